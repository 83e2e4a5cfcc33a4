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

/** A match on its way to the output, with its line. */
final class PendingAlert extends Pending implements AlertLine {
  private final JsonLines lines;

  long nanos;
  @Nullable Match match;
  @Nullable GateRow gate;

  /** Which of its frame's alerts it was, in the order of their coming. */
  long order;

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

  /** Whether it has its line; else it has its match. */
  boolean isWritten() {
    return match == null;
  }

  /** The match, of one that has no line. */
  Match ofMatch() {
    Match of = match;
    if (of == null) {
      throw new IllegalStateException("no match");
    }
    return of;
  }

  /** Lets go what it was about. */
  void forget() {
    match = null;
    gate = null;
    stream = null;
    note = null;
  }

  /** As {@link #render}, in the place of all lines of its pool. */
  void renderAlone(LineSink.Renderer renderer) {
    lines.clear();
    render(renderer);
  }

  /** Makes the line, which shows the iStream as it is now. */
  void render(LineSink.Renderer renderer) {
    Match found = ofMatch();
    boolean isNumbered = stream == null || stream.index() >= 0;
    start = lines.length();
    lines.forgetPlace();
    renderer.render(found, lines);
    end = lines.length();
    numberStart = lines.placeStart();
    numberEnd = isNumbered ? numberStart : lines.placeEnd();
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
