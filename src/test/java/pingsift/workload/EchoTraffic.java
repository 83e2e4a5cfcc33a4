// SPDX-License-Identifier: Apache-2.0
package pingsift.workload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Echo streams that take turns; a reply follows its request after some others.
 *
 * <p>A plain stream is the ping of Linux: 56 bytes of Data, a time and then 0x10 to 0x37, and the
 * reply brings them back. A tunnel carries 64 to 1400 random bytes, other ones in each direction.
 * One request in 200 stays without a reply.
 */
final class EchoTraffic implements Traffic {
  private static final int POOL = 1 << 20;
  private static final int TUNNEL_MIN = 64;
  private static final int TUNNEL_MAX = 1400;
  private static final int LOSS_ONE_IN = 200;
  private static final int LAG = 50;

  private static final class Stream {
    final FrameBuilder.Host requester;
    final FrameBuilder.Host responder;
    final int identifier;
    final boolean tunnel;
    int sequence;

    Stream(boolean version6, int index, int identifier, boolean tunnel) {
      this.requester = Hosts.host(version6, 1, index);
      this.responder = Hosts.host(version6, 2, index % 251);
      this.identifier = identifier;
      this.tunnel = tunnel;
    }
  }

  private record Pending(Stream stream, int sequence, long seconds, int micros) {}

  private final Random random;
  private final byte[] pool = new byte[POOL + TUNNEL_MAX];
  private final List<Stream> streams = new ArrayList<>();
  private final ArrayDeque<Pending> pending = new ArrayDeque<>();
  private final int lag;
  private int turn;

  EchoTraffic(Workload workload) {
    random = new Random(workload.seed());
    random.nextBytes(pool);
    int tunnels = (int) Math.round(workload.streams() * workload.tunnelShare());
    for (int i = 0; i < workload.streams(); i++) {
      boolean version6 = random.nextDouble() < workload.version6Share();
      streams.add(new Stream(version6, i, 1 + random.nextInt(65535), i < tunnels));
    }
    Collections.shuffle(streams, random);
    lag = Math.max(1, Math.min(LAG, workload.streams() / 4));
  }

  @Override
  public void next(FrameBuilder frame, long seconds, int micros) {
    if (pending.size() > lag) {
      Pending request = pending.remove();
      write(frame, request.stream, request.sequence, true, request.seconds, request.micros);
      return;
    }
    Stream stream = streams.get(turn);
    turn = (turn + 1) % streams.size();
    stream.sequence = stream.sequence + 1 & 0xffff;
    if (random.nextInt(LOSS_ONE_IN) != 0) {
      pending.add(new Pending(stream, stream.sequence, seconds, micros));
    }
    write(frame, stream, stream.sequence, false, seconds, micros);
  }

  private void write(
      FrameBuilder frame, Stream stream, int sequence, boolean reply, long seconds, int micros) {
    FrameBuilder.Host from = reply ? stream.responder : stream.requester;
    FrameBuilder.Host to = reply ? stream.requester : stream.responder;
    boolean version6 = from.version6();
    int protocol = version6 ? FrameBuilder.ICMPV6 : FrameBuilder.ICMP;
    int at = frame.begin(from, to, protocol, reply ? 57 : 64, sequence);
    int type = version6 ? (reply ? 129 : 128) : (reply ? 0 : 8);
    frame.put16(at, type << 8);
    frame.put16(at + 4, stream.identifier);
    frame.put16(at + 6, sequence);
    int data = at + 8;
    int end;
    if (stream.tunnel) {
      int length = TUNNEL_MIN + random.nextInt(TUNNEL_MAX - TUNNEL_MIN + 1);
      frame.put(data, pool, random.nextInt(POOL), length);
      end = data + length;
    } else {
      end = putPing(frame, data, seconds, micros);
    }
    frame.end(at, end, at + 2);
  }

  /** A time as two little-endian 64-bit numbers, then a ramp. */
  private static int putPing(FrameBuilder frame, int at, long seconds, int micros) {
    for (int i = 0; i < 8; i++) {
      frame.bytes[at + i] = (byte) (seconds >>> (8 * i));
      frame.bytes[at + 8 + i] = i < 4 ? (byte) (micros >>> (8 * i)) : 0;
    }
    for (int i = 16; i < 56; i++) {
      frame.bytes[at + i] = (byte) i;
    }
    return at + 56;
  }
}
