// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.bytes.IpAddress;
import pingsift.capture.Frame;

/** All that decoding finds in a frame, as text. */
public final class MessageText {
  private static final HexFormat HEX = HexFormat.of();

  private MessageText() {}

  /** By a decoder that has seen nothing before. */
  public static String of(Frame frame) {
    return of(frame, new FrameDecoder(), new IcmpMessage());
  }

  public static String of(Frame frame, FrameDecoder decoder, IcmpMessage message) {
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

  /** All that a message says. */
  public static String of(IcmpMessage message) {
    StringBuilder text = new StringBuilder();
    append(text, message);
    return text.toString();
  }

  private static void append(StringBuilder text, IcmpMessage m) {
    text.append(path(m.path()));
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
    if (!m.isEchoRequest() && !m.isEchoReply()) {
      text.append(details(m));
    }
  }

  /** What the type of a message has beyond what all have. */
  static String details(IcmpMessage m) {
    StringBuilder text = new StringBuilder();
    typed(text, m);
    quoted(text, m);
    return text.toString();
  }

  private static void typed(StringBuilder text, IcmpMessage m) {
    line(text, "status " + m.typeStatus().word());
    fact(text, "next_hop_mtu", ErrorMessage.nextHopMtu(m));
    fact(text, "pointer", ErrorMessage.pointer(m));
    fact(text, "extensions", ErrorExtensions.objects(m));
    fact(text, "mpls_label", ErrorExtensions.mplsLabel(m));
    fact(text, "originate", TimestampMessage.originate(m));
    fact(text, "receive", TimestampMessage.receive(m));
    fact(text, "transmit", TimestampMessage.transmit(m));
    fact(text, "traceroute_id", TracerouteMessage.id(m));
    fact(text, "outbound_hops", TracerouteMessage.outboundHops(m));
    fact(text, "return_hops", TracerouteMessage.returnHops(m));
    fact(text, "link_speed", TracerouteMessage.linkSpeed(m));
    fact(text, "link_mtu", TracerouteMessage.linkMtu(m));
    fact(text, "lifetime_seconds", RouterMessage.lifetimeSeconds(m));
    fact(text, "hop_limit", RouterMessage.hopLimit(m));
    fact(text, "managed", RouterMessage.managed(m));
    fact(text, "other", RouterMessage.other(m));
    fact(text, "router", NeighborMessage.router(m));
    fact(text, "solicited", NeighborMessage.solicited(m));
    fact(text, "override", NeighborMessage.override(m));
    bytes(text, "link_address", m.linkAddress());
    fact(text, "max_response", MulticastMessage.maxResponse(m));
    fact(text, "records", MulticastMessage.records(m));
    fact(text, "query_type", NodeInformation.queryType(m));
    fact(text, "flags", NodeInformation.flags(m));
    fact(text, "local", ExtendedEcho.local(m));
    fact(text, "state", ExtendedEcho.state(m));
    fact(text, "active", ExtendedEcho.active(m));
    fact(text, "ipv4", ExtendedEcho.ipv4(m));
    fact(text, "ipv6", ExtendedEcho.ipv6(m));
    fact(text, "interface_index", ExtendedEcho.interfaceIndex(m));
    bytes(text, "interface_name", m.interfaceName());
    for (BodyAddress address : BodyAddress.values()) {
      if (address.isIn(m)) {
        String word = address.name().toLowerCase(Locale.ROOT) + "_address ";
        line(text, word + IpAddress.text(address.ipVersion(m), address.high(m), address.low(m)));
      }
    }
  }

  private static void quoted(StringBuilder text, IcmpMessage m) {
    QuotedPacket q = m.quoted();
    if (q == null) {
      line(text, m.isError() ? "quotes nothing readable" : "quotes nothing");
      return;
    }
    line(text, "quoted ip " + q.ipVersion());
    line(text, "quoted src " + IpAddress.text(q.ipVersion(), q.srcHigh(), q.srcLow()));
    line(text, "quoted dst " + IpAddress.text(q.ipVersion(), q.dstHigh(), q.dstLow()));
    line(text, "quoted protocol " + q.protocol() + " ttl " + q.ttl());
    line(text, "quoted ip_len " + q.ipLen() + " ip_id " + number(q.ipId()));
    if (q.isFragment()) {
      line(text, "quoted fragment_offset " + q.fragmentOffset());
    }
    fact(text, "quoted src_port", q.srcPort());
    fact(text, "quoted dst_port", q.dstPort());
    fact(text, "quoted type", q.icmpType());
    fact(text, "quoted code", q.icmpCode());
    fact(text, "quoted identifier", q.identifier());
    fact(text, "quoted sequence", q.sequence());
    bytes(text, "quoted data", q.data());
  }

  private static void fact(StringBuilder text, String name, long value) {
    if (value != IcmpMessage.ABSENT) {
      line(text, name + " " + value);
    }
  }

  private static void bytes(StringBuilder text, String name, @Nullable Bytes view) {
    if (view != null) {
      line(text, name + " " + view.length() + " of " + view.wireLength() + " " + text(view));
    }
  }

  /** The path, a line for each kind of thing in it and for each tunnel. */
  public static String path(Path path) {
    StringBuilder text = new StringBuilder();
    if (path.vlanCount() > 0) {
      text.append("vlans");
      for (int i = 0; i < path.vlanCount(); i++) {
        text.append(' ').append(path.vlan(i));
      }
      text.append('\n');
    }
    if (path.labelCount() > 0) {
      text.append("labels");
      for (int i = 0; i < path.labelCount(); i++) {
        text.append(' ').append(path.label(i));
      }
      text.append('\n');
    }
    for (int i = 0; i < path.tunnelCount(); i++) {
      text.append("tunnel ").append(path.kind(i).word());
      if (path.id(i) != Path.NO_ID) {
        text.append(' ').append(path.id(i));
      }
      int version = path.ipVersion(i);
      if (version != 0) {
        text.append(" from ").append(IpAddress.text(version, path.srcHigh(i), path.srcLow(i)));
        text.append(" to ").append(IpAddress.text(version, path.dstHigh(i), path.dstLow(i)));
      }
      if (path.dstPort(i) != 0) {
        text.append(" ports ").append(path.srcPort(i)).append(' ').append(path.dstPort(i));
      }
      text.append('\n');
    }
    return text.toString();
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
        text.append("\\x").append(HEX.toHexDigits((byte) c));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
