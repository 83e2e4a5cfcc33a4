// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import pingsift.diag.Diagnostic;
import pingsift.diag.DisplayText;
import pingsift.diag.FixedText;
import pingsift.format.LineDiff;
import pingsift.syntax.RuleFile;
import pingsift.text.SourceText;

/**
 * Applies safe fixes to rule files, again and again until there are none.
 *
 * <p>Works on texts first, and writes each file once, as a whole. A byte order mark and line ends
 * of any kind stay as they are.
 */
final class FixRun {
  /** A fix can bring another to light, but not for ever. */
  private static final int MOST_ROUNDS = 20;

  private static final String MARK = "\uFEFF";

  private final CheckedFiles before;
  private final Terminal terminal;

  /** By the names of files: what they held, and what they will. */
  private final Map<String, String> originals = new LinkedHashMap<>();

  private final Map<String, String> texts = new LinkedHashMap<>();
  private int fixed;

  FixRun(CheckedFiles before, Terminal terminal) {
    this.before = before;
    this.terminal = terminal;
  }

  /** Mends the files, says what it did, and checks them once more. */
  CheckedFiles mend() {
    rounds(true);
    int written = 0;
    for (Map.Entry<String, String> file : texts.entrySet()) {
      try {
        write(file.getKey(), file.getValue());
        written++;
      } catch (IOException e) {
        terminal.say(Trouble.words(e));
      }
    }
    terminal
        .err()
        .println(
            RuleReport.counted(fixed, "problem")
                + " fixed in "
                + RuleReport.counted(written, "file"));
    return written == 0 ? before : before.with(Map.of());
  }

  /** Shows what {@link #mend} would change. */
  void show() throws IOException {
    rounds(false);
    TextTable.Lines lines = ResultLines.of(terminal, false);
    for (Map.Entry<String, String> file : texts.entrySet()) {
      String original = originals.getOrDefault(file.getKey(), "");
      for (String line : LineDiff.unified(file.getKey(), "fixed", original, file.getValue())) {
        lines.line(line);
      }
    }
  }

  private void rounds(boolean tell) {
    CheckedFiles now = before;
    for (int round = 0; round < MOST_ROUNDS && round(now, tell); round++) {
      now = before.with(texts);
    }
  }

  private boolean round(CheckedFiles now, boolean tell) {
    boolean changed = false;
    for (RuleFile file : now.rules().parsed()) {
      SourceText source = file.source();
      FixedText text = FixedText.of(source, now.problems());
      if (!text.fixed().isEmpty()) {
        originals.putIfAbsent(source.name(), source.content());
        texts.put(source.name(), text.content());
        fixed += text.fixed().size();
        changed = true;
        if (tell) {
          text.fixed().forEach(this::tell);
        }
      }
    }
    return changed;
  }

  private void tell(Diagnostic problem) {
    SourceText source = problem.source();
    int start = problem.primary().span().start();
    String place = source.name() + ":" + source.lineAt(start) + ":" + source.columnAt(start) + ": ";
    String line = "fixed " + place + problem.message() + " [" + problem.kind().word() + "]";
    terminal.err().println(DisplayText.safe(line));
  }

  private void write(String name, String text) throws IOException {
    Path file = Path.of(name);
    String now = Files.readString(file);
    String mark = now.startsWith(MARK) ? MARK : "";
    if (!now.equals(mark + originals.get(name))) {
      throw new IOException(name + ": was changed meanwhile, and is left alone");
    }
    WholeFile.replace(file, (mark + text).getBytes(StandardCharsets.UTF_8));
  }
}
