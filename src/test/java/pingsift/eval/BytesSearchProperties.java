// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import pingsift.bytes.Bytes;
import pingsift.check.BytePattern;
import pingsift.eval.BytesSearch.Where;

/**
 * Open bytes, open halves, jumps and {@code nocase}, beside a regular expression that says the
 * same.
 */
class BytesSearchProperties {
  private static final Evaluation EVALUATION = new Evaluation(0, List.of());

  /** A byte of a pattern, and the bytes that may be skipped in front of it. */
  record Part(int value, int mask, int min, int max) {}

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void findsWhatARegularExpressionFinds(
      @ForAll("parts") List<Part> parts,
      @ForAll Where where,
      @ForAll boolean nocase,
      @ForAll("data") byte[] data) {
    BytesSearch search = BytesSearch.of(pattern(parts), where, nocase);
    Matcher oracle = oracle(parts, where, nocase).matcher(text(data));
    boolean found = oracle.find();
    Statistics.label("found").collect(found);
    Bytes view = new Bytes().wrap(data, 0, data.length, data.length);
    assertThat(search.find(view, EVALUATION)).isEqualTo(Truth.of(found));
    if (found) {
      assertThat(search.locate(view, EVALUATION))
          .isEqualTo(new BytesSearch.Stretch(oracle.start(), oracle.end() - oracle.start()));
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void isUnknownExactlyWhereWhatIsMissingDecides(
      @ForAll("parts") List<Part> parts,
      @ForAll Where where,
      @ForAll boolean nocase,
      @ForAll("data") byte[] data) {
    BytesSearch search = BytesSearch.of(pattern(parts), where, nocase);
    for (int missing = 1; missing <= Math.min(2, data.length); missing++) {
      int present = data.length - missing;
      Truth said = search.find(new Bytes().wrap(data, 0, present, data.length), EVALUATION);
      Statistics.label("said").collect(said);
      boolean canBeTrue = false;
      boolean canBeFalse = false;
      for (byte[] whole : completions(data, present)) {
        boolean found = oracle(parts, where, nocase).matcher(text(whole)).find();
        canBeTrue |= found;
        canBeFalse |= !found;
      }
      Truth expected = canBeTrue && canBeFalse ? Truth.UNKNOWN : Truth.of(canBeTrue);
      assertThat(said).isEqualTo(expected);
    }
  }

  /**
   * All data that begin alike, over bytes that agree with all there is in the patterns, and none.
   */
  private static List<byte[]> completions(byte[] data, int present) {
    List<byte[]> all = new ArrayList<>(List.of(data));
    for (int at = present; at < data.length; at++) {
      List<byte[]> longer = new ArrayList<>();
      for (byte[] one : all) {
        for (int value : new int[] {0x00, 0x41, 0x42, 0x61, 0x62, 0x15, 0xd5}) {
          byte[] copy = one.clone();
          copy[at] = (byte) value;
          longer.add(copy);
        }
      }
      all = longer;
    }
    return all;
  }

  private static BytePattern pattern(List<Part> parts) {
    byte[] bytes = new byte[parts.size()];
    byte[] mask = new byte[parts.size()];
    List<BytePattern.Jump> jumps = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      bytes[i] = (byte) (part.value & part.mask);
      mask[i] = (byte) part.mask;
      if (i > 0 && part.max > 0) {
        jumps.add(new BytePattern.Jump(i, part.min, part.max));
      }
    }
    return new BytePattern(bytes, mask, jumps);
  }

  private static Pattern oracle(List<Part> parts, Where where, boolean nocase) {
    StringBuilder regex = new StringBuilder(where.isTiedToStart() ? "\\A" : "");
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (i > 0 && part.max > 0) {
        regex.append(".{%d,%d}?".formatted(part.min, part.max));
      }
      regex.append('[');
      for (int value = 0; value < 256; value++) {
        boolean letters =
            nocase && part.mask == 0xff && Character.isLetter(part.value) && part.value < 128;
        boolean agrees =
            letters
                ? Character.toLowerCase(value) == Character.toLowerCase(part.value) && value < 128
                : ((value ^ part.value) & part.mask) == 0;
        regex.append(agrees ? "\\x%02x".formatted(value) : "");
      }
      regex.append(']');
    }
    regex.append(where.isTiedToEnd() ? "\\z" : "");
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Provide
  Arbitrary<List<Part>> parts() {
    Arbitrary<Integer> values = Arbitraries.of(0x41, 0x61, 0x61, 0x62, 0xd5, 0x15);
    Arbitrary<Integer> masks = Arbitraries.of(0xff, 0xff, 0xff, 0, 0xf0, 0x0f);
    Arbitrary<Integer> jumps = Arbitraries.of(0, 0, 0, 1, 2);
    return Combinators.combine(values, masks, jumps, jumps)
        .as((value, mask, min, more) -> new Part(value, mask, min, min + more))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<byte[]> data() {
    return Arbitraries.of(0x41, 0x61, 0x61, 0x42, 0x62, 0xd5, 0x15, 0x00)
        .map(Integer::byteValue)
        .array(byte[].class)
        .ofMaxSize(9);
  }
}
