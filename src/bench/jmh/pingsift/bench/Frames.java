// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import pingsift.capture.CaptureSet;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.workload.Workload;

/** Single frames of the workloads, in memory. */
final class Frames {
  private static final int SEARCHED = 1000;
  private static final int ETHERNET_IPV4 = 34;

  private Frames() {}

  /** An Echo Request of Linux ping: 56 bytes of Data. */
  static Frame ping() throws IOException {
    return first(Workload.echo(SEARCHED), 98, 98, 1);
  }

  /** An Echo Request with 1,000 to 1,400 random bytes. */
  static Frame tunnel() throws IOException {
    return first(Workload.echo(SEARCHED), 1042, 1442, 1);
  }

  /** A TCP segment of 576 bytes with its IP header. */
  static Frame tcp() throws IOException {
    return first(Workload.mixed(SEARCHED), 590, 590, 6);
  }

  static IcmpMessage message(Frame frame) {
    IcmpMessage message = new IcmpMessage();
    if (new FrameDecoder().decode(frame, message) != Outcome.ICMP) {
      throw new IllegalStateException("no ICMP");
    }
    return message;
  }

  private static Frame first(Workload workload, int shortest, int longest, int protocol)
      throws IOException {
    Path file = Files.createTempFile("frames", ".pcap");
    try {
      workload.write(file);
      try (CaptureSet capture = CaptureSet.open(List.of(file.toString()), CaptureSet.Order.NAME)) {
        Frame frame = new Frame();
        while (capture.next(frame)) {
          byte[] bytes = frame.buffer();
          int at = frame.offset();
          boolean fits = frame.capLen() >= shortest && frame.capLen() <= longest;
          if (fits
              && bytes[at + 23] == protocol
              && (protocol != 1 || bytes[at + ETHERNET_IPV4] == 8)) {
            return copy(frame);
          }
        }
        throw new IllegalStateException("there is no such frame");
      }
    } finally {
      Files.delete(file);
    }
  }

  private static Frame copy(Frame frame) {
    byte[] bytes =
        Arrays.copyOfRange(frame.buffer(), frame.offset(), frame.offset() + frame.capLen());
    Frame copy = new Frame();
    copy.set(frame.timestampNanos(), frame.linkType(), bytes, 0, bytes.length, frame.len());
    return copy.place(1, 1, "frames.pcap");
  }
}
