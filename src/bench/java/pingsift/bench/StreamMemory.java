// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.nio.ByteBuffer;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.StreamListener;
import pingsift.stream.StreamOptions;
import pingsift.stream.StreamTimeouts;

/**
 * Prints how many bytes of memory an iStream takes: as the table estimates it, which is what limits
 * are about, and as the heap shows it after a collection. Argument: how many iStreams.
 */
final class StreamMemory {
  private static final int HEADERS = 14 + 20 + 8;
  private static final int DATA_LEN = 56;

  private final int streams;
  private final IcmpMessage message = new IcmpMessage();
  private final FrameDecoder decoder = new FrameDecoder();
  private final Frame frame = new Frame();
  private final byte[] bytes = new byte[HEADERS + DATA_LEN];
  private long frames;

  private StreamMemory(int streams) {
    this.streams = streams;
  }

  public static void main(String[] args) {
    int streams = args.length > 0 ? Integer.parseInt(args[0]) : 500_000;
    System.out.printf("bytes an iStream of %,d: estimated, on the heap%n", streams);
    for (boolean whole : new boolean[] {false, true}) {
      String rules = whole ? "any rules" : "frame rules alone";
      new StreamMemory(streams).print("one request, " + rules, whole, 1, 0);
      new StreamMemory(streams).print("one exchange, " + rules, whole, 1, 1);
      new StreamMemory(streams).print("ten exchanges, " + rules, whole, 10, 1);
    }
  }

  private void print(String what, boolean whole, int requests, int replies) {
    StreamTimeouts usual = StreamTimeouts.DEFAULT;
    StreamOptions options =
        StreamOptions.DEFAULT
            .withTimeouts(
                new StreamTimeouts(
                    StreamTimeouts.OFF,
                    usual.activeNanos(),
                    StreamTimeouts.OFF,
                    usual.mirrorNanos()))
            .withLimits(streams, Long.MAX_VALUE)
            .withHistograms(false)
            .withWholeRequests(whole);
    EchoStreamTable table = new EchoStreamTable(options, new StreamListener() {});
    long before = used();
    for (int sequence = 1; sequence <= requests; sequence++) {
      for (int host = 0; host < streams; host++) {
        accept(table, true, host, sequence);
        if (replies > 0) {
          accept(table, false, host, sequence);
        }
      }
    }
    long heap = used() - before;
    System.out.printf("%-35s %6d %6d%n", what, table.bytes() / streams, heap / streams);
    if (table.counts().active() != streams) {
      throw new IllegalStateException("not all iStreams are there");
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void accept(EchoStreamTable table, boolean request, int host, int sequence) {
    int from = 0x0a000000 + host;
    int to = 0xc0000201;
    ByteBuffer out = ByteBuffer.wrap(bytes);
    out.position(12);
    out.putShort((short) 0x0800).put((byte) 0x45).put((byte) 0).putShort((short) (28 + DATA_LEN));
    out.putInt(0).put((byte) 64).put((byte) 1).putShort((short) 0);
    out.putInt(request ? from : to).putInt(request ? to : from);
    out.put((byte) (request ? 8 : 0)).put((byte) 0).putShort((short) 0);
    out.putShort((short) host).putShort((short) sequence);
    int sum = (request ? 0x0800 : 0) + (host & 0xffff) + sequence; // the Data is zeros
    out.putShort(36, (short) ~(sum + (sum >>> 16)));
    frame.set(frames++ * 1000, 1, bytes, 0, bytes.length, bytes.length);
    if (decoder.decode(frame, message) != Outcome.ICMP) {
      throw new IllegalStateException("a frame that is no ICMP");
    }
    table.accept(message);
  }
}
