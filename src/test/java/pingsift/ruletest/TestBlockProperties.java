// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.diag.Diagnostic;
import pingsift.diag.TextRenderer;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Whatever stands in a test block, reading it ends, and tells of problems inside it. */
class TestBlockProperties {
  private static final List<String> WORDS =
      List.of(
          "alert",
          "silent",
          "known",
          "miss",
          "false",
          "alarm",
          "frames",
          "times",
          "\"a.pcap\"",
          "{",
          "}",
          "request",
          "reply",
          "req",
          "rep",
          "ping",
          "repeat",
          "error",
          "icmp",
          "other",
          "from",
          "to",
          "id",
          "exceeded",
          "too_big",
          "lost",
          "copy",
          "every",
          "rtt",
          "random",
          "ttl",
          "code",
          "vlan",
          "none",
          "mpls",
          "gre",
          "frag",
          "part",
          "len",
          "checksum",
          "bad",
          "quote",
          "df",
          "10.0.0.1",
          "10.0.0.2",
          "::1",
          "0",
          "1",
          "2",
          "8",
          "300",
          "0x",
          "0x1f",
          "1s",
          "+20ms",
          "-1s",
          "1m30s",
          "+",
          "-",
          "5x",
          "\"abc\"",
          "\"a\\x00\\n\"",
          "\"\\q\"",
          "x\"D5 20\"",
          "x\"1\"",
          "\"abc\"*3",
          "\"abc\"*",
          "*",
          ",",
          "\n",
          "\n",
          "\r\n",
          "// c\n",
          "# c\n",
          "/* c */",
          "/*",
          "\"",
          "x\"",
          "\u00e9",
          "\ud800",
          "\u0000",
          "'a'");

  @Provide
  Arbitrary<String> blocks() {
    return Arbitraries.of(WORDS).list().ofMaxSize(40).map(words -> String.join(" ", words));
  }

  @Property(tries = 3000)
  void readingEnds(@ForAll("blocks") String inside) {
    String text = "test {" + inside + "}";
    SourceText source = new SourceText("any.sift", text);
    List<Diagnostic> problems = new ArrayList<>();
    TestBlockReader reader =
        new TestBlockReader(
            "any",
            new FlowText(source, new Span(0, text.length())),
            new DrawingLimits(),
            problems::add);
    for (TestCase test : reader.read()) {
      assertThat(test.span().end()).isLessThanOrEqualTo(text.length());
      assertThat(test.title()).isNotBlank();
      if (test.traffic() instanceof Traffic.Drawn drawn) {
        decodes(drawn.flow());
      }
    }
    assertThat(TextRenderer.plain().render(problems)).isNotNull();
    problems.forEach(p -> assertThat(p.primary().span().end()).isLessThanOrEqualTo(text.length()));
  }

  /** What is drawn is sound: no frame is more than it says, none makes the decoder fail. */
  private static void decodes(Flow flow) {
    FrameDecoder decoder = new FrameDecoder();
    for (int i = 0; i < flow.frames().size(); i++) {
      assertThat(flow.frames().get(i).len())
          .isGreaterThanOrEqualTo(flow.frames().get(i).bytes().length);
      decoder.decode(flow.fill(new Frame(), i), new IcmpMessage());
    }
  }
}
