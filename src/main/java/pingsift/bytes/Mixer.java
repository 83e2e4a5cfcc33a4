// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hashes under a secret of its own, so that nobody can draw traffic whose hashes collide.
 *
 * <p>Hashes differ from run to run: nothing that is reported may depend on one. Where something
 * does, {@link #REPRODUCIBLE} gives the same in every run, and collisions to whoever looks for
 * them. Immutable.
 */
public final class Mixer {
  /*
   * The 128-bit product of two words, each hidden behind a secret word, folded to 64 bits: two
   * multiplications on today's processors, and every bit of both words reaches every bit of the result.
   */
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Hashes that are the same in every run, under words that everybody knows. */
  public static final Mixer REPRODUCIBLE =
      // the first 64 bits behind the point of the golden ratio, and of pi
      new Mixer(0x9e37_79b9_7f4a_7c15L, 0x243f_6a88_85a3_08d3L);

  private final long secret0;
  private final long secret1;

  public Mixer() {
    this(Secrets.next(), Secrets.next() | 1);
  }

  private Mixer(long secret0, long secret1) {
    this.secret0 = secret0;
    this.secret1 = secret1;
  }

  /** Takes one word into a hash, or makes a hash of two. */
  public long mix(long a, long b) {
    long x = a ^ secret0;
    long y = b ^ secret1;
    return (x * y) ^ Math.multiplyHigh(x, y);
  }

  /** Takes the bytes that are present into a hash. */
  public long mix(long hash, Bytes data) {
    byte[] array = data.array();
    int at = data.offset();
    int end = at + data.length();
    for (; at + 16 <= end; at += 16) {
      hash = mix(hash ^ (long) LONGS.get(array, at), (long) LONGS.get(array, at + 8));
    }
    long rest = 0;
    for (int shift = 0; at < end; at++, shift += 8) {
      rest = rest ^ Long.rotateLeft(array[at] & 0xff, shift);
      if (shift == 56) {
        hash = mix(hash, rest);
        rest = 0;
      }
    }
    return mix(hash, rest);
  }

  /** A hash in 32 bits. */
  public static int fold(long hash) {
    return (int) (hash >>> 32);
  }
}
