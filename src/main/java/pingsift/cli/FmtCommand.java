// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.InputStream;
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
      Formatter.Formatted formatted = format(RuleTexts.read(STANDARD_INPUT, terminal.in()));
      if (!formatted.isBroken() && !check && !diff) {
        print(formatted.text());
      }
    } catch (IOException e) {
      tell(e);
    }
  }

  /** What cannot be read or written does not stop the others. */
  private void named(String name) {
    try {
      for (Path file : RuleTexts.files(name)) {
        file(file);
      }
    } catch (IOException e) {
      tell(e);
    }
  }

  private void file(Path file) throws BrokenPipeException {
    try (InputStream in = Files.newInputStream(file)) {
      Formatter.Formatted formatted = format(RuleTexts.read(file.toString(), in));
      if (formatted.isChanged() && !check && !diff) {
        WholeFile.replace(file, formatted.text().getBytes(StandardCharsets.UTF_8));
      }
    } catch (BrokenPipeException e) {
      throw e;
    } catch (IOException e) {
      tell(e);
    }
  }

  private void tell(IOException e) {
    terminal.say(Trouble.words(e));
    broken++;
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
