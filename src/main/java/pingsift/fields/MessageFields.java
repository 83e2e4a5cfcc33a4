// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import static pingsift.check.Type.BOOL;
import static pingsift.check.Type.BYTES;
import static pingsift.check.Type.DURATION;
import static pingsift.check.Type.FLOAT;
import static pingsift.check.Type.INT;
import static pingsift.check.Type.IP;
import static pingsift.check.Type.TIME;
import static pingsift.fields.Accessor.ABSENT;

import java.util.List;
import pingsift.check.Owner;
import pingsift.check.Type;
import pingsift.decode.ChecksumStatus;
import pingsift.decode.IcmpMessage;
import pingsift.decode.TypeStatus;

/** Fields that every ICMP message has: of a frame, a request or a reply. */
final class MessageFields {
  /** The hidden key that ICMP type names stand for: IP version and type in one number. */
  private static final String TYPE_KEY = "$icmp.type";

  /** The same with the ICMP code. */
  private static final String CODE_KEY = "$icmp.code";

  private static final HostPair<IcmpMessage> PAIR =
      new HostPair<>(
          Owner.MESSAGE,
          IcmpMessage::srcHigh,
          IcmpMessage::srcLow,
          IcmpMessage::dstHigh,
          IcmpMessage::dstLow);

  private MessageFields() {}

