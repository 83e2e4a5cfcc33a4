// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.eval.Matcher;
import pingsift.eval.Plan;
import pingsift.fields.Fields;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.StreamOptions;

/** A request and its reply, decoded and taken into their iStream: two frames an operation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class StreamBenchmark {
  private static final int ETHERNET = 14;
  private static final int ICMP = 34;
  private static final long GAP_NANOS = 1_000_000;

  private final FrameDecoder decoder = new FrameDecoder();
  private final IcmpMessage message = new IcmpMessage();
  private final Matcher matcher =
      new Matcher(
          Plan.of(java.util.List.of(), Fields.catalogue()),
          false,
          StreamOptions.DEFAULT,
          match -> {});
  private final EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, matcher);
  private Frame request;
  private Frame reply;
  private long nanos;
  private long number;

  @Setup
  public void read() throws IOException {
    request = Frames.ping();
    reply = Frames.ping();
    nanos = request.timestampNanos();
    byte[] bytes = reply.buffer();
    System.arraycopy(request.buffer(), ETHERNET + 12, bytes, ETHERNET + 16, 4);
    System.arraycopy(request.buffer(), ETHERNET + 16, bytes, ETHERNET + 12, 4);
    bytes[ICMP] = 0;
    add(bytes, ICMP + 2, 0x0800);
  }

  @Benchmark
  public long requestAndReply() {
    next(request);
    next(reply);
    return table.bytes();
  }

  /** One more in sequence, with a right checksum. */
  private void next(Frame frame) {
    byte[] bytes = frame.buffer();
    add(bytes, ICMP + 2, 0xffff - 1);
    add(bytes, ICMP + 6, 1);
    nanos += GAP_NANOS;
    number++;
    frame.set(nanos, frame.linkType(), bytes, 0, bytes.length, bytes.length);
    frame.place(number, number, frame.file());
    matcher.at(number);
    table.tick(nanos);
    decoder.decode(frame, message);
    table.accept(message);
  }

  /** Adds in ones' complement, as RFC 1624 changes a checksum. */
  private static void add(byte[] bytes, int at, int value) {
    int sum = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    sum += value;
    sum = (sum & 0xffff) + (sum >>> 16);
    bytes[at] = (byte) (sum >>> 8);
    bytes[at + 1] = (byte) sum;
  }
}
