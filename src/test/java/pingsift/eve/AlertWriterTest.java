// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pingsift.check.CheckedRule;
import pingsift.check.RuleMeta;
import pingsift.check.Scope;
import pingsift.decode.IcmpMessage;
import pingsift.eval.Evidence;
import pingsift.eval.Match;
import pingsift.stream.EchoStream;

class AlertWriterTest {
  private static final Evidence DIFFERS =
      new Evidence("reply.data != request.data", null, null, new long[] {2}, 4, 1);
  private static final Evidence ENTROPY =
      new Evidence("entropy > 7", 7.824531234567, 7L, new long[0], -1, -1);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void anIStreamThatEnded() throws IOException {
    write(EveOptions.DEFAULT, tunnel("10.0.0.5", "203.0.113.9"), Match.State.ENDED);
    GoldenFile.compare("alert/istream-ended.json", checked());
  }

  @Test
  void anIpv6IStreamOnTwoVlans() throws IOException {
    EchoFrames frames = new EchoFrames().vlans(10, 4094);
    write(EveOptions.DEFAULT, ping(frames, "2001:db8::5", "2001:db8::9"), Match.State.ACTIVE);
    GoldenFile.compare("alert/ipv6-on-two-vlans.json", checked());
  }

  @Test
  void anIStreamInTwoTunnels() throws IOException {
    EchoFrames frames = new EchoFrames().tunnelled();
    write(EveOptions.DEFAULT, ping(frames, "10.0.0.5", "10.0.0.9"), Match.State.ENDED);
    GoldenFile.compare("alert/in-two-tunnels.json", checked());
  }

  @Test
  void everyOptionOn() throws IOException {
    EveOptions all =
        EveOptions.DEFAULT
            .withPayload(true, true)
            .withPacket(true)
            .withRuleText(true)
            .withCommunityId(1)
            .withIcmpAsOneProtocol(true);
    write(all, tunnel("2001:db8::5", "2001:db8::9"), Match.State.OPEN);
    GoldenFile.compare("alert/every-option-on.json", checked());
  }

  @Test
  void anExchangeWithItsTwoFrames() throws IOException {
    CheckedRule rule = Rules.rule(Scope.EXCHANGE, Rules.PTUNNEL);
    AlertWriter writer = new AlertWriter(out, EveOptions.DEFAULT);
    EndedStreams.of(
        tunnel("10.0.0.5", "203.0.113.9"),
        (stream, last, reason) ->
            writer.write(
                new Match(
                    rule,
                    last,
                    4,
                    stream,
                    3,
                    4,
                    Match.State.DECIDED,
                    true,
                    List.of(),
                    List.of(DIFFERS))));
    GoldenFile.compare("alert/exchange.json", checked());
  }

  @Test
  void aFrameThatBelongsToNoIStream() throws IOException {
    IcmpMessage redirect =
        new EchoFrames().message("10.0.0.1", "10.0.0.5", 5, 1, 0, 0, new byte[28]);
    Match match = frameMatch(Rules.PTUNNEL, redirect, List.of());
    new AlertWriter(out, EveOptions.DEFAULT).write(match);
    GoldenFile.compare("alert/frame-without-istream.json", checked());
  }

  @Test
  void anErrorThatQuotesAnEcho() throws IOException {
    byte[] label = {0x20, 0, 0, 0, 0, 8, 1, 1, 0, 6, 65, 64};
    EchoFrames frames = new EchoFrames();
    IcmpMessage echo = frames.request("10.0.0.5", "203.0.113.9", 15, 7, bytes("abcdefgh"));
    byte[] body = Arrays.copyOf(echo.frameBuffer(), 128 + label.length);
    System.arraycopy(label, 0, body, 128, label.length);
    IcmpMessage error = frames.message("10.0.0.254", "10.0.0.5", 11, 0, 0x20, 0, body);
    new AlertWriter(out, EveOptions.DEFAULT).write(frameMatch(Rules.PTUNNEL, error, List.of()));
    GoldenFile.compare("alert/error-that-quotes-an-echo.json", checked());
  }

  @Test
  void neighbourDiscoveryWithALinkAddress() throws IOException {
    byte[] body = new byte[24];
    body[15] = 7;
    body[16] = 2;
    body[17] = 1;
    body[23] = 9;
    IcmpMessage advertisement =
        new EchoFrames().message("fe80::1", "ff02::1", 136, 0, 0x6000, 0, body);
    Match match = frameMatch(Rules.PTUNNEL, advertisement, List.of());
    new AlertWriter(out, EveOptions.DEFAULT).write(match);
    GoldenFile.compare("alert/neighbour-advertisement.json", checked());
  }

  @Test
  void aLiveAlertNamesItsInterface() throws IOException {
    EveOptions live = new EveOptions(false, false, false, false, false, 0, false, false, "eth0");
    new AlertWriter(out, live).write(frameMatch(Rules.PTUNNEL, request(), List.of()));
    JsonNode alert = EveSchema.check(out.toByteArray());
    assertThat(alert.get("in_iface").textValue()).isEqualTo("eth0");
    assertThat(alert.has("community_id")).isFalse();
    assertThat(alert.has("pcap_filename")).isFalse();
  }

