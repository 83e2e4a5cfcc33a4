// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of what an evaluation is at. */
record ShownRow(Evaluation evaluation, List<Cell> values, GatheredRecord because)
    implements Projection.Row {
  @Override
  public @Nullable Object value(int column) {
    return values.get(column).read(evaluation);
  }

  @Override
  public Projection.Subject subject() {
    return new Projection.Subject(because.stream(), because.exchange(), because.decider());
  }
}
