// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import java.util.Optional;
import pingsift.text.Span;

/** What a rule looks for. */
public sealed interface Query {
  Span span();

  /** {@code SCOPE where CONDITION}. */
  record Single(Name scope, Syntax condition, Span span) implements Query {}

  /** {@code frames where P by KEYS over D having Q}. */
  record Window(
      Name scope,
      Optional<Syntax> condition,
      List<Syntax.Path> keys,
      Syntax duration,
      Syntax having,
      Span span)
      implements Query {
    public Window {
      keys = List.copyOf(keys);
    }
  }

  /** {@code sequence by KEYS within D { step; then … }}. */
  record Sequence(List<Syntax.Path> keys, Syntax duration, List<Step> steps, Span span)
      implements Query {
    public Sequence {
      keys = List.copyOf(keys);
      steps = List.copyOf(steps);
    }
  }

  /**
   * One step of a sequence; {@code absent} for {@code then no …}, which may have its own {@code
   * within}.
   */
  record Step(boolean absent, Single query, Optional<Syntax> within, Span span) {}
}
