// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;
import pingsift.eval.SequenceGatherer.Part;

/** Tells of the records that made a sequence complete. */
final class SequenceMatch {
  private static final long[] NOWHERE = new long[0];

  private final Part[] parts;
  private final Happening[] way;

  /**
   * @param end the last step, linked to those before
   */
  SequenceMatch(Part[] parts, Happening end) {
    this.parts = parts;
    List<Happening> steps = new ArrayList<>();
    for (Happening step = end; step != null; step = step.before) {
      steps.add(0, step);
    }
    way = steps.toArray(Happening[]::new);
  }

  /**
   * @param now the record of the last step, where it is the one that came; null where something
   *     else made the sequence certain
   */
  Gatherer.Found found(List<Group.Key> keys, @Nullable GatheredRecord now) {
    List<Evidence> evidence = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<Group.Step> steps = new ArrayList<>();
    for (Part part : parts) {
      Happening happening = way[part.step()];
      if (part.isAbsent()) {
        evidence.add(new Evidence("no " + part.text(), null, null, NOWHERE, -1, -1));
        steps.add(new Group.Step(part.scope(), part.text(), true, 0, 0, 1));
        addDoubt(part, happening, missing);
      } else {
        evidence.addAll(happening.evidence);
        missing.addAll(happening.missing);
        steps.add(
            new Group.Step(
                part.scope(),
                part.text(),
                false,
                happening.frame,
                happening.nanos,
                happening.evidence.size()));
      }
    }
    long[] frames = new long[way.length];
    for (int i = 0; i < way.length; i++) {
      frames[i] = way[i].frame;
    }
    Happening end = way[way.length - 1];
    Group group = new Group(keys, way.length, way[0].nanos, end.nanos, frames, steps);
    return new Gatherer.Found(
        now == null ? message(end) : now.decider(),
        now == null ? null : now.stream(),
        group,
        evidence,
        missing.stream().distinct().toList(),
        end.state);
  }

  /** A record that may have been one that must not be, before the next step or in its time. */
  private void addDoubt(Part part, Happening before, List<String> missing) {
    long doubtedAt = before.doubtedAt[part.absence()];
    boolean last = part.step() == way.length - 1;
    if (doubtedAt < (last ? SequenceShape.NEVER : way[part.step() + 1].frame)) {
      missing.add("`%s` is unknown on frame %d".formatted(part.text(), doubtedAt));
    }
  }

  private static IcmpMessage message(Happening end) {
    IcmpMessage kept = end.message;
    if (kept == null) {
      throw new IllegalStateException("the message of a last step that waits was not kept");
    }
    return kept;
  }
}
