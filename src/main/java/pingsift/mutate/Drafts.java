// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import pingsift.check.BytePattern;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Scope;
import pingsift.check.Side;

/**
 * Makes up short traffic near the border of what a rule asks for: data that has what its conditions
 * name, and the same one byte off, one byte longer or shorter, once more or less often, answered
 * otherwise. Nothing here knows what the rule says to it: whoever uses it lets the rule see it.
 */
final class Drafts {
  /** Drawings of one rule. */
  private static final int MOST = 160;

  /** Of the bytes that a rule asks for, so many are made wrong, one by one. */
  private static final int MOST_FLIPPED = 16;

  /** Random data of this length is close to 8 bits a byte. */
  private static final int LONG = 256;

  private static final int MOST_REPEATED = 64;
  private static final int MOST_CODE = 255;

  /** Which operand of an {@code or} is drawn for. */
  private static final int ALTERNATIVES = 3;

  private final CheckedRule rule;
  private final int alternative;
  private final DraftData request = new DraftData();
  private final DraftData reply = new DraftData();
  private boolean random;
  private final Set<Long> numbers = new TreeSet<>();
  private long code;
  private long times;

  private Drafts(CheckedRule rule, int alternative) {
    this.rule = rule;
    this.alternative = alternative;
  }

  /** What stands between the braces of tests; none of a sequence, whose steps depend on another. */
  static List<String> of(CheckedRule rule) {
    Set<String> all = new LinkedHashSet<>();
    if (rule.query() instanceof CheckedQuery.Sequence) {
      return List.of();
    }
    for (int i = 0; i < ALTERNATIVES; i++) {
      Drafts drafts = new Drafts(rule, i);
      drafts.read(rule.condition());
      if (rule.query() instanceof CheckedQuery.Window window) {
        drafts.read(window.having());
      }
      drafts.draw(all);
    }
    return all.stream().limit(MOST).toList();
  }

  // --- What the rule asks for

  private void read(Expression part) {
    random |= isEntropy(part);
    if (part instanceof Expression.Or or) {
      read(or.operands().get(alternative % or.operands().size()));
      return;
    }
    if (part instanceof Comparison comparison) {
      compared(comparison.left(), comparison.operator(), comparison.right());
    } else if (part instanceof Expression.Between between) {
      compared(between.value(), ComparisonOperator.EQ, between.low());
    } else if (part instanceof Expression.Membership membership
        && !membership.members().isEmpty()) {
      compared(membership.value(), ComparisonOperator.EQ, membership.members().get(0));
    } else if (part instanceof Expression.ByteTest test) {
      boolean contains = test.operator() != Expression.ByteOperator.STARTSWITH;
      DraftData data = data(test.bytes());
      place(test.bytes(), test.pattern(), contains ? data.end() : 0);
    }
    part.parts().forEach(this::read);
  }

  private static boolean isEntropy(Expression part) {
    return (part instanceof FieldReference field && field.field().name().equals("entropy"))
        || (part instanceof Expression.Call call && call.function().name().equals("entropy"));
  }

  private void compared(Expression value, ComparisonOperator operator, Expression bound) {
    if (bound instanceof Expression.BytesLiteral literal) {
      place(value, literal.value(), 0);
    }
    if (!(bound instanceof Expression.NumberLiteral number)) {
      return;
    }
    long wanted =
        switch (operator) {
          case EQ, GE, LE -> number.value();
          case GT, NE -> number.value() + 1;
          case LT -> number.value() - 1;
        };
    numbers.add(number.value());
    boolean counts =
        value instanceof Expression.Quantifier
            || (value instanceof FieldReference field && field.field().name().equals("count"));
    if (counts && wanted <= MOST_REPEATED) {
      times = Math.max(times, wanted);
    }
    if (value instanceof Expression.ByteAt at && at.index() >= 0) {
      data(at.bytes()).put(offset(at.bytes()) + at.index(), (int) Math.min(wanted, 0xff));
    } else if (value instanceof FieldReference field && field.field().name().equals("icmp.code")) {
      code = Math.max(0, Math.min(wanted, MOST_CODE));
    } else if ((value instanceof FieldReference field && field.field().name().equals("len"))
        || (value instanceof Expression.Call call && call.function().name().equals("len"))) {
      data(value).length(wanted);
    }
  }

  private void place(Expression bytes, BytePattern pattern, int at) {
    for (int i = 0; i < pattern.length(); i++) {
      data(bytes).put(offset(bytes) + at + i, pattern.bytes()[i] & 0xff);
    }
  }

