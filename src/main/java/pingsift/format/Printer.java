// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Lays a {@link Doc} out in lines of at most {@link #WIDTH} columns, where it can be done. */
final class Printer {
  static final int WIDTH = 100;
  private static final int STEP = 2;
  private static final String CLOSERS = ")],";

  /** A part that is yet to be printed. */
  private record Task(Doc doc, int indent, boolean flat) {}

  private final StringBuilder out = new StringBuilder();
  private final Deque<Task> tasks = new ArrayDeque<>();
  private int column;

  /** Whether nothing stands on this line yet; its indentation is written with the first text. */
  private boolean lineStart = true;

  private int lineIndent;

  /** A comment has ended the line. */
  private boolean lineOver;

  /** Blanks that are due before the next text on this line. */
  private int gap;

  /** An inline comment is the last of the line so far. */
  private boolean commentBefore;

  private Printer() {}

  /** The text; it ends with a line end unless it is empty. */
  static String print(Doc doc) {
    Printer printer = new Printer();
    printer.tasks.push(new Task(doc, 0, false));
    while (!printer.tasks.isEmpty()) {
      printer.print(printer.tasks.pop());
    }
    if (!printer.lineStart) {
      printer.endLine(0);
    }
    return printer.out.toString();
  }

  private void print(Task task) {
    Doc doc = task.doc();
    if (doc instanceof Doc.Text text) {
      text(text.text(), task.indent());
    } else if (doc instanceof Doc.Space) {
      gap = Math.max(gap, 1);
    } else if (doc instanceof Doc.Concat concat) {
      push(concat.parts(), task);
    } else if (doc instanceof Doc.Nest nest) {
      tasks.push(new Task(nest.inner(), task.indent() + STEP, task.flat()));
    } else if (doc instanceof Doc.Group group) {
      Task flat = new Task(group.inner(), task.indent(), true);
      tasks.push(task.flat() || fits(flat) ? flat : new Task(group.inner(), task.indent(), false));
    } else if (doc instanceof Doc.Line line) {
      line(line, task);
    } else if (doc instanceof Doc.HardLine line) {
      newLine(line.blank(), task.indent());
    } else if (doc instanceof Doc.FillLine fill) {
      fill(fill, task);
    } else if (doc instanceof Doc.IfBroken broken) {
      if (!task.flat()) {
        text(broken.text(), task.indent());
      }
    } else if (doc instanceof Doc.Note note) {
      note(note.remark(), task.indent());
    }
  }

