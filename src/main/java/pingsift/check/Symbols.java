// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.StringLiteral;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.diag.Suggestions;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/**
 * Names of values, such as {@code echo_request}: words that only a comparison with their field, or
 * with what their function gives, understands. A value that is a text takes them in quotes too.
 *
 * <p>The comparison becomes a membership of the field's hidden key in the keys of the name, because
 * one name can stand for several values: an Echo Request is type 8 in ICMPv4 and 128 in ICMPv6. For
 * a function the texts that it gives are the keys.
 */
final class Symbols {
  private static final int MOST_SHOWN = 4;

  /** What people call values that have another name here. */
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("ping", "echo_request"),
          Map.entry("pong", "echo_reply"),
          Map.entry("unreachable", "destination_unreachable"),
          Map.entry("dest_unreachable", "destination_unreachable"),
          Map.entry("dest_unreach", "destination_unreachable"),
          Map.entry("ttl_expired", "time_exceeded"),
          Map.entry("frag_needed", "fragmentation_needed"),
          Map.entry("linux", "iputils"),
          Map.entry("rfc1918", "private"),
          Map.entry("ula", "unique_local"),
          Map.entry("cgnat", "shared"),
          Map.entry("internet", "public"),
          Map.entry("global", "public"));

  private final RuleContext context;
  private final TreeChecker tree;
  private final Names names;

  Symbols(RuleContext context, TreeChecker tree, Names names) {
    this.context = context;
    this.tree = tree;
    this.names = names;
  }

  /**
   * A value whose comparisons understand names.
   *
   * @param key what is looked up among the keys
   * @param words the names, each with its keys: Long or String
   */
  record Named(Expression value, Expression key, Map<String, ? extends List<?>> words) {
    /** Whether names may stand in quotes. */
    boolean isText() {
      return value.type() == Type.STRING;
    }
  }

  /** The comparison of a value with one of its names; empty where it is none. */
  Optional<Expression> compare(Syntax.Compare compare) {
    if (isName(compare.left(), compare.right())) {
      return Optional.of(compare(compare, compare.left(), compare.right()));
    }
    if (isName(compare.right(), compare.left())) {
      return Optional.of(compare(compare, compare.right(), compare.left()));
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

  /** Whether what stands beside a value can only be, or clearly is, one of the value's names. */
  private boolean isName(Syntax value, Syntax other) {
    boolean quoted = other instanceof Syntax.StringValue;
    if (!quoted && !RuleContext.isWord(other)) {
      return false;
    }
    Map<String, ?> words = Map.of();
    boolean text = false;
    if (value instanceof Syntax.Path path) {
      Optional<FieldDef> field = names.find(path).map(FieldReference::field);
      words = field.<Map<String, ?>>map(FieldDef::symbols).orElse(Map.of());
      text = field.isPresent() && field.get().type() == Type.STRING;
    } else if (value instanceof Syntax.Call call) {
      words =
          context
              .schema()
              .function(call.function().text())
              .<Map<String, ?>>map(FunctionDef::values)
              .orElse(Map.of());
      text = true;
    }
    if (words.isEmpty() || quoted) {
      return text && !words.isEmpty();
    }
    Syntax.Path word = (Syntax.Path) other;
    return words.containsKey(word.text()) || names.find(word).isEmpty();
  }

  private Expression compare(Syntax.Compare compare, Syntax part, Syntax name) {
    Optional<Named> named = named(tree.expression(part));
    if (named.isEmpty()) {
      return context.failed(compare.span());
    }
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
    Optional<List<Literal>> keys = keys(named.get(), name);
    if (keys.isEmpty()) {
      return context.failed(compare.span());
    }
    Expression membership = new Membership(named.get().key(), keys.get(), compare.span());
    return operator.equals("==") ? membership : new Not(membership, compare.span());
  }

  /** The value with its names; empty where it has none. */
  Optional<Named> named(Expression value) {
    if (value instanceof FieldReference field && !field.field().symbols().isEmpty()) {
      FieldDef def = field.field();
      FieldDef key = context.schema().field(def.owner(), def.symbolKey()).orElse(def);
      Expression behind = new FieldReference(key, field.side(), field.span());
      return Optional.of(new Named(value, behind, def.symbols()));
    }
    return value instanceof Call call && !call.function().values().isEmpty()
        ? Optional.of(new Named(value, value, call.function().values()))
        : Optional.empty();
  }

  /** Whether a member of a set is a name of the value, right or wrong. */
  static boolean isMember(Named named, Syntax member) {
    return RuleContext.isWord(member) || (named.isText() && member instanceof Syntax.StringValue);
  }

  /** The keys that a word or a text stands for; empty where it is no name, which is reported. */
  Optional<List<Literal>> keys(Named named, Syntax name) {
    String word =
        name instanceof Syntax.StringValue text ? text.value() : context.text(name.span());
    return keys(named, word, name.span());
  }

  /** The keys that a name stands for; empty where the value has no such name, which is reported. */
  Optional<List<Literal>> keys(Named named, String word, Span span) {
    List<?> keys = named.words().get(word);
    if (keys == null) {
      unknown(named, word, span);
      return Optional.empty();
    }
    List<Literal> literals = new ArrayList<>();
    for (Object key : keys) {
      literals.add(
          key instanceof Long number
              ? new NumberLiteral(number, Type.INT, span)
              : new StringLiteral((String) key, span));
    }
    return Optional.of(literals);
  }

  /** Names in the order of what they stand for, so that the commonest come first. */
  private static List<String> inOrder(Map<String, ? extends List<?>> words) {
    if (words.values().stream().anyMatch(keys -> !(keys.get(0) instanceof Long))) {
      return List.copyOf(words.keySet()); // of a function, which lists them so
    }
    Comparator<Map.Entry<String, ? extends List<?>>> byKey =
        Comparator.comparingLong(entry -> (Long) entry.getValue().get(0));
    return words.entrySet().stream()
        .sorted(byKey.thenComparing(Map.Entry::getKey))
        .<String>map(Map.Entry::getKey)
        .toList();
  }

  private String quotedLike(Span span, String name) {
    return context.text(span).startsWith("\"") ? "\"" + name + "\"" : name;
  }

  private void unknown(Named named, String word, Span span) {
    List<String> known = inOrder(named.words());
    String shown = context.text(named.value().span());
    Diagnostic.Builder problem =
        context
            .problem(Kind.UNKNOWN_NAME, span, "`%s` is not a value of `%s`".formatted(word, shown))
            .label("not known");
    List<String> close = Suggestions.closest(word, known);
    String ours = FOREIGN.get(word.toLowerCase(Locale.ROOT));
    if (ours != null && known.contains(ours)) {
      problem
          .help("it is called `" + ours + "` here")
          .fix(new Fix(span, quotedLike(span, ours), false));
    } else if (!close.isEmpty()) {
      problem.help(RuleContext.similar("value", close));
    } else {
      List<String> some = known.stream().limit(MOST_SHOWN).map(n -> "`" + n + "`").toList();
      problem.help("it has names such as " + String.join(", ", some));
    }
    context.fail(problem, span);
  }
}
