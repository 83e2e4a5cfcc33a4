// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sets that have a name: {@code \d}, {@code [:alpha:]} and their like, all of them ASCII. */
final class NamedSets {
  static final ByteSet DIGIT = ByteSet.range('0', '9');
  static final ByteSet LOWER = ByteSet.range('a', 'z');
  static final ByteSet UPPER = ByteSet.range('A', 'Z');
  static final ByteSet ALPHA = LOWER.or(UPPER);
  static final ByteSet WORD = ALPHA.or(DIGIT).or(ByteSet.of('_'));
  static final ByteSet SPACE = ByteSet.of(" \t\n\u000b\f\r");
  static final ByteSet NO_LINE_FEED = ByteSet.of('\n').not();

  static final ByteSet GRAPH = ByteSet.range(0x21, 0x7e);

  /** By the name that POSIX gives them, in the order in which messages list them. */
  static final Map<String, ByteSet> POSIX = posix();

  private NamedSets() {}

  private static Map<String, ByteSet> posix() {
    Map<String, ByteSet> sets = new LinkedHashMap<>();
    sets.put("alpha", ALPHA);
    sets.put("digit", DIGIT);
    sets.put("alnum", ALPHA.or(DIGIT));
    sets.put("upper", UPPER);
    sets.put("lower", LOWER);
    sets.put("xdigit", DIGIT.or(ByteSet.range('a', 'f')).or(ByteSet.range('A', 'F')));
    sets.put("space", SPACE);
    sets.put("blank", ByteSet.of(" \t"));
    sets.put("punct", GRAPH.not().or(ALPHA).or(DIGIT).not());
    sets.put("print", ByteSet.range(0x20, 0x7e));
    sets.put("graph", GRAPH);
    sets.put("cntrl", ByteSet.range(0, 0x1f).or(ByteSet.of(0x7f)));
    sets.put("word", WORD);
    sets.put("ascii", ByteSet.range(0, 0x7f));
    return sets;
  }

  /** The set of {@code \d} and its like, by the letter; null where the letter names none. */
  static @Nullable ByteSet ofLetter(char letter) {
    return switch (letter) {
      case 'd' -> DIGIT;
      case 'D' -> DIGIT.not();
      case 'w' -> WORD;
      case 'W' -> WORD.not();
      case 's' -> SPACE;
      case 'S' -> SPACE.not();
      default -> null;
    };
  }
}
