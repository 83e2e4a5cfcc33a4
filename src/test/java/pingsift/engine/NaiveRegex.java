// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pingsift.engine.NaiveValues.Data;
import pingsift.regex.Regex;

/**
 * Regular expressions as another engine finds them, over bytes as Latin-1 text. Where the capture
 * cut the data, every way in which they can have gone on is tried.
 */
final class NaiveRegex {
  private static final Map<String, Pattern> COMPILED = new HashMap<>();

  /** Drawn data lack so many bytes at most; more would take too many tries. */
  private static final int MOST_MISSING = 3;

  private NaiveRegex() {}

  /**
   * Where the capture cut the data: true where it is found in what is there, false where none of
   * the ways makes a match.
   */
  static @Nullable Boolean matches(Regex regex, Data data) {
    String text = new String(data.present(), StandardCharsets.ISO_8859_1);
    Pattern pattern = COMPILED.computeIfAbsent(regex.toString(), NaiveRegex::translated);
    if (pattern.matcher(text).find()) {
      return true;
    }
    int missing = data.sent() - data.present().length;
    if (missing > MOST_MISSING) {
      throw new IllegalArgumentException("too many bytes are missing: " + missing);
    }
    return canMatch(pattern, text, missing, letters(regex)) ? null : (Boolean) false;
  }

  private static boolean canMatch(Pattern pattern, String text, int missing, String letters) {
    return missing == 0
        ? pattern.matcher(text).find()
        : letters.chars().anyMatch(c -> canMatch(pattern, text + (char) c, missing - 1, letters));
  }

  /** One of each kind that the expression can tell apart: those it names, and some that it may. */
  private static String letters(Regex regex) {
    TreeSet<Character> letters = new TreeSet<>();
    regex.toString().chars().filter(Character::isLetter).forEach(c -> letters.add((char) c));
    "\n \u00e4z09_".chars().forEach(c -> letters.add((char) c));
    StringBuilder text = new StringBuilder();
    letters.forEach(text::append);
    return text.toString();
  }

  /**
   * The same in the other engine's words: there {@code ^} and {@code $} care for more line ends,
   * and words have more letters.
   */
  private static Pattern translated(String literal) {
    int close = literal.lastIndexOf('/');
    String flags = literal.substring(close + 1);
    boolean lines = flags.contains("m");
    StringBuilder other = new StringBuilder();
    boolean inClass = false;
    for (int i = 1; i < close; i++) {
      char mark = literal.charAt(i);
      if (mark == '\\') {
        i++;
        boolean edge = literal.charAt(i) == 'b';
        other.append(edge ? "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))" : "\\" + literal.charAt(i));
        continue;
      }
      inClass = mark == '[' || (inClass && mark != ']');
      if (mark == '^' && !inClass) {
        other.append(lines ? "(?:\\A|^)" : "\\A");
      } else if (mark == '$' && !inClass) {
        other.append(lines ? "$" : "\\z");
      } else {
        other.append(mark);
      }
    }
    int bits = Pattern.UNIX_LINES;
    bits |= flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0;
    bits |= flags.contains("s") ? Pattern.DOTALL : 0;
    bits |= lines ? Pattern.MULTILINE : 0;
    return Pattern.compile(other.toString(), bits);
  }
}
