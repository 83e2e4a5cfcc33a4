// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pingsift.check.BytePattern;
import pingsift.check.Expression;
import pingsift.check.Expression.ByteOperator;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Slice;

/** What conditions on bytes say of their length and of single bytes. */
final class ByteFacts {
  /** Longer patterns are known by their first bytes. */
  private static final int MOST_BYTES = 64;

  private final Reasoner reasoner;

  ByteFacts(Reasoner reasoner) {
    this.reasoner = reasoner;
  }

  /** Bytes that begin at a fixed place of others. */
  private record Place(String bytes, long offset) {}

  /** {@code bytes == pattern}, or with {@code equal} false its opposite. */
  boolean assumeEqual(Expression bytes, BytePattern pattern, boolean equal, Facts facts) {
    NumberSet sizes =
        NumberSet.between(
            true, BigDecimal.valueOf(pattern.minLength()), BigDecimal.valueOf(pattern.maxLength()));
    if (equal) {
      return assumeLength(bytes, sizes, facts) && assumeBegins(bytes, pattern, false, facts);
    }
    NumberSet length = reasoner.ranges().length(bytes, facts);
    boolean sameLength = sizes.containsAll(length);
    return !(sameLength && begins(bytes, pattern, false, facts));
  }

  boolean assumeSameLength(Expression one, Expression other, Facts facts) {
    NumberSet both =
        reasoner.ranges().length(one, facts).and(reasoner.ranges().length(other, facts));
    return assumeLength(one, both, facts) && assumeLength(other, both, facts);
  }

  private boolean assumeLength(Expression bytes, NumberSet set, Facts facts) {
    NumberSet length = reasoner.ranges().length(bytes, facts).and(set);
    Optional<String> shape = reasoner.shape(bytes).map(Shape::length);
    return !length.isEmpty() && (shape.isEmpty() || reasoner.narrow(shape.get(), length, facts));
  }

  boolean assumeMember(Membership membership, boolean truth, Facts facts) {
    List<Facts> possible = new ArrayList<>();
    for (Literal member : membership.members()) {
      if (!(member instanceof BytesLiteral literal)) {
        return true;
      }
      Facts alternative = truth ? facts.copy() : facts;
      boolean can = assumeEqual(membership.value(), literal.value(), truth, alternative);
      if (!truth && !can) {
        return false;
      }
      if (can) {
        possible.add(alternative);
      }
    }
    if (truth && !possible.isEmpty()) {
      facts.becomeEither(possible);
    }
    return !truth || !possible.isEmpty();
  }

  /** {@code contains}, {@code startswith} and {@code endswith}. */
  boolean assumeTest(ByteTest test, boolean truth, Facts facts) {
    boolean starts = test.operator() == ByteOperator.STARTSWITH;
    if (!truth) {
      return !(starts && begins(test.bytes(), test.pattern(), test.nocase(), facts));
    }
    NumberSet enough = ValueRange.from(BigDecimal.valueOf(test.pattern().minLength()));
    return assumeLength(test.bytes(), enough, facts)
        && (!starts || assumeBegins(test.bytes(), test.pattern(), test.nocase(), facts));
  }

  /** Whether the facts say that the test is true, whatever the capture cut. */
  boolean isSure(ByteTest test, Facts facts) {
    return test.operator() == ByteOperator.STARTSWITH
        && begins(test.bytes(), test.pattern(), test.nocase(), facts);
  }

  private boolean assumeBegins(Expression bytes, BytePattern pattern, boolean nocase, Facts facts) {
    Optional<Place> place = place(bytes);
    if (place.isEmpty()) {
      return true;
    }
    for (int i = 0; i < Math.min(fixed(pattern), MOST_BYTES); i++) {
      if (pattern.mask()[i] == 0) {
        continue; // an open byte agrees even where the capture cut it, so nothing is known of it
      }
      String shape = Shape.byteAt(place.get().bytes, place.get().offset + i);
      if (!reasoner.narrow(shape, allowed(pattern, i, nocase), facts)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the facts say that the bytes begin so. */
  private boolean begins(Expression bytes, BytePattern pattern, boolean nocase, Facts facts) {
    Optional<Place> place = place(bytes);
    if (place.isEmpty() || pattern.length() > MOST_BYTES || pattern.hasJumps()) {
      return false;
    }
    for (int i = 0; i < pattern.length(); i++) {
      NumberSet known = facts.get(Shape.byteAt(place.get().bytes, place.get().offset + i));
      if (known == null || !allowed(pattern, i, nocase).containsAll(known)) {
        return false;
      }
    }
    return true;
  }

  /** How many bytes have their place: those before the first jump. */
  private static int fixed(BytePattern pattern) {
    return pattern.hasJumps() ? pattern.jumps().get(0).at() : pattern.length();
  }

  /** The values that a pattern allows at a place. */
  private static NumberSet allowed(BytePattern pattern, int at, boolean nocase) {
    int wanted = pattern.bytes()[at];
    int mask = pattern.mask()[at] & 0xff;
    if (mask == 0) {
      return NumberSet.between(true, BigDecimal.ZERO, BigDecimal.valueOf(255));
    }
    if (mask == 0xff && !nocase) {
      return NumberSet.point(true, BigDecimal.valueOf(wanted & 0xff));
    }
    List<BigDecimal> values = new ArrayList<>();
    for (int value = 0; value < 256; value++) {
      boolean same = ((value ^ wanted) & mask) == 0;
      boolean folded = nocase && ((lower(value) ^ lower(wanted & 0xff)) & mask) == 0;
      if (same || folded) {
        values.add(BigDecimal.valueOf(value));
      }
    }
    return NumberSet.points(true, values);
  }

  private static int lower(int value) {
    return value >= 'A' && value <= 'Z' ? value + ('a' - 'A') : value;
  }

  private Optional<Place> place(Expression bytes) {
    if (bytes instanceof Slice slice) {
      long from = slice.from().orElse(0);
      return from < 0
          ? Optional.empty()
          : place(slice.bytes()).map(outer -> new Place(outer.bytes, outer.offset + from));
    }
    return reasoner.shape(bytes).map(shape -> new Place(shape, 0));
  }
}
