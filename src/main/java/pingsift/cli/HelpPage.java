// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** How help looks: options in the order of their declaration, values after a blank, no colours. */
final class HelpPage {
  private static final int WIDTH = 100;

  /** {@code -r=CAPTURE}, which is understood but is not how people write it. */
  private static final Pattern EQUALS_SIGN =
      Pattern.compile("(?m)^( +(?:-[a-zA-Z], )?--?[a-zA-Z-]+)=");

  private HelpPage() {}

  static String of(CommandLine command) {
    command.setUsageHelpWidth(WIDTH);
    command.getCommandSpec().usageMessage().sortOptions(false);
    return EQUALS_SIGN.matcher(command.getUsageMessage(Ansi.OFF)).replaceAll("$1 ");
  }
}
