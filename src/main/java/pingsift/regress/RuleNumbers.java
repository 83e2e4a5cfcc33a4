// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pingsift.check.CheckedRule;
import pingsift.check.SyntaxParts;
import pingsift.engine.RuleSet;
import pingsift.syntax.Item;
import pingsift.syntax.Query;
import pingsift.syntax.RuleFile;
import pingsift.syntax.Syntax;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** The numbers that are written in the query of a rule; those in definitions are not. */
public final class RuleNumbers {
  /** Shown of a condition. */
  private static final int MOST_CHARS = 70;

  private static final Pattern PLACE = Pattern.compile("(\\d{1,9}):(\\d{1,9})");

  /** Words, or single signs, so that blanks between them may be other ones. */
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_.]+|\\S");

  private final SourceText source;
  private final List<RuleNumber> numbers = new ArrayList<>();

  private RuleNumbers(SourceText source) {
    this.source = source;
  }

  /** All of them, in source order. */
  public static List<RuleNumber> of(CheckedRule rule, RuleSet rules) {
    for (RuleFile file : rules.parsed()) {
      if (file.source() != rule.source().original()) {
        continue;
      }
      for (Item item : file.items()) {
        if (item instanceof Item.Rule one && one.name().text().equals(rule.name())) {
          RuleNumbers found = new RuleNumbers(file.source());
          found.add(one.query());
          return found.numbers;
        }
      }
    }
    return List.of();
  }

  /** Those that a text means: {@code 12:5}, a line and a column, or a part of the rule. */
  public static List<RuleNumber> meant(String text, List<RuleNumber> among) {
    Matcher place = PLACE.matcher(text);
    if (place.matches()) {
      int line = Integer.parseInt(place.group(1));
      int column = Integer.parseInt(place.group(2));
      return among.stream().filter(number -> isAt(number, line, column)).toList();
    }
    Pattern pattern = pattern(text);
    return among.stream().filter(number -> isIn(number, pattern)).toList();
  }

  private static boolean isAt(RuleNumber number, int line, int column) {
    int from = number.column();
    return number.line() == line && column >= from && column < from + number.text().length();
  }

  private static Pattern pattern(String text) {
    StringBuilder pattern = new StringBuilder();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      pattern.append(pattern.isEmpty() ? "" : "\\s*").append(Pattern.quote(token.group()));
    }
    String whole = pattern.toString();
    // `> 2` is not meant to be found in `> 20`
    String begin = text.matches("(?s)\\s*[\\p{L}\\p{N}_].*") ? "(?<![\\p{L}\\p{N}_.])" : "";
    String end = text.matches("(?s).*[\\p{L}\\p{N}_]\\s*") ? "(?![\\p{L}\\p{N}_.])" : "";
    return Pattern.compile(begin + whole + end);
  }

  private static boolean isIn(RuleNumber number, Pattern pattern) {
    Matcher found = pattern.matcher(number.source().content());
    while (found.find()) {
      if (found.start() < found.end()
          && found.start() <= number.span().start()
          && number.span().end() <= found.end()) {
        return true;
      }
    }
    return false;
  }

  private void add(Query query) {
    if (query instanceof Query.Single single) {
      add(single.condition(), single.span());
    } else if (query instanceof Query.Window window) {
      window.condition().ifPresent(condition -> add(condition, condition.span()));
      addDuration("over", window.duration());
      add(window.having(), window.having().span());
    } else if (query instanceof Query.Sequence sequence) {
      addDuration("within", sequence.duration());
      for (Query.Step step : sequence.steps()) {
        add(step.query());
        step.within().ifPresent(within -> addDuration("within", within));
      }
    }
  }

  /**
   * @param within the smallest condition around the tree
   */
  private void add(Syntax tree, Span within) {
    Span inner = isCondition(tree) ? tree.span() : within;
    if (tree instanceof Syntax.IntValue value) {
      add(NumberScale.WHOLE, value.value(), value.span(), inner);
    } else if (tree instanceof Syntax.FloatValue value) {
      add(NumberScale.FLOAT, NumberScale.ofFloat(value.value()), value.span(), inner);
    } else if (tree instanceof Syntax.DurationValue value) {
      add(NumberScale.DURATION, value.nanos(), value.span(), inner);
    }
    SyntaxParts.of(tree).forEach(part -> add(part, inner));
  }

  /** Stands behind its word, and in no condition. */
  private void addDuration(String word, Syntax tree) {
    if (tree instanceof Syntax.DurationValue value) {
      String text = word + " " + source.slice(value.span());
      numbers.add(new RuleNumber(source, NumberScale.DURATION, value.nanos(), value.span(), text));
    }
  }

  private static boolean isCondition(Syntax tree) {
    return tree instanceof Syntax.Compare
        || tree instanceof Syntax.In
        || tree instanceof Syntax.ByteTest;
  }

  private void add(NumberScale scale, long ticks, Span span, Span within) {
    String text = RecordId.safe(source.slice(within).strip().replaceAll("\\s+", " "));
    numbers.add(new RuleNumber(source, scale, ticks, span, shortened(text)));
  }

  private static String shortened(String text) {
    int half = MOST_CHARS / 2;
    return text.length() <= MOST_CHARS
        ? text
        : text.substring(0, half) + " … " + text.substring(text.length() - half);
  }
}
