// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;

/** Bytes. Immutable. */
abstract class BytesValue {
  /** A view that is valid until the next read of this node, or null where it is absent. */
  abstract @Nullable Bytes read(Evaluation evaluation);

  /** Where the view that was just read begins in the Data that it is cut from. */
  int offsetInData(Evaluation evaluation) {
    return 0;
  }

  /** In simple operations. */
  abstract int cost();
}