  private void push(List<Doc> parts, Task task) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      tasks.push(new Task(parts.get(i), task.indent(), task.flat()));
    }
  }

  private void line(Doc.Line line, Task task) {
    if (!task.flat()) {
      newLine(line.blank(), task.indent());
    } else {
      gap = Math.max(gap, line.flat().length());
    }
  }

  private void fill(Doc.FillLine fill, Task task) {
    Task next = new Task(fill.next(), task.indent(), true);
    Task spaced = new Task(Doc.concat(Doc.text(" "), fill.next()), task.indent(), true);
    if (task.flat() || (!fill.blank() && fits(spaced))) {
      gap = Math.max(gap, 1);
      tasks.push(next);
    } else {
      newLine(fill.blank(), task.indent());
      tasks.push(new Task(new Doc.Group(fill.next()), task.indent(), false));
    }
  }

  private void text(String text, int indent) {
    if (text.isEmpty()) {
      return;
    }
    if (lineOver) {
      endLine(indent + STEP);
    }
    if (lineStart) {
      append(" ".repeat(lineIndent));
    } else if (!(commentBefore && CLOSERS.indexOf(text.charAt(0)) >= 0)) {
      append(" ".repeat(gap));
    }
    append(text);
    gap = 0;
    commentBefore = false;
    lineStart = false;
  }

  private void append(String text) {
    out.append(text);
    column += text.codePointCount(0, text.length());
  }

  private void newLine(boolean blank, int indent) {
    endLine(indent);
    boolean blankAlready = out.length() > 1 && out.charAt(out.length() - 2) == '\n';
    if (blank && !out.isEmpty() && !blankAlready) {
      out.append('\n');
    }
  }

  /** Ends the line, where anything stands on it. */
  private void endLine(int indent) {
    if (!lineStart) {
      int end = out.length();
      while (end > 0 && out.charAt(end - 1) == ' ') {
        end--;
      }
      out.setLength(end);
      out.append('\n');
      column = 0;
      lineStart = true;
    }
    lineIndent = indent;
    lineOver = false;
    gap = 0;
    commentBefore = false;
  }

  // --- Comments ---

  private void note(Remark remark, int indent) {
    switch (remark.place()) {
      case OWN_LINE -> ownLines(remark, indent);
      case LINE_END -> {
        behind(remark.lines().get(0), 2, indent);
        lineOver = true;
      }
      case INLINE -> {
        boolean opened = !out.isEmpty() && "([".indexOf(out.charAt(out.length() - 1)) >= 0;
        behind(remark.lines().get(0), opened ? 0 : 1, indent);
        gap = 1;
        commentBefore = true;
      }
    }
  }

  private void behind(String comment, int blanks, int indent) {
    gap = blanks;
    commentBefore = false;
    text(comment, indent);
  }

  private void ownLines(Remark remark, int indent) {
    if (!lineStart) {
      endLine(indent + STEP);
    }
    int at = lineIndent;
    for (String line : remark.lines()) {
      if (line.isEmpty()) {
        out.append('\n');
      } else {
        String bare = line.stripLeading();
        lineIndent = Math.max(0, at + line.length() - bare.length() - remark.column());
        text(bare, indent);
        endLine(at);
      }
    }
  }

  // --- What fits ---

  /**
   * Whether a part fits on the rest of this line, with all that follows it up to where the line can
   * end. Looks at no more than fits on a line.
   */
  private boolean fits(Task first) {
    Deque<Task> own = new ArrayDeque<>();
    own.push(first);
    Iterator<Task> rest = tasks.iterator();
    int used = lineStart ? lineIndent : column + gap;
    int left = WIDTH - (lineOver ? first.indent() + STEP : used);
    boolean over = false;
    while (true) {
      boolean inside = !own.isEmpty();
      if (!inside && !rest.hasNext()) {
        return true;
      }
      Task task = inside ? own.pop() : rest.next();
      switch (step(task, own, over)) {
        case ENDS -> {
          return true;
        }
        case BREAKS -> {
          return false;
        }
        case ENDS_WITH_COMMENT -> over = true;
        case GOES_ON -> {
          left -= width(task);
          if (left < 0) {
            return false;
          }
        }
      }
    }
  }

  private enum Step {
    GOES_ON,
    /** A line ends here: what came before fits. */
    ENDS,
    /** A line must end where it may not. */
    BREAKS,
    ENDS_WITH_COMMENT
  }

  private static Step step(Task task, Deque<Task> own, boolean over) {
    Doc doc = task.doc();
    if (doc instanceof Doc.Concat concat) {
      List<Task> parts = new ArrayList<>();
      concat.parts().forEach(part -> parts.add(new Task(part, 0, task.flat())));
      for (int i = parts.size() - 1; i >= 0; i--) {
        own.push(parts.get(i));
      }
      return Step.GOES_ON;
    }
    if (doc instanceof Doc.Nest nest) {
      own.push(new Task(nest.inner(), 0, task.flat()));
      return Step.GOES_ON;
    }
    if (doc instanceof Doc.Group group) {
      own.push(new Task(group.inner(), 0, task.flat()));
      return Step.GOES_ON;
    }
    if (doc instanceof Doc.Note note) {
      return switch (note.remark().place()) {
        case OWN_LINE -> task.flat() ? Step.BREAKS : Step.ENDS;
        case LINE_END -> Step.ENDS_WITH_COMMENT;
        case INLINE -> over ? Step.BREAKS : Step.GOES_ON;
      };
    }
    if (doc instanceof Doc.HardLine) {
      return task.flat() ? Step.BREAKS : Step.ENDS;
    }
    if (doc instanceof Doc.Line && !task.flat()) {
      return Step.ENDS;
    }
    if (doc instanceof Doc.FillLine fill) {
      if (!task.flat()) {
        return Step.ENDS;
      }
      own.push(new Task(fill.next(), 0, true));
      return over ? Step.BREAKS : Step.GOES_ON;
    }
    boolean nothing = doc instanceof Doc.IfBroken || doc.equals(Doc.text(""));
    return over && !nothing ? Step.BREAKS : Step.GOES_ON;
  }

  private static int width(Task task) {
    Doc doc = task.doc();
    if (doc instanceof Doc.Text text) {
      return text.text().codePointCount(0, text.text().length());
    }
    if (doc instanceof Doc.Line line) {
      return line.flat().length();
    }
    if (doc instanceof Doc.Note note && note.remark().place() == Remark.Place.INLINE) {
      return note.remark().lines().get(0).length() + 1;
    }
    if (doc instanceof Doc.IfBroken broken) {
      return task.flat() ? 0 : broken.text().length();
    }
    return doc instanceof Doc.Space || doc instanceof Doc.FillLine ? 1 : 0;
  }
}