  @Test
  void eachKindOfValueHasItsOwnKey() throws IOException {
    List<Evidence> evidence =
        List.of(
            new Evidence("request.len > 100", 1400L, 100L, new long[] {1, 2, 3, 7, 9, 10}, -1, -1),
            new Evidence("avg(request.gap) < 2s", 0.125, 2L, new long[0], -1, -1),
            new Evidence("src in 10.0.0.0/8", "10.0.0.5", "10.0.0.0/8", new long[0], -1, -1),
            new Evidence("begins_with_reply", true, null, new long[0], -1, -1),
            new Evidence("data startswith \"GE\"", bytes("GE"), bytes("GE"), new long[] {1}, 0, 2),
            new Evidence("x > 1", Long.MAX_VALUE, Long.MIN_VALUE, new long[0], -1, -1),
            new Evidence("y > 1", Double.NaN, 1L, new long[0], -1, -1));
    new AlertWriter(out, EveOptions.DEFAULT).write(frameMatch(Rules.PTUNNEL, request(), evidence));
    JsonNode all = EveSchema.check(out.toByteArray()).at("/alert/context/evidence");
    assertThat(all.get(0))
        .hasToString(
            "{\"condition\":\"request.len > 100\",\"value\":1400,\"literal\":100,"
                + "\"frames\":[\"1-3\",\"7\",\"9-10\"]}");
    assertThat(all.get(1).get("value").doubleValue()).isEqualTo(0.125);
    assertThat(all.get(2).get("value_text").textValue()).isEqualTo("10.0.0.5");
    assertThat(all.get(2).get("literal_text").textValue()).isEqualTo("10.0.0.0/8");
    assertThat(all.get(3).get("value_bool").booleanValue()).isTrue();
    assertThat(all.get(4).get("value_hex").textValue()).isEqualTo("4745");
    assertThat(all.get(4).get("value_bytes").intValue()).isEqualTo(2);
    assertThat(all.get(4).get("offset").intValue()).isZero();
    assertThat(all.get(4).get("length").intValue()).isEqualTo(2);
    assertThat(all.get(5).get("value_text").textValue()).isEqualTo("9223372036854775807");
    assertThat(all.get(5).get("literal_text").textValue()).isEqualTo("-9223372036854775808");
    assertThat(all.get(6).has("value")).isFalse();
  }

  @Test
  void anEstimateSaysThatItIsOne() throws IOException {
    List<Evidence> evidence =
        List.of(
            new Evidence("distinct(request.data) > 5", 2000L, 5L, new long[0], -1, -1, true),
            new Evidence("distinct(request.data) > 5", 1024L, 5L, new long[0], -1, -1, false));
    new AlertWriter(out, EveOptions.DEFAULT).write(frameMatch(Rules.PTUNNEL, request(), evidence));
    JsonNode all = EveSchema.check(out.toByteArray()).at("/alert/context/evidence");
    assertThat(all.get(0).get("estimate").booleanValue()).isTrue();
    assertThat(all.get(1).has("estimate")).isFalse();
  }

  @Test
  void whatOneAlertHoldsIsBounded() throws IOException {
    long[] everySecondFrame = new long[100_000];
    for (int i = 0; i < everySecondFrame.length; i++) {
      everySecondFrame[i] = 2L * i + 1;
    }
    Evidence large =
        new Evidence(
            "a".repeat(5000), new byte[70_000], "b".repeat(5000), everySecondFrame, 0, 70_000);
    new AlertWriter(out, EveOptions.DEFAULT)
        .write(frameMatch(Rules.PTUNNEL, request(), List.of(large)));
    JsonNode evidence = EveSchema.check(out.toByteArray()).at("/alert/context/evidence/0");
    assertThat(evidence.get("condition").textValue()).hasSize(1025).endsWith("…");
    assertThat(evidence.get("value_hex").textValue()).hasSize(512);
    assertThat(evidence.get("value_bytes").intValue()).isEqualTo(70_000);
    assertThat(evidence.get("frames")).hasSize(64);
    assertThat(evidence.get("frames_left").intValue()).isEqualTo(100_000 - 64);
  }

  @Test
  void anIncompleteMatchSaysWhatWasMissing() throws IOException {
    CheckedRule rule = Rules.rule(Scope.FRAME, Rules.PTUNNEL);
    IcmpMessage message = request();
    new AlertWriter(out, EveOptions.DEFAULT)
        .write(
            new Match(
                rule,
                message,
                1,
                null,
                0,
                0,
                Match.State.DECIDED,
                false,
                List.of("bytes beyond the snap length"),
                List.of()));
    JsonNode context = EveSchema.check(out.toByteArray()).at("/alert/context");
    assertThat(context.get("complete").booleanValue()).isFalse();
    assertThat(context.get("missing").get(0).textValue()).isEqualTo("bytes beyond the snap length");
  }

