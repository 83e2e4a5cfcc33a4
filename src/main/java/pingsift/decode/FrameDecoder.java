// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import pingsift.capture.Frame;

/**
 * Finds the ICMP message of a frame.
 *
 * <p>Nothing is copied and nothing is allocated. Any bytes whatever end in exactly one {@link
 * Outcome}; none cause an exception, and none are read outside the frame's captured bytes. Not
 * thread-safe: one decoder a thread.
 */
public final class FrameDecoder {
  /*
   * The loop owns the order of things. A layer reads its own header at the cursor, moves the cursor
   * behind it, writes what it learned into the message, and returns the next step; it never calls
   * another layer. So a new encapsulation is a step, its layer, and the number by which an outer
   * layer names it. Reassembly belongs where a step is FRAGMENT: it takes the fragment from the
   * cursor and, once the packet is whole, sets the cursor to it and goes on with its protocol.
   *
   * No layer comes twice without a byte taken in between, so a frame always ends; the limit keeps
   * the work on crafted frames small. It lets pass every chain of eight-byte IPv6 headers that a
   * 1500-byte packet can hold (182). Tunnels have a smaller limit of their own, that of the path.
   */
  private static final int MAX_LAYERS = 200;

  private final Cursor cursor = new Cursor();
  private boolean started;
  private long captureStartNanos;
  private final Path path = new Path();

  /**
   * Overwrites {@code message} with the ICMP message of {@code frame}; its fields mean something
   * only on {@link Outcome#ICMP}. The message borrows the frame's bytes.
   */
  public Outcome decode(Frame frame, IcmpMessage message) {
    if (!started) {
      started = true;
      captureStartNanos = frame.timestampNanos();
    }
    cursor.start(frame);
    path.clear(0);
    message.path = path;
    Step step = LinkTypes.first(frame.linkType(), cursor);
    for (int layers = 0; step.outcome == null; layers++) {
      step = layers < MAX_LAYERS ? read(step, message) : Step.TOO_MANY_LAYERS;
    }
    if (step == Step.DONE) {
      message.frame(frame, captureStartNanos);
    }
    return step.outcome;
  }

  /** The kinds of {@link Anomaly} in the frame that was decoded last, a bit each. */
  public long anomalies() {
    return cursor.anomalies;
  }

