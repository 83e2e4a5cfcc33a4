// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * Renders problems for people at a terminal.
 *
 * <pre>
 * error[unknown-field]: `reply` has no field `dta`
 *  --&gt; rules/exfil.sift:4:23
 *   |
 * 4 |   istream where reply.dta.len &gt; 64
 *   |                       ^^^ not a field of an Echo Reply
 *   |
 * help: a field with a similar name exists: `data`
 * </pre>
 *
 * <p>A span over several lines is marked on its first and its last line. A text that is empty, or
 * that could not be read, has only its name. All text from outside is made safe to print.
 * Immutable.
 */
public final class TextRenderer {
  private static final String GAP = "...";

  private final boolean coloured;

  private TextRenderer(boolean coloured) {
    this.coloured = coloured;
  }

  public static TextRenderer plain() {
    return new TextRenderer(false);
  }

  /** With ANSI colours. */
  public static TextRenderer coloured() {
    return new TextRenderer(true);
  }

  /** All problems with an empty line between them; empty for none, else ending with a line end. */
  public String render(Collection<Diagnostic> problems) {
    return String.join("\n", problems.stream().map(this::render).toList());
  }

  /** One problem; each line ends with a line end. */
  public String render(Diagnostic problem) {
    return new Rendering(problem).text();
  }

