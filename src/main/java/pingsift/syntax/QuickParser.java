// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonToken;
import org.jspecify.annotations.Nullable;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/**
 * Reads sound sections without ANTLR, by recursive descent: many times as fast, above all in a
 * process that has just begun.
 *
 * <p>The grammar is what it follows; each method is a rule of it. It knows no messages: where
 * anything is not as it should be, the section is left to the grammar, which tells what is wrong.
 * Recursion is bounded by {@link NestingLimit}. One long file, because the methods call each other
 * in the circle that the rules of the grammar make.
 */
final class QuickParser {
  /** Ends the reading of a section that the grammar has to read; without a trace, as it is rare. */
  @SuppressWarnings("StaticAssignmentOfThrowable") // it has no trace
  private static final class NotSound extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final NotSound HERE = new NotSound();

    private NotSound() {
      super(null, null, false, false);
    }
  }

  private static final int LOWEST = 1;

  private final List<CommonToken> tokens;
  private final Literals literals;
  private int at;

  private QuickParser(List<CommonToken> tokens, Literals literals) {
    this.tokens = tokens;
    this.literals = literals;
  }

  /** What a section holds, or null where the grammar has to read it. */
  static <T> @Nullable T read(
      List<CommonToken> tokens, Literals literals, Function<QuickParser, T> rule) {
    int told = literals.problems().count();
    QuickParser parser = new QuickParser(tokens, literals);
    try {
      T read = rule.apply(parser);
      if (parser.at == tokens.size()) {
        return read;
      }
    } catch (NotSound leftToTheGrammar) {
      // by what follows
    }
    literals.problems().forgetFrom(told);
    return null;
  }

  // --- Tokens ---

  private int type() {
    return Tokens.type(tokens, at);
  }

  private boolean is(int type) {
    return type() == type;
  }

  private boolean skip(int type) {
    if (type() == type) {
      at++;
      return true;
    }
    return false;
  }

  private CommonToken take(int type) {
    if (type() != type) {
      throw NotSound.HERE;
    }
    return tokens.get(at++);
  }

  /** From a token to the last one that was read. */
  private Span span(int first) {
    return new Span(tokens.get(first).getStartIndex(), tokens.get(at - 1).getStopIndex() + 1);
  }

  private Name name() {
    if (!Tokens.isNameWord(type())) {
      throw NotSound.HERE;
    }
    return Tokens.name(tokens.get(at++));
  }

  private Name word() {
    if (!Tokens.isWord(type())) {
      throw NotSound.HERE;
    }
    return Tokens.name(tokens.get(at++));
  }

  // --- Items ---

  Item wholeImport() {
    take(PingsiftLexer.IMPORT);
    CommonToken path = take(PingsiftLexer.STRING);
    return new Item.Import(literals.string(path), Tokens.span(path), span(0));
  }

  Item wholeList() {
    take(PingsiftLexer.LIST);
    Name name = name();
    take(PingsiftLexer.ASSIGN);
    if (!is(PingsiftLexer.FILE)) {
      List<Syntax> members = setOf();
      return new Item.NamedList(name, members, Optional.empty(), span(0));
    }
    at++;
    take(PingsiftLexer.LPAREN);
    CommonToken path = take(PingsiftLexer.STRING);
    take(PingsiftLexer.RPAREN);
    Name file = new Name(literals.string(path), Tokens.span(path));
    return new Item.NamedList(name, List.of(), Optional.of(file), span(0));
  }

  Item wholeDefine() {
    take(PingsiftLexer.DEFINE);
    Name name = name();
    List<Name> parameters = new ArrayList<>();
    if (skip(PingsiftLexer.LPAREN) && !skip(PingsiftLexer.RPAREN)) {
      do {
        parameters.add(name());
      } while (skip(PingsiftLexer.COMMA));
      take(PingsiftLexer.RPAREN);
    }
    take(PingsiftLexer.ASSIGN);
    Syntax body = expression();
    return new Item.Define(name, parameters, body, span(0));
  }

  Item wholeSuppress() {
    take(PingsiftLexer.SUPPRESS);
    Name rule = name();
    take(PingsiftLexer.WHERE);
    Syntax condition = expression();
    return new Item.Suppress(rule, condition, span(0));
  }

  Item.Throttle wholeThrottle() {
    boolean limit = skip(PingsiftLexer.LIMIT);
    if (!limit) {
      take(PingsiftLexer.AFTER);
    }
    Syntax count = literals.number(take(PingsiftLexer.NUMBER));
    take(limit ? PingsiftLexer.PER : PingsiftLexer.IN);
    Syntax duration = duration();
    take(PingsiftLexer.BY);
    List<Syntax.Path> keys = keys();
    if (count instanceof Syntax.IntValue whole
        && whole.value() >= 1
        && duration instanceof Syntax.DurationValue length) {
      Name word = Tokens.name(tokens.get(0));
      return new Item.Throttle(word, whole.value(), length.nanos(), keys, span(0));
    }
    throw NotSound.HERE;
  }

  // --- Queries ---

  Query wholeQuery() {
    return is(PingsiftLexer.SEQUENCE) ? sequence() : scopeQuery();
  }

  private Query scopeQuery() {
    Name scope = Tokens.name(take(PingsiftLexer.NAME));
    Optional<Syntax> condition = Optional.empty();
    if (skip(PingsiftLexer.WHERE)) {
      condition = Optional.of(expression());
    }
    if (!is(PingsiftLexer.BY)) {
      return single(scope, condition.orElseThrow(() -> NotSound.HERE), span(0));
    }
    at++;
    List<Syntax.Path> keys = keys();
    take(PingsiftLexer.OVER);
    Syntax duration = duration();
    take(PingsiftLexer.HAVING);
    Syntax having = expression();
    if (!ScopeWords.MANY.contains(scope.text())) {
      throw NotSound.HERE;
    }
    return new Query.Window(scope, condition, keys, duration, having, span(0));
  }

  private static Query.Single single(Name scope, Syntax condition, Span span) {
    if (!ScopeWords.SINGLE.contains(scope.text())) {
      throw NotSound.HERE;
    }
    return new Query.Single(scope, condition, span);
  }

  private Query sequence() {
    take(PingsiftLexer.SEQUENCE);
    take(PingsiftLexer.BY);
    List<Syntax.Path> keys = keys();
    take(PingsiftLexer.WITHIN);
    Syntax duration = duration();
    take(PingsiftLexer.LBRACE);
    List<Query.Step> steps = new ArrayList<>();
    steps.add(step(at, false));
    if (steps.get(0).within().isPresent()) {
      throw NotSound.HERE;
    }
    while (is(PingsiftLexer.THEN)) {
      int first = at++;
      steps.add(step(first, skip(PingsiftLexer.NO)));
    }
    take(PingsiftLexer.RBRACE);
    return new Query.Sequence(keys, duration, steps, span(0));
  }

  private Query.Step step(int first, boolean absent) {
    int start = at;
    Name scope = Tokens.name(take(PingsiftLexer.NAME));
    take(PingsiftLexer.WHERE);
    Syntax condition = expression();
    Query.Single query = single(scope, condition, span(start));
    Optional<Syntax> within =
        skip(PingsiftLexer.WITHIN) ? Optional.of(duration()) : Optional.empty();
    return new Query.Step(absent, query, within, span(first));
  }

  private List<Syntax.Path> keys() {
    List<Syntax.Path> keys = new ArrayList<>();
    do {
      keys.add(path());
    } while (skip(PingsiftLexer.COMMA));
    return keys;
  }

  private Syntax duration() {
    return literals.duration(take(PingsiftLexer.NUMBER));
  }

  // --- Conditions ---

  private Syntax expression() {
    int first = at;
    Syntax one = conjunction();
    if (!is(PingsiftLexer.OR)) {
      return one;
    }
    List<Syntax> operands = new ArrayList<>();
    operands.add(one);
    while (skip(PingsiftLexer.OR)) {
      operands.add(conjunction());
    }
    return new Syntax.Or(operands, span(first));
  }

  private Syntax conjunction() {
    int first = at;
    Syntax one = negation();
    if (!is(PingsiftLexer.AND)) {
      return one;
    }
    List<Syntax> operands = new ArrayList<>();
    operands.add(one);
    while (skip(PingsiftLexer.AND)) {
      operands.add(negation());
    }
    return new Syntax.And(operands, span(first));
  }

  private Syntax negation() {
    int first = at;
    if (skip(PingsiftLexer.NOT)) {
      Syntax operand = negation();
      return new Syntax.Not(operand, span(first));
    }
    return comparison();
  }

  private Syntax comparison() {
    int first = at;
    Syntax left = operand(LOWEST);
    switch (type()) {
      case PingsiftLexer.EQ,
          PingsiftLexer.NE,
          PingsiftLexer.LT,
          PingsiftLexer.LE,
          PingsiftLexer.GT,
          PingsiftLexer.GE -> {
        Name operator = operator();
        Syntax right = operand(LOWEST);
        return new Syntax.Compare(operator, left, right, span(first));
      }
      case PingsiftLexer.CONTAINS,
          PingsiftLexer.STARTSWITH,
          PingsiftLexer.ENDSWITH,
          PingsiftLexer.MATCHES -> {
        Name operator = operator();
        Syntax pattern = operand(LOWEST);
        boolean nocase = skip(PingsiftLexer.NOCASE);
        return new Syntax.ByteTest(operator, left, pattern, nocase, span(first));
      }
      case PingsiftLexer.NOT, PingsiftLexer.IN -> {
        boolean negated = skip(PingsiftLexer.NOT);
        take(PingsiftLexer.IN);
        Syntax target = target();
        return new Syntax.In(left, target, negated, span(first));
      }
      default -> {
        return left;
      }
    }
  }

  private Name operator() {
    CommonToken token = tokens.get(at++);
    return new Name(Marks.text(token.getType()), token.getStartIndex(), token.getStopIndex() + 1);
  }

  private Syntax target() {
    int first = at;
    if (is(PingsiftLexer.LBRACE)) {
      List<Syntax> members = setOf();
      return new Syntax.SetOf(members, span(first));
    }
    return member();
  }

  private List<Syntax> setOf() {
    take(PingsiftLexer.LBRACE);
    List<Syntax> members = new ArrayList<>();
    while (!skip(PingsiftLexer.RBRACE)) {
      members.add(member());
      if (!skip(PingsiftLexer.COMMA)) {
        take(PingsiftLexer.RBRACE);
        break;
      }
    }
    return members;
  }

  private Syntax member() {
    int first = at;
    Syntax low = operand(LOWEST);
    if (!skip(PingsiftLexer.RANGE)) {
      return low;
    }
    Syntax high = operand(LOWEST);
    return new Syntax.Range(low, high, span(first));
  }

  // --- Operands ---

  /** Operators that bind as tightly as a level or tighter; those of one level from the left. */
  private Syntax operand(int level) {
    int first = at;
    Syntax left = signed();
    for (int own = level(type()); own >= level; own = level(type())) {
      Name operator = operator();
      Syntax right = operand(own + 1);
      left = new Syntax.Arithmetic(operator, left, right, span(first));
    }
    return left;
  }

  /** How tightly an operator binds, from 1; 0 where there is none. */
  private static int level(int type) {
    return switch (type) {
      case PingsiftLexer.STAR, PingsiftLexer.SLASH, PingsiftLexer.PERCENT -> 6;
      case PingsiftLexer.PLUS, PingsiftLexer.MINUS -> 5;
      case PingsiftLexer.SHIFT_LEFT, PingsiftLexer.SHIFT_RIGHT -> 4;
      case PingsiftLexer.AMPERSAND -> 3;
      case PingsiftLexer.CARET -> 2;
      case PingsiftLexer.BAR -> 1;
      default -> 0;
    };
  }

  private Syntax signed() {
    int first = at;
    if (skip(PingsiftLexer.MINUS)) {
      Syntax operand = signed();
      return new Syntax.Negate(operand, span(first));
    }
    return postfix();
  }

  private Syntax postfix() {
    int first = at;
    Syntax value = primary();
    while (skip(PingsiftLexer.LBRACKET)) {
      value = subscript(value, first);
    }
    return value;
  }

  private Syntax subscript(Syntax bytes, int first) {
    if (skip(PingsiftLexer.COLON)) {
      Optional<Syntax> to = sliceEnd();
      return new Syntax.Slice(bytes, Optional.empty(), to, span(first));
    }
    if (is(PingsiftLexer.IPV6)) {
      throw NotSound.HERE;
    }
    Syntax from = operand(LOWEST);
    if (skip(PingsiftLexer.COLON)) {
      Optional<Syntax> to = sliceEnd();
      return new Syntax.Slice(bytes, Optional.of(from), to, span(first));
    }
    take(PingsiftLexer.RBRACKET);
    return new Syntax.Index(bytes, from, span(first));
  }

  private Optional<Syntax> sliceEnd() {
    if (skip(PingsiftLexer.RBRACKET)) {
      return Optional.empty();
    }
    Syntax to = operand(LOWEST);
    take(PingsiftLexer.RBRACKET);
    return Optional.of(to);
  }

  private Syntax primary() {
    if (skip(PingsiftLexer.LPAREN)) {
      Syntax inner = expression();
      take(PingsiftLexer.RPAREN);
      return inner;
    }
    if (Tokens.isNameWord(type())) {
      return pathOrCall();
    }
    switch (type()) {
      case PingsiftLexer.NUMBER,
          PingsiftLexer.TIME,
          PingsiftLexer.STRING,
          PingsiftLexer.BYTES,
          PingsiftLexer.REGEX,
          PingsiftLexer.IPV4,
          PingsiftLexer.IPV6,
          PingsiftLexer.TRUE,
          PingsiftLexer.FALSE -> {
        return literals.value(tokens.get(at++));
      }
      default -> throw NotSound.HERE;
    }
  }

  private Syntax.Path path() {
    Name first = name();
    if (!is(PingsiftLexer.DOT)) {
      return new Syntax.Path(List.of(first));
    }
    List<Name> names = new ArrayList<>();
    names.add(first);
    while (skip(PingsiftLexer.DOT)) {
      names.add(word());
    }
    return new Syntax.Path(names);
  }

  private Syntax pathOrCall() {
    int first = at;
    Syntax.Path path = path();
    if (!skip(PingsiftLexer.LPAREN)) {
      return path;
    }
    if (path.names().size() > 1) {
      throw NotSound.HERE;
    }
    List<Syntax> arguments = new ArrayList<>();
    if (!skip(PingsiftLexer.RPAREN)) {
      do {
        arguments.add(expression());
      } while (skip(PingsiftLexer.COMMA));
      take(PingsiftLexer.RPAREN);
    }
    return new Syntax.Call(path.names().get(0), arguments, span(first));
  }
}
