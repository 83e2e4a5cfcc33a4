// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.AggregateKind;
import pingsift.check.Expression.FieldReference;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.text.Span;

/** Tells what cannot be looked at together. */
final class Mixtures {
  private Mixtures() {}

  /** Frames stand together with requests, replies or exchanges. */
  static Expression framesWithExchanges(RuleContext context, FieldReference frame, Span part) {
    return context.fail(
        context
            .problem(
                Kind.MIXED_COLLECTIONS,
                frame.span(),
                "frames and exchanges cannot be looked at together")
            .label("of a frame; the rest names a request, a reply or an exchange")
            .help("name the side instead: `request.` or `reply.`")
            .help("or ask for each by itself: `any(…) and any(…)`"),
        part);
  }

  /**
   * One element stands together with a value of the iStream that changes while the element is
   * looked at. The level must have both.
   */
  static Expression elementWithWhole(RuleContext context, Level level, Span part) {
    Span grows = level.growing().orElseThrow().span();
    Span element = level.element().orElseThrow().span();
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.MIXED_COLLECTIONS,
                grows,
                "`%s` belongs to the whole iStream, `%s` to one element of it"
                    .formatted(context.text(grows), context.text(element)))
            .label("changes while the iStream grows")
            .other(element, "of one element")
            .help("ask for each by itself, with `and` between the two conditions");
    if (isFirstOrLast(level.growing().orElseThrow())) {
      problem.help(
          "whether elements differ tells `distinct(%s) > 1`".formatted(context.text(element)));
    }
    List<String> fixed =
        context.schema().fields(Owner.ISTREAM).stream()
            .filter(f -> f.growth() == Growth.FIXED && !f.isHidden())
            .limit(2)
            .map(f -> "`" + f.name() + "`")
            .toList();
    if (!fixed.isEmpty()) {
      problem.note(
          "an element can be compared with what never changes, such as "
              + String.join(" and ", fixed));
    }
    return context.fail(problem, part);
  }

  private static boolean isFirstOrLast(Expression part) {
    return part instanceof Aggregate aggregate
        && (aggregate.kind() == AggregateKind.FIRST || aggregate.kind() == AggregateKind.LAST);
  }
}
