// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import pingsift.bytes.Bytes;
import pingsift.check.BytePattern;

/** One pass finds the texts that a search for each finds, wherever they stand. */
class TextScannerProperties {

  @Property(tries = 500)
  void findsTheTextsThatStandInTheData(
      @ForAll @Size(min = 1, max = 12)
          List<@StringLength(min = 2, max = 12) @CharRange(from = 'a', to = 'd') String> words,
      @ForAll @IntRange(min = 0, max = 1) int nocaseFrom,
      @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'd') String data,
      @ForAll @IntRange(max = 3) int before) {
    List<Text> texts = new ArrayList<>();
    TreeSet<Integer> wanted = new TreeSet<>();
    for (int i = 0; i < words.size(); i++) {
      boolean nocase = i % 2 == nocaseFrom;
      String word = nocase ? words.get(i).toUpperCase(Locale.ROOT) : words.get(i);
      texts.add(Text.in(BytePattern.exact(ascii(word)), nocase));
      if (data.contains(words.get(i))) {
        wanted.add(i);
      }
    }
    // what stands around the view does not count
    byte[] around = ascii("abcd".substring(0, before) + data + "abcdabcd");
    Bytes view = new Bytes().wrap(around, before, data.length(), data.length());
    TreeSet<Integer> found = new TreeSet<>();
    new TextScanner(texts).scan(view, found::add);
    assertThat(found).isEqualTo(wanted);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
