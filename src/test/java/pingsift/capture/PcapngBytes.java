// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Builds a pcapng file in memory, sound or broken, for tests. Begins with nothing: {@link
 * #section()} comes first in a sound file.
 */
public final class PcapngBytes {
  private final ByteWriter out;

  private PcapngBytes(ByteOrder order) {
    this.out = new ByteWriter(order);
  }

  public static PcapngBytes bigEndian() {
    return new PcapngBytes(ByteOrder.BIG_ENDIAN);
  }

  public static PcapngBytes littleEndian() {
    return new PcapngBytes(ByteOrder.LITTLE_ENDIAN);
  }

  public static PcapngBytes in(ByteOrder order) {
    return new PcapngBytes(order);
  }

  /** The byte order of what follows; a section is to follow. */
  public PcapngBytes order(ByteOrder order) {
    out.order(order);
    return this;
  }

  public PcapngBytes section() {
    return section(1, 0);
  }

  public PcapngBytes section(int major, int minor) {
    return block(0x0a0d0d0a, body -> body.int32(0x1a2b3c4d).int16(major).int16(minor).int64(-1));
  }

  public PcapngBytes iface(int linkType) {
    return iface(linkType, 262_144);
  }

  /** An interface with options made by {@link #option}, {@link #resolution}, {@link #offset}. */
  public PcapngBytes iface(int linkType, long snapLen, byte[]... options) {
    return block(
        1,
        body -> {
          body.int16(linkType).int16(0).int32(snapLen);
          Arrays.stream(options).forEach(body::raw);
        });
  }

  public byte[] option(int code, byte... value) {
    return new ByteWriter(out.order()).int16(code).int16(value.length).raw(value).pad().bytes();
  }

  public byte[] resolution(int tsresol) {
    return option(9, (byte) tsresol);
  }

  public byte[] offset(long seconds) {
    return option(14, new ByteWriter(out.order()).int64(seconds).bytes());
  }

  public PcapngBytes enhanced(long iface, long ticks, byte[] data) {
    return enhanced(iface, ticks, data.length, data.length, data);
  }

  public PcapngBytes enhanced(long iface, long ticks, long capLen, long len, byte[] data) {
    return block(6, body -> body.int32(iface).raw(timed(ticks, capLen, len, data)));
  }

  /** A whole frame at time 0 of the first interface, with options behind it. */
  public PcapngBytes withOptions(byte[] data, byte[]... options) {
    return block(
        6,
        body -> {
          body.int32(0).raw(timed(0, data.length, data.length, data));
          Arrays.stream(options).forEach(body::raw);
        });
  }

  /** The obsolete Packet Block; {@code drops} stands where the upper half of an interface would. */
  public PcapngBytes packet(int iface, int drops, long ticks, byte[] data) {
    return block(
        2,
        body -> body.int16(iface).int16(drops).raw(timed(ticks, data.length, data.length, data)));
  }

  public PcapngBytes simple(long len, byte[] data) {
    return block(3, body -> body.int32(len).raw(data).pad());
  }

  public PcapngBytes block(long type, byte... body) {
    return block(type, writer -> writer.raw(body));
  }

  /** A block with these lengths at its front and end, true or not. */
  public PcapngBytes block(long type, long totalLen, byte[] body, long trailingLen) {
    out.int32(type).int32(totalLen).raw(body).int32(trailingLen);
    return this;
  }

  public PcapngBytes raw(byte... bytes) {
    out.raw(bytes);
    return this;
  }

  public byte[] bytes() {
    return out.bytes();
  }

  private PcapngBytes block(long type, Consumer<ByteWriter> content) {
    ByteWriter body = new ByteWriter(out.order());
    content.accept(body);
    byte[] bytes = body.pad().bytes();
    return block(type, bytes.length + 12L, bytes, bytes.length + 12L);
  }

  private byte[] timed(long ticks, long capLen, long len, byte[] data) {
    return new ByteWriter(out.order())
        .int32(ticks >>> 32)
        .int32(ticks)
        .int32(capLen)
        .int32(len)
        .raw(data)
        .pad()
        .bytes();
  }
}