  private static long offset(Expression bytes) {
    return bytes instanceof Expression.Slice slice
        ? Math.max(0, slice.from().orElse(0)) + offset(slice.bytes())
        : 0;
  }

  /** That of the message which an expression is about. */
  private DraftData data(Expression part) {
    if (part instanceof FieldReference field) {
      return field.side() == Side.REPLY ? reply : request;
    }
    return part.parts().isEmpty() ? request : data(part.parts().get(0));
  }

  // --- Traffic

  private void draw(Set<String> into) {
    byte[] asked = request.bytes();
    byte[] answered = reply.isEmpty() ? asked : reply.bytes();
    boolean both = !reply.isEmpty();
    exchange(asked, answered, code, into);
    into.add(message("request", asked, code) + " lost");
    List<byte[]> replies = List.of(flipped(asked, 0), resized(asked, asked.length + 1));
    for (byte[] other : replies) {
      exchange(asked, other, code, into);
    }
    for (byte[] near : near(asked, request)) {
      exchange(near, both ? answered : near, code, into);
    }
    for (byte[] near : both ? near(answered, reply) : List.<byte[]>of()) {
      exchange(asked, near, code, into);
    }
    exchange("abcdefgh".getBytes(StandardCharsets.US_ASCII), asked, code, into);
    for (long number : numbers) {
      for (long near = Math.max(0, number - 1); near <= number + 1; near++) {
        number(near, asked, replies, into);
      }
    }
  }

  /** A number of the rule, or one beside it, as whatever it may be: a code, a count, a length. */
  private void number(long number, byte[] asked, List<byte[]> replies, Set<String> into) {
    if (number <= MOST_CODE && code > 0) {
      exchange(asked, asked, number, into);
    }
    if (number > 1 && number <= MOST_REPEATED) {
      repeated(number, asked, asked, code, into);
      replies.forEach(other -> repeated(number, asked, other, code, into));
      if (random) {
        into.add("ping " + number + " random " + Math.max(LONG, asked.length));
      }
    }
    if (number <= DraftData.MOST) {
      byte[] sized = resized(asked, (int) number);
      exchange(sized, sized, code, into);
      if (rule.scope() != Scope.FRAME) {
        exchange(sized, flipped(sized, 0), code, into);
        exchange(sized, resized(sized, sized.length + 1), code, into);
      }
    }
  }

  private static List<byte[]> near(byte[] data, DraftData draft) {
    List<byte[]> all = new ArrayList<>();
    int[] places = draft.places();
    for (int i = 0; i < Math.min(places.length, MOST_FLIPPED); i++) {
      all.add(flipped(data, places[i]));
    }
    all.add(resized(data, data.length + 1));
    if (data.length > 0) {
      all.add(resized(data, data.length - 1));
    }
    byte[] shifted = new byte[data.length + 1];
    shifted[0] = 'a';
    System.arraycopy(data, 0, shifted, 1, data.length);
    all.add(shifted);
    return all;
  }

  private static byte[] flipped(byte[] data, int at) {
    byte[] made = data.length == 0 ? new byte[] {'b'} : data.clone();
    if (at < data.length) {
      made[at] = (byte) (made[at] == 'a' ? 'b' : made[at] ^ 1);
    }
    return made;
  }

  private static byte[] resized(byte[] data, int length) {
    byte[] made = Arrays.copyOf(data, length);
    Arrays.fill(made, Math.min(data.length, length), length, (byte) 'a');
    return made;
  }

  /** A request and its reply, as often as the rule asks; of single messages the request alone. */
  private void exchange(byte[] asked, byte[] answered, long withCode, Set<String> into) {
    if (rule.scope() == Scope.FRAME && rule.query() instanceof CheckedQuery.Single) {
      into.add(message("request", asked, withCode));
    }
    into.add(message("request", asked, withCode) + "  " + answer("reply", asked, answered));
    if (times > 1) {
      repeated(times, asked, answered, withCode, into);
    }
  }

  private static void repeated(
      long count, byte[] asked, byte[] answered, long withCode, Set<String> into) {
    String one = message("request", asked, withCode) + "  " + answer("reply", asked, answered);
    into.add("repeat " + count + " { " + one + " }");
  }

  private static String message(String word, byte[] data, long withCode) {
    String text = (word + " " + DraftData.text(data)).strip();
    return withCode == 0 ? text : text + " code " + withCode;
  }

  private static String answer(String word, byte[] asked, byte[] answered) {
    return Arrays.equals(asked, answered)
        ? word + " copy"
        : (word + " " + DraftData.text(answered)).strip();
  }
}
