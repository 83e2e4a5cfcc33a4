// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pingsift.bytes.IpAddress;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.decode.ChecksumStatus;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.decode.Path;
import pingsift.decode.TunnelKind;

class FlowNotationTest {
  private static final String V4 = "from 10.0.0.5 to 203.0.113.9 id 15\n";
  private static final String V6 = "from 2001:db8::5 to 2001:db8::9 id 15\n";

  @ParameterizedTest
  @ValueSource(strings = {V4, V6})
  void framesAreDecodedAsTheyWereDrawn(String header) throws FlowException {
    IcmpMessage message =
        message(header + "1s req 7 \"ab\" x\"00 ff\" ttl 3 code 2 vlan 5 vlan 6 ipid 9", 0);
    assertThat(message.isEchoRequest()).isTrue();
    assertThat(message.identifier()).isEqualTo(15);
    assertThat(message.sequence()).isEqualTo(7);
    assertThat(message.ttl()).isEqualTo(3);
    assertThat(message.code()).isEqualTo(2);
    assertThat(message.vlanCount()).isEqualTo(2);
    assertThat(message.vlan(1)).isEqualTo(6);
    assertThat(message.timestampNanos()).isEqualTo(Flow.START_NANOS + 1_000_000_000);
    assertThat(message.frameNumber()).isEqualTo(1);
    assertThat(message.checksumStatus()).isEqualTo(ChecksumStatus.GOOD);
    assertThat(message.data().copy()).isEqualTo(new byte[] {'a', 'b', 0, -1});
    String source = IpAddress.text(message.ipVersion(), message.srcHigh(), message.srcLow());
    assertThat(header).contains("from " + source + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {V4, V6})
  void labelsAndATunnelStandInFrontOfThePacket(String header) throws FlowException {
    String via = header.strip() + " mpls 300 gre 5 192.0.2.1 192.0.2.2\n";
    String text =
        via + "0ms req 1\n0ms rep 1\n0ms req 1 mpls 7 mpls 8 gre none\n0ms req 1 mpls none";
    Path request = message(text, 0).path();
    assertThat(request.label(0)).isEqualTo(300);
    assertThat(request.kind(0)).isEqualTo(TunnelKind.GRE);
    assertThat(request.id(0)).isEqualTo(5);
    assertThat(IpAddress.text(request.srcHigh(0), request.srcLow(0))).isEqualTo("192.0.2.1");
    Path reply = message(text, 1).path();
    assertThat(IpAddress.text(reply.srcHigh(0), reply.srcLow(0))).isEqualTo("192.0.2.2");
    assertThat(reply.sameAs(request)).isTrue();
    assertThat(message(text, 2).path().labelCount()).isEqualTo(2);
    assertThat(message(text, 2).path().tunnelCount()).isZero();
    assertThat(message(text, 3).path().labelCount()).isZero();
    assertThat(message(text, 3).path().tunnelCount()).isEqualTo(1);
    assertThat(message(text, 3).checksumStatus()).isEqualTo(ChecksumStatus.GOOD);
  }

  @ParameterizedTest
  @ValueSource(strings = {V4, V6})
  void repliesTravelBackAndChecksumsCanBeWrong(String header) throws FlowException {
    IcmpMessage message = message(header + "0ms rep 1 \"odd\" checksum bad", 0);
    assertThat(message.isEchoReply()).isTrue();
    assertThat(message.checksumStatus()).isEqualTo(ChecksumStatus.BAD);
    String sender = IpAddress.text(message.ipVersion(), message.srcHigh(), message.srcLow());
    assertThat(header).contains("to " + sender + " ");
    assertThat(message(header + "0ms rep 1 checksum zero", 0).checksum()).isZero();
  }

  @Test
  void cutDataKeepsItsLengthOnTheWire() throws FlowException {
    IcmpMessage message = message(V4 + "0ms req 1 \"abcd\" len 1400", 0);
    assertThat(message.data().length()).isEqualTo(4);
    assertThat(message.data().wireLength()).isEqualTo(1400);
    assertThat(message.frameLen()).isEqualTo(14 + 20 + 8 + 1400);
    assertThat(message.frameCapLen()).isEqualTo(14 + 20 + 8 + 4);
  }

  @Test
  void timesCountFromTheBeginningOrFromTheFrameBefore() throws FlowException {
    String times = "1m1s req 1\n+20ms rep 1\n-1us req 2\n1500ns req 3\n1h other";
    assertThat(FlowNotation.parse("t", V4 + times).frames())
        .extracting(frame -> frame.timestampNanos() - Flow.START_NANOS)
        .containsExactly(
            61_000_000_000L, 61_020_000_000L, 61_019_999_000L, 1_500L, 3_600_000_000_000L);
  }

  @Test
  void dataIsTextEscapesHexAndRepetition() throws FlowException {
    assertThat(data("\"a#b\\n\\t\\x7f\\\"\\\\é\" # no data"))
        .isEqualTo("a#b\n\t\u007f\"\\é".getBytes(StandardCharsets.UTF_8));
    assertThat(data("x\"0aFF 00\"")).isEqualTo(new byte[] {10, -1, 0});
    assertThat(data("\"ab\"*3 \"c\"")).isEqualTo("abababc".getBytes(StandardCharsets.UTF_8));
    assertThat(data("")).isEmpty();
    assertThat(data("\"x\"*65507")).hasSize(65_507);
  }

  @Test
  void aFrameThatIsNoEchoIsNotIp() throws FlowException {
    Flow flow = FlowNotation.parse("t", "0ms other");
    assertThat(new FrameDecoder().decode(flow.fill(new Frame(), 0), new IcmpMessage()))
        .isEqualTo(Outcome.NOT_IP);
  }

  @Test
  void framesAreReadAsFromACapture() throws FlowException, IOException {
    Frame frame = new Frame();
    try (CaptureReader reader = FlowNotation.parse("x.flow", V4 + "0ms req 1\n1s rep 1").reader()) {
      assertThat(reader.next(frame)).isTrue();
      assertThat(reader.next(frame)).isTrue();
      assertThat(frame.number()).isEqualTo(2);
      assertThat(frame.file()).isEqualTo("x.flow");
      assertThat(reader.next(frame)).isFalse();
      assertThat(reader.bytesRead()).isEqualTo(2 * 42);
    }
  }

  /** Lines that cannot be read, as the second line of a drawing, and what is said of them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "soon req 1              | expected a time or a message such as `request`, `reply` or `ping`, found `soon`",
        "5s4 req 1               | expected a time such as `20ms` or `+1m30s`, found `5s4`",
        "5 req 1                 | expected a time such as `20ms` or `+1m30s`, found `5`",
        "9999999999s req 1       | a time is at most a year",
        "0ms pong 1              | expected a message such as `request`, `reply` or `ping`, found `pong`",
        "0ms                     | expected a message such as `request`, `reply` or `ping` at the end of the line",
        "ping                    | expected how many exchanges at the end of the line",
        "reply                   | no request comes before this reply",
        "reply 1 copy            | no request 1 comes before this reply",
        "request 1 lost reply    | this reply answers a request that is lost",
        "repeat 2 { other        | the closing brace is missing",
        "other }                 | nothing is open here",
        "0ms req 65536           | expected a sequence number, 0 to 65535, found `65536`",
        "0ms req x1              | a message has no option `x1`",
        "0ms req 1 \"abc         | the closing quote is missing",
        "0ms req 1 x\"abc\"      | a byte has two hexadecimal digits",
        "0ms req 1 \"a\\q\"      | after a backslash comes one of n r t 0 \\ \" or x and two digits",
        "0ms req 1 \"a\"*65508   | expected how often the data is repeated, 0 to 65507, found `65508`",
        "0ms req 1 \"ab\"*40000  | the data is longer than an IP packet",
        "0ms req 1 \"abc\" len 2 | `len` is below the 3 bytes that are drawn",
        "0ms req 1 size 3        | a message has no option `size`",
        "0ms req 1 checksum odd  | expected `bad` or `zero`, found `odd`",
        "0ms req 1 from ::1      | `::1` and `203.0.113.9` are of different IP versions",
        "0ms req 1 gre 5 ::1 ::2 | the ends of a tunnel are IPv4 addresses",
        "0ms req 1 \"x\"*65507 gre 5 1.1.1.1 1.1.1.2 | the data is longer than an IP packet",
        "0ms req 1 mpls 1048576  | expected an MPLS label or `none`, 0 to 1048575, found `1048576`",
        "0ms other 1             | expected a time such as `20ms` or `+1m30s`, found `1`",
        "from 10.0.0.300 to ::1  | expected an IPv4 or IPv6 address, found `10.0.0.300`",
        "from ::1 to ::2 mtu 1   | expected `id`, `ttl`, `vlan`, `mpls` or `gre`, found `mtu`",
      })
  void errorsNameTheLine(String line, String reason) {
    assertThatThrownBy(() -> FlowNotation.parse("case.flow", V4 + line))
        .isInstanceOf(FlowException.class)
        .hasMessage("case.flow:2: " + reason);
  }

  @Test
  void whatIsNotDrawnIsAsUsual() throws FlowException {
    String text =
        "request \"a\" reply \"b\"\n// next\nrequest\nreq 9\nreply copy\nother other request";
    assertThat(sketch(text))
        .containsExactly(
            "0 192.0.2.1 > 198.51.100.1 id 1 seq 1 a",
            "20 198.51.100.1 > 192.0.2.1 id 1 seq 1 b",
            "1000 192.0.2.1 > 198.51.100.1 id 1 seq 2 ",
            "2000 192.0.2.1 > 198.51.100.1 id 1 seq 9 ",
            "2020 198.51.100.1 > 192.0.2.1 id 1 seq 9 ",
            "2040 other",
            "2060 other",
            "3000 192.0.2.1 > 198.51.100.1 id 1 seq 10 ");
  }

  @Test
  void pingsAreExchangesWithTrueCopies() throws FlowException {
    assertThat(sketch("from 10.0.0.1 to 10.0.0.2 id 7\nping 2 \"ab\" every 100ms rtt 150ms ttl 9"))
        .containsExactly(
            "0 10.0.0.1 > 10.0.0.2 id 7 seq 1 ab",
            "100 10.0.0.1 > 10.0.0.2 id 7 seq 2 ab",
            "150 10.0.0.2 > 10.0.0.1 id 7 seq 1 ab",
            "250 10.0.0.2 > 10.0.0.1 id 7 seq 2 ab");
    assertThat(sketch("ping 2 lost")).hasSize(2);
  }

  @Test
  void whatHasNoOrderIsOtherInEachFrameAndTheSameInEveryRun() throws FlowException {
    Flow flow = FlowNotation.parse("t", "ping 2 random 40");
    assertThat(flow.frames().get(0).bytes()).isNotEqualTo(flow.frames().get(2).bytes());
    byte[] asked = message("ping 2 random 40", 0).data().copy();
    assertThat(message("ping 2 random 40", 1).data().copy()).isEqualTo(asked);
    assertThat(message("ping 2 random 40", 2).data().copy()).isNotEqualTo(asked);
  }

  @Test
  void repetitionsGoOnWhereTheLastOneEnded() throws FlowException {
    assertThat(sketch("repeat 2 { request \"q\" repeat 2 { reply \"}\" } }"))
        .containsExactly(
            "0 192.0.2.1 > 198.51.100.1 id 1 seq 1 q",
            "20 198.51.100.1 > 192.0.2.1 id 1 seq 1 }",
            "40 198.51.100.1 > 192.0.2.1 id 1 seq 1 }",
            "1000 192.0.2.1 > 198.51.100.1 id 1 seq 2 q",
            "1020 198.51.100.1 > 192.0.2.1 id 1 seq 2 }",
            "1040 198.51.100.1 > 192.0.2.1 id 1 seq 2 }");
  }

  @Test
  void aRepetitionBeginsAtItsTime() throws FlowException {
    assertThat(sketch("request 1m repeat 2 { other }").subList(1, 3))
        .containsExactly("60000 other", "60020 other");
  }

  @Test
  void sequenceNumbersWrap() throws FlowException {
    assertThat(sketch("request 65535 request")).last().asString().contains(" seq 0 ");
  }

  /** Milliseconds, ends, identifier, sequence number and Data of each frame. */
  private static List<String> sketch(String text) throws FlowException {
    Flow flow = FlowNotation.parse("t", text);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < flow.frames().size(); i++) {
      long millis = (flow.frames().get(i).timestampNanos() - Flow.START_NANOS) / 1_000_000;
      IcmpMessage message = new IcmpMessage();
      if (new FrameDecoder().decode(flow.fill(new Frame(), i), message) != Outcome.ICMP) {
        lines.add(millis + " other");
        continue;
      }
      lines.add(
          "%d %s > %s id %d seq %d %s"
              .formatted(
                  millis,
                  IpAddress.text(4, message.srcHigh(), message.srcLow()),
                  IpAddress.text(4, message.dstHigh(), message.dstLow()),
                  message.identifier(),
                  message.sequence(),
                  new String(message.data().copy(), StandardCharsets.UTF_8)));
    }
    return lines;
  }

  private static byte[] data(String drawn) throws FlowException {
    return message(V4 + "0ms req 1 " + drawn, 0).data().copy();
  }

  private static IcmpMessage message(String text, int index) throws FlowException {
    Frame frame = FlowNotation.parse("t", text).fill(new Frame(), index);
    IcmpMessage message = new IcmpMessage();
    assertThat(new FrameDecoder().decode(frame, message)).isEqualTo(Outcome.ICMP);
    return message;
  }
}
