// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A diff, applied to the old lines, gives the new ones. */
class LineDiffProperties {
  private static final Pattern HUNK = Pattern.compile("@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@");

  @Property(tries = 500)
  void applying_the_diff_gives_the_new_text(
      @ForAll("texts") List<String> before, @ForAll("texts") List<String> after) {
    List<String> diff = LineDiff.unified("x", joined(before), joined(after));
    assertThat(patched(before, diff)).isEqualTo(after);
  }

  @Test
  void only_what_differs_is_shown_with_three_lines_around_it() {
    List<String> before = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
    List<String> after = List.of("1", "2", "3", "4", "five", "6", "7", "8", "9");
    assertThat(LineDiff.unified("x", joined(before), joined(after)))
        .containsExactly(
            "--- x",
            "+++ x (formatted)",
            "@@ -2,7 +2,7 @@",
            " 2",
            " 3",
            " 4",
            "-5",
            "+five",
            " 6",
            " 7",
            " 8");
  }

  @Test
  void texts_that_share_next_to_nothing_are_one_change() {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      before.add("a" + i);
      after.add("b" + i);
    }
    List<String> diff = LineDiff.unified("x", joined(before), joined(after));
    assertThat(diff).hasSize(3 + 6000);
    assertThat(patched(before, diff)).isEqualTo(after);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("a", "b", "c", "d").list().ofMaxSize(40);
  }

  private static String joined(List<String> lines) {
    return String.join("", lines.stream().map(line -> line + "\n").toList());
  }

  private static List<String> patched(List<String> before, List<String> diff) {
    List<String> result = new ArrayList<>();
    int at = 0;
    for (String line : diff.subList(Math.min(2, diff.size()), diff.size())) {
      Matcher hunk = HUNK.matcher(line);
      if (hunk.matches()) {
        int first = Integer.parseInt(hunk.group(1)) - (hunk.group(2).equals("0") ? 0 : 1);
        while (at < first) {
          result.add(before.get(at++));
        }
      } else if (line.startsWith("+")) {
        result.add(line.substring(1));
      } else {
        assertThat(before.get(at)).isEqualTo(line.substring(1));
        if (line.startsWith(" ")) {
          result.add(before.get(at));
        }
        at++;
      }
    }
    result.addAll(before.subList(at, before.size()));
    return result;
  }
}
