// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pingsift.diag.Diagnostic;
import pingsift.engine.RuleFiles;
import pingsift.format.Formatter;
import pingsift.format.LineDiff;
import pingsift.ruletest.RuleTests;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;

/** {@code fmt}: rule files in the one style. */
@Command(
    name = "fmt",
    customSynopsis = "pingsift fmt RULES... [--check] [--diff]",
    description = {
      "Write rule files in the one style there is. Meaning, comments and tests stay.",
      "Standard output names the files that changed."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  pingsift fmt rules/", "  pingsift fmt --check --diff rules/"})
final class FmtCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  /** What the parser takes at most. */
  private static final int MOST_BYTES = 16 << 20;

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "RULES",
      converter = FileName.class,
      description =
          "Rule files, or directories that hold them (*.sift, at any depth); `-` takes a text from"
              + " standard input to standard output.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--check",
      description = "Write nothing; name the files that would change, and exit with 1 if any.")
  private boolean check;

  @Option(names = "--diff", description = "Write nothing; show what would change.")
  private boolean diff;

  private int changed;
  private int kept;
  private int broken;

  FmtCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    for (String name : names) {
      if (name.equals(STANDARD_INPUT)) {
        standardInput();
      } else {
        named(name);
      }
    }
    terminal.out().flush();
    if (!names.contains(STANDARD_INPUT)) {
      terminal.err().println(summary());
    }
    return broken > 0 || (check && changed > 0) ? ExitCode.TROUBLE : ExitCode.FINE;
  }

  private void standardInput() throws IOException {
    try {
      Formatter.Formatted formatted = format(read(STANDARD_INPUT, terminal.in()));
      if (!formatted.isBroken() && !check && !diff) {
        print(formatted.text());
      }
    } catch (IOException e) {
      tell(Trouble.words(e));
    }
  }

  /** What cannot be read or written does not stop the others. */
  private void named(String name) throws BrokenPipeException {
    RuleFiles found = RuleFiles.of(Path.of(name));
    found.trouble().ifPresent(trouble -> tell(trouble.place() + ": " + trouble.why()));
    for (Path file : found.files()) {
      file(file);
    }
  }

  private void file(Path file) throws BrokenPipeException {
    try (InputStream in = Files.newInputStream(file)) {
      Formatter.Formatted formatted = format(read(file.toString(), in));
      if (formatted.isChanged() && !check && !diff) {
        WholeFile.replace(file, formatted.text().getBytes(StandardCharsets.UTF_8));
      }
    } catch (BrokenPipeException e) {
      throw e;
    } catch (IOException e) {
      tell(Trouble.words(e));
    }
  }

  private void tell(String trouble) {
    terminal.say(trouble);
    broken++;
  }

  /** The whole text, with what an editor may have put before it. */
  private static SourceText read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new IOException(name + ": is larger than a rule file can be");
    }
    try {
      ByteBuffer all = ByteBuffer.wrap(bytes);
      return new SourceText(name, StandardCharsets.UTF_8.newDecoder().decode(all).toString());
    } catch (CharacterCodingException e) {
      throw new IOException(name + ": is not UTF-8 text", e);
    }
  }

  /** Formats one text, and says what there is to say about it. */
  private Formatter.Formatted format(SourceText source) throws IOException {
    Formatter.Formatted formatted = checked(Formatter.format(source));
    if (formatted.isBroken()) {
      broken++;
      for (Diagnostic problem : formatted.problems()) {
        terminal.err().println(RuleReport.renderer(terminal).render(problem));
      }
    } else if (formatted.isChanged()) {
      changed++;
      show(formatted);
    } else {
      kept++;
    }
    return formatted;
  }

  /** What stands in a test block that nobody understands could become something else elsewhere. */
  private static Formatter.Formatted checked(Formatter.Formatted formatted) {
    if (formatted.isBroken()) {
      return formatted;
    }
    SourceText source = formatted.source();
    List<Diagnostic> problems = new ArrayList<>();
    RuleTests.read(List.of(RuleParser.file(source, problem -> {})), problems::add);
    List<Diagnostic> errors = problems.stream().filter(Diagnostic::isError).toList();
    return errors.isEmpty() ? formatted : new Formatter.Formatted(source, source.content(), errors);
  }

  private void show(Formatter.Formatted formatted) throws IOException {
    SourceText source = formatted.source();
    TextTable.Lines lines = ResultLines.of(terminal, false);
    if (diff) {
      for (String line : LineDiff.unified(source.name(), source.content(), formatted.text())) {
        lines.line(line);
      }
    } else if (check || !source.name().equals(STANDARD_INPUT)) {
      lines.line(source.name());
    }
  }

  private void print(String text) throws IOException {
    terminal.out().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String summary() {
    String would = check || diff ? " would be formatted, " : " formatted, ";
    return RuleReport.counted(changed, "file")
        + would
        + "%,d unchanged".formatted(kept)
        + (broken == 0 ? "" : ", %,d not formatted because of errors".formatted(broken));
  }
}
