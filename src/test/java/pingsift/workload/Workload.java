// SPDX-License-Identifier: Apache-2.0
package pingsift.workload;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;

/**
 * A capture to measure with. The same values give the same bytes.
 *
 * @param echoShare of the frames that are Echo, 0..1; the others are TCP and UDP
 * @param streams how many Echo streams there are at a time; 0 for a new one with each frame
 * @param tunnelShare of the streams that carry random data
 * @param flows how many TCP and UDP flows there are at a time
 * @param version6Share of streams and flows that are IPv6
 * @param framesPerSecond of capture time; at most a million
 */
public record Workload(
    long frames,
    double echoShare,
    int streams,
    double tunnelShare,
    int flows,
    double version6Share,
    int framesPerSecond,
    long seed) {
  private static final int SNAP_LENGTH = 262_144;
  private static final int ETHERNET = 1;
  private static final long START_SECONDS = 1_700_000_000L;
  private static final int USUAL_RATE = 20_000;

  /** Echo alone: 2.75 million frames are about 500 MB. */
  public static Workload echo(long frames) {
    return new Workload(frames, 1, 1000, 0.1, 0, 0, USUAL_RATE, 1);
  }

  /** One frame in twenty is Echo: 2.75 million frames are about 1 GB. */
  public static Workload mixed(long frames) {
    return new Workload(frames, 0.05, 1000, 0.1, 2000, 0, USUAL_RATE, 2);
  }

  /** As many iStreams at a time as there are pairs of frames: a request and its reply each. */
  public static Workload streams(long frames) {
    return new Workload(frames, 1, Math.toIntExact(frames / 2), 0.1, 0, 0, USUAL_RATE, 4);
  }

  /** Each frame is a request of an iStream of its own, at 20,000 a second: a flood. */
  public static Workload spoofed(long frames) {
    return new Workload(frames, 1, 0, 0, 0, 0, USUAL_RATE, 3);
  }

  /** Writes a classic pcap with microseconds; a file that is there was written whole. */
  public void write(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20)) {
      ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
      header.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
      header.putInt(SNAP_LENGTH).putInt(ETHERNET);
      out.write(header.array());
      writeFrames(out);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void writeFrames(OutputStream out) throws IOException {
    Traffic echo = streams == 0 ? new SpoofedTraffic(seed) : new EchoTraffic(this);
    Traffic other = flows == 0 ? echo : new TransportTraffic(this);
    Random random = new Random(seed + 2);
    FrameBuilder frame = new FrameBuilder();
    ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    for (long i = 0; i < frames; i++) {
      long seconds = START_SECONDS + i / framesPerSecond;
      int micros = (int) (i % framesPerSecond) * (1_000_000 / framesPerSecond);
      Traffic next = random.nextDouble() < echoShare ? echo : other;
      next.next(frame, seconds, micros);
      record.clear();
      record.putInt((int) seconds).putInt(micros).putInt(frame.length).putInt(frame.length);
      out.write(record.array());
      out.write(frame.bytes, 0, frame.length);
    }
  }
}
