// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many captures a command reads at once. */
final class CapturesAtOnce {
  @Option(
      names = "-j",
      paramLabel = "N",
      description = "How many captures are read at once. Default: one for each processor.")
  private @Nullable Integer count;

  /** False, and said, where it makes no sense. */
  boolean isSound(Terminal terminal) {
    if (count != null && count < 1) {
      terminal.say("-j counts captures: 1 or more");
      return false;
    }
    return true;
  }

  int threads() {
    return count == null ? Runtime.getRuntime().availableProcessors() : count;
  }
}
