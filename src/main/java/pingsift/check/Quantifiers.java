// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.AggregateKind;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Name;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** Written quantifiers, {@code any(P)} and its like, and aggregates, {@code max(value)}. */
final class Quantifiers {
  private static final List<String> CONDITION_WORDS =
      List.of("any", "all", "none", "count", "share");
  private static final List<String> VALUE_WORDS =
      List.of("min", "max", "sum", "avg", "stdev", "distinct", "first", "last");

  /** All words that look at a collection. */
  static final List<String> WORDS =
      java.util.stream.Stream.concat(CONDITION_WORDS.stream(), VALUE_WORDS.stream()).toList();

  private final RuleContext context;
  private final TreeChecker tree;
  private final Conditions conditions;

  Quantifiers(RuleContext context, TreeChecker tree, Conditions conditions) {
    this.context = context;
    this.tree = tree;
    this.conditions = conditions;
  }

  Expression call(Syntax.Call call) {
    Name word = call.function();
    if (context.scope() != Scope.ISTREAM && !context.isWindow()) {
      return wrongScope(word, call.span());
    }
    if (context.quantifier().isPresent()) {
      return nested(word, context.quantifier().get(), call.span());
    }
    boolean ofCondition = CONDITION_WORDS.contains(word.text());
    if (context.isWindow() && word.text().equals("count") && call.arguments().isEmpty()) {
      return countAll(call.span());
    }
    if (call.arguments().size() != 1) {
      return wrongCount(call, ofCondition);
    }
    Syntax part = call.arguments().get(0);
    context.enter(word);
    Expression inside =
        ofCondition ? conditions.condition(part) : conditions.unmixed(tree.expression(part));
    context.leave();
    if (RuleContext.isFailed(inside)) {
      return context.failed(call.span());
    }
    Level level = Level.of(inside);
    Optional<Expression> problem =
        context.isWindow() ? Optional.empty() : problem(word, inside, level, call.span());
    if (problem.isPresent()) {
      return problem.get();
    }
    Collection all = context.isWindow() ? context.windowRecords() : level.collection();
    String kind = word.text().toUpperCase(Locale.ROOT);
    return ofCondition
        ? new Quantifier(QuantifierKind.valueOf(kind), all, inside, false, call.span())
        : aggregate(AggregateKind.valueOf(kind), all, inside, call);
  }

  /** {@code count()}: how many records a window has. */
  Expression countAll(Span span) {
    return new Quantifier(
        QuantifierKind.COUNT,
        context.windowRecords(),
        new Expression.BoolLiteral(true, span),
        false,
        span);
  }

