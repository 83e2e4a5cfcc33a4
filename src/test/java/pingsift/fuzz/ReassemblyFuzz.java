// SPDX-License-Identifier: Apache-2.0
package pingsift.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.capture.Frame;
import pingsift.decode.FragmentCounts;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.decode.ReassemblyOptions;

/**
 * Fragments of eight packets that collide, overlap, lie, expire and are evicted.
 *
 * <p>An input is the limit of memory (8 bits) and any number of {@link FragmentDraft}s. Packets
 * whose fragments fit together are held against {@link NaivePacket}, where memory is no limit.
 */
public final class ReassemblyFuzz {
  private static final long[] LIMITS = {64L << 20, 1 << 20, 1 << 14, 0};

  /** What a packet may take beyond the limit, being the only one that is left. */
  private static final long ONE_PACKET = 1 << 20;

  private static final int MOST_FRAGMENTS = 400;

  private final InputReader in;
  private final long limit;
  private final FrameDecoder decoder;
  private final IcmpMessage message = new IcmpMessage();
  private final Map<Integer, NaivePacket> packets = new HashMap<>();
  private final Map<Integer, Long> wholeSince = new HashMap<>();
  private long givenUp;
  private long nanos = 1_700_000_000_000_000_000L;

  private ReassemblyFuzz(byte[] input) {
    in = new InputReader(input);
    limit = LIMITS[in.u8() % LIMITS.length];
    decoder =
        new FrameDecoder(
            ReassemblyOptions.DEFAULT.withMaxBytes(limit),
            datagram -> {
              givenUp++;
              require(datagram.holes() > 0 && datagram.bytes() > 0, "given up without a reason");
            });
  }

  public static void fuzzerTestOneInput(byte[] input) {
    new ReassemblyFuzz(input).run();
  }

  private void run() {
    for (int number = 1; in.hasMore() && number <= MOST_FRAGMENTS; number++) {
      FragmentDraft fragment = FragmentDraft.read(in);
      nanos += fragment.pauseNanos();
      Frame frame = fragment.frame(number, nanos);
      Outcome outcome = decoder.decode(frame, message);
      accountsAddUp();
      if (outcome == Outcome.ICMP && message.fragments() > 1) {
        nothingIsMadeUp(fragment, number);
      }
      if (limit == LIMITS[0] && (fragment.more() || fragment.start() > 0)) {
        compare(fragment, outcome);
      }
    }
    decoder.end();
    accountsAddUp();
    assertThat(decoder.fragments().waiting()).isZero();
    assertThat(decoder.fragmentBytes()).isZero();
  }

  private void accountsAddUp() {
    FragmentCounts counts = decoder.fragments();
    long bytes = decoder.fragmentBytes();
    require(counts.addUp(), "the counts do not add up");
    require(counts.incomplete() + counts.evicted() == givenUp, "some were given up in silence");
    require(bytes >= 0 && bytes <= Math.max(limit, ONE_PACKET), "memory beyond the limit");
  }

  /** Every byte was sent for its place in this packet, whatever else was, and by a frame named. */
  private void nothingIsMadeUp(FragmentDraft last, long number) {
    int frames = message.fragments();
    require(message.fragmentFrame(frames - 1) == number, "the last fragment is not named");
    for (int i = 1; i < frames; i++) {
      require(message.fragmentFrame(i) > message.fragmentFrame(i - 1), "frames out of order");
    }
    byte[] data = message.isEchoRequest() ? message.data().copy() : new byte[0];
    for (int i = 0; i < data.length; i++) {
      int lie = data[i] ^ FragmentDraft.content(last.ipVersion(), last.id(), 8 + i);
      require((lie & ~FragmentDraft.LIES) == 0, "a byte that was not sent for its place");
    }
  }

  /** An assertion for what runs often. */
  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  private void compare(FragmentDraft fragment, Outcome outcome) {
    if (isLeftOut(fragment) || fragment.otherProtocol() && fragment.ipVersion() == 4) {
      return;
    }
    int key = fragment.id() << 1 | (fragment.ipVersion() == 4 ? 0 : 1);
    NaivePacket packet = packet(key, fragment.ipVersion());
    packet.add(fragment);
    if (packet.odd) {
      return;
    }
    if (!packet.isWhole()) {
      assertThat(outcome).as(packet::toString).isEqualTo(Outcome.FRAGMENT);
      return;
    }
    checkWhole(fragment, outcome, packet);
    packets.remove(key);
    wholeSince.put(key, nanos);
  }

  /**
   * Whether it belongs to no packet and begins none: without bytes, or of a length that cannot be.
   */
  private static boolean isLeftOut(FragmentDraft fragment) {
    if (!fragment.more()) {
      return fragment.length() == 0;
    }
    return fragment.ipVersion() == 4 ? fragment.length() < 8 : fragment.length() % 8 != 0;
  }

  /** The one that waits, or a new one. An exact copy of what was just whole makes a new one odd. */
  private NaivePacket packet(int key, int ipVersion) {
    NaivePacket waiting = packets.get(key);
    ReassemblyOptions options = ReassemblyOptions.DEFAULT;
    long span = ipVersion == 4 ? options.ipv4Nanos() : options.ipv6Nanos();
    if (waiting != null && nanos - waiting.openedNanos <= span) {
      return waiting;
    }
    NaivePacket packet = new NaivePacket(nanos);
    @Nullable Long whole = wholeSince.get(key);
    // how the packet before ended is not known where fragments contradicted each other
    packet.odd = whole != null && nanos - whole <= options.copyNanos();
    packets.put(key, packet);
    return packet;
  }

  private void checkWhole(FragmentDraft fragment, Outcome outcome, NaivePacket packet) {
    if (packet.present() < 4) {
      assertThat(outcome).as(packet::toString).isEqualTo(Outcome.TRUNCATED);
      return;
    }
    assertThat(outcome).as(packet::toString).isEqualTo(Outcome.ICMP);
    assertThat(message.isEchoRequest()).isTrue();
    assertThat(message.data().wireLength()).isEqualTo(packet.length() - 8);
    assertThat(message.data().copy()).isEqualTo(packet.data(fragment.ipVersion(), fragment.id()));
  }

  static Map<String, byte[]> seeds() {
    Map<String, byte[]> seeds = new HashMap<>();
    for (int limit = 0; limit < LIMITS.length; limit++) {
      seeds.put("in-order-" + limit, seed(limit, List.of(0, 1, 2)));
      seeds.put("backwards-" + limit, seed(limit, List.of(2, 1, 0)));
      seeds.put("twice-" + limit, seed(limit, List.of(0, 0, 2, 2, 1, 1)));
      seeds.put("often-" + limit, seed(limit, Collections.nCopies(80, 1)));
    }
    return seeds;
  }

  /** Three fragments, of an IPv4 and of an IPv6 packet each. */
  private static byte[] seed(int limit, List<Integer> order) {
    ByteArrayOutputStream seed = new ByteArrayOutputStream();
    seed.write(limit);
    for (int which : order) {
      for (int version = 0; version < 2; version++) {
        int more = which < 2 ? 8 : 0;
        seed.writeBytes(FragmentDraft.bytes(version | more, which * 64, which < 2 ? 64 : 21));
      }
    }
    return seed.toByteArray();
  }
}
