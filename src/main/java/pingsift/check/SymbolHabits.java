// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Map;
import java.util.Optional;
import pingsift.check.Expression.FieldReference;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/**
 * Names of values as people write them who know them from elsewhere: {@code echo-request}, which is
 * a subtraction here, and {@code src in private}, where {@code private} is a type and no list.
 */
final class SymbolHabits {
  private static final String DASHED = "[a-zA-Z]\\w*(\\s*-\\s*\\w+)+";

  private final RuleContext context;
  private final Names names;

  SymbolHabits(RuleContext context, Names names) {
    this.context = context;
    this.names = names;
  }

  /** The problem of a comparison that is written so; empty where it is not. */
  Optional<Expression> compare(Syntax.Compare compare) {
    boolean not = compare.operator().text().equals("!=");
    for (int turn = 0; turn < 2; turn++) {
      Syntax value = turn == 0 ? compare.left() : compare.right();
      Syntax name = turn == 0 ? compare.right() : compare.left();
      if (dashed(symbols(value), name)) {
        return Optional.of(context.failed(compare.span()));
      }
      Optional<Expression> type = addressType(value, name, not, compare.span());
      if (type.isPresent()) {
        return type;
      }
    }
    return Optional.empty();
  }

  /** The problem of {@code src in private}; empty where it is something else. */
  Optional<Expression> in(Syntax.In in) {
    return context.lists().find(context.text(in.target().span())).isPresent()
        ? Optional.empty()
        : addressType(in.value(), in.target(), in.negated(), in.span());
  }

  private Map<String, ?> symbols(Syntax value) {
    if (value instanceof Syntax.Path path) {
      return names
          .find(path)
          .<Map<String, ?>>map(found -> found.field().symbols())
          .orElse(Map.of());
    }
    return value instanceof Syntax.Call call
        ? context
            .schema()
            .function(call.function().text())
            .<Map<String, ?>>map(FunctionDef::values)
            .orElse(Map.of())
        : Map.of();
  }

  /** Tells of a name that is written with dashes, if it is one of these. */
  boolean dashed(Map<String, ?> symbols, Syntax part) {
    if (symbols.isEmpty() || !(part instanceof Syntax.Arithmetic)) {
      return false;
    }
    String text = context.text(part.span());
    String word = text.replaceAll("\\s*-\\s*", "_");
    if (!text.matches(DASHED) || !symbols.containsKey(word)) {
      return false;
    }
    context.fail(
        context
            .problem(Kind.UNKNOWN_NAME, part.span(), "names of values are written with `_`")
            .label("a subtraction here")
            .help("write `" + word + "`")
            .fix(new Fix(part.span(), word, true)),
        part.span());
    return true;
  }

  private Optional<Expression> addressType(Syntax value, Syntax name, boolean not, Span part) {
    if (!(value instanceof Syntax.Path path)
        || !RuleContext.isWord(name)
        || names.find((Syntax.Path) name).isPresent()) {
      return Optional.empty();
    }
    String word = context.text(name.span());
    Optional<FieldDef> type =
        names
            .find(path)
            .map(FieldReference::field)
            .filter(field -> field.type() == Type.IP)
            .flatMap(field -> context.schema().field(field.owner(), field.name() + ".type"))
            .filter(field -> field.symbols().containsKey(word));
    if (type.isEmpty()) {
      return Optional.empty();
    }
    String ours = "%s.type %s %s".formatted(path.text(), not ? "!=" : "==", word);
    return Optional.of(
        context.fail(
            context
                .problem(Kind.UNKNOWN_NAME, name.span(), "`" + word + "` is a type of addresses")
                .label("neither an address nor a list")
                .help("write `" + ours + "`")
                .fix(new Fix(part, ours, true)),
            part));
  }
}