  private Expression wrongScope(Name word, Span part) {
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.WRONG_SCOPE,
                word.span(),
                "`%s` looks at a collection, and `%s` is one record"
                    .formatted(word.text(), context.scope().word()))
            .label(context.isWindowRecord() ? "stands after `having`" : "works in `istream` rules");
    if (context.isWindowRecord()) {
      problem.help(
          "`where` says what each %s must be, `having` what all of a window must be together"
              .formatted(context.scope().word()));
      return context.fail(problem, part);
    }
    problem.help("begin with `istream where` to look at all exchanges of an iStream");
    if (word.text().equals("distinct") || word.text().equals("count")) {
      String windows = context.scope() == Scope.FRAME ? "frames" : "exchanges";
      problem.help(
          "over all %s that share a key, ask `%s by src over 60s having %s(…) >= …`"
              .formatted(windows, windows, word.text()));
    }
    return context.fail(problem, part);
  }

  private Expression nested(Name inner, Name outer, Span part) {
    return context.fail(
        context
            .problem(
                Kind.WRONG_SCOPE,
                inner.span(),
                "`%s` cannot stand inside `%s`".formatted(inner.text(), outer.text()))
            .label("looks at a collection, and stands where one element is looked at")
            .other(outer.span(), "looks at one element after the other")
            .help("ask for each by itself, with `and` between them"),
        part);
  }

  private Expression wrongCount(Syntax.Call call, boolean ofCondition) {
    int given = call.arguments().size();
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.ARGUMENTS,
                call.span(),
                "`%s` takes one %s, not %d"
                    .formatted(call.function().text(), ofCondition ? "condition" : "value", given))
            .label(given == 0 ? "none given" : given + " given");
    if (given > 1) {
      problem.help(
          ofCondition
              ? "join conditions with `and` or `or`"
              : "ask for each by itself, as `%1$s(%2$s)` and `%1$s(%3$s)`"
                  .formatted(
                      call.function().text(),
                      context.text(call.arguments().get(0).span()),
                      context.text(call.arguments().get(1).span())));
    }
    return context.fail(problem, call.span());
  }

  /** What forbids the inside of a quantifier, told; empty where nothing does. */
  private Optional<Expression> problem(Name word, Expression inside, Level level, Span part) {
    if (!level.isElement()) {
      return context.hasFailed()
          ? Optional.of(context.failed(part))
          : Optional.of(noElement(word, inside, part));
    }
    if (level.misplacedFrame().isPresent()) {
      return Optional.of(Mixtures.framesWithExchanges(context, level.misplacedFrame().get(), part));
    }
    if (level.growing().isPresent() && level.element().isPresent()) {
      return Optional.of(Mixtures.elementWithWhole(context, level, part));
    }
    return Optional.empty();
  }

  private Expression noElement(Name word, Expression inside, Span part) {
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.ARGUMENTS,
                inside.span(),
                "`%s` has nothing to go through".formatted(word.text()))
            .label("names no request, reply, exchange or frame")
            .help("name an element: `request.…`, `reply.…`, `exchange.…` or `frame.…`")
            .help("what is asked of the whole iStream stands outside: " + outside(inside));
    if (word.text().equals("distinct")) {
      problem.help(
          "over many iStreams, ask `istreams by … over 60s having distinct(%s) >= …`"
              .formatted(context.text(inside.span())));
    }
    return context.fail(problem, part);
  }

  private String outside(Expression inside) {
    return "`" + context.text(inside.span()) + "`";
  }

  private Expression aggregate(
      AggregateKind kind, Collection collection, Expression value, Syntax.Call call) {
    if (context.isWindow() && isEdge(kind) && value.type() == Type.BYTES) {
      return edgeOfBytes(value, call);
    }
    Type type = resultType(kind, value.type());
    if (type != Type.ERROR) {
      return new Aggregate(kind, collection, value, type, call.span());
    }
    String word = call.function().text();
    boolean anyValue =
        switch (kind) {
          case DISTINCT, FIRST, LAST -> true;
          case MIN, MAX, SUM, AVG, STDEV -> false;
        };
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.TYPE_MISMATCH,
                value.span(),
                "`%s` needs %s, and this is %s"
                    .formatted(
                        word,
                        anyValue ? "a number, an address or bytes" : "a number",
                        value.type().noun()))
            .label("`" + value.type().word() + "`");
    if (value.type() == Type.BOOL) {
      problem.help("to count where a condition holds, write `count(…)` or `share(…)`");
    }
    if (value.type() == Type.BYTES) {
      String text = context.text(value.span());
      problem.help(
          "ask for its length, or for how many different ones there are: `%s(len(%s))`, `distinct(%s)`"
              .formatted(word, text, text));
    }
    if (value.type() == Type.IP) {
      problem.help(
          "ask how many different ones there are: `distinct(%s)`"
              .formatted(context.text(value.span())));
    }
    return context.fail(problem, call.span());
  }

  private static boolean isEdge(AggregateKind kind) {
    return kind == AggregateKind.FIRST || kind == AggregateKind.LAST;
  }

  private Expression edgeOfBytes(Expression value, Syntax.Call call) {
    String word = call.function().text();
    String text = context.text(value.span());
    return context.fail(
        context
            .problem(Kind.TYPE_MISMATCH, value.span(), "a window keeps no bytes of its records")
            .label("`bytes`")
            .help(
                "ask for what is known of them: `any(%1$s contains …)`, `distinct(%1$s)`, `%2$s(len(%1$s))`"
                    .formatted(text, word)),
        call.span());
  }

  /** The type of an aggregate, or {@link Type#ERROR} where there is none of such values. */
  private static Type resultType(AggregateKind kind, Type value) {
    boolean summable = value == Type.INT || value == Type.FLOAT || value == Type.DURATION;
    return switch (kind) {
      case MIN, MAX -> value.isOrdered() ? value : Type.ERROR;
      case SUM -> summable ? value : Type.ERROR;
      case AVG, STDEV -> !summable ? Type.ERROR : value == Type.INT ? Type.FLOAT : value;
      case DISTINCT ->
          value == Type.STRING || (value != Type.BOOL && isKept(value)) ? Type.INT : Type.ERROR;
      case FIRST, LAST -> isKept(value) ? value : Type.ERROR;
    };
  }

  /** Whether values of a type can be kept. */
  private static boolean isKept(Type type) {
    return switch (type) {
      case BOOL, INT, FLOAT, BYTES, IP, DURATION, TIME -> true;
      case STRING, NET, ERROR -> false;
    };
  }
}
