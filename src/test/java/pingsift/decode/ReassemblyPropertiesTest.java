// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import pingsift.bytes.BigEndian;
import pingsift.capture.Frame;
import pingsift.capture.LinkType;

/** What holds however packets are cut, and in whatever order the pieces come. */
class ReassemblyPropertiesTest {
  private static final long MILLI = 1_000_000L;

  private final IcmpMessage message = new IcmpMessage();

  @Property(tries = 600)
  void cutInAnyWayInAnyOrderEachPacketComesBackAndNoOther(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int packets, @ForAll boolean copies) {
    Random random = new Random(seed);
    Map<Integer, byte[]> sent = new HashMap<>();
    List<FragmentSketch> pieces = new ArrayList<>();
    for (int i = 0; i < packets; i++) {
      // a message without Data is one fragment's worth: it cannot be cut
      byte[] data = new byte[1 + random.nextInt(random.nextInt(4) == 0 ? 20_000 : 300)];
      random.nextBytes(data);
      int version = random.nextBoolean() ? 4 : 6;
      byte[] content = FragmentSketch.echo(version, i, data);
      sent.put(i, data);
      pieces.addAll(cut(version, i, content, random));
    }
    if (copies) {
      for (int i = random.nextInt(4); i > 0; i--) {
        pieces.add(pieces.get(random.nextInt(pieces.size())));
      }
    }
    Collections.shuffle(pieces, random);
    Map<Integer, byte[]> found = decodeAll(pieces);
    assertThat(found.keySet()).isEqualTo(sent.keySet());
    sent.forEach((id, data) -> assertThat(found.get(id)).isEqualTo(data));
  }

  private static List<FragmentSketch> cut(int version, int id, byte[] content, Random random) {
    List<FragmentSketch> pieces = new ArrayList<>();
    int unit = 8 * (1 + random.nextInt(content.length / 16 + 1));
    int start = 0;
    while (start < content.length) {
      int end = Math.min(content.length, start + Math.max(8, random.nextInt(unit + 1) & ~7));
      if (start == 0 && end == content.length) { // whole, which is no fragment
        if (content.length <= 8) {
          break;
        }
        end = 8;
      }
      pieces.add(FragmentSketch.of(version, id, content, start, end));
      start = end;
    }
    return pieces;
  }

  private Map<Integer, byte[]> decodeAll(List<FragmentSketch> pieces) {
    FrameDecoder decoder = new FrameDecoder();
    Map<Integer, byte[]> found = new HashMap<>();
    long number = 0;
    for (FragmentSketch piece : pieces) {
      if (decoder.decode(piece.frame(++number, number), message) == Outcome.ICMP) {
        assertThat(message.frameNumber()).isEqualTo(number);
        assertThat(message.checksumStatus()).isEqualTo(ChecksumStatus.GOOD);
        assertThat(message.fragmentFrame(message.fragments() - 1)).isEqualTo(number);
        assertThat(found.put(message.identifier(), message.data().copy())).isNull();
      }
    }
    decoder.end();
    assertThat(decoder.fragments().addUp()).isTrue();
    assertThat(decoder.fragments().waiting()).isZero();
    assertThat(decoder.fragmentBytes()).isZero();
    return found;
  }

