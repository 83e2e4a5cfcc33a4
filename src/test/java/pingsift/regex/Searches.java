// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;

/** Patterns and data written short. */
final class Searches {
  static final int ROOM = 1 << 20;

  private Searches() {}

  /** Reads {@code a.b} with flags such as {@code is}. */
  static Regex regex(String pattern, String flags) {
    Set<Flag> set = EnumSet.noneOf(Flag.class);
    for (Flag flag : Flag.values()) {
      if (flags.indexOf(flag.letter()) >= 0) {
        set.add(flag);
      }
    }
    try {
      return Regex.parse(pattern, set);
    } catch (RegexException wrong) {
      throw new AssertionError(pattern + ": " + wrong.getMessage(), wrong);
    }
  }

  static Searcher searcher(String pattern) {
    return searcher(pattern, ROOM);
  }

  static Searcher searcher(String pattern, long memory) {
    return new Searcher(regex(pattern, ""), new SearchMemory(memory));
  }

  /** Data of one byte for each character below 256. */
  static Bytes data(String latin1) {
    byte[] array = latin1.getBytes(StandardCharsets.ISO_8859_1);
    return new Bytes().wrap(array, 0, array.length, array.length);
  }

  /** Data that the capture cut. */
  static Bytes cut(String latin1, int missing) {
    byte[] array = latin1.getBytes(StandardCharsets.ISO_8859_1);
    return new Bytes().wrap(array, 0, array.length, array.length + missing);
  }

  /** The match as text, or null where there is none. */
  static @Nullable String match(String pattern, String flags, String latin1) {
    Searcher searcher = new Searcher(regex(pattern, flags), new SearchMemory(ROOM));
    Bytes data = data(latin1);
    boolean found = searcher.search(data) == Found.YES;
    Location location = searcher.locate(data);
    if (found != (location != null)) {
      throw new AssertionError(pattern + " is found and is not");
    }
    return location == null ? null : latin1.substring(location.start(), location.end());
  }
}
