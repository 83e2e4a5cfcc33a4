// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import static pingsift.check.Type.BOOL;
import static pingsift.check.Type.BYTES;
import static pingsift.check.Type.DURATION;
import static pingsift.check.Type.INT;
import static pingsift.check.Type.IP;
import static pingsift.fields.Accessor.ABSENT;
import static pingsift.fields.MessageTypes.both;
import static pingsift.fields.MessageTypes.v4;
import static pingsift.fields.MessageTypes.v6;

import java.util.List;
import java.util.Set;
import pingsift.check.Owner;
import pingsift.check.Type;
import pingsift.decode.BodyAddress;
import pingsift.decode.ErrorExtensions;
import pingsift.decode.ErrorMessage;
import pingsift.decode.ExtendedEcho;
import pingsift.decode.IcmpMessage;
import pingsift.decode.MulticastMessage;
import pingsift.decode.NeighborMessage;
import pingsift.decode.NodeInformation;
import pingsift.decode.RouterMessage;
import pingsift.decode.TimestampMessage;
import pingsift.decode.TracerouteMessage;

/** Fields that messages of certain types have; absent on all others. */
final class TypedFields {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private TypedFields() {}

  static List<Field> all() {
    return List.of(
        // errors
        address(
            "icmp.gateway", BodyAddress.GATEWAY, v4(5), "router that a redirect of ICMPv4 names"),
        field("icmp.mtu", INT, "next-hop MTU of packet too big, and of fragmentation needed")
            .between(0, 0xffff_ffffL)
            .only(both(v4(3), v6(2)))
            .unit("bytes")
            .number(m -> orAbsent(ErrorMessage.nextHopMtu(m))),
        field("icmp.pointer", INT, "offset of the wrong byte, of parameter problem")
            .between(0, 0xffff_ffffL)
            .only(both(v4(12), v6(4)))
            .number(m -> orAbsent(ErrorMessage.pointer(m))),
        field("icmp.extensions", INT, "how many extension objects an error carries (RFC 4884)")
            .from(0)
            .only(both(v4(3, 11, 12), v6(1, 3)))
            .cost(20)
            .number(m -> orAbsent(ErrorExtensions.objects(m))),
        field("icmp.mpls_label", INT, "outermost MPLS label that an error's extensions tell")
            .between(0, 0xf_ffff)
            .only(both(v4(3, 11, 12), v6(1, 3)))
            .cost(20)
            .number(m -> orAbsent(ErrorExtensions.mplsLabel(m))),
        // queries of ICMPv4
        field("icmp.timestamp.originate", INT, "when a timestamp request was sent, of the day")
            .between(0, 0xffff_ffffL)
            .only(v4(13, 14))
            .unit("ms")
            .number(m -> orAbsent(TimestampMessage.originate(m))),
        field("icmp.timestamp.receive", INT, "when a timestamp request was received, of the day")
            .between(0, 0xffff_ffffL)
            .only(v4(13, 14))
            .unit("ms")
            .number(m -> orAbsent(TimestampMessage.receive(m))),
        field("icmp.timestamp.transmit", INT, "when a timestamp reply was sent, of the day")
            .between(0, 0xffff_ffffL)
            .only(v4(13, 14))
            .unit("ms")
            .number(m -> orAbsent(TimestampMessage.transmit(m))),
        address(
            "icmp.mask", BodyAddress.MASK, v4(17, 18), "address mask, of address mask messages"),
        field("traceroute.id", INT, "ID Number of a traceroute message")
            .between(0, 0xffff)
            .only(v4(30))
            .number(m -> orAbsent(TracerouteMessage.id(m))),
        field("traceroute.outbound_hops", INT, "Outbound Hop Count of a traceroute message")
            .between(0, 0xffff)
            .only(v4(30))
            .number(m -> orAbsent(TracerouteMessage.outboundHops(m))),
        field("traceroute.return_hops", INT, "Return Hop Count of a traceroute message")
            .between(0, 0xffff)
            .only(v4(30))
            .number(m -> orAbsent(TracerouteMessage.returnHops(m))),
        field("traceroute.link_speed", INT, "Output Link Speed of a traceroute message")
            .between(0, 0xffff_ffffL)
            .only(v4(30))
            .unit("bytes per second")
            .number(m -> orAbsent(TracerouteMessage.linkSpeed(m))),
        field("traceroute.link_mtu", INT, "Output Link MTU of a traceroute message")
            .between(0, 0xffff_ffffL)
            .only(v4(30))
            .unit("bytes")
            .number(m -> orAbsent(TracerouteMessage.linkMtu(m))),
        // routers and neighbours
        field("ra.lifetime", DURATION, "for how long a router advertisement holds")
            .from(0)
            .only(both(v4(9), v6(134)))
            .number(m -> seconds(RouterMessage.lifetimeSeconds(m))),
        address(
            "ra.router",
            BodyAddress.ROUTER,
            v4(9),
            "first router of an ICMPv4 router advertisement"),
        address(
            "ra.prefix",
            BodyAddress.PREFIX,
            v6(134),
            "first prefix of an ICMPv6 router advertisement"),
        field("ra.hop_limit", INT, "hop limit that an ICMPv6 router advertisement tells")
            .between(0, 255)
            .only(v6(134))
            .number(m -> orAbsent(RouterMessage.hopLimit(m))),
        flag("ra.managed", "M flag of an ICMPv6 router advertisement: addresses from DHCPv6")
            .only(v6(134))
            .number(m -> orAbsent(RouterMessage.managed(m))),
        flag("ra.other", "O flag of an ICMPv6 router advertisement: the rest from DHCPv6")
            .only(v6(134))
            .number(m -> orAbsent(RouterMessage.other(m))),
        address(
            "nd.target",
            BodyAddress.TARGET,
            v6(135, 136, 137),
            "target of neighbour solicitation, neighbour advertisement and ICMPv6 redirect"),
        address(
            "nd.destination",
            BodyAddress.DESTINATION,
            v6(137),
            "destination of an ICMPv6 redirect"),
        flag("nd.router", "R flag of a neighbour advertisement: the sender is a router")
            .only(v6(136))
            .number(m -> orAbsent(NeighborMessage.router(m))),
        flag("nd.solicited", "S flag of a neighbour advertisement: it answers a solicitation")
            .only(v6(136))
            .number(m -> orAbsent(NeighborMessage.solicited(m))),
        flag("nd.override", "O flag of a neighbour advertisement: it overrides what was known")
            .only(v6(136))
            .number(m -> orAbsent(NeighborMessage.override(m))),
        field("nd.link_address", BYTES, "link-layer address of neighbour discovery, with padding")
            .only(v6(133, 134, 135, 136, 137, 141, 142))
            .cost(8)
            .bytes(IcmpMessage::linkAddress),
        address(
            "mld.group",
            BodyAddress.GROUP,
            v6(130, 131, 132, 143),
            "(first) group of a multicast listener message"),
        field("mld.max_response", INT, "Maximum Response Delay or Code of a listener query")
            .between(0, 0xffff)
            .only(v6(130))
            .number(m -> orAbsent(MulticastMessage.maxResponse(m))),
        field("mld.records", INT, "how many records a listener report of version 2 announces")
            .between(0, 0xffff)
            .only(v6(143))
            .number(m -> orAbsent(MulticastMessage.records(m))),
        field("ni.query_type", INT, "Qtype of node information")
            .between(0, 0xffff)
            .only(v6(139, 140))
            .number(m -> orAbsent(NodeInformation.queryType(m))),
        field("ni.flags", INT, "Flags of node information")
            .between(0, 0xffff)
            .only(v6(139, 140))
            .number(m -> orAbsent(NodeInformation.flags(m))),
        // extended echo (RFC 8335)
        flag("ext_echo.local", "L flag of an extended echo request: an interface of the node's own")
            .only(both(v4(42), v6(160)))
            .number(m -> orAbsent(ExtendedEcho.local(m))),
        field("ext_echo.state", INT, "State of an extended echo reply: 2 is reachable")
            .between(0, 7)
            .only(both(v4(43), v6(161)))
            .number(m -> orAbsent(ExtendedEcho.state(m))),
        flag("ext_echo.active", "A flag of an extended echo reply: the interface is active")
            .only(both(v4(43), v6(161)))
            .number(m -> orAbsent(ExtendedEcho.active(m))),
        flag("ext_echo.ipv4", "4 flag of an extended echo reply: the interface has IPv4")
            .only(both(v4(43), v6(161)))
            .number(m -> orAbsent(ExtendedEcho.ipv4(m))),
        flag("ext_echo.ipv6", "6 flag of an extended echo reply: the interface has IPv6")
            .only(both(v4(43), v6(161)))
            .number(m -> orAbsent(ExtendedEcho.ipv6(m))),
        field("ext_echo.name", BYTES, "name of the interface asked for, with the zeros behind it")
            .only(both(v4(42), v6(160)))
            .cost(4)
            .bytes(IcmpMessage::interfaceName),
        field("ext_echo.index", INT, "index of the interface asked for")
            .between(0, 0xffff_ffffL)
            .only(both(v4(42), v6(160)))
            .number(m -> orAbsent(ExtendedEcho.interfaceIndex(m))),
        address(
            "ext_echo.address",
            BodyAddress.INTERFACE,
            both(v4(42), v6(160)),
            "address of the interface asked for"));
  }

  private static Declaration<IcmpMessage> field(String name, Type type, String sentence) {
    return new Declaration<IcmpMessage>(Owner.MESSAGE, name, type, sentence).optional();
  }

  private static Declaration<IcmpMessage> flag(String name, String sentence) {
    return field(name, BOOL, sentence);
  }

  private static Field address(String name, BodyAddress address, Set<Long> types, String sentence) {
    return field(name, IP, sentence)
        .only(types)
        .address(address::isIn, address::high, address::low);
  }

  private static long orAbsent(long value) {
    return value == IcmpMessage.ABSENT ? ABSENT : value;
  }

  private static long seconds(int value) {
    return value == IcmpMessage.ABSENT ? ABSENT : value * NANOS_PER_SECOND;
  }
}
