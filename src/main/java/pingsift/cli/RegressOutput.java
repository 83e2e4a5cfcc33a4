// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import pingsift.regress.Regression;
import pingsift.report.JUnitXml;
import pingsift.report.RegressionHtml;
import pingsift.report.RegressionJUnit;
import pingsift.report.RegressionJson;

/** In which forms {@code regress} reports. */
final class RegressOutput {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json, to standard output. Default: ${DEFAULT-VALUE}")
  private OutputFormat format = OutputFormat.text;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      converter = FileName.class,
      description = "Write the report as JUnit XML too: a suite a rule, a case a capture.")
  private @Nullable String junit;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      converter = FileName.class,
      description = "Write the report as a page for browsers too; it needs nothing else.")
  private @Nullable String html;

  @Option(names = "--all", description = "Show all changes of a rule, not only the first ones.")
  private boolean all;

  /** The files that are written. */
  List<String> files() {
    return Stream.of(junit, html).filter(Objects::nonNull).toList();
  }

  void write(Regression regression, Terminal terminal) throws IOException {
    // what is printed is there, whatever becomes of the files
    if (format == OutputFormat.json) {
      RegressionJson.write(regression, terminal.out());
    } else {
      new RegressText(line -> line(line, terminal), all).write(regression);
    }
    terminal.out().flush();
    if (junit != null) {
      try (OutputStream out = open(junit)) {
        JUnitXml.write(RegressionJUnit.of(regression), out);
      }
    }
    if (html != null) {
      try (OutputStream out = open(html)) {
        out.write(RegressionHtml.of(regression).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static OutputStream open(String name) throws IOException {
    Path file = Path.of(name);
    return new BufferedOutputStream(new NamedOutput(name, Files.newOutputStream(file)));
  }

  static void line(String line, Terminal terminal) throws IOException {
    terminal.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
