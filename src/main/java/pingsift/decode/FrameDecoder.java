// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import org.jspecify.annotations.Nullable;
import pingsift.capture.Frame;
import pingsift.decode.IncompleteDatagram.Reason;

/**
 * Finds the ICMP message of a frame, or of the packet that the frame's fragment makes whole.
 *
 * <p>Frames are decoded in place; only fragments are copied, until their packet is whole or given
 * up (see {@link ReassemblyOptions}). In the steady state nothing is allocated. Any bytes whatever
 * end in exactly one {@link Outcome}; none cause an exception, and none are read outside the
 * frame's captured bytes. Not thread-safe: one decoder a thread.
 */
public final class FrameDecoder {
  /*
   * The loop owns the order of things. A layer reads its own header at the cursor, moves the cursor
   * behind it, writes what it learned into the message, and returns the next step; it never calls
   * another layer. So a new encapsulation is a step, its layer, and the number by which an outer
   * layer names it. Where a layer finds a fragment, the reassembly takes it from the cursor; once
   * the packet is whole, the cursor stands at it and the loop goes on with its protocol.
   *
   * No layer comes twice without a byte taken in between, so a frame always ends; the limit keeps
   * the work on crafted frames small. It lets pass every chain of eight-byte IPv6 headers that a
   * 1500-byte packet can hold (182). Tunnels have a smaller limit of their own, that of the path.
   *
   * Most frames never come to the loop: those of other traffic are told at a glance, plain Echo
   * messages are read in one go. Both say what the layers would say, which a property checks.
   */
  private static final int MAX_LAYERS = 200;

  /** How much of an incomplete packet is looked at: all headers that anyone sends. */
  private static final int LOOKED_AT = 2048;

  private final Cursor cursor = new Cursor();
  private final Cursor probe = new Cursor();
  private final Reassembly reassembly;
  private final IncompleteDatagram.Listener listener;
  private final IncompleteDatagram incomplete = new IncompleteDatagram();
  private byte[] beginning = BytePool.NONE;
  private boolean started;
  private boolean tookFragment;
  private long captureStartNanos;
  private final Path path = new Path();

  /** A decoder with the default options; what stays incomplete is only counted. */
  public FrameDecoder() {
    this(ReassemblyOptions.DEFAULT, datagram -> {});
  }

  /**
   * @param listener hears of packets that are given up incomplete: at the beginning of {@link
   *     #decode} for what time has run out for, within it where memory is full, and in {@link #end}
   */
  public FrameDecoder(ReassemblyOptions options, IncompleteDatagram.Listener listener) {
    this.listener = listener;
    reassembly = new Reassembly(options, this::givenUp);
  }

  /**
   * Overwrites {@code message} with the ICMP message of {@code frame}; its fields mean something
   * only on {@link Outcome#ICMP}, its addresses where {@link #hasAddresses()} too. The message
   * borrows the frame's bytes, or those of the packet that its fragments gave, until the next call.
   *
   * <p>Times of fragments are counted in the frames' timestamps; a frame that is older than others
   * before it does not turn time back.
   */
  public Outcome decode(Frame frame, IcmpMessage message) {
    begin(frame);
    int packet = Glance.packet(frame);
    if (packet == Glance.NOWHERE) {
      return walk(frame, message);
    }
    if (Glance.isOther(frame, packet)) {
      cursor.clear(0);
      return Outcome.NOT_ICMP;
    }
    if (PlainEcho.read(frame, packet, message, path)) {
      cursor.clear(4);
      message.frame(frame, captureStartNanos);
      return Outcome.ICMP;
    }
    return walk(frame, message);
  }

  /**
   * As {@link #decode}, with every header read by its layer: what the shortcuts must agree with.
   */
  Outcome decodeByLayers(Frame frame, IcmpMessage message) {
    begin(frame);
    return walk(frame, message);
  }

  private void begin(Frame frame) {
    pass(frame.timestampNanos());
    tookFragment = false;
  }

  private Outcome walk(Frame frame, IcmpMessage message) {
    cursor.start(frame);
    path.clear(0);
    message.path = path;
    message.fragments = 1;
    Step step = LinkTypes.first(frame.linkType(), cursor);
    if (step == Step.UNSUPPORTED_LINK_TYPE) {
      cursor.note(Anomaly.UNKNOWN_LINK_TYPE);
    }
    Step layer = step;
    for (int layers = 0; step.outcome == null; layers++) {
      layer = step;
      step = layers < MAX_LAYERS ? read(step, message, frame) : tooManyLayers();
    }
    if (step == Step.MALFORMED && cursor.anomalies == 0) {
      cursor.note(Anomaly.ofMalformed(layer));
    }
    if (step == Step.DONE) {
      message.frame(frame, captureStartNanos);
    }
    return step.outcome;
  }

