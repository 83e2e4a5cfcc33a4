// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChoicesTest {
  /** Every second condition has parts, as many as drawn. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void aConditionStaysAsLongAsOneOfItsPartsDoes(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 90) Integer> counts,
      @ForAll Random random) {
    int conditions = 2 * counts.size();
    Choices.Recipe recipe = new Choices.Recipe(conditions);
    for (int i = 0; i < counts.size(); i++) {
      recipe.add(2 * i, counts.get(i));
    }
    Choices choices = recipe.choices();
    int bits = conditions + choices.count();
    assertThat(choices.count()).isEqualTo(counts.stream().mapToInt(Integer::intValue).sum());

    long[] alive = Sieve.words(bits);
    for (int i = 0; i < conditions; i++) {
      Sieve.set(alive, i);
    }
    choices.begin(alive);
    boolean[] stays = new boolean[conditions];
    int part = conditions;
    for (int i = 0; i < conditions; i++) {
      stays[i] = random.nextBoolean();
      if (!stays[i]) {
        Sieve.clear(alive, i);
      }
      boolean any = i % 2 == 1;
      for (int left = i % 2 == 0 ? counts.get(i / 2) : 0; left > 0; left--) {
        assertThat(Sieve.has(alive, part)).isTrue();
        if (random.nextInt(50) != 0) {
          Sieve.clear(alive, part);
        } else {
          any = true;
        }
        part++;
      }
      stays[i] &= any;
    }
    long first = alive[0];
    choices.end(alive);
    for (int i = 0; i < bits; i++) {
      assertThat(Sieve.has(alive, i)).isEqualTo(i < conditions && stays[i]);
    }
    if (bits <= Long.SIZE) {
      assertThat(choices.end(first)).isEqualTo(alive[0]);
      assertThat(choices.begin(0)).isEqualTo(-1L >>> (Long.SIZE - bits) & -1L << conditions);
    }
  }
}
