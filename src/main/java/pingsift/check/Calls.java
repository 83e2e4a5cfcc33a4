// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.StringLiteral;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.Suggestions;
import pingsift.syntax.Name;
import pingsift.syntax.Syntax;

/** Calls: {@code exists}, {@code missing} and the functions of the schema. */
final class Calls {
  private static final Set<String> PRESENCE = Set.of("exists", "missing");

  private final RuleContext context;
  private final TreeChecker tree;
  private final Quantifiers quantifiers;

  Calls(RuleContext context, TreeChecker tree, Quantifiers quantifiers) {
    this.context = context;
    this.tree = tree;
    this.quantifiers = quantifiers;
  }

  Expression call(Syntax.Call call) {
    String word = call.function().text();
    if (Quantifiers.WORDS.contains(word)) {
      return quantifiers.call(call);
    }
    if (PRESENCE.contains(word)) {
      return presence(call);
    }
    if (Quantifiers.LATER_WORDS.contains(word)) {
      return context.unsupported("`" + word + "(…)`", call.function().span(), "");
    }
    if (context.lists().isDefine(word)) {
      // its definition has been told to be unsupported
      return context.failed(call.span());
    }
    Optional<FunctionDef> function = context.schema().function(word);
    return function.isPresent() ? typed(call, function.get()) : unknown(call.function(), call);
  }

  private Expression unknown(Name word, Syntax.Call call) {
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.UNKNOWN_FUNCTION, word.span(), "there is no function `" + word.text() + "`")
            .label("not known");
    List<String> known = new ArrayList<>(Quantifiers.WORDS);
    known.addAll(PRESENCE);
    context.schema().functions().forEach(f -> known.add(f.name()));
    List<String> close = Suggestions.closest(word.text(), known);
    if (!close.isEmpty()) {
      problem.help(RuleContext.similar("function", close));
    }
    return context.fail(problem, call.span());
  }

  private Expression typed(Syntax.Call call, FunctionDef function) {
    int wanted = function.parameters().size();
    if (call.arguments().size() != wanted) {
      return wrongCount(call, wanted);
    }
    List<Expression> arguments = new ArrayList<>();
    boolean whole = true;
    for (int i = 0; i < wanted; i++) {
      Expression argument =
          argument(call.arguments().get(i), function.parameters().get(i), call.function());
      arguments.add(argument);
      whole &= !RuleContext.isFailed(argument);
    }
    return whole ? new Call(function, arguments, call.span()) : context.failed(call.span());
  }

  private Expression wrongCount(Syntax.Call call, int wanted) {
    Name word = call.function();
    int given = call.arguments().size();
    return context.fail(
        context
            .problem(
                Kind.ARGUMENTS,
                call.span(),
                "`%s` takes %s, not %d".formatted(word.text(), values(wanted), given))
            .label("%s given".formatted(given == 0 ? "none" : String.valueOf(given))),
        call.span());
  }

  private static String values(int count) {
    return count == 1 ? "one value" : count + " values";
  }

  private Expression argument(Syntax part, Type wanted, Name function) {
    Expression argument = tree.expression(part);
    boolean fits =
        RuleContext.isFailed(argument)
            || argument.type() == wanted
            || (wanted == Type.FLOAT && argument.type() == Type.INT);
    if (fits) {
      return context.withoutOpenBytes(argument);
    }
    if (wanted == Type.BYTES && argument instanceof StringLiteral text) {
      return Literals.bytes(text);
    }
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.TYPE_MISMATCH,
                part.span(),
                "`%s` takes %s, and this is %s"
                    .formatted(function.text(), wanted.noun(), argument.type().noun()))
            .label("`" + argument.type().word() + "`");
    return context.fail(problem, part.span());
  }

  private Expression presence(Syntax.Call call) {
    if (call.arguments().size() != 1) {
      return wrongCount(call, 1);
    }
    boolean present = call.function().text().equals("exists");
    Syntax part = call.arguments().get(0);
    Optional<FieldReference> side = side(part);
    Expression value = side.isPresent() ? side.get() : tree.expression(part);
    if (RuleContext.isFailed(value)) {
      return context.failed(call.span());
    }
    boolean isCondition = value.type() == Type.BOOL && !(value instanceof FieldReference);
    if (value instanceof Literal || isCondition) {
      return context.fail(
          context
              .problem(
                  Kind.ARGUMENTS,
                  part.span(),
                  "`%s` asks for a value that can be absent".formatted(call.function().text()))
              .label(isCondition ? "a condition" : "always there"),
          call.span());
    }
    return new Presence(value, present, call.span());
  }

  /** {@code request} and {@code reply} alone: asked for by a field that every message has. */
  private Optional<FieldReference> side(Syntax part) {
    if (!RuleContext.isWord(part) || context.scope() == Scope.FRAME) {
      return Optional.empty();
    }
    Optional<FieldDef> field = Names.alwaysThere(context.schema());
    return switch (((Syntax.Path) part).text()) {
      case "request" -> field.map(f -> new FieldReference(f, Side.REQUEST, part.span()));
      case "reply" -> field.map(f -> new FieldReference(f, Side.REPLY, part.span()));
      default -> Optional.empty();
    };
  }
}
