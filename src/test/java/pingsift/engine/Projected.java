// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.check.CheckedRule;
import pingsift.check.CheckedValue;
import pingsift.check.Checker;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.decode.ReassemblyOptions;
import pingsift.diag.Diagnostic;
import pingsift.eval.Projection;
import pingsift.fields.Fields;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.StreamOptions;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;

/** Values of the records that a query holds for, as lists. */
final class Projected {
  private Projected() {}

  static List<List<Object>> rows(String query, String values, CaptureReader reader)
      throws IOException {
    List<Diagnostic> problems = new ArrayList<>();
    Checker checker = new Checker(Fields.catalogue(), problems::add);
    SourceText text = new SourceText("query", query);
    CheckedRule rule =
        RuleParser.query(text, problems::add)
            .flatMap(tree -> checker.check(text, tree, 1))
            .orElseThrow(() -> new AssertionError(problems));
    SourceText shown = new SourceText("--show", values);
    List<CheckedValue> columns =
        checker.check(shown, RuleParser.values(shown, problems::add), rule.scope());
    assertThat(problems).noneMatch(Diagnostic::isError);
    List<List<Object>> rows = new ArrayList<>();
    Projection projection =
        new Projection(
            rule,
            columns,
            Fields.catalogue(),
            row -> {
              List<Object> cells = new ArrayList<>();
              for (int i = 0; i < columns.size(); i++) {
                cells.add(row.value(i));
              }
              rows.add(cells);
            });
    run(projection, reader);
    return rows;
  }

  private static void run(Projection projection, CaptureReader reader) throws IOException {
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, projection);
    FrameDecoder decoder = new FrameDecoder(ReassemblyOptions.DEFAULT, datagram -> {});
    Frame frame = new Frame();
    IcmpMessage message = new IcmpMessage();
    while (reader.next(frame)) {
      Outcome outcome = decoder.decode(frame, message);
      if (outcome == Outcome.ICMP && message.isEcho()) {
        table.accept(message);
      } else if (outcome == Outcome.ICMP && message.isError()) {
        table.attach(message);
      } else {
        table.tick(frame.timestampNanos());
      }
      if (outcome == Outcome.ICMP) {
        projection.frame(message);
      }
    }
    table.end();
  }
}
