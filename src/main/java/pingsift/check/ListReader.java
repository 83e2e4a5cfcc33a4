// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pingsift.check.Expression.Literal;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.ListFile;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** Makes the members of one list of what is written: constants, ranges, and other lists. */
final class ListReader {
  /** Ranges are tried one after the other, unlike other members. */
  static final int MOST_RANGES = 1_000;

  private static final Span NOWHERE = new Span(0, 0);

  private final RuleContext context;
  private final TreeChecker tree;
  private final List<Literal> single = new ArrayList<>();
  private final List<Members.Range> ranges = new ArrayList<>();

  /** The kinds of members, in the order in which they came. */
  private final Map<String, Seen> kinds = new LinkedHashMap<>();

  /** The first member of a kind, and how many of it there are. */
  private record Seen(Literal first, int count) {
    Seen and(Seen other) {
      return new Seen(first, count + other.count);
    }
  }

  ListReader(RuleContext context) {
    this.context = context;
    this.tree = new TreeChecker(context);
  }

  /** Takes in what is written as a constant or a range; what is not is told. */
  void add(Syntax part) {
    if (!(part instanceof Syntax.Range range)) {
      constant(part).ifPresent(literal -> addSingle(literal, part.span()));
      return;
    }
    Optional<Literal> low = constant(range.low());
    Optional<Literal> high = constant(range.high());
    if (low.isEmpty() || high.isEmpty()) {
      return;
    }
    note(low.get());
    note(high.get());
    if (!low.get().type().isOrdered()) {
      fail(
          Kind.TYPE_MISMATCH,
          part.span(),
          "a range goes from number to number, and this is " + low.get().type().noun(),
          "not in any order");
    } else if (areSameKind(low.get(), high.get()) && Literals.compare(low.get(), high.get()) > 0) {
      fail(Kind.LITERAL, part.span(), "nothing lies in this range", "ends below where it begins");
    } else if (ranges.size() == MOST_RANGES) {
      fail(Kind.TOO_LARGE, part.span(), "a list has at most 1,000 ranges", "one too many");
    } else {
      ranges.add(new Members.Range(low.get(), high.get()));
    }
  }

  /** Takes in all members of another list that is named here. */
  void addAll(Members others, Span here) {
    for (Literal member : others.single()) {
      note(Literals.at(member, here));
      keep(member, here);
    }
    for (Members.Range range : others.ranges()) {
      note(Literals.at(range.low(), here));
      ranges.add(range);
    }
    if (ranges.size() > MOST_RANGES) {
      fail(Kind.TOO_LARGE, here, "a list has at most 1,000 ranges", "too many with these");
    }
  }

  private void addSingle(Literal literal, Span here) {
    note(literal);
    keep(Literals.at(literal, NOWHERE), here); // a list can be used in any text
  }

  private void keep(Literal member, Span here) {
    if (single.size() == ListFile.MOST_MEMBERS) {
      fail(Kind.TOO_LARGE, here, "a list has at most 1,000,000 members", "one too many");
    }
    if (single.size() <= ListFile.MOST_MEMBERS) {
      single.add(member);
    }
  }

  private void note(Literal literal) {
    kinds.merge(kind(literal), new Seen(literal, 1), Seen::and);
  }

  private static String kind(Literal literal) {
    return switch (literal.type()) {
      case INT, FLOAT -> "number";
      case IP, NET -> "address";
      case BOOL, BYTES, STRING, DURATION, TIME, ERROR -> literal.type().word();
    };
  }

  private static boolean areSameKind(Literal a, Literal b) {
    return kind(a).equals(kind(b));
  }

  private Optional<Literal> constant(Syntax part) {
    boolean named = part instanceof Syntax.Path || part instanceof Syntax.Call;
    Expression value = named ? context.failed(part.span()) : tree.expression(part);
    if (value instanceof Literal literal) {
      return Optional.of(literal);
    }
    if (named || !RuleContext.isFailed(value)) {
      fail(Kind.LITERAL, part.span(), "a list holds constants only", "not a constant");
    }
    return Optional.empty();
  }

  private void fail(Kind kind, Span span, String message, String label) {
    context.fail(context.problem(kind, span, message).label(label), span);
  }

  /** The members; empty where anything was wrong with them. Tells where they are of two kinds. */
  Optional<Members> members() {
    if (kinds.size() > 1) {
      tellMixed();
    }
    return context.hasFailed() ? Optional.empty() : Optional.of(new Members(single, ranges));
  }

  /**
   * The kind that most members are of is the one that is meant; of two, the one that came first.
   */
  private void tellMixed() {
    Seen meant = kinds.values().stream().reduce((a, b) -> b.count > a.count ? b : a).orElseThrow();
    kinds.values().stream().filter(kind -> !kind.equals(meant)).forEach(odd -> tellOdd(odd, meant));
  }

  private void tellOdd(Seen odd, Seen meant) {
    Literal first = odd.first;
    Diagnostic.Builder problem =
        context
            .problem(Kind.TYPE_MISMATCH, first.span(), "a list holds values of one type")
            .label("`" + first.type().word() + "`")
            .other(meant.first.span(), "`" + meant.first.type().word() + "`");
    if (odd.count > 1) {
      problem.note("%,d members are of the type `%s`".formatted(odd.count, first.type().word()));
    }
    context.fail(problem, first.span());
  }
}
