// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;

/**
 * Writes anomalies as {@code anomaly} events of type {@code decode}, with the keys that Suricata's
 * EVE schema allows. Not thread-safe.
 */
public final class AnomalyWriter {
  private final EveOptions options;
  private final OutputStream out;
  private final JsonLines json = new JsonLines();
  private final CommunityIds communityId;

  /** Lines go to {@code out} whole, one {@code write} each; it should be buffered. */
  public AnomalyWriter(OutputStream out, EveOptions options) {
    this.out = out;
    this.options = options;
    this.communityId = new CommunityIds(options.communityIdSeed());
  }

  public void write(AnomalyRecord anomaly) throws IOException {
    json.begin().time("timestamp", anomaly.timestampNanos());
    IcmpMessage packet = anomaly.packet();
    writeIds(anomaly.stream());
    json.text("event_type", "anomaly");
    if (packet != null) {
      writePacket(packet, anomaly.hasIcmp());
    }
    json.text("pkt_src", "wire/pcap").number("pcap_cnt", anomaly.frame());
    if (options.pcapFilename()) {
      json.text("pcap_filename", anomaly.file());
    }
    if (packet != null && anomaly.hasIcmp() && options.communityId()) {
      json.name(Keys.COMMUNITY_ID).communityId(communityId, packet);
    }
    json.object("anomaly").text("type", "decode").text("event", anomaly.kind().event());
    json.endObject().end();
    json.moveTo(out);
  }

  public void flush() throws IOException {
    out.flush();
  }

  private void writeIds(@Nullable EchoStream stream) {
    if (stream != null) {
      json.number("flow_id", FlowId.of(stream));
    }
    String inInterface = options.inInterface();
    if (inInterface != null) {
      json.text("in_iface", inInterface);
    }
  }

  private void writePacket(IcmpMessage packet, boolean hasIcmp) {
    if (packet.vlanCount() > 0) {
      json.array("vlan");
      for (int i = 0; i < packet.vlanCount(); i++) {
        json.number(packet.vlan(i));
      }
      json.endArray();
    }
    int version = packet.ipVersion();
    json.address("src_ip", version, packet.srcHigh(), packet.srcLow());
    json.address("dest_ip", version, packet.dstHigh(), packet.dstLow());
    boolean icmp = version == 4 || options.icmpAsOneProtocol();
    json.text("proto", icmp ? "ICMP" : "IPv6-ICMP").number("ip_v", version);
    if (hasIcmp) {
      json.number("icmp_type", packet.type()).number("icmp_code", packet.code());
    }
  }
}