  @Test
  void aRuleThatNamesItsTargetHasSourceAndTarget() throws IOException {
    RuleMeta meta = Rules.meta("m", Map.of("target", List.of("src")));
    new AlertWriter(out, EveOptions.DEFAULT).write(frameMatch(meta, request(), List.of()));
    JsonNode alert = EveSchema.check(out.toByteArray()).get("alert");
    assertThat(alert.at("/target/ip").textValue()).isEqualTo("10.0.0.5");
    assertThat(alert.at("/source/ip").textValue()).isEqualTo("203.0.113.9");
    assertThat(alert.get("metadata").has("target")).isFalse();
  }

  @Test
  void aReplyGoesToTheClientAndTheFlowStartsAtTheRequester() throws IOException {
    EchoFrames frames = new EchoFrames();
    write(EveOptions.DEFAULT, ping(frames, "10.0.0.5", "203.0.113.9"), Match.State.ENDED);
    JsonNode alert = EveSchema.check(out.toByteArray());
    assertThat(alert.get("direction").textValue()).isEqualTo("to_client");
    assertThat(alert.get("src_ip").textValue()).isEqualTo("203.0.113.9");
    assertThat(alert.at("/flow/src_ip").textValue()).isEqualTo("10.0.0.5");
  }

  @Test
  void theFlowIdIsTheSameOnEveryRunAndAnotherForAnotherFirstFrame() throws IOException {
    write(EveOptions.DEFAULT, tunnel("10.0.0.5", "203.0.113.9"), Match.State.ENDED);
    long first = EveSchema.check(out.toByteArray()).get("flow_id").longValue();
    out.reset();
    write(EveOptions.DEFAULT, tunnel("10.0.0.5", "203.0.113.9"), Match.State.ENDED);
    assertThat(EveSchema.check(out.toByteArray()).get("flow_id").longValue()).isEqualTo(first);
    out.reset();
    EchoFrames later = new EchoFrames();
    later.request("10.0.0.1", "10.0.0.2", 1, 1, new byte[0]);
    write(EveOptions.DEFAULT, ping(later, "10.0.0.5", "203.0.113.9"), Match.State.ENDED);
    assertThat(EveSchema.check(out.toByteArray()).get("flow_id").longValue()).isNotEqualTo(first);
  }

  @Test
  void eachLineIsOneWrite() throws IOException {
    List<Integer> writes = new ArrayList<>();
    ByteArrayOutputStream counting =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] from, int offset, int length) {
            writes.add(length);
            super.write(from, offset, length);
          }
        };
    EveOptions options = EveOptions.DEFAULT.withPayload(true, true);
    AlertWriter writer = new AlertWriter(counting, options);
    IcmpMessage large = new EchoFrames().request("10.0.0.5", "203.0.113.9", 1, 1, new byte[60_000]);
    writer.write(frameMatch(Rules.PTUNNEL, large, List.of()));
    writer.write(frameMatch(Rules.PTUNNEL, request(), List.of()));
    assertThat(writes).hasSize(2);
    assertThat(writes.get(0) + writes.get(1)).isEqualTo(counting.size());
  }

  private void write(EveOptions options, List<IcmpMessage> messages, Match.State state)
      throws IOException {
    CheckedRule rule = Rules.rule(Scope.ISTREAM, Rules.PTUNNEL);
    AlertWriter writer = new AlertWriter(out, options);
    EndedStreams.of(
        messages, (stream, last, reason) -> writer.write(streamMatch(rule, stream, last, state)));
    writer.flush();
  }

  private static Match streamMatch(
      CheckedRule rule, EchoStream stream, IcmpMessage last, Match.State state) {
    return new Match(
        rule, last, 9, stream, 0, 0, state, true, List.of(), List.of(DIFFERS, ENTROPY));
  }

  private static Match frameMatch(RuleMeta meta, IcmpMessage message, List<Evidence> evidence) {
    CheckedRule rule = Rules.rule(Scope.FRAME, meta);
    return new Match(
        rule,
        message,
        message.frameNumber(),
        null,
        0,
        0,
        Match.State.DECIDED,
        true,
        List.of(),
        evidence);
  }

  private static List<IcmpMessage> tunnel(String src, String dst) {
    EchoFrames frames = new EchoFrames();
    return List.of(
        frames.request(src, dst, 15, 1, bytes("GET /etc/passwd\r\n")),
        frames.reply(dst, src, 15, 1, bytes("root:x:0:0\n")),
        frames.request(src, dst, 15, 2, bytes("ok")),
        frames.reply(dst, src, 15, 2, new byte[] {(byte) 0xff, 0, 0x7f, '"', '\\'}));
  }

  private static List<IcmpMessage> ping(EchoFrames frames, String src, String dst) {
    return List.of(
        frames.request(src, dst, 0x1500, 1, bytes("abcdefgh")),
        frames.reply(dst, src, 0x1500, 1, bytes("abcdefgh")));
  }

  private static IcmpMessage request() {
    return new EchoFrames().request("10.0.0.5", "203.0.113.9", 15, 1, bytes("GET /"));
  }

  private byte[] checked() throws IOException {
    EveSchema.check(out.toByteArray());
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
