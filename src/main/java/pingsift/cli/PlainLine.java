// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Reads command lines of the plain kind: a command, options by their full names with their values
 * behind them, files.
 *
 * <p>To set Picocli up takes as long as a short run. So what is plain is read here, by the tables
 * of {@link PlainOptions}, and everything else is left to {@link FullLine}: help, mistakes, {@code
 * -qv}, {@code --format=json}, options with values of a rare kind. The two never differ in what
 * they make of a line.
 */
final class PlainLine {
  private final List<PlainOption> options = new ArrayList<>();
  private final Object command;
  private final String[] words;

  private PlainLine(String table, Object command, String[] words) {
    for (String line : table.split("\n")) {
      options.add(PlainOption.of(line));
    }
    this.command = command;
    this.words = words;
  }

  /** The command that a line asks for, ready to run; null where the line is not a plain one. */
  static @Nullable Callable<Integer> read(Terminal terminal, String... words) {
    if (words.length == 1 && (words[0].equals("--version") || words[0].equals("-V"))) {
      return new VersionCommand(terminal);
    }
    String table = words.length == 0 ? null : PlainOptions.of(words[0]);
    if (table == null) {
      return null;
    }
    Callable<Integer> command = Commands.named(words[0], terminal);
    return new PlainLine(table, command, words).read() ? command : null;
  }

  private boolean read() {
    int at = 1;
    while (at < words.length) {
      boolean byName = words[at].startsWith("-");
      PlainOption option = find(byName ? words[at] : PlainOptions.FILES);
      if (option == null || !option.mayFollow()) {
        return false;
      }
      int first = byName ? at + 1 : at;
      int count = option.values(valuesFrom(first));
      if (count < 0 || !option.set(command, List.of(words).subList(first, first + count))) {
        return false;
      }
      at = first + count;
    }
    for (PlainOption option : options) {
      if (option.isMissing()) {
        return false;
      }
    }
    return true;
  }

  private @Nullable PlainOption find(String name) {
    for (PlainOption option : options) {
      if (option.isCalled(name)) {
        return option;
      }
    }
    return null;
  }

  /** How many words stand here up to the next that may be an option; a dash alone is none. */
  private int valuesFrom(int first) {
    int end = first;
    while (end < words.length
        && !words[end].isEmpty()
        && (words[end].charAt(0) != '-' || words[end].length() == 1)) {
      end++;
    }
    return end - first;
  }
}
