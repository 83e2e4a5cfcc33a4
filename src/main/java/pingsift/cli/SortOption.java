// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --sort} says.
 *
 * @param value the text of the value to sort by
 * @param descending whether large ones come first
 */
record SortOption(String value, boolean descending) {
  private static final String DESCENDING = ":desc";
  private static final String ASCENDING = ":asc";

  /** Directions as other languages write them. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(.*\\S)(?:\\s+|\\s*:\\s*)(asc|desc|ascending|descending|up|down|reverse)",
          Pattern.CASE_INSENSITIVE);

  /** What to write instead of a direction that is not ours; empty where nothing is wrong. */
  static Optional<String> meant(String text) {
    Matcher parts = FOREIGN.matcher(text);
    if (text.endsWith(DESCENDING) || text.endsWith(ASCENDING) || !parts.matches()) {
      return Optional.empty();
    }
    boolean up = Set.of("asc", "ascending", "up").contains(parts.group(2).toLowerCase(Locale.ROOT));
    return Optional.of(parts.group(1) + (up ? ASCENDING : DESCENDING));
  }

  static SortOption of(String text) {
    boolean descending = text.endsWith(DESCENDING);
    String suffix = descending ? DESCENDING : text.endsWith(ASCENDING) ? ASCENDING : "";
    return new SortOption(text.substring(0, text.length() - suffix.length()), descending);
  }
}
