// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pingsift.capture.Frame;

/** Decoding is in place: in the steady state no frame costs a byte of heap. */
class DecodeAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 2_000;

  private final FrameDecoder decoder = new FrameDecoder();
  private final IcmpMessage message = new IcmpMessage();

  /** One for each frame, as an iStream has its own: what is kept of a path is used again. */
  private final List<IcmpMessage> kept = new ArrayList<>();

  private final IcmpMessage restored = new IcmpMessage();
  private final List<KeptEcho> keptEchoes = new ArrayList<>();

  @Test
  void decodingVerifyingAndCopyingAllocateNothing() {
    List<Frame> frames = new ArrayList<>();
    for (HexCase hex : HexCase.all()) {
      frames.add(hex.frame(0));
      kept.add(new IcmpMessage());
      keptEchoes.add(new KeptEcho());
    }
    decodeAll(frames);
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    long goodChecksums = decodeAll(frames);
    long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
    assertThat(goodChecksums).isPositive();
    // the measuring itself takes a few hundred bytes; one byte a frame would be over 100,000
    assertThat(allocated).isLessThan(10_000);
  }

  /** Interleaved, out of order, with a duplicate, each packet under a new identification. */
  @Test
  void puttingFragmentsTogetherAllocatesNothing() {
    List<FragmentSketch> pieces = new ArrayList<>();
    for (int version : List.of(4, 6)) {
      byte[] content = FragmentSketch.echo(version, version, new byte[4000]);
      pieces.add(FragmentSketch.of(version, 1, content, 2960, content.length));
      pieces.add(FragmentSketch.of(version, 1, content, 0, 1480));
      pieces.add(FragmentSketch.of(version, 1, content, 0, 1480));
      pieces.add(FragmentSketch.of(version, 1, content, 1480, 2960));
    }
    List<Frame> frames = new ArrayList<>();
    pieces.forEach(piece -> frames.add(piece.frame(1, 0)));
    decodeRounds(frames, 0);
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    long whole = decodeRounds(frames, ROUNDS);
    long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
    assertThat(whole).isEqualTo(2 * ROUNDS);
    assertThat(allocated).isLessThan(10_000);
  }

  private long decodeRounds(List<Frame> frames, int from) {
    long whole = 0;
    for (int round = from; round < from + ROUNDS; round++) {
      for (int i = 0; i < frames.size(); i++) {
        Frame frame = frames.get(i);
        byte[] packet = frame.buffer();
        int idAt = packet[0] >>> 4 == 4 ? 4 : 46;
        packet[idAt] = (byte) (round >>> 8);
        packet[idAt + 1] = (byte) round;
        frame.set(round * 2_000_000L, frame.linkType(), packet, 0, frame.capLen(), frame.len());
        if (decoder.decode(frame, message) == Outcome.ICMP) {
          restored.copyFrom(message);
          whole++;
        }
      }
    }
    return whole;
  }

  private long decodeAll(List<Frame> frames) {
    long good = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < frames.size(); i++) {
        if (decoder.decode(frames.get(i), message) == Outcome.ICMP) {
          IcmpMessage copy = kept.get(i).copyFrom(message);
          good += copy.checksumStatus() == ChecksumStatus.GOOD ? 1 : 0;
          if (message.isEcho()) {
            keptEchoes.get(i).keep(message);
            keptEchoes.get(i).restore(restored);
          }
        }
      }
    }
    return good;
  }
}