  private Step read(Step layer, IcmpMessage message) {
    return switch (layer) {
      case ETHERNET -> LinkLayers.ethernet(cursor);
      case LINUX_SLL -> LinkLayers.linuxSll(cursor);
      case LINUX_SLL2 -> LinkLayers.linuxSll2(cursor);
      case LOOPBACK -> LinkLayers.loopback(cursor);
      case TOKEN_RING -> LanLayers.tokenRing(cursor);
      case FDDI -> LanLayers.fddi(cursor);
      case ARCNET_BSD -> LanLayers.arcnetBsd(cursor);
      case ARCNET_LINUX -> LanLayers.arcnetLinux(cursor);
      case IEEE1394 -> LanLayers.ieee1394(cursor);
      case IPOIB -> InfinibandLayers.ipoib(cursor);
      case INFINIBAND -> InfinibandLayers.infiniband(cursor);
      case SWITCH_TAG -> LanLayers.switchTag(cursor);
      case LONG_SWITCH_TAG -> LanLayers.longSwitchTag(cursor);
      case PPP -> PppLayers.ppp(cursor);
      case PPP_MULTILINK -> PppLayers.multilink(cursor);
      case PPP_BRIDGED -> PppLayers.bridged(cursor);
      case PPPOE -> PppLayers.pppoe(cursor, message);
      case CISCO_HDLC -> HdlcLayers.ciscoHdlc(cursor);
      case FRAME_RELAY -> HdlcLayers.frameRelay(cursor);
      case NLPID -> HdlcLayers.nlpid(cursor);
      case WLAN -> WlanLayers.wlan(cursor);
      case WLAN_AGGREGATE -> WlanLayers.aggregate(cursor);
      case RADIOTAP -> RadioLayers.radiotap(cursor);
      case PRISM -> RadioLayers.prism(cursor);
      case AVS -> RadioLayers.avs(cursor);
      case PPI -> RadioLayers.ppi(cursor);
      case PKTAP -> CaptureLayers.pktap(cursor);
      case NFLOG -> CaptureLayers.nflog(cursor);
      case PFLOG -> CaptureLayers.pflog(cursor);
      case ENC -> CaptureLayers.enc(cursor);
      case IPNET -> CaptureLayers.ipnet(cursor);
      case CISCO_METADATA -> LinkLayers.ciscoMetadata(cursor);
      case VLAN -> LinkLayers.vlan(cursor, message);
      case LLC -> LinkLayers.llc(cursor);
      case MPLS -> MplsLayer.label(cursor, message);
      case MPLS_PAYLOAD -> MplsLayer.payload(cursor);
      case PROVIDER_BACKBONE -> BridgeLayers.backbone(cursor, message);
      case PORT_EXTENDER -> BridgeLayers.portExtender(cursor);
      case VN_TAG -> BridgeLayers.virtualInterface(cursor);
      case NSH -> BridgeLayers.service(cursor, message);
      case TRILL -> BridgeLayers.trill(cursor, message);
      case MACSEC -> BridgeLayers.macsec(cursor, message);
      case IP -> Ipv4Layer.ip(cursor);
      case IPV4 -> Ipv4Layer.ipv4(cursor, message);
      case IPV6 -> Ipv6Layers.ipv6(cursor, message);
      case EXTENSION -> Ipv6Layers.extension(cursor);
      case DESTINATION_OPTIONS -> Ipv6Layers.destinationOptions(cursor, message);
      case ROUTING -> Ipv6Layers.routing(cursor, message);
      case FRAGMENT_HEADER -> Ipv6Layers.fragment(cursor);
      case AUTHENTICATION -> Ipv4Layer.authentication(cursor);
      case IPV4_IN_IP -> IpTunnelLayers.ipInIp(Step.IPV4, cursor, message);
      case IPV6_IN_IP -> IpTunnelLayers.ipInIp(Step.IPV6, cursor, message);
      case MINIMAL_ENCAPSULATION -> IpTunnelLayers.minimal(cursor, message);
      case ETHERNET_IN_IP -> IpTunnelLayers.ethernet(cursor, message);
      case ETHERIP -> IpTunnelLayers.etherIp(cursor, message);
      case MPLS_IN_IP -> IpTunnelLayers.mpls(cursor, message);
      case L2TP_IP -> L2tpLayers.overIp(cursor, message);
      case GRE -> GreLayers.gre(cursor, message);
      case ERSPAN_II -> GreLayers.erspan2(cursor, message);
      case ERSPAN_III -> GreLayers.erspan3(cursor, message);
      case WCCP -> GreLayers.wccp(cursor);
      case UDP -> UdpLayer.udp(cursor);
      case L2TP_UDP -> L2tpLayers.overUdp(cursor, message);
      case GTP -> UdpTunnelLayers.gtp(cursor, message);
      case TEREDO -> TeredoLayer.teredo(cursor, message);
      case LISP -> UdpTunnelLayers.lisp(cursor, message);
      case GRE_UDP -> UdpTunnelLayers.gre(cursor);
      case VXLAN -> UdpTunnelLayers.vxlan(cursor, message);
      case VXLAN_GPE -> UdpTunnelLayers.vxlanGpe(cursor, message);
      case AYIYA -> UdpTunnelLayers.ayiya(cursor, message);
      case GENEVE -> UdpTunnelLayers.geneve(cursor, message);
      case MPLS_UDP -> UdpTunnelLayers.mpls(cursor, message);
      case ICMPV4 -> IcmpLayer.icmpv4(cursor, message);
      case ICMPV6 -> IcmpLayer.icmpv6(cursor, message);
      case DONE,
          NOT_IP,
          NOT_ICMP,
          FRAGMENT,
          TRUNCATED,
          MALFORMED,
          UNSUPPORTED_LINK_TYPE,
          UNSUPPORTED_ENCAPSULATION,
          ENCRYPTED,
          TOO_MANY_LAYERS ->
          layer;
    };
  }
}
