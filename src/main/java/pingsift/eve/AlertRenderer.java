// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.bytes.Entropy;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Scope;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;
import pingsift.eval.Match;
import pingsift.stream.EchoStream;

/**
 * Turns matches into {@code alert} events in the {@code eve} profile: the keys that Suricata's EVE
 * schema allows, in the order in which Suricata writes them, with everything of ours under {@code
 * alert.context} and {@code metadata.entropy}.
 *
 * <p>Address, type and time are those of the message that decided; {@code flow} is told from the
 * requester's side. The same matches give the same bytes on every run and platform, whichever
 * renderer they go through. One for each thread of one run: it knows iStreams again by their first
 * frames.
 */
public final class AlertRenderer {
  private static final AsciiPiece EVENT_TYPE = AsciiPiece.of("\"event_type\":\"alert\",");
  private static final AsciiPiece FROM_WIRE = AsciiPiece.of("\"pkt_src\":\"wire/pcap\",");
  private static final AsciiPiece TO_SERVER = AsciiPiece.of("\"direction\":\"to_server\",");
  private static final AsciiPiece TO_CLIENT = AsciiPiece.of("\"direction\":\"to_client\",");
  private static final AsciiPiece ICMP = AsciiPiece.of("\"proto\":\"ICMP\",");
  private static final AsciiPiece ICMPV6 = AsciiPiece.of("\"proto\":\"IPv6-ICMP\",");

  private static final LineForm FLOW =
      LineForm.of(
          "'flow':{'pkts_toserver':#,'pkts_toclient':#,'bytes_toserver':#,'bytes_toclient':#,");

  private final EveOptions options;
  private final CommunityIds communityId;
  private final KnownTexts texts = new KnownTexts();
  private final KeptParts kept = new KeptParts();
  private final AlertContext context = new AlertContext(texts, kept);
  private final Entropy entropy = new Entropy();
  private final StreamEntropy streamEntropy = new StreamEntropy();
  private final IdentityHashMap<CheckedRule, RuleMembers> rules = new IdentityHashMap<>();

  public AlertRenderer(EveOptions options) {
    this.options = options;
    this.communityId = new CommunityIds(options.communityIdSeed());
  }

  /**
   * Adds a match as one line. Its iStream is read as it is now, so call this when the match is
   * handed over.
   */
  public void render(Match match, JsonLines json) {
    IcmpMessage message = match.decider();
    EchoStream stream = match.stream();
    if (stream != null) {
      kept.begin(stream, kind(message));
    }
    json.begin();
    writeHead(match, message, json);
    StreamEntropy ofStream = stream == null ? null : streamEntropy.read(stream);
    writeEntropy(match, ofStream, json);
    writeAlert(match, ofStream, json);
    TunnelJson.write(message, json);
    if (stream != null) {
      json.piece(isFromRequester(message, stream) ? TO_SERVER : TO_CLIENT);
      writeFlow(stream, json);
    }
    if (match.hasData()) {
      writePayload(message.data(), json);
    }
    writePacket(message, json);
    kept.finish(json); // first: a comma at the end of a part turns into a bracket
    json.end();
  }

  private static int kind(IcmpMessage message) {
    return message.isEchoRequest() ? 0 : message.isEchoReply() ? 1 : 2;
  }

  private void writeHead(Match match, IcmpMessage message, JsonLines json) {
    boolean told = message.isEcho() && message.path().isPlain(); // by iStream, kind and code
    long key = told ? message.code() : KeptParts.NONE;
    json.time(Keys.TIMESTAMP, message.timestampNanos());
    if (!kept.put(KeptParts.HEAD, key, json)) {
      writeOrigin(match, message, json);
      kept.end(KeptParts.HEAD, json);
    }
    json.number(Keys.PCAP_CNT, message.frameNumber());
    if (options.pcapFilename()) {
      texts.write(message.file(), json.name(Keys.PCAP_FILENAME));
    }
    if (options.communityId() && !kept.put(KeptParts.COMMUNITY_ID, key, json)) {
      json.name(Keys.COMMUNITY_ID).communityId(communityId, message);
      kept.end(KeptParts.COMMUNITY_ID, json);
    }
  }

  private void writeOrigin(Match match, IcmpMessage message, JsonLines json) {
    EchoStream stream = match.stream();
    json.number(Keys.FLOW_ID, stream == null ? FlowId.of(message) : FlowId.of(stream));
    String inInterface = options.inInterface();
    if (inInterface != null) {
      json.text(Keys.IN_IFACE, inInterface);
    }
    json.piece(EVENT_TYPE);
    PathJson.writeVlans(message.path(), json);
    int version = message.ipVersion();
    json.address(Keys.SRC_IP, version, message.srcHigh(), message.srcLow());
    json.address(Keys.DEST_IP, version, message.dstHigh(), message.dstLow());
    json.piece(proto(message)).number(Keys.IP_V, version);
    json.number(Keys.ICMP_TYPE, message.type()).number(Keys.ICMP_CODE, message.code());
    writeSource(message.path(), json);
  }