  static List<Field> all() {
    return List.of(
        // the frame
        field("frame.number", INT, "the frame's place in the input, from 1")
            .from(1)
            .number(IcmpMessage::frameNumber),
        field("frame.time", TIME, "when the frame was captured")
            .number(IcmpMessage::timestampNanos),
        field("capture.age", DURATION, "how long the capture had run")
            .from(0)
            .number(IcmpMessage::captureAgeNanos),
        field("frame.len", INT, "length of the frame on the wire")
            .from(0)
            .unit("bytes")
            .number(IcmpMessage::frameLen),
        field("frame.cap_len", INT, "length of the frame in the capture")
            .from(0)
            .unit("bytes")
            .number(IcmpMessage::frameCapLen),
        field("vlan", INT, "outermost VLAN id")
            .between(0, 4095)
            .optional()
            .number(m -> m.vlanCount() == 0 ? ABSENT : m.vlan(0)),
        // the IP packet
        field("src", IP, "source address").address(IcmpMessage::srcHigh, IcmpMessage::srcLow),
        field("dst", IP, "destination address").address(IcmpMessage::dstHigh, IcmpMessage::dstLow),
        Conversation.requester(),
        Conversation.responder(),
        PAIR.low(),
        PAIR.high(),
        field("ip.version", INT, "4 or 6").between(4, 6).number(IcmpMessage::ipVersion),
        field("ip.ttl", INT, "time to live, or the hop limit of IPv6")
            .between(0, 255)
            .number(IcmpMessage::ttl),
        field("ip.tos", INT, "type of service, or the traffic class of IPv6")
            .between(0, 255)
            .number(IcmpMessage::tos),
        field("ip.id", INT, "IPv4 identification; absent on IPv6")
            .between(0, 0xffff)
            .only(MessageTypes.ANY_V4)
            .optional()
            .number(m -> orAbsent(m.ipId())),
        field("ip.df", BOOL, "IPv4 don't-fragment flag; absent on IPv6")
            .only(MessageTypes.ANY_V4)
            .optional()
            .number(m -> m.ipVersion() == 4 ? bit(m.dontFragment()) : ABSENT),
        field("ip.options_len", INT, "length of IPv4 options or IPv6 extension headers")
            .from(0)
            .unit("bytes")
            .number(IcmpMessage::optionsLen),
        field("ip.dest_options_len", INT, "length of IPv6 destination options; absent on IPv4")
            .unit("bytes")
            .from(0)
            .only(MessageTypes.ANY_V6)
            .optional()
            .number(m -> m.ipVersion() == 4 ? ABSENT : m.destinationOptionsLen()),
        field("ip.fragments", INT, "how many fragments the packet came in, 1 where it was whole")
            .from(1)
            .number(IcmpMessage::fragments),
        // the ICMP message
        field("icmp.type", INT, "ICMP type; also by name, which means the type of either version")
            .between(0, 255)
            .symbols(IcmpNames.types(), TYPE_KEY)
            .number(IcmpMessage::type),
        field(TYPE_KEY, INT, "IP version and ICMP type in one number")
            .number(m -> IcmpNames.key(m.ipVersion(), m.type())),
        field("icmp.code", INT, "ICMP code; also by name, which means the code of its type alone")
            .between(0, 255)
            .symbols(IcmpCodeNames.codes(), CODE_KEY)
            .number(IcmpMessage::code),
        field(CODE_KEY, INT, "IP version, ICMP type and ICMP code in one number")
            .number(m -> IcmpCodeNames.key(m.ipVersion(), m.type(), m.code())),
        field("icmp.deprecated", BOOL, "whether the type went out of use (RFC 6918)")
            .flag(m -> m.typeStatus() == TypeStatus.DEPRECATED),
        field("icmp.experimental", BOOL, "whether the type is set aside for experiments")
            .flag(m -> m.typeStatus() == TypeStatus.EXPERIMENTAL),
        field("icmp.unassigned", BOOL, "whether no message has this type; reserved ones count too")
            .flag(m -> m.typeStatus() == TypeStatus.UNASSIGNED),
        field("icmp.error", BOOL, "whether messages of the type quote the packet they are about")
            .flag(IcmpMessage::isError),
        field("icmp.checksum", INT, "checksum as sent")
            .between(0, 0xffff)
            .number(IcmpMessage::checksum),
        field("checksum.ok", BOOL, "whether the ICMP checksum agrees; absent where bytes are cut")
            .absentWhereCut()
            .cost(40)
            .number(
                m ->
                    m.checksumStatus() == ChecksumStatus.UNVERIFIED
                        ? ABSENT
                        : bit(m.checksumStatus() == ChecksumStatus.GOOD)),
        field("icmp.ident", INT, "Identifier, big-endian; absent where the type has none")
            .between(0, 0xffff)
            .only(MessageTypes.NUMBERED)
            .optional()
            .number(m -> orAbsent(m.identifier())),
        field("icmp.ident_le", INT, "Identifier read little-endian")
            .between(0, 0xffff)
            .only(MessageTypes.NUMBERED)
            .optional()
            .number(m -> swapped(m.identifier())),
        field("icmp.seq", INT, "Sequence Number, big-endian; absent where the type has none")
            .between(0, 0xffff)
            .only(MessageTypes.NUMBERED)
            .optional()
            .number(m -> orAbsent(m.sequence())),
        field("icmp.seq_le", INT, "Sequence Number read little-endian")
            .between(0, 0xffff)
            .only(MessageTypes.NUMBERED)
            .optional()
            .number(m -> swapped(m.sequence())),
        field("icmp.rest", INT, "the four bytes behind the checksum; absent where they are cut")
            .between(0, 0xffff_ffffL)
            .absentWhereCut()
            .number(m -> m.restOfHeader() == IcmpMessage.ABSENT ? ABSENT : m.restOfHeader()),
        field("data", BYTES, "Data: what follows the eight bytes of ICMP header")
            .bytes(IcmpMessage::data),
        field("len", INT, "length of the Data as sent")
            .from(0)
            .unit("bytes")
            .number(m -> m.data().wireLength()),
        field("entropy", FLOAT, "Shannon entropy of the Data, 0 to 8; absent where bytes are cut")
            .between(0, 8)
            .unit("bits per byte")
            .absentWhereCut()
            .cost(400)
            .real(m -> Measures.entropy(m.data())),
        field(
                "truncated",
                BOOL,
                "whether Data bytes are missing: cut by the snap length, or announced and never there")
            .flag(m -> m.data().isTruncated()),
        field(
                "gap",
                DURATION,
                "pause since the message before it in the same direction of its iStream")
            .optional()
            .number(IcmpMessage::gapNanos));
  }

  private static Declaration<IcmpMessage> field(String name, Type type, String sentence) {
    return new Declaration<>(Owner.MESSAGE, name, type, sentence);
  }

  private static long orAbsent(int value) {
    return value == IcmpMessage.ABSENT ? ABSENT : value;
  }

  private static long swapped(int value) {
    return value == IcmpMessage.ABSENT
        ? ABSENT
        : Short.toUnsignedInt(Short.reverseBytes((short) value));
  }

  private static long bit(boolean value) {
    return value ? 1 : 0;
  }
}
