// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.check.Printer;
import pingsift.regress.Digests;
import pingsift.regress.RuleDigest;
import pingsift.regress.SavedRun;

/** Where an unfinished run over a corpus is kept, and by what it is known again. */
final class SavedRuns {
  /** Whoever interrupts a run this early loses as much. */
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private SavedRuns() {}

  /**
   * The saved state of a run with these rules.
   *
   * @param named the file that the user named, or null for one in the cache directory
   * @param options which other things decide what the run finds
   */
  static SavedRun open(
      List<CheckedRule> rules, String options, @Nullable String named, boolean fresh) {
    String key = key(rules, options);
    return named == null
        ? SavedRun.open(cache().resolve("regress-" + key), key, PATIENCE_NANOS, fresh)
        : SavedRun.open(Path.of(named), key, 0, fresh);
  }

  /** Another Pingsift may find other things: its jar counts too. */
  private static String key(List<CheckedRule> rules, String options) {
    StringBuilder all = new StringBuilder(options).append('\n').append(program()).append('\n');
    for (CheckedRule rule : rules) {
      all.append(RuleDigest.of(rule)).append(' ').append(Printer.query(rule)).append('\n');
    }
    return Digests.of(all.toString());
  }

  private static String program() {
    try {
      Path place = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(place)
          ? Files.getLastModifiedTime(place) + " " + Files.size(place)
          : "classes";
    } catch (IOException | java.net.URISyntaxException | RuntimeException unknown) {
      return "unknown";
    }
  }

  private static Path cache() {
    String named = System.getenv("XDG_CACHE_HOME");
    Path cache =
        named == null || named.isEmpty()
            ? Path.of(System.getProperty("user.home", ""), ".cache")
            : Path.of(named);
    return cache.resolve("pingsift");
  }
}
