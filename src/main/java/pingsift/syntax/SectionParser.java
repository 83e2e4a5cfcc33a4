// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import pingsift.syntax.antlr.PingsiftParser;

/** Parses one section. All set-up of ANTLR's parser is in one method here. */
final class SectionParser {
  private final Literals literals;
  private final Problems problems;
  private final boolean quickFirst;

  /**
   * {@code quickFirst}: whether {@link QuickParser} reads what is sound; without it the grammar
   * reads all, which gives the same.
   */
  SectionParser(Literals literals, boolean quickFirst) {
    this.literals = literals;
    this.problems = literals.problems();
    this.quickFirst = quickFirst;
  }

  /**
   * Where and in what parsing stopped.
   *
   * @param at index of the first token that does not fit; the number of tokens at their end
   * @param expected token types that would have fitted
   * @param rule index of the grammar rule that was being read
   */
  record Failure(int at, IntervalSet expected, int rule) {}

  /**
   * What a section holds, or nothing where it is broken; then that has been told.
   *
   * @param quick reads it where it is sound; {@code rule} and {@code build} read it in any case
   */
  <T, C extends ParserRuleContext> Optional<T> parse(
      Section section,
      Function<QuickParser, T> quick,
      Function<PingsiftParser, C> rule,
      Function<C, Optional<T>> build) {
    Preparation.Prepared prepared = Preparation.of(section, problems);
    List<CommonToken> tokens = prepared.tokens();
    if (tokens.isEmpty() || !NestingLimit.holds(tokens, problems)) {
      return Optional.empty();
    }
    if (quickFirst && prepared.spoiltFrom() == Preparation.NOWHERE) {
      T read = QuickParser.read(tokens, literals, quick);
      if (read != null) {
        return Optional.of(read);
      }
    }
    return tree(section, prepared, rule).flatMap(build);
  }

  /** The tree of a section by the grammar alone. */
  <C extends ParserRuleContext> Optional<C> parse(
      Section section, Function<PingsiftParser, C> rule) {
    Preparation.Prepared prepared = Preparation.of(section, problems);
    List<CommonToken> tokens = prepared.tokens();
    return tokens.isEmpty() || !NestingLimit.holds(tokens, problems)
        ? Optional.empty()
        : tree(section, prepared, rule);
  }

  private <T extends ParserRuleContext> Optional<T> tree(
      Section section, Preparation.Prepared prepared, Function<PingsiftParser, T> rule) {
    List<CommonToken> tokens = prepared.tokens();
    Optional<T> tree = run(tokens, PredictionMode.SLL, rule).tree();
    if (tree.isEmpty()) {
      Result<T> full = run(tokens, PredictionMode.LL, rule);
      tree = full.tree();
      full.failure().ifPresent(failure -> tell(section, prepared, failure));
    }
    return prepared.spoiltFrom() == Preparation.NOWHERE ? tree : Optional.empty();
  }

  private void tell(Section section, Preparation.Prepared prepared, Failure failure) {
    List<CommonToken> tokens = prepared.tokens();
    boolean end = failure.at() >= tokens.size();
    int offset = end ? section.span().end() : tokens.get(failure.at()).getStartIndex();
    if (offset < prepared.spoiltFrom()) {
      new SyntaxMessages(section.kind(), tokens, failure, problems).tell();
    }
  }

  private record Result<T>(Optional<T> tree, Optional<Failure> failure) {}

  private static <T extends ParserRuleContext> Result<T> run(
      List<CommonToken> tokens, PredictionMode mode, Function<PingsiftParser, T> rule) {
    PingsiftParser parser = parser(tokens, mode);
    try {
      return new Result<>(Optional.of(rule.apply(parser)), Optional.empty());
    } catch (ParseCancellationException stop) {
      return new Result<>(Optional.empty(), Optional.of(failure(parser, stop)));
    }
  }

  /** Lexer tokens in, no listeners, no recovery: the first token that does not fit stops it. */
  private static PingsiftParser parser(List<CommonToken> tokens, PredictionMode mode) {
    PingsiftParser parser = new PingsiftParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(mode);
    return parser;
  }

  private static Failure failure(PingsiftParser parser, ParseCancellationException stop) {
    if (stop.getCause() instanceof RecognitionException cause) {
      Token offending = cause.getOffendingToken();
      IntervalSet expected = cause.getExpectedTokens();
      int rule = cause.getCtx() instanceof ParserRuleContext context ? context.getRuleIndex() : -1;
      return new Failure(
          offending == null ? parser.getTokenStream().index() : offending.getTokenIndex(),
          expected == null ? new IntervalSet() : expected,
          rule);
    }
    return new Failure(parser.getTokenStream().index(), new IntervalSet(), -1);
  }
}
