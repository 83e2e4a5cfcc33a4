// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import pingsift.bytes.Bytes;

/** What is found, and where, agrees with an engine that we did not write. */
class RegexOracleProperties {
  private static final int ROOM = 1 << 20;

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void theMatchIsTheOneThatAnotherEngineFinds(
      @ForAll("patterns") DrawnPattern pattern,
      @ForAll("flags") Set<Flag> flags,
      @ForAll("data") String data,
      @ForAll("memory") int memory)
      throws RegexException {
    Matcher oracle = pattern.oraclePattern(flags).matcher(data);
    boolean found = oracle.find();
    Statistics.label("found").collect(found);
    Searcher searcher = new Searcher(pattern.regex(flags), new SearchMemory(memory));
    Bytes view = whole(data);
    Found first = searcher.search(view);
    boolean emptyLoops = repeatsNothing(pattern.regex(flags).tree());
    if (!found && emptyLoops && first == Found.YES) {
      // the oracle does not go back into a round that matched nothing: (b|\\b){2}a on "ba" after a
      // blank
      Statistics.label("missed by the oracle").collect(true);
      return;
    }
    assertThat(first).isEqualTo(found ? Found.YES : Found.NO);
    assertThat(searcher.search(view)).as("once more, now from memory").isEqualTo(first);
    Location location = searcher.locate(view);
    if (!found) {
      assertThat(location).isNull();
    } else if (emptyLoops) {
      assertThat(location.start()).isEqualTo(oracle.start());
    } else {
      assertThat(location).isEqualTo(new Location(oracle.start(), oracle.end()));
    }
  }

  /** Whether a part that can match nothing is repeated: engines leave such loops as they like. */
  private static boolean repeatsNothing(Node node) {
    if (node instanceof Node.Sequence sequence) {
      return sequence.parts().stream().anyMatch(RegexOracleProperties::repeatsNothing);
    }
    if (node instanceof Node.Choice choice) {
      return choice.branches().stream().anyMatch(RegexOracleProperties::repeatsNothing);
    }
    return node instanceof Node.Repeat repeat
        && (repeat.part().size().minBytes() == 0 || repeatsNothing(repeat.part()));
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void whatIsSaidOfCutDataHoldsHoweverTheyGoOn(
      @ForAll("patterns") DrawnPattern pattern,
      @ForAll("flags") Set<Flag> flags,
      @ForAll("data") String data)
      throws RegexException {
    Searcher searcher = new Searcher(pattern.regex(flags), new SearchMemory(ROOM));
    for (int missing = 1; missing <= 2; missing++) {
      byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
      Bytes cut = new Bytes().wrap(bytes, 0, bytes.length, bytes.length + missing);
      Found said = searcher.search(cut);
      assertThat(searcher.search(cut)).isEqualTo(said);
      assertThat(withoutMemory(pattern.regex(flags)).search(cut)).as("unaided").isEqualTo(said);
      Statistics.label("said").collect(said);
      for (String rest : rests(missing)) {
        Found whole = searcher.search(whole(data + rest));
        if (said != Found.OPEN) {
          assertThat(whole).as("with %s behind it", rest).isEqualTo(said);
        }
      }
      if (said == Found.YES) {
        assertThat(searcher.locate(cut)).isNotNull();
      }
    }
  }

  private static Set<String> rests(int length) {
    Set<String> letters = Set.of("a", "b", "c", "A", "\n", " ", "\u00e4", "\u00c3", "1", "_");
    if (length == 1) {
      return letters;
    }
    Set<String> all = new java.util.HashSet<>();
    for (String head : rests(length - 1)) {
      letters.forEach(letter -> all.add(head + letter));
    }
    return all;
  }

  private static Searcher withoutMemory(Regex regex) {
    return new Searcher(regex, new SearchMemory(0));
  }

  static Bytes whole(String latin1) {
    // not at the start of the array, and with others behind
    byte[] array = ("xa" + latin1 + "ab").getBytes(StandardCharsets.ISO_8859_1);
    return new Bytes().wrap(array, 2, latin1.length(), latin1.length());
  }

  @Provide
  Arbitrary<DrawnPattern> patterns() {
    return DrawnPattern.any();
  }

  /** Enough, none at all, and so little that it is full soon. */
  @Provide
  Arbitrary<Integer> memory() {
    return Arbitraries.of(ROOM, 0, 300, 900);
  }

  @Provide
  Arbitrary<Set<Flag>> flags() {
    return Arbitraries.of(Flag.class).set().ofMaxSize(3);
  }

  @Provide
  Arbitrary<String> data() {
    return Arbitraries.of(
            'a', 'a', 'b', 'b', 'c', 'A', 'B', '\n', ' ', '1', '_', '\u00e4', '\u00c3', '\u00a4')
        .list()
        .ofMaxSize(8)
        .map(
            list -> {
              StringBuilder text = new StringBuilder();
              list.forEach(text::append);
              return text.toString();
            });
  }
}
