// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import pingsift.check.CheckedRule;
import pingsift.check.RuleMeta;
import pingsift.check.Scope;
import pingsift.decode.IcmpMessage;
import pingsift.eval.Evidence;
import pingsift.eval.Match;

/** Whatever rules, file names and traffic hold, each line is one line of JSON by the schema. */
class HostileInputTest {
  private static final EveOptions ALL =
      EveOptions.DEFAULT.withPayload(true, true).withPacket(true).withRuleText(true);

  @Property(tries = 300)
  void anyTrafficGivesAValidAlert(
      @ForAll @Size(max = 300) byte[] data,
      @ForAll @IntRange(max = 255) int type,
      @ForAll @IntRange(max = 255) int code,
      @ForAll boolean v4)
      throws IOException {
    String src = v4 ? "0.0.0.0" : "::";
    String dst = v4 ? "255.255.255.255" : "ff02::1";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    IcmpMessage message = new EchoFrames().message(src, dst, type, code, 0xffff, 0xffff, data);
    new AlertWriter(out, ALL).write(match(Rules.PTUNNEL, message, data));
    JsonNode alert = EveSchema.check(out.toByteArray());
    byte[] payload = Base64.getDecoder().decode(alert.get("payload").textValue());
    assertThat(payload).isEqualTo(message.data().copy());
    assertThat(alert.get("icmp_type").intValue()).isEqualTo(type);
  }

  @Property(tries = 300)
  void anyTextOfARuleAndAnyFileNameGiveAValidAlert(
      @ForAll("anyChars") String text, @ForAll("anyChars") String key) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, List<String>> other = new LinkedHashMap<>();
    other.put(key, List.of(text));
    other.put(text, List.of(key, text));
    other.put("empty", List.of());
    RuleMeta meta = new RuleMeta(1, 0, text, 4, text, List.of(text), List.of(text, key), other);
    IcmpMessage message =
        new EchoFrames().file(text).request("10.0.0.5", "203.0.113.9", 1, 1, new byte[4]);
    new AlertWriter(out, ALL).write(match(meta, message, new byte[0]));
    JsonNode alert = EveSchema.check(out.toByteArray());
    String whole = PrintableText.wellFormed(text);
    assertThat(alert.at("/alert/signature").textValue()).isEqualTo(whole);
    assertThat(alert.get("pcap_filename").textValue()).isEqualTo(whole);
  }

  @Property(tries = 200)
  void anyDataGivesAValidEchoRecordAndAnAsciiText(
      @ForAll @Size(max = 300) byte[] data, @ForAll boolean request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EchoFrames frames = new EchoFrames();
    IcmpMessage message =
        request
            ? frames.request("10.0.0.5", "203.0.113.9", 1, 1, data)
            : frames.reply("2001:db8::1", "2001:db8::2", 1, 1, data);
    EchoWriter.json(out).write(message);
    JsonNode record = EveSchema.checkJson(out.toByteArray());
    assertThat(record.at("/icmp/idata").textValue()).hasSize(2 * data.length);
    out.reset();
    EchoWriter.text(out, 64).write(message);
    for (byte octet : out.toByteArray()) {
      assertThat(octet == '\n' || octet >= 0x20 && octet < 0x7f).isTrue();
    }
  }

  private static Match match(RuleMeta meta, IcmpMessage message, byte[] value) {
    CheckedRule rule = Rules.rule(Scope.FRAME, meta);
    Evidence evidence =
        new Evidence(meta.msg(), value, meta.msg(), new long[] {1}, 0, value.length);
    return new Match(
        rule, message, 1, null, 0, 0, Match.State.DECIDED, true, List.of(), List.of(evidence));
  }

  @Provide
  Arbitrary<String> anyChars() {
    Arbitrary<String> any = Arbitraries.strings().withCharRange('\0', '\uffff').ofMaxLength(12);
    return Arbitraries.oneOf(
        any, Arbitraries.of("\ud800", "\udc00\ud800", "\"\\\n\r\u2028", "target", "tag", "empty"));
  }
}
