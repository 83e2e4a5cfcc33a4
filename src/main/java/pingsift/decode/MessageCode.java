// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes down all that a message says, and reads it again as a message that owns its bytes.
 *
 * <p>For the same process alone: the form may change with every version.
 */
public final class MessageCode {
  private static final ChecksumStatus[] STATUSES = ChecksumStatus.values();
  private static final int NOT_ASKED = -1;

  private MessageCode() {}

  /** Writes a message, but for the name of its file. */
  public static void write(IcmpMessage message, DataOutput out) throws IOException {
    out.writeLong(message.frameNumber);
    out.writeLong(message.frameNumberInFile);
    out.writeLong(message.timestampNanos);
    out.writeLong(message.captureAgeNanos);
    out.writeInt(message.frameLen);
    out.writeInt(message.frameCapLen);
    out.writeInt(message.linkType);
    int end = Math.min(message.frameBuffer.length, message.frameOffset + message.frameCapLen);
    writeBytes(message.frameBuffer, message.frameOffset, end - message.frameOffset, out);
    message.path.write(out);
    writePacket(message, out);
    writeFragments(message, out);
    out.writeInt(message.type);
    out.writeInt(message.code);
    out.writeInt(message.checksum);
    out.writeLong(message.restOfHeader);
    ChecksumStatus status = message.checksumStatus;
    out.writeByte(status == null ? NOT_ASKED : status.ordinal());
    out.writeInt(message.identifier);
    out.writeInt(message.sequence);
    out.writeLong(message.gapNanos());
    out.writeInt(message.data.wireLength());
    writeBytes(message.data.array(), message.data.offset(), message.data.length(), out);
  }

  private static void writePacket(IcmpMessage message, DataOutput out) throws IOException {
    out.writeByte(message.ipVersion);
    out.writeLong(message.srcHigh);
    out.writeLong(message.srcLow);
    out.writeLong(message.dstHigh);
    out.writeLong(message.dstLow);
    out.writeInt(message.ttl);
    out.writeInt(message.tos);
    out.writeInt(message.ipId);
    out.writeBoolean(message.dontFragment);
    out.writeInt(message.optionsLen);
    out.writeInt(message.destinationOptionsLen);
  }

  private static void writeFragments(IcmpMessage message, DataOutput out) throws IOException {
    out.writeInt(message.fragments);
    out.writeLong(message.framesLen);
    for (int i = 0; message.fragments > 1 && i < message.fragments; i++) {
      out.writeLong(message.fragmentFrames[i]);
    }
  }

  private static void writeBytes(byte[] from, int offset, int length, DataOutput out)
      throws IOException {
    out.writeInt(Math.max(0, length));
    if (length > 0) {
      out.write(from, offset, length);
    }
  }

  /** Reads what {@link #write} has written. */
  public static IcmpMessage read(DataInput in, String file) throws IOException {
    IcmpMessage message = new IcmpMessage();
    message.file = file;
    message.frameNumber = in.readLong();
    message.frameNumberInFile = in.readLong();
    message.timestampNanos = in.readLong();
    message.captureAgeNanos = in.readLong();
    message.frameLen = in.readInt();
    message.frameCapLen = in.readInt();
    message.linkType = in.readInt();
    message.frameBuffer = readBytes(in);
    message.path = Path.read(in);
    readPacket(message, in);
    readFragments(message, in);
    message.type = in.readInt();
    message.code = in.readInt();
    message.checksum = in.readInt();
    message.restOfHeader = in.readLong();
    int status = in.readByte();
    message.checksumStatus = status == NOT_ASKED ? null : STATUSES[status];
    message.identifier = in.readInt();
    message.sequence = in.readInt();
    message.noteGap(in.readLong());
    int wireLength = in.readInt();
    byte[] data = readBytes(in);
    message.data.wrap(data, 0, data.length, wireLength);
    return message;
  }

  private static void readPacket(IcmpMessage message, DataInput in) throws IOException {
    message.ipVersion = in.readByte();
    message.srcHigh = in.readLong();
    message.srcLow = in.readLong();
    message.dstHigh = in.readLong();
    message.dstLow = in.readLong();
    message.ttl = in.readInt();
    message.tos = in.readInt();
    message.ipId = in.readInt();
    message.dontFragment = in.readBoolean();
    message.optionsLen = in.readInt();
    message.destinationOptionsLen = in.readInt();
  }

  private static void readFragments(IcmpMessage message, DataInput in) throws IOException {
    int fragments = in.readInt();
    long framesLen = in.readLong();
    long[] frames = new long[fragments > 1 ? fragments : 0];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = in.readLong();
    }
    message.fragments(frames, fragments, framesLen);
  }

  private static byte[] readBytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
