// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pingsift.capture.CaptureReader;
import pingsift.engine.AlertSink;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.eval.Match;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** In the steady state an alert takes no memory, from the frame to the bytes of its line. */
class AlertAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int EXCHANGES = 4000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frame where icmp.type == echo_request and len > 10",
        "exchange where answered and reply.data == request.data and len(request.data) in 1..2000",
      })
  void anAlertAllocatesHardlyAnything(String query) throws IOException, FlowException {
    RuleSet rules = RuleSet.load(List.of(), List.of(query), Fields.catalogue());
    assertThat(rules.hasErrors()).isFalse();
    CountingSink sink = new CountingSink();
    new Engine(rules.rules(), EngineOptions.DEFAULT, sink).run(traffic());
    assertThat(sink.alerts).isEqualTo(EXCHANGES);
    assertThat(sink.allocated / (EXCHANGES / 2)).isLessThan(60);
  }

  private static CaptureReader traffic() throws FlowException {
    StringBuilder traffic = new StringBuilder("from 10.0.0.5 to 10.0.0.6 id 300\n");
    for (int i = 0; i < EXCHANGES; i++) {
      traffic.append(i * 100).append("ms req ").append(i + 1).append(" \"0123456789abcdef\"*4\n");
      traffic.append("+5ms rep ").append(i + 1).append(" \"0123456789abcdef\"*4\n");
    }
    return FlowNotation.parse("drawn", traffic.toString()).reader();
  }

  /** Looks at the thread's allocations from half of the alerts on. */
  private static final class CountingSink implements AlertSink {
    private final AlertRenderer renderer = new AlertRenderer(EveOptions.DEFAULT);
    private final JsonLines lines = new JsonLines();
    private int alerts;
    private long before;
    private long allocated;

    @Override
    public void alert(Match match) {
      renderer.render(match, lines);
      lines.clear();
      alerts++;
      long now = THREADS.getCurrentThreadAllocatedBytes();
      before = alerts == EXCHANGES / 2 ? now : before;
      allocated = now - before;
    }

    @Override
    public boolean keepsMatches() {
      return false;
    }
  }
}
