// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Name;
import pingsift.syntax.Syntax;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * What the parts of the checker share while one condition is checked: where names come from, where
 * problems go, and whether a part has failed.
 *
 * <p>A part that failed becomes an expression of type {@link Type#ERROR}, which agrees with
 * everything; only this class makes one, so that no rule with a failed part gets through.
 */
final class RuleContext {
  private final Schema schema;
  private final Scope scope;
  private final Lists lists;
  private final SourceText source;
  private final Consumer<Diagnostic> problems;
  private final Clause clause;
  private Optional<Name> quantifier = Optional.empty();
  private boolean failed;

  /** Which condition of a rule it is. */
  enum Clause {
    /** Of a rule over single records, or of a step of a sequence. */
    RECORD,
    /** What each record of a window must be: after {@code where}. */
    WINDOW_RECORD,
    /** On all records of a window: after {@code having}. */
    WINDOW
  }

  RuleContext(
      Schema schema, Scope scope, Lists lists, SourceText source, Consumer<Diagnostic> problems) {
    this(schema, scope, lists, source, problems, Clause.RECORD);
  }

  RuleContext(
      Schema schema,
      Scope scope,
      Lists lists,
      SourceText source,
      Consumer<Diagnostic> problems,
      Clause clause) {
    this.clause = clause;
    this.schema = schema;
    this.scope = scope;
    this.lists = lists;
    this.source = source;
    this.problems = problems;
  }

  Schema schema() {
    return schema;
  }

  Scope scope() {
    return scope;
  }

  /** Whether the condition is on all records of a window, not on one. */
  boolean isWindow() {
    return clause == Clause.WINDOW;
  }

  /** Whether the condition is what each record of a window must be. */
  boolean isWindowRecord() {
    return clause == Clause.WINDOW_RECORD;
  }

  /** All records of a window. */
  Collection windowRecords() {
    return switch (scope) {
      case FRAME -> Collection.FRAMES;
      case EXCHANGE -> Collection.EXCHANGES;
      case ISTREAM -> Collection.ISTREAMS;
    };
  }

  Lists lists() {
    return lists;
  }

  /** The quantifier or aggregate whose inside is being checked. */
  Optional<Name> quantifier() {
    return quantifier;
  }

  void enter(Name word) {
    quantifier = Optional.of(word);
  }

  void leave() {
    quantifier = Optional.empty();
  }

  boolean hasFailed() {
    return failed;
  }

  SourceText source() {
    return source;
  }

  /** The source of a part, with runs of white space made one blank. */
  String text(Span span) {
    return oneLine(source.slice(span));
  }

  /** The text with runs of white space made one blank; most text has none, and stays. */
  static String oneLine(String text) {
    boolean blank = true; // one at the start is too many
    for (int i = 0; i < text.length(); i++) {
      boolean space = Character.isWhitespace(text.charAt(i));
      if (space && (blank || text.charAt(i) != ' ')) {
        return joined(text).strip();
      }
      blank = space;
    }
    return blank ? text.strip() : text;
  }

  private static String joined(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == ' ' || (c >= '\t' && c <= '\r');
      if (!space || !blank) {
        joined.append(space ? ' ' : c);
      }
      blank = space;
    }
    return joined.toString();
  }

  /** Begins a problem of this rule's source. */
  Diagnostic.Builder problem(Kind kind, Span span, String message) {
    return Diagnostic.of(kind, source, span, message);
  }

  void warn(Diagnostic.Builder problem) {
    problems.accept(problem.build());
  }

  /** Reports a problem of a part; the expression stands in for the part. */
  Expression fail(Diagnostic.Builder problem, Span part) {
    problems.accept(problem.build());
    return failed(part);
  }

  /** The stand-in for a part whose problem has been told already. */
  Expression failed(Span part) {
    failed = true;
    return new Expression.FieldReference(FAILED, Side.OWN, part);
  }

  static boolean isFailed(Expression expression) {
    return expression.type() == Type.ERROR;
  }

  /** The part as the user wrote it, with parentheses where it needs them as an operand. */
  String operandText(Expression part) {
    String text = text(part.span());
    boolean loose = part instanceof Expression.And || part instanceof Expression.Or;
    return loose ? "(" + text + ")" : text;
  }

  /** Bytes that are read as a value, not looked for: there none can be open. */
  Expression withoutOpenBytes(Expression bytes) {
    if (!(bytes instanceof Expression.BytesLiteral literal) || literal.value().isExact()) {
      return bytes;
    }
    return fail(
        problem(Kind.LITERAL, bytes.span(), "open bytes have no value of their own")
            .label("only a pattern to look for")
            .help("a pattern stands behind `==`, `contains`, `startswith` or `endswith`"),
        bytes.span());
  }

  Diagnostic.Builder unknownFunction(Name word) {
    return Calls.unknown(word, source, schema, lists.defines(), lists.hints());
  }

  Expression overflow(Span span) {
    return fail(
        problem(Kind.OVERFLOW, span, "this number does not fit into 64 bits")
            .label("beyond 9,223,372,036,854,775,807 one way or the other"),
        span);
  }

  /** Says which known names come close: {@code a field with a similar name exists: `data`}. */
  static String similar(String noun, List<String> names) {
    String quoted = String.join(", ", names.stream().map(n -> "`" + n + "`").toList());
    return names.size() == 1
        ? "a " + noun + " with a similar name exists: " + quoted
        : noun + "s with similar names exist: " + quoted;
  }

  /** Whether the tree is a name of one word without dots. */
  static boolean isWord(Syntax tree) {
    return tree instanceof Syntax.Path path && path.names().size() == 1;
  }

  private static final FieldDef FAILED =
      new FieldDef(
          Owner.ISTREAM,
          "$failed",
          Type.ERROR,
          "",
          false,
          "stands for a part that failed",
          0,
          Growth.FIXED,
          Map.<String, List<Long>>of(),
          "");
}
