// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** In the steady state a call allocates nothing, but for what a digest's own engine does. */
class FunctionAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 5_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entropy_norm(data) > 2",
        "chi2(data) < 0",
        "printable(data) > 2",
        "distinct_bytes(data) > 300",
        "u16(data, u8(data, -1) & 1) == 1",
        "u64le(data, 1) == 1",
        "common_prefix(data, data[1:]) > 5",
        "diff_bytes(data, data[1:]) < 0",
        "ping_pattern(data) == cisco",
        "ping_pattern(data) == ping_pattern(data[0:3])",
        "carries_ip(data, 4)",
        "base64_decode(data) == \"x\"",
        "hex_decode(base64_decode(data)[1:]) in { \"a\", \"b\" }",
        "data in { \"a\", \"b\", \"c\" }",
        "md5(data) in { \"d41d8cd98f00b204e9800998ecf8427e\" }",
        "sha256(data)[0] == 256",
        "src.type == multicast",
        "src.type != src.type",
        "len << 2 & 1 != 0",
        "len / 3 < 0",
      })
  void aCallAllocatesNothing(String condition) throws FlowException {
    RuleSet rules =
        RuleSet.load(List.of(), List.of("frame where " + condition), Fields.catalogue());
    assertThat(rules.hasErrors()).isFalse();
    Matcher matcher =
        new Matcher(
            Plan.of(rules.rules(), Fields.catalogue()),
            false,
            pingsift.stream.StreamOptions.DEFAULT,
            match -> {});
    IcmpMessage message = message();
    test(matcher, message);
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    test(matcher, message);
    long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
    // the measuring itself takes a few hundred bytes; 16 bytes a call would be 80,000
    assertThat(allocated).isLessThan(10_000);
  }

  private static void test(Matcher matcher, IcmpMessage message) {
    for (int i = 0; i < ROUNDS; i++) {
      matcher.frame(message, null);
    }
  }

  private static IcmpMessage message() throws FlowException {
    String traffic = "from 10.0.0.5 to 10.0.0.6 id 1\n0ms req 1 \"YWJjZGVmZ2hpamts\"*4\n";
    Frame frame = new Frame();
    FlowNotation.parse("drawn", traffic).fill(frame, 0);
    IcmpMessage message = new IcmpMessage();
    assertThat(new FrameDecoder().decode(frame, message)).isEqualTo(Outcome.ICMP);
    return message;
  }
}
