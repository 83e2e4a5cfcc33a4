// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * Reads the text of a {@code file("hosts.txt")}: one member a line.
 *
 * <p>A member is written as in a rule, and a text may stand without quotes. The first characters
 * decide what it is, so that a mistake in an address is told as one and does not become a text.
 * Empty lines count for nothing, nor does what follows {@code #} or {@code //} at the start of a
 * line or after a blank.
 */
public final class ListFile {
  /** Members of one list; a million networks take about 100 MB while they are read. */
  public static final int MOST_MEMBERS = 1_000_000;

  /** Longer lines are no members, whatever they hold. */
  private static final int LONGEST_LINE = 65_536;

  private static final Pattern WORD = Pattern.compile("[A-Za-z_*./@][^\\s\",;{}()\\[\\]=]*");
  private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){2,}(/[0-9]*)?");
  private static final Pattern ADDRESS6 =
      Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*(%[^\\s/]*)?(/[0-9]*)?");
  private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([tT]\\S*)?");
  private static final Pattern PREFIX = Pattern.compile(".*/[0-9]{1,3}");

  /**
   * What was read.
   *
   * @param untold how many problems the text has beyond those that were told
   */
  public record Read(List<Syntax> members, int untold) {}

  private final SourceText source;
  private final Problems problems;
  private final AddressReader addresses;
  private final NumberReader numbers;
  private final TextReader texts;
  private final List<Syntax> members = new ArrayList<>();

  private ListFile(SourceText source) {
    this.source = source;
    this.problems = new Problems(source);
    this.addresses = new AddressReader(problems);
    this.numbers = new NumberReader(problems);
    this.texts = new TextReader(problems);
  }

  /**
   * The members in the order of the file, with spans in {@code source}; those that could not be
   * read are {@link Syntax.Broken}, and told.
   */
  public static Read members(SourceText source, Consumer<Diagnostic> problems) {
    ListFile file = new ListFile(source);
    file.readAll();
    file.problems.tell(problems);
    return new Read(file.members, file.problems.untold());
  }

  private void readAll() {
    String text = source.content();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (!line(text, start, end)) {
        return;
      }
      start = end + 1;
    }
  }

  /** Reads one line; false where it is one too many. */
  private boolean line(String text, int start, int end) {
    int from = start;
    while (from < end && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    if (end - from > LONGEST_LINE) {
      Span head = new Span(from, from + 1);
      members.add(
          broken(
              problems.literal(head, "this line is too long for a member").label("begins here")));
      return true;
    }
    int to = endOfMember(text, from, end);
    if (to == from) {
      return true;
    }
    if (members.size() == MOST_MEMBERS) {
      problems.add(
          problems
              .tooLarge(new Span(from, to), "a list has at most 1,000,000 members")
              .label("one too many"));
      return false;
    }
    members.add(member(text.substring(from, to), new Span(from, to)));
    return true;
  }

  /** Where the member ends: before a comment, and without blanks behind it. */
  private static int endOfMember(String text, int from, int end) {
    int to = from;
    boolean quoted = false;
    for (int at = from; at < end; at++) {
      char c = text.charAt(at);
      if (c == '\\' && quoted) {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && startsComment(text, at, from)) {
        break;
      }
      if (!Character.isWhitespace(c)) {
        to = Math.min(at + 1, end);
      }
    }
    return to;
  }

  private static boolean startsComment(String text, int at, int from) {
    boolean mark = text.charAt(at) == '#' || text.startsWith("//", at);
    return mark && (at == from || Character.isWhitespace(text.charAt(at - 1)));
  }

  // --- One member ---

  private Syntax member(String text, Span span) {
    if (isDigest(text)) {
      return digest(text, span);
    }
    char first = text.charAt(0);
    if (first == '"') {
      return quoted(text, span);
    }
    if ((first == 'x' || first == 'X') && text.startsWith("\"", 1)) {
      return text.endsWith("\"") && text.length() > 3
          ? BytesReader.read(text, span, problems)
          : notAMember(text, span);
    }
    if (ADDRESS.matcher(text).matches() || ADDRESS6.matcher(text).matches()) {
      return address(text, span);
    }
    if (Character.isDigit(first) || first == '-') {
      return TIME.matcher(text).matches() ? texts.time(text, span) : range(text, span);
    }
    return WORD.matcher(text).matches()
        ? new Syntax.StringValue(text, span)
        : notAMember(text, span);
  }

  private Syntax address(String text, Span span) {
    return text.endsWith("/") ? notAMember(text, span) : addresses.read(text, span);
  }

  /** MD5, SHA-1, SHA-256 and SHA-512 in hexadecimal digits. */
  private static boolean isDigest(String text) {
    int length = text.length();
    return (length == 32 || length == 40 || length == 64 || length == 128)
        && text.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
  }

  private static Syntax digest(String text, Span span) {
    List<Integer> bytes = new ArrayList<>(text.length() / 2);
    for (int i = 0; i < text.length(); i += 2) {
      bytes.add(Integer.parseInt(text.substring(i, i + 2), 16));
    }
    return new Syntax.BytesValue(List.of(new Syntax.BytesValue.Run(bytes)), List.of(), span);
  }

  private Syntax quoted(String text, Span span) {
    int close = 1;
    while (close < text.length() && text.charAt(close) != '"') {
      close += text.charAt(close) == '\\' ? 2 : 1;
    }
    if (close >= text.length()) {
      return broken(problems.literal(span, "this text is not closed").label("a `\"` is missing"));
    }
    if (close < text.length() - 1) {
      return notAMember(text, span);
    }
    return new Syntax.StringValue(texts.unescape(text, span), span);
  }

  private Syntax range(String text, Span span) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      return number(text, span);
    }
    if (ADDRESS.matcher(text.substring(0, dots).strip()).matches()) {
      return broken(
          problems
              .literal(span, "a range of addresses is not a member of a list")
              .label("addresses have no ranges")
              .help("write it as networks, such as `10.0.0.0/8`"));
    }
    int from = span.start();
    String low = text.substring(0, dots).strip();
    String rest = text.substring(dots + 2);
    String high = rest.strip();
    if (high.isEmpty()) {
      return broken(
          problems.literal(span, "this range has no end").label("expected a number behind `..`"));
    }
    int highStart = from + dots + 2 + rest.indexOf(high);
    Syntax begin = number(low, new Span(from, from + low.length()));
    Syntax end = number(high, new Span(highStart, highStart + high.length()));
    boolean whole = !(begin instanceof Syntax.Broken || end instanceof Syntax.Broken);
    return whole ? new Syntax.Range(begin, end, span) : new Syntax.Broken(span);
  }

  private Syntax number(String text, Span span) {
    if (text.startsWith("-") && text.length() > 1) {
      Syntax value = number(text.substring(1), new Span(span.start() + 1, span.end()));
      return value instanceof Syntax.Broken ? value : new Syntax.Negate(value, span);
    }
    boolean oneWord = !text.isEmpty() && text.chars().allMatch(ListFile::isOfNumber);
    if (!oneWord || PREFIX.matcher(text).matches()) {
      return notAMember(text, span);
    }
    return numbers.read(text, span);
  }

  private static boolean isOfNumber(int c) {
    return c == '.' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private Syntax notAMember(String text, Span span) {
    Diagnostic.Builder problem =
        problems.literal(span, "this is not a member of a list").label("one member a line");
    if (text.endsWith(",") || text.endsWith(";")) {
      Span last = new Span(span.end() - 1, span.end());
      problem.help("members have nothing behind them").fix(new Fix(last, "", true));
    } else if (text.indexOf('"') < 0) {
      problem.help("an address, a network, a number, bytes or a word; other text stands in quotes");
    }
    return broken(problem);
  }

  private Syntax broken(Diagnostic.Builder problem) {
    Diagnostic told = problem.build();
    problems.add(problem);
    return new Syntax.Broken(told.primary().span());
  }
}
