// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** How help looks: options in the order of their declaration, values after a blank, no colours. */
final class HelpLayout {
  private static final int WIDTH = 100;

  private HelpLayout() {}

  static void apply(CommandLine line) {
    line.setHelpFactory(HelpLayout::help);
    line.setUsageHelpWidth(WIDTH);
    line.setColorScheme(Help.defaultColorScheme(Ansi.OFF));
    sortNothing(line);
  }

  private static void sortNothing(CommandLine line) {
    line.getCommandSpec().usageMessage().sortOptions(false);
    line.getSubcommands().values().forEach(HelpLayout::sortNothing);
  }

  private static Help help(CommandSpec command, ColorScheme colors) {
    return new Help(command, colors) {
      @Override
      public IParamLabelRenderer createDefaultParamLabelRenderer() {
        return new BlankBeforeValue(super.createDefaultParamLabelRenderer());
      }
    };
  }

  /** {@code -r CAPTURE} for {@code -r=CAPTURE}, which is understood all the same. */
  private record BlankBeforeValue(IParamLabelRenderer usual) implements IParamLabelRenderer {
    @Override
    public Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<IStyle> styles) {
      String label = usual.renderParameterLabel(argument, ansi, styles).toString();
      return ansi.new Text(label.startsWith("=") ? " " + label.substring(1) : label);
    }

    @Override
    public String separator() {
      return usual.separator();
    }
  }
}
