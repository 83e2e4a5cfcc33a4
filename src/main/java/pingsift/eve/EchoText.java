// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import pingsift.bytes.Bytes;
import pingsift.bytes.Entropy;
import pingsift.bytes.IpAddress;
import pingsift.decode.IcmpMessage;

/**
 * Echo messages for people:
 *
 * <pre>
 * 12  2025-08-27T12:24:25.806153+0000  request  10.0.0.5 > 203.0.113.9  id 4660 ttl 64 DF  iid 15 iseq 1 ilen 20 ientropy 3.9219281
 *     0000  47 45 54 20 2f 65 74 63  2f 70 61 73 73 77 64 0d  |GET /etc/passwd.|
 *     0010  0a 00 00 00                                       |....|
 * </pre>
 *
 * <p>Behind that, after {@code via}, what the packet was carried through, where that is something.
 *
 * <p>ASCII only, whatever the traffic holds.
 */
final class EchoText implements EchoWriter {
  private static final int BYTES_PER_LINE = 16;
  private static final String INDENT = "    ";
  private static final String HEX = "0123456789abcdef";

  private final OutputStream out;
  private final int hexdump;
  private final Entropy entropy = new Entropy();
  private final EveTime time = new EveTime();
  private final StringBuilder line = new StringBuilder(256);

  EchoText(OutputStream out, int hexdump) {
    this.out = out;
    this.hexdump = hexdump;
  }

  @Override
  public void write(IcmpMessage message) throws IOException {
    line.setLength(0);
    line.append(message.frameNumber()).append("  ");
    line.append(time.text(message.timestampNanos()));
    line.append(message.isEchoRequest() ? "  request  " : "  reply    ");
    appendIp(message);
    appendEcho(message);
    appendPath(message);
    Bytes data = message.data();
    int length = Math.min(data.length(), hexdump);
    for (int at = 0; at < length; at += BYTES_PER_LINE) {
      appendDump(data, at, Math.min(length, at + BYTES_PER_LINE));
    }
    if (length > 0 && length < data.length()) {
      line.append(INDENT).append("and ").append(data.length() - length);
      line.append(" more bytes\n");
    }
    out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  private void appendIp(IcmpMessage message) {
    int version = message.ipVersion();
    line.append(IpAddress.text(version, message.srcHigh(), message.srcLow())).append(" > ");
    line.append(IpAddress.text(version, message.dstHigh(), message.dstLow())).append("  ");
    if (message.ipId() != IcmpMessage.ABSENT) {
      line.append("id ").append(message.ipId()).append(' ');
    }
    line.append("ttl ").append(message.ttl());
    if (message.dontFragment()) {
      line.append(" DF");
    }
    if (message.fragments() > 1) {
      line.append(" frag ").append(message.fragments()).append(" frames ");
      FragmentFrames.append(message, line);
    }
  }

  private void appendEcho(IcmpMessage message) {
    Bytes data = message.data();
    line.append("  iid ").append(message.identifier());
    line.append(" iseq ").append(message.sequence());
    line.append(" ilen ").append(data.wireLength());
    if (data.isTruncated()) {
      line.append(" captured ").append(data.length());
    }
    if (message.code() != 0) {
      line.append(" code ").append(message.code());
    }
    line.append(" ientropy ");
    line.append(Decimals.text(entropy.of(data)));
  }

  private void appendPath(IcmpMessage message) {
    if (!message.path().isPlain()) {
      line.append("  via ").append(PathText.full(message.path()));
    }
    line.append('\n');
  }

  private void appendDump(Bytes data, int from, int to) {
    line.append(INDENT);
    for (int shift = 12; shift >= 0; shift -= 4) {
      line.append(HEX.charAt(from >> shift & 0xf));
    }
    line.append("  ");
    for (int i = from; i < from + BYTES_PER_LINE; i++) {
      if (i < to) {
        line.append(HEX.charAt(data.at(i) >> 4)).append(HEX.charAt(data.at(i) & 0xf)).append(' ');
      } else {
        line.append("   ");
      }
      if (i == from + BYTES_PER_LINE / 2 - 1) {
        line.append(' ');
      }
    }
    line.append(" |");
    for (int i = from; i < to; i++) {
      line.append(PrintableText.ofByte(data.at(i)));
    }
    line.append("|\n");
  }
}
