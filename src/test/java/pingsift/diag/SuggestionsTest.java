// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> FIELDS =
      List.of("data", "data.len", "icmp.type", "icmp.code", "ip.src_type", "entropy", "ttl");

  @Test
  void a_dropped_letter_finds_the_name() {
    assertThat(Suggestions.closest("dta", FIELDS)).startsWith("data");
  }

  @Test
  void two_swapped_letters_are_one_slip() {
    assertThat(Suggestions.distance("etnropy", "entropy")).isEqualTo(1);
    assertThat(Suggestions.closest("etnropy", FIELDS)).containsExactly("entropy");
  }

  @Test
  void case_and_separators_do_not_count() {
    assertThat(Suggestions.closest("icmpType", FIELDS)).startsWith("icmp.type");
    assertThat(Suggestions.closest("icmp_type", FIELDS)).startsWith("icmp.type");
  }

  @Test
  void a_name_cut_short_finds_the_whole() {
    assertThat(Suggestions.closest("entr", FIELDS)).containsExactly("entropy");
  }

  @Test
  void a_segment_finds_the_names_that_hold_it() {
    assertThat(Suggestions.closest("len", FIELDS)).containsExactly("data.len");
  }

  @Test
  void a_scope_word_without_its_first_letter() {
    assertThat(Suggestions.closest("stream", List.of("frame", "exchange", "istream")))
        .startsWith("istream");
  }

  @Test
  void nothing_near_suggests_nothing() {
    assertThat(Suggestions.closest("weather", FIELDS)).isEmpty();
    assertThat(Suggestions.closest("x", FIELDS)).isEmpty();
    assertThat(Suggestions.closest("", FIELDS)).isEmpty();
  }

  @Property(tries = 200)
  void the_distance_is_symmetric_and_bounded(@ForAll String a, @ForAll String b) {
    int distance = Suggestions.distance(a, b);
    assertThat(distance).isEqualTo(Suggestions.distance(b, a));
    assertThat(distance).isBetween(0, Math.max(a.length(), b.length()));
  }

  @Property(tries = 200)
  void at_most_three_and_only_candidates(@ForAll String wrong, @ForAll List<String> candidates) {
    List<String> found = Suggestions.closest(wrong, candidates);
    assertThat(found).hasSizeLessThanOrEqualTo(3).doesNotContain(wrong);
    assertThat(candidates).containsAll(found);
  }
}
