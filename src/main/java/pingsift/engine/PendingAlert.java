// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.eval.GateRow;
import pingsift.eval.Match;
import pingsift.eve.JsonLines;
import pingsift.stream.EchoStream;

/**
 * A match on its way to the output: its place in the order of a run, and its line. Used again and
 * again.
 *
 * <p>What one frame decides goes by {@link #dueNanos}, then {@link #dueOrder}, then as it came;
 * both are {@link #OWN} for what the frame's own message decided.
 */
final class PendingAlert implements AlertLine {
  /** Behind all that the passing of time decides. */
  static final long OWN = Long.MAX_VALUE;

  private final JsonLines lines;

  long frame;
  long dueNanos;
  long dueOrder;
  long nanos;
  @Nullable Match match;
  @Nullable GateRow gate;

  private @Nullable CheckedRule rule;
  private @Nullable EchoStream stream;
  private @Nullable Object note;
  private int start;
  private int end;

  /** The digits of the iStream's number, which is not known yet when the line is written. */
  private int numberStart;

  private int numberEnd;

  PendingAlert(JsonLines lines) {
    this.lines = lines;
  }

  void set(Match found, @Nullable GateRow row) {
    match = found;
    gate = row;
    rule = found.rule();
    stream = found.stream();
    nanos = found.decider().timestampNanos();
  }

  /** Whether it was decided before another alert of the same frame. */
  boolean isBefore(PendingAlert other) {
    return dueNanos != other.dueNanos ? dueNanos < other.dueNanos : dueOrder < other.dueOrder;
  }

  /** Makes the line, which shows the iStream as it is now. */
  void render(LineSink.Renderer renderer) {
    Match found = match;
    if (found == null) {
      throw new IllegalStateException("no match");
    }
    start = lines.length();
    lines.forgetPlace();
    renderer.render(found, lines);
    end = lines.length();
    numberStart = lines.placeStart();
    numberEnd = lines.placeEnd();
    note = renderer.note(found);
    match = null;
  }

  @Override
  public CheckedRule rule() {
    CheckedRule of = rule;
    if (of == null) {
      throw new IllegalStateException("no match yet");
    }
    return of;
  }

  @Override
  public @Nullable Object note() {
    return note;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    byte[] bytes = lines.bytes();
    EchoStream of = stream;
    if (of == null || numberStart == numberEnd) {
      out.write(bytes, start, end - start);
      return;
    }
    out.write(bytes, start, numberStart - start);
    out.write(Long.toString(of.index()).getBytes(StandardCharsets.US_ASCII));
    out.write(bytes, numberEnd, end - numberEnd);
  }
}
