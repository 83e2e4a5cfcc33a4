// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A program to measure, and how it is told what to do. */
interface Program {
  /** As the table shows it. */
  String name();

  /** What is looked for on the path, or a path of its own. */
  String executable();

  /** What makes it print its version, after its name. */
  List<String> versionArguments();

  /**
   * The command for a job, without its output going to any disk; empty where the program cannot do
   * it.
   *
   * @param executable where the program is
   * @throws IOException where a file that the program needs cannot be written
   */
  Optional<List<String>> command(Path executable, Job job) throws IOException;

  /** Exit codes of a run that did its work. */
  default Set<Integer> goodExitCodes() {
    return Set.of(0);
  }

  /**
   * Work for a program.
   *
   * @param rules what to look for
   * @param scratch a directory for files that the program needs
   */
  record Job(Path capture, RuleSet rules, Path scratch) {}

  /** What a run looks for. */
  enum RuleSet {
    NONE("no rules"),
    RARE("one rare frame rule"),
    FIFTY("50 rules"),
    THOUSAND("1,000 rules"),
    EVERY("an alert on every request"),
    PACK("the shipped rules");

    private final String text;

    RuleSet(String text) {
      this.text = text;
    }

    /** As the table shows it. */
    String text() {
      return text;
    }

    /** The file of the rules; the ending says in which language. Not for {@link #PACK}. */
    Path file(Path folder, String ending) {
      return folder.resolve("rules-" + name().toLowerCase(java.util.Locale.ROOT) + ending);
    }
  }
}
