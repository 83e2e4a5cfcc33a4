// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
import java.io.OutputStream;
import pingsift.decode.Outcome;
import pingsift.stream.StreamCounts;

/**
 * Writes counters as {@code stats} events.
 *
 * <p>Suricata's groups hold what Suricata counts under the same names ({@code decoder}, {@code
 * flow}, {@code detect}); the rest stands under {@code capture}, the one group that Suricata's
 * schema leaves open. Not thread-safe.
 */
public final class StatsWriter {
  private final OutputStream out;
  private final JsonLines json = new JsonLines();

  public StatsWriter(OutputStream out) {
    this.out = out;
  }

  public void write(StatsRecord stats) throws IOException {
    json.begin().time("timestamp", stats.timestampNanos()).text("event_type", "stats");
    json.object("stats").number("uptime", stats.uptimeSeconds());
    writeCapture(stats);
    writeDecoder(stats.input());
    StreamCounts istreams = stats.istreams();
    json.object("flow").number("total", istreams.opened());
    json.number("active", istreams.active()).endObject();
    writeDetect(stats);
    json.endObject().end();
    json.moveTo(out);
  }

  public void flush() throws IOException {
    out.flush();
  }

  private void writeCapture(StatsRecord stats) {
    StatsRecord.Input input = stats.input();
    json.object("capture").number("frames", input.frames());
    json.number("bytes_read", input.captureBytes()).number("errors", input.errors());
    json.object("outcomes");
    for (Outcome outcome : Outcome.values()) {
      json.number(outcome.word(), input.outcome(outcome));
    }
    json.endObject().number("echo_requests", input.echoRequests());
    json.number("echo_replies", input.echoReplies()).bool("one_sided", input.oneSided());
    StreamCounts istreams = stats.istreams();
    json.object("istreams").number("opened", istreams.opened());
    json.number("closed", istreams.closed()).number("evicted", istreams.evicted());
    json.number("active", istreams.active());
    json.number("requests_given_up_early", istreams.givenUpEarly());
    json.number("errors_attached", istreams.errorsAttached());
    json.number("errors_unattached", istreams.errorsUnattached()).endObject();
    StatsRecord.Matches matches = stats.matches();
    json.object("matches").number("total", matches.total()).number("alerts", stats.alerts());
    json.number("suppressed", matches.suppressed()).number("too_few", matches.tooFew());
    json.number("limited", matches.limited());
    json.number("keys_forgotten", matches.keysForgotten()).endObject();
    StatsRecord.Sequences sequences = stats.sequences();
    if (!sequences.equals(StatsRecord.Sequences.NONE)) {
      json.object("sequences").number("evicted", sequences.evicted());
      json.number("dropped_records", sequences.droppedRecords()).endObject();
    }
    writeFragments(stats.fragments());
    writeWindows(stats.windows());
    writeAnomalies(stats);
    json.bool("adds_up", stats.addsUp()).endObject();
  }

  private void writeFragments(StatsRecord.Fragments fragments) {
    json.object("fragments").number("total", fragments.fragments());
    json.number("duplicates", fragments.duplicates()).number("dropped", fragments.dropped());
    json.number("packets", fragments.datagrams());
    json.number("reassembled", fragments.reassembled());
    json.number("incomplete", fragments.incomplete()).number("evicted", fragments.evicted());
    json.number("discarded", fragments.discarded());
    json.number("other_protocol", fragments.otherProtocol());
    if (!fragments.first().isEmpty()) {
      json.array("first_incomplete");
      for (IncompleteRecord incomplete : fragments.first()) {
        incomplete.write(json);
      }
      json.endArray();
    }
    json.endObject();
  }

  /** Only of a run that had any: most rules have no windows. */
  private void writeWindows(StatsRecord.Windows windows) {
    if (windows.opened() == 0) {
      return;
    }
    json.object("windows").number("opened", windows.opened());
    json.number("closed", windows.closed()).number("evicted", windows.evicted());
    json.number("active", windows.active()).number("records_late", windows.late());
    json.number("records_dropped", windows.dropped()).endObject();
  }

  private void writeAnomalies(StatsRecord stats) {
    json.array("anomalies");
    for (StatsRecord.AnomalyCount anomaly : stats.anomalies()) {
      json.element().text("event", anomaly.kind().event()).number("count", anomaly.count());
      json.number("first_frame", anomaly.firstFrame());
      json.number("last_frame", anomaly.lastFrame()).endObject();
    }
    json.endArray();
  }

  private void writeDecoder(StatsRecord.Input input) {
    json.object("decoder").number("pkts", input.frames()).number("bytes", input.frameBytes());
    json.number("invalid", input.outcome(Outcome.MALFORMED) + input.outcome(Outcome.TRUNCATED));
    if (input.frames() > 0) {
      json.number("avg_pkt_size", input.frameBytes() / input.frames());
    }
    json.endObject();
  }

  private void writeDetect(StatsRecord stats) {
    json.object("detect").array("engines").element();
    json.number("id", 0).number("rules_loaded", stats.rules().loaded());
    json.number("rules_failed", stats.rules().failed()).endObject().endArray();
    json.number("alert", stats.alerts());
    json.number("alerts_suppressed", stats.matches().heldBack()).endObject();
  }
}
