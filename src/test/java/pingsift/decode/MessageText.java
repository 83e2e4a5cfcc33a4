// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import pingsift.bytes.Bytes;
import pingsift.bytes.IpAddress;
import pingsift.capture.Frame;

/** All that decoding finds in a frame, as text. */
final class MessageText {
  private MessageText() {}

  static String of(Frame frame) {
    IcmpMessage message = new IcmpMessage();
    FrameDecoder decoder = new FrameDecoder();
    Outcome outcome = decoder.decode(frame, message);
    StringBuilder text = new StringBuilder("outcome ").append(outcome.word()).append('\n');
    for (long rest = decoder.anomalies(); rest != 0; rest &= rest - 1) {
      line(text, "anomaly " + Anomaly.first(rest).event());
    }
    if (outcome == Outcome.ICMP) {
      append(text, message);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, IcmpMessage m) {
    if (m.vlanCount() > 0) {
      text.append("vlans");
      for (int i = 0; i < m.vlanCount(); i++) {
        text.append(' ').append(m.vlan(i));
      }
      text.append('\n');
    }
    line(text, "ip " + m.ipVersion());
    line(text, "src " + IpAddress.text(m.ipVersion(), m.srcHigh(), m.srcLow()));
    line(text, "dst " + IpAddress.text(m.ipVersion(), m.dstHigh(), m.dstLow()));
    line(text, "ttl " + m.ttl());
    line(text, "tos " + m.tos());
    line(text, "ip_id " + number(m.ipId()) + (m.dontFragment() ? " df" : ""));
    line(text, "options_len " + m.optionsLen());
    line(text, "type " + m.type() + " code " + m.code());
    String status = m.checksumStatus().name().toLowerCase(Locale.ROOT);
    line(text, String.format("checksum %04x %s", m.checksum(), status));
    line(text, "identifier " + number(m.identifier()));
    line(text, "sequence " + number(m.sequence()));
    line(text, "rest_of_header " + hex(m.restOfHeader()));
    line(text, "echo " + (m.isEcho() ? m.isEchoRequest() ? "request" : "reply" : "no"));
    Bytes data = m.data();
    line(text, "data_len " + data.length() + " of " + data.wireLength());
    line(text, "data " + text(data));
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  private static String number(int value) {
    return value == IcmpMessage.ABSENT ? "absent" : Integer.toString(value);
  }

  private static String hex(long value) {
    return value == IcmpMessage.ABSENT ? "absent" : String.format("%08x", value);
  }

  /** Printable bytes as they are, the others and the backslash as {@code \xNN}. */
  private static String text(Bytes data) {
    StringBuilder text = new StringBuilder("\"");
    for (char c : new String(data.copy(), StandardCharsets.ISO_8859_1).toCharArray()) {
      if (c < ' ' || c > '~' || c == '\\') {
        text.append(String.format("\\x%02x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
