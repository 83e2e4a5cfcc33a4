// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import static pingsift.check.Type.BOOL;
import static pingsift.check.Type.BYTES;
import static pingsift.check.Type.INT;
import static pingsift.check.Type.IP;
import static pingsift.fields.Accessor.ABSENT;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.check.Owner;
import pingsift.check.Type;
import pingsift.decode.IcmpMessage;
import pingsift.decode.QuotedPacket;

/** Fields of the packet that an ICMP error quotes; absent on messages that quote none. */
public final class QuotedFields {
  private static final String TYPE_KEY = "$quoted.icmp.type";
  private static final String CODE_KEY = "$quoted.icmp.code";

  /** Each stands for the protocol number that both IP versions have. */
  private static final Map<String, List<Long>> PROTOCOLS =
      Map.of(
          "icmp", List.of(1L),
          "tcp", List.of(6L),
          "udp", List.of(17L),
          "gre", List.of(47L),
          "esp", List.of(50L),
          "icmpv6", List.of(58L),
          "sctp", List.of(132L));

  private QuotedFields() {}

  /** The words that {@code quoted.protocol} is compared with, each with its number. */
  public static Map<String, Long> protocols() {
    Map<String, Long> numbers = new TreeMap<>();
    PROTOCOLS.forEach((name, keys) -> numbers.put(name, keys.get(0)));
    return numbers;
  }

  static List<Field> all() {
    return List.of(
        field("quoted.src", IP, "source address of the packet that an error quotes")
            .address(
                m -> m.quoted() != null,
                m -> half(m, QuotedPacket::srcHigh),
                m -> half(m, QuotedPacket::srcLow)),
        field("quoted.dst", IP, "destination address of the quoted packet")
            .address(
                m -> m.quoted() != null,
                m -> half(m, QuotedPacket::dstHigh),
                m -> half(m, QuotedPacket::dstLow)),
        field("quoted.ip.version", INT, "4 or 6, of the quoted packet")
            .between(4, 6)
            .number(m -> of(m, QuotedPacket::ipVersion)),
        field("quoted.ip.id", INT, "IPv4 identification of the quoted packet")
            .between(0, 0xffff)
            .number(m -> of(m, QuotedPacket::ipId)),
        field("quoted.ip.len", INT, "length of the quoted packet by its own IP header")
            .from(0)
            .unit("bytes")
            .number(m -> of(m, QuotedPacket::ipLen)),
        field("quoted.ttl", INT, "time to live or hop limit that the quoted packet had left")
            .between(0, 255)
            .number(m -> of(m, QuotedPacket::ttl)),
        field("quoted.fragment", BOOL, "whether the quoted packet is a fragment")
            .number(m -> of(m, q -> q.isFragment() ? 1 : 0)),
        field("quoted.protocol", INT, "protocol that the quoted packet carries; also by name")
            .between(0, 255)
            .symbols(PROTOCOLS, "")
            .number(m -> of(m, QuotedPacket::protocol)),
        field("quoted.src_port", INT, "source port of quoted TCP, UDP, SCTP or DCCP")
            .between(0, 0xffff)
            .number(m -> of(m, QuotedPacket::srcPort)),
        field("quoted.dst_port", INT, "destination port of quoted TCP, UDP, SCTP or DCCP")
            .between(0, 0xffff)
            .number(m -> of(m, QuotedPacket::dstPort)),
        field("quoted.icmp.type", INT, "type of the quoted ICMP message; also by name")
            .between(0, 255)
            .symbols(IcmpNames.types(), TYPE_KEY)
            .number(m -> of(m, QuotedPacket::icmpType)),
        field(TYPE_KEY, INT, "IP version and ICMP type of the quoted packet in one number")
            .number(m -> ofIcmp(m, q -> IcmpNames.key(q.ipVersion(), q.icmpType()))),
        field("quoted.icmp.code", INT, "code of the quoted ICMP message; also by name")
            .between(0, 255)
            .symbols(IcmpCodeNames.codes(), CODE_KEY)
            .number(m -> of(m, QuotedPacket::icmpCode)),
        field(CODE_KEY, INT, "IP version, ICMP type and code of the quoted packet in one number")
            .number(
                m -> ofIcmp(m, q -> IcmpCodeNames.key(q.ipVersion(), q.icmpType(), q.icmpCode()))),
        field("quoted.icmp.ident", INT, "Identifier of the quoted ICMP message, big-endian")
            .between(0, 0xffff)
            .number(m -> of(m, QuotedPacket::identifier)),
        field("quoted.icmp.seq", INT, "Sequence Number of the quoted ICMP message, big-endian")
            .between(0, 0xffff)
            .number(m -> of(m, QuotedPacket::sequence)),
        field(
                "quoted.data",
                BYTES,
                "what is quoted behind the IP header; of ICMP and UDP, behind their eight bytes")
            .bytes(QuotedFields::data));
  }

  private static Declaration<IcmpMessage> field(String name, Type type, String sentence) {
    return new Declaration<IcmpMessage>(Owner.MESSAGE, name, type, sentence)
        .only(MessageTypes.ERRORS)
        .optional()
        .cost(2);
  }

  private static long of(IcmpMessage message, ToLongFunction<QuotedPacket> fact) {
    QuotedPacket quoted = message.quoted();
    if (quoted == null) {
      return ABSENT;
    }
    long value = fact.applyAsLong(quoted);
    return value == IcmpMessage.ABSENT ? ABSENT : value;
  }

  private static long ofIcmp(IcmpMessage message, ToLongFunction<QuotedPacket> fact) {
    QuotedPacket quoted = message.quoted();
    return quoted == null || quoted.icmpType() == IcmpMessage.ABSENT
        ? ABSENT
        : fact.applyAsLong(quoted);
  }

  private static long half(IcmpMessage message, ToLongFunction<QuotedPacket> half) {
    QuotedPacket quoted = message.quoted();
    return quoted == null ? 0 : half.applyAsLong(quoted);
  }

  private static @Nullable Bytes data(IcmpMessage message) {
    QuotedPacket quoted = message.quoted();
    return quoted == null ? null : quoted.data();
  }
}
