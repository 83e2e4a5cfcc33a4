// SPDX-License-Identifier: Apache-2.0
package pingsift.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import pingsift.bytes.Bytes;
import pingsift.regex.Flag;
import pingsift.regex.Flaw;
import pingsift.regex.Found;
import pingsift.regex.Location;
import pingsift.regex.Regex;
import pingsift.regex.RegexException;
import pingsift.regex.SearchMemory;
import pingsift.regex.Searcher;

/**
 * Any text as a regular expression, run over any data.
 *
 * <p>An input is the flags, how many bytes the capture cut (8 bits each), the length of the pattern
 * (8 bits), the pattern in UTF-8, and the data.
 */
public final class RegexFuzz {
  private static final String[] PATTERNS = {
    "^(GET|POST) \\/[a-z]+",
    "(a*)*b|\\bcat\\B",
    "[^\\x00-\\x1f[:punct:]]{2,5}?$",
    "(?:\\d{1,3}\\.){3}\\d{1,3}",
    "\u00fc+|\\xd5\\x20.{0,4}\\x0d",
    "((a?){9}|[ab]+?c)*\\z",
    "(?<name>a)",
    "(?=a)(?!b)(?<=c)",
    "a{1,1000}{2}",
    "\\p{L}\\1\\k<x>\\Q"
  };

  private RegexFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    InputReader in = new InputReader(input);
    Set<Flag> flags = flags(in.u8());
    int missing = in.u8();
    byte[] pattern = new byte[in.u8()];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = (byte) in.u8();
    }
    String text = new String(pattern, StandardCharsets.UTF_8);
    byte[] data = in.rest();
    try {
      run(Regex.parse(text, flags), data, missing);
    } catch (RegexException wrong) {
      check(wrong.flaw(), text);
    }
  }

  private static Set<Flag> flags(int bits) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Flag flag : Flag.values()) {
      if ((bits >> flag.ordinal() & 1) != 0) {
        flags.add(flag);
      }
    }
    return flags;
  }

  private static void check(Flaw flaw, String pattern) {
    int end = Math.max(1, pattern.length());
    boolean inside = flaw.offset() >= 0 && flaw.offset() + flaw.length() <= end;
    if (!inside || flaw.length() < 1 || flaw.message().isBlank() || flaw.label().isBlank()) {
      throw new AssertionError(flaw + " of " + pattern);
    }
  }

  /** With memory, with little and with none the same is said, and the match is where it is said. */
  private static void run(Regex regex, byte[] data, int missing) {
    Bytes whole = new Bytes().wrap(data, 0, data.length, data.length);
    Bytes cut = new Bytes().wrap(data, 0, data.length, data.length + missing);
    Searcher first = new Searcher(regex, new SearchMemory(1 << 20));
    Found found = first.search(whole);
    Found cutFound = first.search(cut);
    for (long memory : new long[] {1 << 20, 3000, 0}) {
      Searcher searcher = new Searcher(regex, new SearchMemory(memory));
      expect(searcher.search(cut) == cutFound, "another answer for cut data");
      expect(searcher.search(whole) == found, "another answer");
      expect(searcher.search(whole) == found, "another answer the second time");
    }
    expect(found != Found.OPEN, "nothing is missing");
    expect(cutFound != Found.YES || found == Found.YES || missing > 0, "cut data know more");
    Location location = first.locate(whole);
    expect((location != null) == (found == Found.YES), "found, and not located");
    expect((first.locate(cut) != null) == (cutFound == Found.YES), "found, and not located, cut");
    if (location != null) {
      expect(location.length() >= regex.minLength(), "too short");
      expect(location.start() >= 0 && location.end() <= data.length, "outside");
    }
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  static Map<String, byte[]> seeds() {
    Map<String, byte[]> seeds = new HashMap<>();
    for (int i = 0; i < PATTERNS.length; i++) {
      byte[] pattern = PATTERNS[i].getBytes(StandardCharsets.UTF_8);
      byte[] data = "GET /etc/10.0.0.1 aabc\n\u00fccat".getBytes(StandardCharsets.UTF_8);
      byte[] seed = new byte[3 + pattern.length + data.length];
      seed[0] = (byte) i;
      seed[1] = (byte) (i % 3);
      seed[2] = (byte) pattern.length;
      System.arraycopy(pattern, 0, seed, 3, pattern.length);
      System.arraycopy(data, 0, seed, 3 + pattern.length, data.length);
      seeds.put("pattern-" + i, seed);
    }
    return seeds;
  }
}
