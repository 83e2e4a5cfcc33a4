// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A few small sound captures that have a bit of everything, for properties over all formats. */
public final class SampleCaptures {
  private SampleCaptures() {}

  /** By a name that says what they are. */
  public static Map<String, byte[]> all() {
    Map<String, byte[]> samples = new LinkedHashMap<>();
    samples.put("pcap, little-endian", pcap(ByteOrder.LITTLE_ENDIAN));
    samples.put("pcap, big-endian", pcap(ByteOrder.BIG_ENDIAN));
    samples.put("pcapng, little-endian", pcapng(ByteOrder.LITTLE_ENDIAN));
    samples.put("pcapng, big-endian", pcapng(ByteOrder.BIG_ENDIAN));
    samples.put("pcap, gzip", gzip(pcap(ByteOrder.LITTLE_ENDIAN)));
    samples.put("pcapng, gzip", gzip(pcapng(ByteOrder.LITTLE_ENDIAN)));
    return samples;
  }

  static byte[] pcap(ByteOrder order) {
    return PcapBytes.in(order)
        .nanos()
        .frame(1_000_000_001L, data(60))
        .frame(1_000_000_002L, data(0))
        .frame(1_000_000_003L, data(33), 1500)
        .frame(1_000_000_004L, data(1))
        .bytes();
  }

  static byte[] pcapng(ByteOrder order) {
    PcapngBytes capture = PcapngBytes.in(order).section();
    return capture
        .iface(LinkType.ETHERNET)
        .enhanced(0, 1_000_001, data(21))
        .iface(LinkType.RAW, 40, capture.option(2, data(5)), capture.resolution(9))
        .enhanced(1, 2_000_000_002L, data(30))
        .block(0x0bad, data(10))
        .packet(0, 3, 3_000_000, data(7))
        .simple(22, data(22))
        .section()
        .iface(LinkType.LINUX_SLL, 0, capture.resolution(0x80 | 10), capture.offset(-1))
        .enhanced(0, 4096, 16, 99, data(16))
        .bytes();
  }

  static byte[] data(int length) {
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) (length + i * 37);
    }
    return data;
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
