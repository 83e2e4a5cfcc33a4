// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.bytes.Entropy;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Scope;
import pingsift.decode.IcmpMessage;
import pingsift.eval.Match;
import pingsift.stream.EchoStream;

/**
 * Writes matches as {@code alert} events in the {@code eve} profile: the keys that Suricata's EVE
 * schema allows, in the order in which Suricata writes them, with everything of ours under {@code
 * alert.context} and {@code metadata.entropy}.
 *
 * <p>Address, type and time are those of the message that decided; {@code flow} is told from the
 * requester's side. The same matches give the same bytes on every run and platform. Not
 * thread-safe.
 */
public final class AlertWriter {
  private final EveOptions options;
  private final JsonLine json;
  private final CommunityId communityId;
  private final Entropy entropy = new Entropy();
  private final IdentityHashMap<CheckedRule, SerializableString> rules = new IdentityHashMap<>();

  /** Lines go to {@code out} whole, one {@code write} each; it should be buffered. */
  public AlertWriter(OutputStream out, EveOptions options) throws IOException {
    this.options = options;
    this.json = new JsonLine(out);
    this.communityId = new CommunityId(options.communityIdSeed());
  }

  public void write(Match match) throws IOException {
    IcmpMessage message = match.decider();
    json.begin();
    writeHead(match, message);
    if (options.communityId()) {
      json.communityId("community_id", communityId, message);
    }
    EchoStream stream = match.stream();
    StreamEntropy ofStream = stream == null ? null : StreamEntropy.of(stream);
    writeEntropy(match, ofStream);
    writeAlert(match, ofStream);
    TunnelJson.write(message, json);
    if (stream != null) {
      json.text("direction", isFromRequester(message, stream) ? "to_server" : "to_client");
      writeFlow(stream);
    }
    if (match.hasData()) {
      writePayload(message.data());
    }
    writePacket(message);
    json.end();
  }

  public void flush() throws IOException {
    json.flush();
  }

  private void writeHead(Match match, IcmpMessage message) throws IOException {
    EchoStream stream = match.stream();
    json.time("timestamp", message.timestampNanos());
    json.number("flow_id", stream == null ? FlowId.of(message) : FlowId.of(stream));
    String inInterface = options.inInterface();
    if (inInterface != null) {
      json.text("in_iface", inInterface);
    }
    json.text("event_type", "alert");
    PathJson.writeVlans(message.path(), json);
    int version = message.ipVersion();
    json.address("src_ip", version, message.srcHigh(), message.srcLow());
    json.address("dest_ip", version, message.dstHigh(), message.dstLow());
    json.text("proto", proto(message)).number("ip_v", version);
    json.number("icmp_type", message.type()).number("icmp_code", message.code());
    json.text("pkt_src", TunnelJson.packetSource(message.path()));
    json.number("pcap_cnt", message.frameNumber());
    if (options.pcapFilename()) {
      json.text("pcap_filename", message.file());
    }
  }

  private String proto(IcmpMessage message) {
    return message.ipVersion() == 4 || options.icmpAsOneProtocol() ? "ICMP" : "IPv6-ICMP";
  }

  /** What is not known is left out: the entropy of Data that was cut or not kept. */
  private void writeEntropy(Match match, @Nullable StreamEntropy ofStream) throws IOException {
    Bytes data = match.decider().data();
    boolean whole = match.hasData() && !data.isTruncated();
    if (!whole && (ofStream == null || Double.isNaN(ofStream.all()))) {
      return;
    }
    json.object("metadata").object("entropy");
    if (whole) {
      json.decimal("data", entropy.of(data));
    }
    if (ofStream != null) {
      json.decimal("istream", ofStream.all());
      json.decimal("requests", ofStream.requests());
      json.decimal("replies", ofStream.replies());
    }
    json.endObject().endObject();
  }

