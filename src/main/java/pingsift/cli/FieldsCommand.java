// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import pingsift.fields.Fields;

/** {@code fields}: the names that rules can use. */
@Command(
    name = "fields",
    customSynopsis = "pingsift fields [OPTION]...",
    description = "List the fields and functions that rules can use.")
final class FieldsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--markdown", description = "As the reference page docs/fields.md.")
  private boolean markdown;

  FieldsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    FieldReference reference = new FieldReference(Fields.catalogue());
    String text = markdown ? reference.markdown() : reference.table();
    terminal.out().write(text.getBytes(StandardCharsets.UTF_8));
    terminal.out().flush();
    return ExitCode.FINE;
  }
}
