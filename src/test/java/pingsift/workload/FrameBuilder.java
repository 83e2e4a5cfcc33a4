// SPDX-License-Identifier: Apache-2.0
package pingsift.workload;

/**
 * Writes Ethernet frames with right checksums into one buffer, big-endian. IPv4 only where {@link
 * Host#version6} is false on both ends; a frame's two hosts are of one version.
 */
final class FrameBuilder {
  private static final int ETHERNET = 14;
  private static final byte[] MACS = {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1};

  static final int ICMP = 1;
  static final int TCP = 6;
  static final int UDP = 17;
  static final int ICMPV6 = 58;

  /** An address as it stands in a packet: 4 or 16 bytes. */
  record Host(byte[] address) {
    boolean version6() {
      return address.length == 16;
    }
  }

  final byte[] bytes = new byte[2048];
  int length;

  private int headerAt;
  private Host source;
  private Host destination;
  private int protocol;

  /** Begins a frame; the returned offset is where the payload of the IP packet goes. */
  int begin(Host source, Host destination, int protocol, int ttl, int ipId) {
    this.source = source;
    this.destination = destination;
    this.protocol = protocol;
    System.arraycopy(MACS, 0, bytes, 0, MACS.length);
    headerAt = ETHERNET;
    if (source.version6()) {
      put16(12, 0x86dd);
      put32(headerAt, 0x6000_0000);
      bytes[headerAt + 6] = (byte) protocol;
      bytes[headerAt + 7] = (byte) ttl;
      System.arraycopy(source.address(), 0, bytes, headerAt + 8, 16);
      System.arraycopy(destination.address(), 0, bytes, headerAt + 24, 16);
      return headerAt + 40;
    }
    put16(12, 0x0800);
    put16(headerAt, 0x4500);
    put16(headerAt + 4, ipId);
    put16(headerAt + 6, 0x4000); // don't fragment
    bytes[headerAt + 8] = (byte) ttl;
    bytes[headerAt + 9] = (byte) protocol;
    put16(headerAt + 10, 0);
    System.arraycopy(source.address(), 0, bytes, headerAt + 12, 4);
    System.arraycopy(destination.address(), 0, bytes, headerAt + 16, 4);
    return headerAt + 20;
  }

  /**
   * Ends a frame whose IP payload reaches up to {@code end}, and fills in lengths and checksums.
   */
  void end(int payloadAt, int end, int checksumAt) {
    length = end;
    int payload = end - payloadAt;
    if (source.version6()) {
      put16(headerAt + 4, payload);
    } else {
      put16(headerAt + 2, 20 + payload);
      put16(headerAt + 10, complement(sum(bytes, headerAt, 20)));
    }
    put16(checksumAt, 0);
    long sum = sum(bytes, payloadAt, payload);
    if (protocol != ICMP) {
      byte[] from = source.address();
      byte[] to = destination.address();
      sum += sum(from, 0, from.length) + sum(to, 0, to.length) + protocol + payload;
    }
    put16(checksumAt, complement(sum));
  }

  void put16(int at, int value) {
    bytes[at] = (byte) (value >>> 8);
    bytes[at + 1] = (byte) value;
  }

  void put32(int at, long value) {
    put16(at, (int) (value >>> 16));
    put16(at + 2, (int) value);
  }

  void put(int at, byte[] from, int offset, int count) {
    System.arraycopy(from, offset, bytes, at, count);
  }

  /** The sum of 16-bit words of RFC 1071, not folded. */
  private static long sum(byte[] bytes, int offset, int count) {
    long sum = 0;
    for (int i = 0; i + 1 < count; i += 2) {
      sum += (bytes[offset + i] & 0xff) << 8 | bytes[offset + i + 1] & 0xff;
    }
    return count % 2 == 0 ? sum : sum + ((bytes[offset + count - 1] & 0xff) << 8);
  }

  private static int complement(long sum) {
    while (sum > 0xffff) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return (int) ~sum & 0xffff;
  }
}
