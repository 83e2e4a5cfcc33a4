// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.NumberLiteral;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.Suggestions;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/**
 * Names of values, such as {@code echo_request}: words that only a comparison with their field
 * understands.
 *
 * <p>The comparison becomes a membership of the field's hidden key in the keys of the name, because
 * one name can stand for several values: an Echo Request is type 8 in ICMPv4 and 128 in ICMPv6.
 */
final class Symbols {
  private static final int MOST_SHOWN = 4;

  private final RuleContext context;
  private final Names names;

  Symbols(RuleContext context, Names names) {
    this.context = context;
    this.names = names;
  }

  /** The comparison of a field with one of its value names; empty where it is none. */
  Optional<Expression> compare(Syntax.Compare compare) {
    Optional<FieldReference> left = fieldWithSymbols(compare.left());
    if (left.isPresent() && isSymbol(left.get(), compare.right())) {
      return Optional.of(compare(compare, left.get(), (Syntax.Path) compare.right()));
    }
    Optional<FieldReference> right = fieldWithSymbols(compare.right());
    if (right.isPresent() && isSymbol(right.get(), compare.left())) {
      return Optional.of(compare(compare, right.get(), (Syntax.Path) compare.left()));
    }
    return Optional.empty();
  }

  /**
   * Where a field that does not exist is compared with the name of a value: the problem of the
   * field alone, since nobody can say whether the name would be one of its values.
   */
  Optional<Expression> besideUnknownField(Syntax.Compare compare) {
    if (!(compare.left() instanceof Syntax.Path left)
        || !(compare.right() instanceof Syntax.Path right)
        || names.find(left).isPresent()
        || names.find(right).isPresent()) {
      return Optional.empty();
    }
    boolean leftIsValue = isValueName(left) && !isValueName(right);
    if (!leftIsValue && !isValueName(right)) {
      return Optional.empty();
    }
    names.resolve(leftIsValue ? right : left);
    return Optional.of(context.failed(compare.span()));
  }

  /** Whether a word is, or nearly is, the name of a value of some field. */
  boolean isValueName(Syntax part) {
    if (!RuleContext.isWord(part)) {
      return false;
    }
    String word = ((Syntax.Path) part).text();
    return Arrays.stream(Owner.values())
        .flatMap(owner -> context.schema().fields(owner).stream())
        .anyMatch(
            field ->
                field.symbols().containsKey(word)
                    || Suggestions.slip(word, field.symbols().keySet()).isPresent());
  }

  private Optional<FieldReference> fieldWithSymbols(Syntax part) {
    return part instanceof Syntax.Path path
        ? names.find(path).filter(f -> !f.field().symbols().isEmpty())
        : Optional.empty();
  }

  /** Whether a word beside the field can only be, or clearly is, one of its value names. */
  private boolean isSymbol(FieldReference field, Syntax part) {
    if (!RuleContext.isWord(part)) {
      return false;
    }
    Syntax.Path path = (Syntax.Path) part;
    return field.field().symbols().containsKey(path.text()) || names.find(path).isEmpty();
  }

  private Expression compare(Syntax.Compare compare, FieldReference field, Syntax.Path word) {
    String operator = compare.operator().text();
    if (!operator.equals("==") && !operator.equals("!=")) {
      return context.fail(
          context
              .problem(
                  Kind.TYPE_MISMATCH,
                  compare.operator().span(),
                  "`%s` cannot order names of values".formatted(operator))
              .label("orders numbers, durations and times")
              .help("compare with `==`, `!=` or `in { … }`"),
          compare.span());
    }
    Optional<List<Literal>> keys = keys(field, word);
    if (keys.isEmpty()) {
      return context.failed(compare.span());
    }
    Expression membership = membership(field, keys.get(), compare.span());
    return operator.equals("==") ? membership : new Not(membership, compare.span());
  }

  Expression membership(FieldReference field, List<Literal> keys, Span span) {
    FieldDef def = field.field();
    FieldDef key = context.schema().field(def.owner(), def.symbolKey()).orElse(def);
    return new Membership(new FieldReference(key, field.side(), field.span()), keys, span);
  }

  /** The keys that a value name stands for; empty where the field has no such name. */
  Optional<List<Literal>> keys(FieldReference field, Syntax.Path word) {
    List<Long> keys = field.field().symbols().get(word.text());
    if (keys != null) {
      return Optional.of(
          keys.stream().<Literal>map(k -> new NumberLiteral(k, Type.INT, word.span())).toList());
    }
    List<String> known = field.field().symbols().keySet().stream().sorted().toList();
    String shown = context.text(field.span());
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.UNKNOWN_NAME,
                word.span(),
                "`%s` is not a value of `%s`".formatted(word.text(), shown))
            .label("not known");
    List<String> close = Suggestions.closest(word.text(), known);
    if (!close.isEmpty()) {
      problem.help(RuleContext.similar("value", close));
    } else {
      List<String> some = known.stream().limit(MOST_SHOWN).map(n -> "`" + n + "`").toList();
      problem.help("it has names such as " + String.join(", ", some));
    }
    context.fail(problem, word.span());
    return Optional.empty();
  }
}
