// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pingsift.diag.Suggestions;

/** The units that numbers may carry. */
final class Units {
  /** Nanoseconds in one. */
  static final Map<String, Long> DURATIONS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L);

  /** Bytes in one. */
  static final Map<String, Long> SIZES =
      Map.of(
          "B", 1L,
          "KB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "TB", 1_000_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30,
          "TiB", 1L << 40);

  private static final Map<String, String> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("sec", "s"),
          Map.entry("secs", "s"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("min", "m"),
          Map.entry("mins", "m"),
          Map.entry("minute", "m"),
          Map.entry("minutes", "m"),
          Map.entry("hr", "h"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("day", "d"),
          Map.entry("days", "d"),
          Map.entry("msec", "ms"),
          Map.entry("millis", "ms"),
          Map.entry("milliseconds", "ms"),
          Map.entry("usec", "us"),
          Map.entry("micros", "us"),
          Map.entry("microseconds", "us"),
          Map.entry("nanos", "ns"),
          Map.entry("nanoseconds", "ns"),
          Map.entry("k", "KiB"),
          Map.entry("g", "GiB"),
          Map.entry("t", "TiB"),
          Map.entry("byte", "B"),
          Map.entry("bytes", "B"));

  private Units() {}

  /** The unit that a word is, or is the long form of; empty where it is neither. */
  static Optional<String> of(String word) {
    return DURATIONS.containsKey(word) || SIZES.containsKey(word)
        ? Optional.of(word)
        : Optional.ofNullable(OTHER_WORDS.get(word.toLowerCase(Locale.ROOT)));
  }

  /** The unit that was probably meant. */
  static Optional<String> meant(String unit) {
    String other = OTHER_WORDS.get(unit.toLowerCase(Locale.ROOT));
    if (other != null) {
      return Optional.of(other);
    }
    List<String> all = new java.util.ArrayList<>(DURATIONS.keySet());
    all.addAll(SIZES.keySet());
    return Suggestions.closest(unit, all).stream().findFirst();
  }
}
