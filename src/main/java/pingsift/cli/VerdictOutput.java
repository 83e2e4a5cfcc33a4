// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import pingsift.diag.DisplayText;
import pingsift.verdict.SubjectVerdict;
import pingsift.verdict.VerdictBook;

/** What {@code run} comes to, for people: a line each pair of hosts. */
final class VerdictOutput {
  private static final String STANDARD_OUTPUT = "-";

  @Option(
      names = "--verdicts",
      arity = "0..1",
      fallbackValue = STANDARD_OUTPUT,
      paramLabel = "FILE",
      converter = FileName.class,
      description =
          "Write what is to be thought of each iStream or pair of hosts, and why: to FILE, or to"
              + " standard output, where then no alerts go without `--eve -`.")
  private @Nullable String file;

  boolean isWanted() {
    return file != null;
  }

  /** The file that is written, if any. */
  List<String> files() {
    return file == null ? List.of() : List.of(file);
  }

  boolean takesStandardOutput() {
    return STANDARD_OUTPUT.equals(file);
  }

  void write(VerdictBook book, Terminal terminal) throws IOException {
    if (file == null) {
      return;
    }
    if (takesStandardOutput()) {
      write(book, terminal.out());
      return;
    }
    try (OutputStream out =
        new BufferedOutputStream(new NamedOutput(file, Files.newOutputStream(Path.of(file))))) {
      write(book, out);
    }
  }

  private static void write(VerdictBook book, OutputStream out) throws IOException {
    TextTable table =
        new TextTable(
            line -> out.write((DisplayText.safe(line) + "\n").getBytes(StandardCharsets.UTF_8)),
            "verdict ",
            "from ",
            "to ",
            "id",
            "reasons ");
    for (SubjectVerdict subject : book.subjects()) {
      table.row(
          List.of(
              subject.verdict().word(),
              orAny(subject.subject().from()),
              orAny(subject.subject().to()),
              subject.identifier() == SubjectVerdict.NONE
                  ? "-"
                  : Integer.toString(subject.identifier()),
              VerdictTexts.reasons(subject.reasons())));
    }
    table.end();
    out.flush();
  }

  private static String orAny(@Nullable String host) {
    return host == null ? "any" : host;
  }
}
