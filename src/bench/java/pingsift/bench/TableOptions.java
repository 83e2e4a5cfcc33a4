// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to measure for the table.
 *
 * @param home the source tree
 * @param work where captures and rules are kept
 * @param path where programs are looked for
 * @param longer how many times longer the long captures are
 * @param longest seconds that a long run may be expected to take; it is left out if more
 * @param page whose table to write anew, if any
 */
record TableOptions(
    Path home,
    Path launcher,
    Path work,
    String path,
    long frames,
    int rounds,
    int longer,
    double longest,
    List<Row> rows,
    Optional<Path> page) {

  /**
   * Options that begin with two dashes, a value behind each.
   *
   * @throws IllegalArgumentException where one is unknown or has no good value
   */
  static TableOptions of(String... words) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      if (!words[i].startsWith("--") || i + 1 == words.length) {
        throw new IllegalArgumentException("no option with a value: " + words[i]);
      }
      given.put(words[i].substring(2), words[i + 1]);
    }
    Path home = Path.of(taken(given, "home", "."));
    TableOptions options =
        new TableOptions(
            home,
            Path.of(taken(given, "launcher", home.resolve("pingsift").toString())),
            Path.of(taken(given, "work", home.resolve("target/bench").toString())),
            taken(given, "path", System.getenv("PATH")),
            Long.parseLong(taken(given, "frames", "2750000")),
            Integer.parseInt(taken(given, "rounds", "5")),
            Integer.parseInt(taken(given, "longer", "10")),
            Double.parseDouble(taken(given, "longest", "120")),
            rows(taken(given, "rows", "")),
            Optional.ofNullable(given.remove("write")).map(Path::of));
    if (!given.isEmpty()) {
      throw new IllegalArgumentException("no such option: --" + given.keySet().iterator().next());
    }
    return options;
  }

  private static String taken(Map<String, String> given, String name, String otherwise) {
    String value = given.remove(name);
    return value == null ? otherwise : value;
  }

  private static List<Row> rows(String names) {
    return names.isEmpty() ? Arrays.asList(Row.values()) : Row.named(names);
  }

  boolean measuresLong() {
    return longer > 1;
  }

  long longFrames() {
    return frames * longer;
  }
}