  /** Overlaps, gaps, ends of all kinds: nothing is thrown, all is counted, no gap is filled. */
  @Property(tries = 2_000)
  void anyFragmentsWhateverAreAccountedFor(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] content = FragmentSketch.echo(4, 1, new byte[200]);
    FrameDecoder decoder = new FrameDecoder();
    long[] present = new long[1024];
    for (int number = 1; number < 40; number++) {
      int start = 8 * random.nextInt(28);
      int length = random.nextInt(64);
      byte[] stretch = new byte[length];
      for (int i = 0; i < length; i++) {
        stretch[i] = start + i < content.length ? content[start + i] : 0;
        present[start + i] = 1;
      }
      int version = random.nextInt(8) == 0 ? 6 : 4;
      boolean more = random.nextInt(6) > 0;
      int protocol = version == 4 ? 1 : 58;
      FragmentSketch piece = new FragmentSketch(version, 1, protocol, start, more, stretch);
      int captured = random.nextInt(10) == 0 ? random.nextInt(length + 1) : length;
      Outcome outcome = decoder.decode(piece.frame(number, number * MILLI, captured), message);
      if (outcome == Outcome.ICMP && message.fragments() > 1 && message.ipVersion() == 4) {
        for (int i = 0; i < 8 + message.data().length(); i++) {
          assertThat(present[i]).as("byte %d", i).isEqualTo(1);
        }
      }
      assertThat(decoder.fragments().addUp()).isTrue();
    }
    decoder.end();
    assertThat(decoder.fragments().addUp()).isTrue();
    assertThat(decoder.fragmentBytes()).isZero();
  }

  @Test
  void aFloodOfPacketsThatAreNeverWholeStaysWithinItsMemory() {
    long limit = 1 << 20;
    List<Long> given = new ArrayList<>();
    FrameDecoder decoder =
        new FrameDecoder(
            ReassemblyOptions.DEFAULT.withMaxBytes(limit),
            datagram -> given.add(datagram.message().frameNumber()));
    byte[] content = FragmentSketch.echo(6, 1, new byte[1400]);
    for (int number = 1; number <= 20_000; number++) {
      decoder.decode(FragmentSketch.of(6, number, content, 0, 1000).frame(number, 0), message);
      assertThat(decoder.fragmentBytes()).isLessThanOrEqualTo(limit);
    }
    assertThat(decoder.fragments().evicted()).isGreaterThan(19_000);
    assertThat(given).isSorted(); // the oldest goes first
    int last = 20_000;
    Outcome outcome =
        decoder.decode(
            FragmentSketch.of(6, last, content, 1000, content.length).frame(last + 1, 0), message);
    assertThat(outcome).isEqualTo(Outcome.ICMP);
  }

  /** They bring no bytes, but the frames of a packet are remembered. */
  @Test
  void overlapsWithoutEndTakeLittleMemoryAndTheirPacketIsStillPutTogether() {
    FrameDecoder decoder = new FrameDecoder();
    byte[] content = FragmentSketch.echo(4, 1, new byte[100]);
    for (int number = 1; number <= 100_000; number++) {
      byte[] other = {0, 0, 0, 0, 0, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
      decoder.decode(new FragmentSketch(4, 1, 1, 48, true, other).frame(number, 0), message);
    }
    assertThat(decoder.fragmentBytes()).isLessThan(32 << 10);
    decoder.decode(FragmentSketch.of(4, 1, content, 0, 48).frame(200_000, 0), message);
    Outcome outcome =
        decoder.decode(FragmentSketch.of(4, 1, content, 48, 108).frame(200_001, 0), message);
    assertThat(outcome).isEqualTo(Outcome.ICMP);
    assertThat(message.fragments()).isEqualTo(1024 + 2);
    assertThat(message.fragmentFrame(1025)).isEqualTo(200_001);
  }

  /** Each such frame could claim 64 KiB, were the packet's place kept free for it. */
  @Test
  void aFragmentFarBehindCostsNoMoreThanItHas() {
    FrameDecoder decoder = new FrameDecoder();
    byte[] stretch = new byte[8];
    for (int number = 1; number <= 10_000; number++) {
      FragmentSketch far = new FragmentSketch(4, number, 1, 65_000, true, stretch);
      decoder.decode(far.frame(number, 0), message);
    }
    assertThat(decoder.fragments().evicted()).isZero();
    assertThat(decoder.fragmentBytes()).isLessThan(10_000 * 1024);
  }

  @Test
  void atTheLargestOffsetTheLongestPacketIsPutTogether() {
    FrameDecoder decoder = new FrameDecoder();
    byte[] content = FragmentSketch.echo(4, 1, new byte[0x1fff * 8 + 65_508 - 8]);
    long number = 0;
    Outcome outcome = Outcome.FRAGMENT;
    for (int start = 0; start < content.length; ) {
      int end = start == 0x1fff * 8 ? content.length : Math.min(start + 32_768, 0x1fff * 8);
      FragmentSketch piece = FragmentSketch.of(4, 1, content, start, end);
      outcome = decoder.decode(piece.frame(++number, number), message);
      start = end;
    }
    assertThat(outcome).isEqualTo(Outcome.ICMP);
    assertThat(message.data().length()).isEqualTo(content.length - 8);
    assertThat(decoder.anomalies() & Anomaly.IPV4_FRAGMENT_TOO_LARGE.bit()).isNotZero();
    IcmpMessage copy = new IcmpMessage().copyFrom(message);
    assertThat(copy.data().copy()).isEqualTo(message.data().copy());
    assertThat(copy.fragmentFrame(0)).isEqualTo(1);
  }

  @Test
  void aCopyKeepsItsFramesWhenTheNextPacketComes() {
    FrameDecoder decoder = new FrameDecoder();
    byte[] content = FragmentSketch.echo(4, 1, new byte[100]);
    decoder.decode(FragmentSketch.of(4, 1, content, 0, 48).frame(5, 0), message);
    decoder.decode(FragmentSketch.of(4, 1, content, 48, 108).frame(9, 0), message);
    IcmpMessage copy = new IcmpMessage().copyFacts(message);
    KeptEcho echo = new KeptEcho();
    echo.keep(message);
    KeptEcho facts = new KeptEcho();
    facts.keepFacts(message);
    for (int number = 10; number < 20; number++) {
      decoder.decode(
          FragmentSketch.of(4, number, content, 0, 48).frame(number, MILLI * 2), message);
    }
    IcmpMessage restored = echo.restore(new IcmpMessage());
    assertThat(restored.data().copy()).isEqualTo(new byte[100]);
    for (IcmpMessage kept : List.of(copy, restored, facts.restoreFacts(new IcmpMessage()))) {
      assertThat(kept.fragments()).isEqualTo(2);
      assertThat(kept.fragmentFrame(0)).isEqualTo(5);
      assertThat(kept.fragmentFrame(1)).isEqualTo(9);
      assertThat(kept.framesLen()).isEqualTo(20 + 48 + 20 + 60);
    }
  }

  /** The path belongs to the key: a packet's fragments come on one path. */
  @Test
  void fragmentsOfTwoVlansDoNotMix() {
    FrameDecoder decoder = new FrameDecoder();
    byte[] content = FragmentSketch.echo(4, 1, new byte[100]);
    Outcome outcome = decoder.decode(tagged(FragmentSketch.of(4, 1, content, 0, 48), 10), message);
    assertThat(outcome).isEqualTo(Outcome.FRAGMENT);
    FragmentSketch rest = FragmentSketch.of(4, 1, content, 48, content.length);
    assertThat(decoder.decode(tagged(rest, 20), message)).isEqualTo(Outcome.FRAGMENT);
    assertThat(decoder.decode(tagged(rest, 10), message)).isEqualTo(Outcome.ICMP);
    assertThat(message.vlan(0)).isEqualTo(10);
  }

  private static Frame tagged(FragmentSketch piece, int vlan) {
    byte[] packet = piece.packet();
    byte[] frame = new byte[18 + packet.length];
    frame[12] = (byte) 0x81;
    frame[15] = (byte) vlan;
    frame[16] = 0x08;
    System.arraycopy(packet, 0, frame, 18, packet.length);
    assertThat(BigEndian.u16(frame, 12)).isEqualTo(0x8100);
    return new Frame()
        .place(1, 1, "")
        .set(0, LinkType.ETHERNET, frame, 0, frame.length, frame.length);
  }
}