  /** Lets capture time pass for a frame that something else decodes. */
  public void pass(long timestampNanos) {
    reassembly.tick(timestampNanos);
    if (!started) {
      started = true;
      captureStartNanos = timestampNanos;
    }
  }

  /** Time of the first frame that was decoded or passed; 0 before. */
  public long captureStartNanos() {
    return captureStartNanos;
  }

  /** Whether the frame that was decoded last held a fragment: then it says little by itself. */
  public boolean tookFragment() {
    return tookFragment;
  }

  /** Gives up all packets that are not whole, as at the end of the capture. */
  public void end() {
    reassembly.end();
  }

  /**
   * The kinds of {@link Anomaly} in the frame that was decoded last, a bit each, but those of ICMP
   * checksums: see {@link Anomaly#ofChecksum}.
   */
  public long anomalies() {
    return cursor.anomalies;
  }

  /**
   * Where the frame that was decoded last made a packet whole: the kinds in all frames that brought
   * the packet's fragments.
   */
  public long anomaliesOfFragments() {
    return cursor.fragmentAnomalies;
  }

  /** Whether the frame that was decoded last had an IP header in front of ICMP. */
  public boolean hasAddresses() {
    return cursor.ipVersion != 0;
  }

  /** What became of fragments so far. */
  public FragmentCounts fragments() {
    return reassembly.counts();
  }

  /** Bytes of memory that fragments take. */
  public long fragmentBytes() {
    return reassembly.bytes();
  }

  private Step tooManyLayers() {
    cursor.note(Anomaly.TOO_MANY_LAYERS);
    return Step.TOO_MANY_LAYERS;
  }

  private Step read(Step layer, IcmpMessage message, Frame frame) {
    return layer == Step.REASSEMBLY ? reassemble(message, frame) : read(layer, cursor, message);
  }

  private static Step read(Step layer, Cursor cursor, IcmpMessage message) {
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
      case REASSEMBLY,
          DONE,
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

  // ---- fragments

  private Step reassemble(IcmpMessage message, Frame frame) {
    tookFragment = true;
    @Nullable Step elsewhere = null;
    if (cursor.fragmentOffset == 0) {
      probe.copy(cursor);
      probe.inFragment = true;
      Step end = headers(IpProtocol.next(cursor.ipVersion, cursor.protocol), message);
      if (end == Step.FRAGMENT && cursor.ipVersion == 6) {
        cursor.note(Anomaly.IPV6_FIRST_FRAGMENT_WITHOUT_HEADERS);
      }
      elsewhere = end.ends() && end != Step.FRAGMENT ? end : null;
    }
    return reassembly.take(cursor, message, frame, elsewhere);
  }

  /** Where the headers between IP and ICMP lead, from the probe on. */
  private Step headers(Step first, IcmpMessage message) {
    Step step = first;
    for (int layers = 0; layers < MAX_LAYERS; layers++) {
      switch (step) {
        case EXTENSION, DESTINATION_OPTIONS, ROUTING, AUTHENTICATION ->
            step = read(step, probe, message);
        default -> {
          return step;
        }
      }
    }
    return Step.TOO_MANY_LAYERS;
  }

  private void givenUp(Datagram datagram, Reason reason) {
    if (beginning.length == 0) {
      beginning = new byte[LOOKED_AT];
    }
    incomplete.reason = reason;
    incomplete.id = datagram.id;
    incomplete.bytes = datagram.covered();
    incomplete.length = datagram.length();
    incomplete.holes = datagram.holes();
    IcmpMessage message = incomplete.message.copyFacts(datagram.header);
    message.fragments(datagram.frames(), datagram.frameCount(), datagram.framesLen());
    int present = datagram.copyTo(beginning);
    int length = datagram.length() < 0 ? datagram.reach() : datagram.length();
    probe.goTo(datagram, beginning, present, length);
    probe.inFragment = true;
    Step step = headers(IpProtocol.next(probe.ipVersion, datagram.protocol), message);
    incomplete.hasIcmp =
        (step == Step.ICMPV4 || step == Step.ICMPV6) && read(step, probe, message) == Step.DONE;
    message.checksumStatus = ChecksumStatus.UNVERIFIED;
    listener.incomplete(incomplete);
  }
}
