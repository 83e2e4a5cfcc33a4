// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/** What an alert shows of a value: Long, Double, Boolean or String. */
interface Shown {
  @Nullable Object read(Evaluation evaluation);
}