  private void writeAlert(Match match, @Nullable StreamEntropy ofStream) throws IOException {
    json.object("alert").text("action", "allowed").raw(members(match.rule()));
    writeEnds(match);
    json.object("context");
    AlertContext.write(match, ofStream, json);
    json.endObject().endObject();
  }

  private SerializableString members(CheckedRule rule) {
    SerializableString members = rules.get(rule);
    if (members == null) {
      members = RuleMembers.of(rule, options.ruleText());
      rules.put(rule, members);
    }
    return members;
  }

  /**
   * The attacker as {@code source} and the attacked as {@code target}, where the rule names one.
   */
  private void writeEnds(Match match) throws IOException {
    Boolean requesterIsTarget = requesterIsTarget(match.rule());
    if (requesterIsTarget == null) {
      return;
    }
    writeEnd("source", match, !requesterIsTarget);
    writeEnd("target", match, requesterIsTarget);
  }

  /** One end of the conversation; of the frame in {@code frame} rules, where the sender counts. */
  private void writeEnd(String key, Match match, boolean requester) throws IOException {
    EchoStream stream = isFrame(match) ? null : match.stream();
    IcmpMessage message = match.decider();
    int version = message.ipVersion();
    json.object(key);
    boolean reply = stream == null && !isFrame(match) && message.isEchoReply();
    if (stream == null && requester != reply) {
      json.address("ip", version, message.srcHigh(), message.srcLow());
    } else if (stream == null) {
      json.address("ip", version, message.dstHigh(), message.dstLow());
    } else if (requester) {
      json.address("ip", version, stream.requesterHigh(), stream.requesterLow());
    } else {
      json.address("ip", version, stream.responderHigh(), stream.responderLow());
    }
    json.endObject();
  }

  private static boolean isFrame(Match match) {
    boolean sequence = match.rule().query() instanceof CheckedQuery.Sequence;
    return match.rule().scope() == Scope.FRAME && !sequence;
  }

  private static @Nullable Boolean requesterIsTarget(CheckedRule rule) {
    List<String> target = rule.meta().other().getOrDefault(RuleMembers.TARGET, List.of());
    if (target.size() != 1) {
      return null;
    }
    return switch (target.get(0)) {
      case "src", "src_ip" -> Boolean.TRUE;
      case "dst", "dest_ip" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static boolean isFromRequester(IcmpMessage message, EchoStream stream) {
    return message.isEchoRequest()
        || (!message.isEchoReply()
            && message.srcHigh() == stream.requesterHigh()
            && message.srcLow() == stream.requesterLow());
  }

  private void writeFlow(EchoStream stream) throws IOException {
    json.object("flow");
    json.number("pkts_toserver", stream.requests()).number("pkts_toclient", stream.replies());
    json.number("bytes_toserver", stream.requestFrameBytes());
    json.number("bytes_toclient", stream.replyFrameBytes());
    json.time("start", stream.firstNanos());
    int version = stream.ipVersion();
    json.address("src_ip", version, stream.requesterHigh(), stream.requesterLow());
    json.address("dest_ip", version, stream.responderHigh(), stream.responderLow());
    json.endObject();
  }

  private void writePayload(Bytes data) throws IOException {
    if (options.payload()) {
      json.base64("payload", data.array(), data.offset(), data.length());
    }
    if (options.payloadPrintable()) {
      json.printable("payload_printable", data.array(), data.offset(), data.length());
    }
    if (options.payload() || options.payloadPrintable()) {
      json.number("payload_length", data.length()).number("stream", 0);
    }
  }

  private void writePacket(IcmpMessage message) throws IOException {
    byte[] frame = message.frameBuffer();
    if (!options.packet() || frame.length == 0) {
      return;
    }
    int offset = message.frameOffset();
    int length = Math.min(message.frameCapLen(), frame.length - offset);
    json.base64("packet", frame, offset, length);
    json.object("packet_info").number("linktype", message.linkType()).endObject();
  }
}
