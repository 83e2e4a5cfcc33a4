// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pingsift.bytes.Bytes;

class ValueHashTest {
  private final Evaluation evaluation = new Evaluation(0, java.util.List.of());

  @Test
  void zerosOfAnotherLengthAreOtherBytes() {
    Set<Long> hashes = new HashSet<>();
    for (int length = 0; length <= 100; length++) {
      hashes.add(bytes(new byte[length], length).read(evaluation));
    }
    assertThat(hashes).hasSize(101);
  }

  @Test
  void everyByteCounts() {
    byte[] data = new byte[70];
    Set<Long> hashes = new HashSet<>();
    for (int i = 0; i < data.length; i++) {
      data[i] = 1;
      hashes.add(bytes(data, data.length).read(evaluation));
      data[i] = 0;
    }
    assertThat(hashes).hasSize(70);
  }

  @Test
  void equalValuesHaveEqualHashes() {
    assertThat(bytes("abc".getBytes(), 3).read(evaluation))
        .isEqualTo(bytes("abc".getBytes(), 3).read(evaluation));
    assertThat(real(-0.0).read(evaluation)).isEqualTo(real(0.0).read(evaluation));
  }

  @Test
  void addressesThatDifferInOneHalfAreOthers() {
    Set<Long> hashes = new HashSet<>();
    for (long i = 0; i < 20; i++) {
      hashes.add(address(i, 7).read(evaluation));
      hashes.add(address(7, i).read(evaluation));
    }
    assertThat(hashes).hasSize(39);
  }

  @Test
  void whatTheCaptureCutIsAbsent() {
    assertThat(bytes("ab".getBytes(), 3).read(evaluation)).isEqualTo(ValueHash.ABSENT);
    assertThat(whole(IntValue.ABSENT).read(evaluation)).isEqualTo(ValueHash.ABSENT);
    assertThat(real(Double.NaN).read(evaluation)).isEqualTo(ValueHash.ABSENT);
  }

  @Test
  void onlyReproducibleHashesAreTheSameInEveryRun() {
    Evaluation other = new Evaluation(0, java.util.List.of());
    assertThat(whole(42).readReproducible(evaluation))
        .isEqualTo(whole(42).readReproducible(other))
        .isEqualTo(3_621_172_595_957_258_716L);
    assertThat(whole(42).read(evaluation)).isNotEqualTo(whole(42).read(other));
  }

  private static ValueHash whole(long value) {
    return new ValueHash.OfInt(new IntValues.Constant(value));
  }

  private static ValueHash real(double value) {
    return new ValueHash.OfFloat(new FloatValues.Constant(value));
  }

  private static ValueHash address(long high, long low) {
    return new ValueHash.OfAddress(new AddressValue.Constant(high, low));
  }

  private static ValueHash bytes(byte[] present, int sent) {
    Bytes view = new Bytes().wrap(present, 0, present.length, sent);
    return new ValueHash.OfBytes(
        new BytesValue() {
          @Override
          @Nullable Bytes read(Evaluation evaluation) {
            return view;
          }

          @Override
          int cost() {
            return 0;
          }
        });
  }
}
