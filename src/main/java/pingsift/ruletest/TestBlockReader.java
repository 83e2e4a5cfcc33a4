// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.text.Span;

/**
 * Reads one {@code test} block.
 *
 * <pre>
 * alert  "ptunnel.pcap" frames 5, 9
 * silent "ping.pcap"
 * known miss "split.pcap"
 * alert "one answer is enough" { request "abc" reply "xyz" } frames 2
 * </pre>
 */
final class TestBlockReader {
  private static final List<String> WORDS = List.of("alert", "silent", "known");
  private static final List<String> OPTIONS = List.of("frames", "times");

  /** Quotes of other languages: whoever read the file's marks has told of them. */
  private static final String FOREIGN_QUOTES = "'\u201c\u201d\u201e";

  private final String rule;
  private final FlowText text;
  private final DrawingLimits limits;
  private final Consumer<Diagnostic> problems;
  private final List<TestCase> cases = new ArrayList<>();
  private int found;

  /**
   * @param text the block with its word and its braces
   */
  TestBlockReader(String rule, FlowText text, DrawingLimits limits, Consumer<Diagnostic> problems) {
    this.rule = rule;
    this.text = text;
    this.limits = limits;
    this.problems =
        problem -> {
          found++;
          if (!problem.message().equals(FlowText.OPEN_QUOTE)) { // which the lexer's reader tells
            problems.accept(problem);
          }
        };
  }

  List<TestCase> read() {
    try {
      text.nextWord("`test`");
      text.skipLines();
      text.take('{');
      while (text.skipLines() && !text.at('}')) {
        try {
          expectation();
        } catch (FlowProblem problem) {
          problems.accept(problem.diagnostic());
          text.skipStatement();
        }
      }
    } catch (FlowProblem notABlock) {
      problems.accept(notABlock.diagnostic());
    }
    return cases;
  }

  private void expectation() throws FlowProblem {
    Expectation.Kind kind = kind(text.word("`alert`, `silent` or `known`"));
    Span start = text.last();
    int before = found;
    if (!text.skipLines() || text.at('}')) {
      throw new FlowProblem(text.source(), start, "`" + kind.words() + "` names no traffic")
          .label("expected the name of a capture in quotes, or drawn traffic in braces");
    }
    Traffic traffic = traffic();
    int mostFrames = mostFrames(traffic, found == before);
    List<Long> frames = new ArrayList<>();
    OptionalLong times = OptionalLong.empty();
    Span end = traffic.span();
    while (atOption()) {
      String option = text.word("an option");
      Span where = text.last();
      if (!kind.wantsAlerts()) {
        throw text.error("`" + kind.words() + "` has no `" + option + "`")
            .label("no alert is expected");
      }
      if (option.equals("frames")) {
        frames(frames, mostFrames);
      } else {
        times = OptionalLong.of(text.number("how many alerts", 1, Integer.MAX_VALUE));
      }
      end = where.to(text.last());
    }
    if (!frames.isEmpty() && times.isPresent() && times.getAsLong() != frames.size()) {
      throw text.error("`times` says another number than there are frames")
          .label(frames.size() + " are named");
    }
    if (found == before) {
      cases.add(
          new TestCase(
              rule, text.source(), start.to(end), new Expectation(kind, frames, times), traffic));
    }
  }

  private Expectation.Kind kind(String word) throws FlowProblem {
    switch (word) {
      case "alert" -> {
        return Expectation.Kind.ALERT;
      }
      case "silent" -> {
        return Expectation.Kind.SILENT;
      }
      case "known" -> {}
      default ->
          throw text.error("expected `alert`, `silent` or `known`, found `" + word + "`")
              .suggest(word, WORDS);
    }
    String what = text.word("`miss` or `false alarm`");
    if (what.equals("false")) {
      text.expect("alarm");
      return Expectation.Kind.KNOWN_FALSE_ALARM;
    }
    if (!what.equals("miss")) {
      throw text.error("expected `miss` or `false alarm`, found `" + what + "`")
          .suggest(what, List.of("miss", "false alarm"));
    }
    return Expectation.Kind.KNOWN_MISS;
  }

  /** A name in quotes, or drawn traffic in braces, which may have a title. */
  private Traffic traffic() throws FlowProblem {
    if (text.at('{')) {
      return drawn("");
    }
    if (!text.atString()) {
      String word = text.word("the name of a capture in quotes, or drawn traffic in braces");
      if (FOREIGN_QUOTES.indexOf(word.charAt(0)) >= 0) {
        throw text.error(FlowText.OPEN_QUOTE);
      }
      throw text.error(
          "expected the name of a capture in quotes, or drawn traffic in braces, found `"
              + word
              + "`");
    }
    String name = text.string();
    Span span = text.last();
    if (text.at('{')) {
      return drawn(name);
    }
    if (name.isEmpty()) {
      throw text.error("the name of a capture is empty");
    }
    return new Traffic.File(name, span);
  }

  private Traffic drawn(String title) throws FlowProblem {
    text.take('{');
    Span open = text.last();
    int before = found;
    Flow flow = FlowNotation.read(text.source().name(), text, limits, problems);
    if (!text.take('}')) {
      throw text.error("the closing brace is missing");
    }
    Span span = open.to(text.last());
    if (found == before && flow.frames().isEmpty()) {
      throw new FlowProblem(text.source(), span, "nothing is drawn here")
          .label("expected messages")
          .help("draw what the rule sees: `request 1 \"abc\"  reply 1 \"abc\"`");
    }
    return new Traffic.Drawn(title, flow, span);
  }

  /** Whether an option follows, on this line or a later one; a word that is nothing is told. */
  private boolean atOption() throws FlowProblem {
    int here = text.position();
    if (!text.skipLines() || text.at('}')) {
      return false;
    }
    if (text.atWord("frames") || text.atWord("times")) {
      return true;
    }
    boolean sameLine = text.line() == text.source().lineAt(text.position());
    if (sameLine && WORDS.stream().noneMatch(text::atWord)) {
      String word = text.word("an option");
      throw text.error("expected `frames`, `times` or the next line, found `" + word + "`")
          .suggest(word, OPTIONS);
    }
    text.seek(here);
    return false;
  }

  /** The highest number that a frame can have; unknown where not all could be read. */
  private static int mostFrames(Traffic traffic, boolean whole) {
    return whole && traffic instanceof Traffic.Drawn drawn
        ? drawn.flow().frames().size()
        : Integer.MAX_VALUE;
  }

  private void frames(List<Long> frames, int most) throws FlowProblem {
    do {
      text.skipLines();
      frames.add((long) text.number("the number of a frame", 1, most));
    } while (text.take(',') || text.atNumber());
  }
}
