// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strings as JSON has them, with the latest ones kept: conditions of rules and names of files come
 * again and again, as the very same objects.
 *
 * <p>Bounded: {@value #SLOTS} strings of at most {@value #MOST_CHARS} characters. Not thread-safe.
 */
final class KnownTexts {
  private static final int SLOTS = 256;
  private static final int MOST_CHARS = 1024;

  private final @Nullable String[] texts = new @Nullable String[SLOTS];
  private final byte[][] written = new byte[SLOTS][];

  /** Writes a value, as {@link JsonLines#text(String)} does. */
  void write(String text, JsonLines json) {
    int slot = (text.hashCode() ^ text.hashCode() >>> 8) & SLOTS - 1;
    if (text.equals(texts[slot])) {
      json.raw(written[slot]);
      return;
    }
    int start = json.length();
    json.text(text);
    if (text.length() <= MOST_CHARS) {
      texts[slot] = text;
      written[slot] = Arrays.copyOfRange(json.bytes(), start, json.length());
    }
  }
}