  private static void writeSource(Path path, JsonLines json) {
    if (path.tunnelCount() == 0) {
      json.piece(FROM_WIRE);
    } else {
      json.text(Keys.PKT_SRC, TunnelJson.packetSource(path));
    }
  }

  private AsciiPiece proto(IcmpMessage message) {
    return message.ipVersion() == 4 || options.icmpAsOneProtocol() ? ICMP : ICMPV6;
  }

  /** What is not known is left out: the entropy of Data that was cut or not kept. */
  private void writeEntropy(Match match, @Nullable StreamEntropy ofStream, JsonLines json) {
    Bytes data = match.decider().data();
    boolean whole = match.hasData() && !data.isTruncated();
    if (!whole && (ofStream == null || Double.isNaN(ofStream.all()))) {
      return;
    }
    json.open(Openings.METADATA_ENTROPY);
    if (whole) {
      json.decimal(Keys.DATA, entropy.of(data));
    }
    if (ofStream != null) {
      json.decimal(Keys.ISTREAM, ofStream.all());
      json.decimal(Keys.REQUESTS, ofStream.requests());
      json.decimal(Keys.REPLIES, ofStream.replies());
    }
    json.endObject().endObject();
  }

  private void writeAlert(Match match, @Nullable StreamEntropy ofStream, JsonLines json) {
    RuleMembers rule = members(match.rule());
    json.open(Openings.ALERT).raw(rule.members());
    Boolean requesterIsTarget = rule.requesterIsTarget();
    if (requesterIsTarget != null) {
      writeEnds(match, requesterIsTarget, json);
    }
    json.open(Openings.CONTEXT);
    context.write(match, rule, ofStream, json);
    json.endObject().endObject();
  }

  private RuleMembers members(CheckedRule rule) {
    RuleMembers members = rules.get(rule);
    if (members == null) {
      members = new RuleMembers(rule, options.ruleText());
      rules.put(rule, members);
    }
    return members;
  }

  /** The attacker as {@code source} and the attacked as {@code target}. */
  private void writeEnds(Match match, boolean requesterIsTarget, JsonLines json) {
    writeEnd(Openings.SOURCE, match, !requesterIsTarget, json);
    writeEnd(Openings.TARGET, match, requesterIsTarget, json);
  }

  /** One end of the conversation; of the frame in {@code frame} rules, where the sender counts. */
  private void writeEnd(AsciiPiece opening, Match match, boolean requester, JsonLines json) {
    EchoStream stream = isFrame(match) ? null : match.stream();
    IcmpMessage message = match.decider();
    int version = message.ipVersion();
    json.open(opening);
    boolean reply = stream == null && !isFrame(match) && message.isEchoReply();
    if (stream == null && requester != reply) {
      json.address(Keys.IP, version, message.srcHigh(), message.srcLow());
    } else if (stream == null) {
      json.address(Keys.IP, version, message.dstHigh(), message.dstLow());
    } else if (requester) {
      json.address(Keys.IP, version, stream.requesterHigh(), stream.requesterLow());
    } else {
      json.address(Keys.IP, version, stream.responderHigh(), stream.responderLow());
    }
    json.endObject();
  }

  private static boolean isFrame(Match match) {
    boolean sequence = match.rule().query() instanceof CheckedQuery.Sequence;
    return match.rule().scope() == Scope.FRAME && !sequence;
  }

  private static boolean isFromRequester(IcmpMessage message, EchoStream stream) {
    return message.isEchoRequest()
        || (!message.isEchoReply()
            && message.srcHigh() == stream.requesterHigh()
            && message.srcLow() == stream.requesterLow());
  }

  private void writeFlow(EchoStream stream, JsonLines json) {
    json.set(stream.requests()).set(stream.replies()).set(stream.requestFrameBytes());
    json.set(stream.replyFrameBytes()).form(FLOW);
    if (!kept.put(KeptParts.FLOW, stream.firstNanos(), json)) {
      int version = stream.ipVersion();
      json.time(Keys.START, stream.firstNanos());
      json.address(Keys.SRC_IP, version, stream.requesterHigh(), stream.requesterLow());
      json.address(Keys.DEST_IP, version, stream.responderHigh(), stream.responderLow());
      json.endObject();
      kept.end(KeptParts.FLOW, json);
    }
  }

  private void writePayload(Bytes data, JsonLines json) {
    if (options.payload()) {
      json.base64("payload", data.array(), data.offset(), data.length());
    }
    if (options.payloadPrintable()) {
      json.printable("payload_printable", data.array(), data.offset(), data.length());
    }
    if (options.payload() || options.payloadPrintable()) {
      json.number(Keys.PAYLOAD_LENGTH, data.length()).number(Keys.STREAM, 0);
    }
  }

  private void writePacket(IcmpMessage message, JsonLines json) {
    byte[] frame = message.frameBuffer();
    if (!options.packet() || frame.length == 0) {
      return;
    }
    int offset = message.frameOffset();
    int length = Math.min(message.frameCapLen(), frame.length - offset);
    json.base64("packet", frame, offset, length);
    json.open(Openings.PACKET_INFO).number(Keys.LINKTYPE, message.linkType()).endObject();
  }
}
