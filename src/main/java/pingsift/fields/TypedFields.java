// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import static pingsift.check.Type.BOOL;
import static pingsift.check.Type.BYTES;
import static pingsift.check.Type.DURATION;
import static pingsift.check.Type.INT;
import static pingsift.check.Type.IP;
import static pingsift.fields.Accessor.ABSENT;

import java.util.List;
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
        address("icmp.gateway", BodyAddress.GATEWAY, "router that a redirect of ICMPv4 names"),
        field("icmp.mtu", INT, "next-hop MTU of packet too big, and of fragmentation needed")
            .unit("bytes")
            .number(m -> orAbsent(ErrorMessage.nextHopMtu(m))),
        field("icmp.pointer", INT, "offset of the wrong byte, of parameter problem")
            .number(m -> orAbsent(ErrorMessage.pointer(m))),
        field("icmp.extensions", INT, "how many extension objects an error carries (RFC 4884)")
            .cost(20)
            .number(m -> orAbsent(ErrorExtensions.objects(m))),
        field("icmp.mpls_label", INT, "outermost MPLS label that an error's extensions tell")
            .cost(20)
            .number(m -> orAbsent(ErrorExtensions.mplsLabel(m))),
        // queries of ICMPv4
        field("icmp.timestamp.originate", INT, "when a timestamp request was sent, of the day")
            .unit("ms")
            .number(m -> orAbsent(TimestampMessage.originate(m))),
        field("icmp.timestamp.receive", INT, "when a timestamp request was received, of the day")
            .unit("ms")
            .number(m -> orAbsent(TimestampMessage.receive(m))),
        field("icmp.timestamp.transmit", INT, "when a timestamp reply was sent, of the day")
            .unit("ms")
            .number(m -> orAbsent(TimestampMessage.transmit(m))),
        address("icmp.mask", BodyAddress.MASK, "address mask, of address mask messages"),
        field("traceroute.id", INT, "ID Number of a traceroute message")
            .number(m -> orAbsent(TracerouteMessage.id(m))),
        field("traceroute.outbound_hops", INT, "Outbound Hop Count of a traceroute message")
            .number(m -> orAbsent(TracerouteMessage.outboundHops(m))),
        field("traceroute.return_hops", INT, "Return Hop Count of a traceroute message")
            .number(m -> orAbsent(TracerouteMessage.returnHops(m))),
        field("traceroute.link_speed", INT, "Output Link Speed of a traceroute message")
            .unit("bytes per second")
            .number(m -> orAbsent(TracerouteMessage.linkSpeed(m))),
        field("traceroute.link_mtu", INT, "Output Link MTU of a traceroute message")
            .unit("bytes")
            .number(m -> orAbsent(TracerouteMessage.linkMtu(m))),
        // routers and neighbours
        field("ra.lifetime", DURATION, "for how long a router advertisement holds")
            .number(m -> seconds(RouterMessage.lifetimeSeconds(m))),
        address("ra.router", BodyAddress.ROUTER, "first router of an ICMPv4 router advertisement"),
        address("ra.prefix", BodyAddress.PREFIX, "first prefix of an ICMPv6 router advertisement"),
        field("ra.hop_limit", INT, "hop limit that an ICMPv6 router advertisement tells")
            .number(m -> orAbsent(RouterMessage.hopLimit(m))),
        flag("ra.managed", "M flag of an ICMPv6 router advertisement: addresses from DHCPv6")
            .number(m -> orAbsent(RouterMessage.managed(m))),
        flag("ra.other", "O flag of an ICMPv6 router advertisement: the rest from DHCPv6")
            .number(m -> orAbsent(RouterMessage.other(m))),
        address(
            "nd.target",
            BodyAddress.TARGET,
            "target of neighbour solicitation, neighbour advertisement and ICMPv6 redirect"),
        address("nd.destination", BodyAddress.DESTINATION, "destination of an ICMPv6 redirect"),
        flag("nd.router", "R flag of a neighbour advertisement: the sender is a router")
            .number(m -> orAbsent(NeighborMessage.router(m))),
        flag("nd.solicited", "S flag of a neighbour advertisement: it answers a solicitation")
            .number(m -> orAbsent(NeighborMessage.solicited(m))),
        flag("nd.override", "O flag of a neighbour advertisement: it overrides what was known")
            .number(m -> orAbsent(NeighborMessage.override(m))),
        field("nd.link_address", BYTES, "link-layer address of neighbour discovery, with padding")
            .cost(8)
            .bytes(IcmpMessage::linkAddress),
        address("mld.group", BodyAddress.GROUP, "(first) group of a multicast listener message"),
        field("mld.max_response", INT, "Maximum Response Delay or Code of a listener query")
            .number(m -> orAbsent(MulticastMessage.maxResponse(m))),
        field("mld.records", INT, "how many records a listener report of version 2 announces")
            .number(m -> orAbsent(MulticastMessage.records(m))),
        field("ni.query_type", INT, "Qtype of node information")
            .number(m -> orAbsent(NodeInformation.queryType(m))),
        field("ni.flags", INT, "Flags of node information")
            .number(m -> orAbsent(NodeInformation.flags(m))),
        // extended echo (RFC 8335)
        flag("ext_echo.local", "L flag of an extended echo request: an interface of the node's own")
            .number(m -> orAbsent(ExtendedEcho.local(m))),
        field("ext_echo.state", INT, "State of an extended echo reply: 2 is reachable")
            .number(m -> orAbsent(ExtendedEcho.state(m))),
        flag("ext_echo.active", "A flag of an extended echo reply: the interface is active")
            .number(m -> orAbsent(ExtendedEcho.active(m))),
        flag("ext_echo.ipv4", "4 flag of an extended echo reply: the interface has IPv4")
            .number(m -> orAbsent(ExtendedEcho.ipv4(m))),
        flag("ext_echo.ipv6", "6 flag of an extended echo reply: the interface has IPv6")
            .number(m -> orAbsent(ExtendedEcho.ipv6(m))),
        field("ext_echo.name", BYTES, "name of the interface asked for, with the zeros behind it")
            .cost(4)
            .bytes(IcmpMessage::interfaceName),
        field("ext_echo.index", INT, "index of the interface asked for")
            .number(m -> orAbsent(ExtendedEcho.interfaceIndex(m))),
        address("ext_echo.address", BodyAddress.INTERFACE, "address of the interface asked for"));
  }

  private static Declaration<IcmpMessage> field(String name, Type type, String sentence) {
    return new Declaration<IcmpMessage>(Owner.MESSAGE, name, type, sentence).optional();
  }

  private static Declaration<IcmpMessage> flag(String name, String sentence) {
    return field(name, BOOL, sentence);
  }

  private static Field address(String name, BodyAddress address, String sentence) {
    return field(name, IP, sentence).address(address::isIn, address::high, address::low);
  }

  private static long orAbsent(long value) {
    return value == IcmpMessage.ABSENT ? ABSENT : value;
  }

  private static long seconds(int value) {
    return value == IcmpMessage.ABSENT ? ABSENT : value * NANOS_PER_SECOND;
  }
}