  /** A closing line: {@code 2 errors, 1 warning in 3 files}. */
  public static String summary(Collection<Diagnostic> problems, int files) {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = problems.stream().filter(problem -> problem.severity() == severity).count();
      if (count > 0) {
        counts.add(counted(count, severity.word()));
      }
    }
    String found = counts.isEmpty() ? "no problems" : String.join(", ", counts);
    return found + " in " + counted(files, "file");
  }

  private static String counted(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  /** One rendering in progress. */
  private final class Rendering {
    private final Diagnostic problem;
    private final SourceText source;
    private final StringBuilder out = new StringBuilder();
    private final LinePainter painter;

    /** The marks by text and by line; the problem's own text comes first. */
    private final Map<SourceText, Map<Integer, List<LinePainter.Mark>>> marks =
        new LinkedHashMap<>();

    private final int gutter;

    Rendering(Diagnostic problem) {
      this.problem = problem;
      this.source = problem.source();
      this.painter = new LinePainter(Style.of(problem.severity()), coloured);
      mark(problem.primary(), true);
      problem.others().forEach(label -> mark(label, false));
      this.gutter = Integer.toString(lastLine()).length();
    }

    private int lastLine() {
      int last = 1;
      for (Map<Integer, List<LinePainter.Mark>> lines : marks.values()) {
        last = lines.keySet().stream().reduce(last, Math::max);
      }
      for (Fix fix : problem.fixes()) {
        last = Math.max(last, source.lineAt(fix.span().start()));
      }
      return last;
    }

    String text() {
      Style style = Style.of(problem.severity());
      String kind = problem.severity().word() + "[" + problem.kind().word() + "]";
      out.append(style.paint(kind, coloured));
      out.append(Style.BOLD.paint(": " + DisplayText.safe(problem.message()), coloured));
      out.append('\n');
      place();
      if (source.length() > 0) {
        bar("");
        snippet(source);
      }
      marks.keySet().stream().filter(text -> text != source).forEach(this::elsewhere);
      boolean more =
          !problem.notes().isEmpty() || !problem.help().isEmpty() || !problem.fixes().isEmpty();
      if (more) {
        bar("");
        notes();
        help();
      }
      return out.toString();
    }

    private void place() {
      int start = problem.primary().span().start();
      String position = ":" + source.lineAt(start) + ":" + source.columnAt(start);
      String where = source.name() + (source.length() > 0 ? position : "");
      out.append(" ".repeat(gutter)).append(Style.GUTTER.paint("-->", coloured));
      out.append(' ').append(DisplayText.safe(where)).append('\n');
    }

    /** What lies in another text: its place, then its lines. */
    private void elsewhere(SourceText text) {
      Label first =
          problem.others().stream()
              .filter(label -> label.elsewhere().filter(text::equals).isPresent())
              .findFirst()
              .orElseThrow();
      int start = first.span().start();
      String where = text.name() + ":" + text.lineAt(start) + ":" + text.columnAt(start);
      out.append(" ".repeat(gutter)).append(Style.GUTTER.paint(":::", coloured));
      out.append(' ').append(DisplayText.safe(where)).append('\n');
      bar("");
      snippet(text);
    }

    // --- Gutter ---

    private void bar(String rest) {
      margin(" ".repeat(gutter) + " |", rest);
    }

    private void numbered(int line, String sign, String rest) {
      String number = Integer.toString(line);
      margin(" ".repeat(gutter - number.length()) + number + " " + sign, rest);
    }

    private void margin(String margin, String rest) {
      out.append(Style.GUTTER.paint(margin, coloured));
      out.append(rest.isEmpty() ? "" : " " + rest).append('\n');
    }

    // --- Source with labels ---

    /** A label over several lines marks the rest of its first and the start of its last line. */
    private void mark(Label label, boolean primary) {
      Span span = label.span();
      String text = DisplayText.safe(label.text());
      SourceText in = label.elsewhere().orElse(source);
      int first = in.lineAt(span.start());
      int last = span.length() == 0 ? first : in.lineAt(span.end() - 1);
      int start = span.start() - in.lineStart(first);
      if (first == last) {
        int end = span.end() - in.lineStart(first);
        mark(in, first, new LinePainter.Mark(start, end, primary, text));
        return;
      }
      mark(in, first, new LinePainter.Mark(start, in.line(first).length(), primary, text));
      String lastLine = in.line(last);
      int indent = lastLine.length() - lastLine.stripLeading().length();
      int end = span.end() - in.lineStart(last);
      mark(in, last, new LinePainter.Mark(Math.min(indent, end), end, primary, ""));
    }

    private void mark(SourceText in, int line, LinePainter.Mark mark) {
      marks
          .computeIfAbsent(in, key -> new TreeMap<>())
          .computeIfAbsent(line, key -> new ArrayList<>())
          .add(mark);
    }

    private int lineStart(int line) {
      return source.lineStart(line);
    }

    private void snippet(SourceText in) {
      int previous = 0;
      for (var entry : marks.getOrDefault(in, Map.of()).entrySet()) {
        int line = entry.getKey();
        if (previous > 0 && line == previous + 2) {
          paint(in, previous + 1, List.of());
        } else if (previous > 0 && line > previous + 2) {
          out.append(Style.GUTTER.paint(GAP, coloured)).append('\n');
        }
        paint(in, line, entry.getValue());
        previous = line;
      }
    }

    private void paint(SourceText in, int line, List<LinePainter.Mark> lineMarks) {
      List<String> rows = painter.paint(in.line(line), lineMarks);
      numbered(line, "|", rows.get(0));
      rows.subList(1, rows.size()).forEach(this::bar);
    }

    // --- Notes, help, fixes ---

    private void notes() {
      for (String note : problem.notes()) {
        out.append(" ".repeat(gutter + 1)).append(Style.GUTTER.paint("=", coloured));
        out.append(Style.BOLD.paint(" note", coloured));
        out.append(": ").append(DisplayText.safe(note)).append('\n');
      }
    }

    private void help() {
      for (String help : problem.help()) {
        helpLine(help);
      }
      for (Fix fix : problem.fixes()) {
        if (problem.help().isEmpty()) {
          helpLine(fix.replacement().isEmpty() ? "remove it" : "write it so");
        }
        bar("");
        fix(fix);
      }
    }

    private void helpLine(String help) {
      out.append(Style.HINT.paint("help", coloured));
      out.append(": ").append(DisplayText.safe(help)).append('\n');
    }

    private void fix(Fix fix) {
      int line = source.lineAt(fix.span().start());
      int start = fix.span().start() - lineStart(line);
      String before = source.line(line);
      int end = fix.span().end() - lineStart(line);
      if (end > before.length() || fix.replacement().indexOf('\n') >= 0) {
        fix.replacement().lines().forEach(added -> changed(line, "+", Style.ADDED, added, 0));
        return;
      }
      String after = before.substring(0, start) + fix.replacement() + before.substring(end);
      if (fix.replacement().isEmpty()) {
        changed(line, "-", Style.REMOVED, before, start);
        changed(line, "+", Style.ADDED, after, start);
        return;
      }
      int skipped = LinePainter.farBefore(start);
      int from = start - skipped;
      DisplayText text = new DisplayText(LinePainter.near(after, skipped));
      int to = from + fix.replacement().length();
      LinePainter.Mark mark = new LinePainter.Mark(from, to, true, "");
      int window = LinePainter.windowStart(text, List.of(mark));
      numbered(line, "|", LinePainter.window(text, window));
      Row row = new Row();
      int width = text.column(to) - text.column(from);
      String sign = fix.span().length() == 0 ? "+" : "~";
      row.put(
          text.column(from) - window,
          sign.repeat(Math.min(width, LinePainter.MAX_WIDTH)),
          Style.ADDED);
      bar(row.render(coloured));
    }

    private void changed(int line, String sign, Style style, String content, int at) {
      int skipped = LinePainter.farBefore(at);
      DisplayText text = new DisplayText(LinePainter.near(content, skipped));
      LinePainter.Mark mark = new LinePainter.Mark(at - skipped, at - skipped, true, "");
      String shown = LinePainter.window(text, LinePainter.windowStart(text, List.of(mark)));
      numbered(line, sign, style.paint(shown, coloured));
    }
  }
}
