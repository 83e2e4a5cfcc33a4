// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/** A text. Immutable. */
abstract class TextValue {
  /** The text, or null where it is absent. */
  abstract @Nullable String read(Evaluation evaluation);

  /** In simple operations. */
  abstract int cost();
}
