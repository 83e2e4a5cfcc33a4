// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.nio.ByteOrder;

/** Builds a pcap file in memory, sound or broken, for tests. The header is set before any frame. */
public final class PcapBytes {
  public static final int MICROS = 0xa1b2c3d4;
  public static final int NANOS = 0xa1b23c4d;
  public static final int PATCHED = 0xa1b2cd34;

  private final ByteWriter records;
  private final ByteOrder order;
  private int magic = MICROS;
  private int major = 2;
  private int minor = 4;
  private long snapLen = 262_144;
  private long linkType = LinkType.ETHERNET;

  private PcapBytes(ByteOrder order) {
    this.order = order;
    this.records = new ByteWriter(order);
  }

  public static PcapBytes bigEndian() {
    return new PcapBytes(ByteOrder.BIG_ENDIAN);
  }

  public static PcapBytes littleEndian() {
    return new PcapBytes(ByteOrder.LITTLE_ENDIAN);
  }

  public static PcapBytes in(ByteOrder order) {
    return new PcapBytes(order);
  }

  public PcapBytes magic(int magic) {
    this.magic = magic;
    return this;
  }

  public PcapBytes nanos() {
    return magic(NANOS);
  }

  public PcapBytes version(int major, int minor) {
    this.major = major;
    this.minor = minor;
    return this;
  }

  public PcapBytes snapLen(long snapLen) {
    this.snapLen = snapLen;
    return this;
  }

  /** All 32 bits of the field. */
  public PcapBytes linkType(long linkType) {
    this.linkType = linkType;
    return this;
  }

  /** A whole frame; the time is cut to the resolution of the file. */
  public PcapBytes frame(long timestampNanos, byte[] data) {
    return frame(timestampNanos, data, data.length);
  }

  /** A frame of which {@code len} bytes were sent. */
  public PcapBytes frame(long timestampNanos, byte[] data, int len) {
    long fraction = timestampNanos % 1_000_000_000L / (magic == NANOS ? 1 : 1000);
    return record(timestampNanos / 1_000_000_000L, fraction, data.length, len, data);
  }

  /** A record with just these numbers, true or not. */
  public PcapBytes record(long seconds, long fraction, long first, long second, byte[] data) {
    records.int32(seconds).int32(fraction).int32(first).int32(second);
    if (magic == PATCHED) {
      records.int32(7).int32(0);
    }
    records.raw(data);
    return this;
  }

  public PcapBytes raw(byte... bytes) {
    records.raw(bytes);
    return this;
  }

  public byte[] bytes() {
    return new ByteWriter(order)
        .int32(magic)
        .int16(major)
        .int16(minor)
        .int32(0)
        .int32(0)
        .int32(snapLen)
        .int32(linkType)
        .raw(records.bytes())
        .bytes();
  }
}
