// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;

/** Bytes. Immutable. */
abstract class BytesValue {
  static final int NOT_IN_DATA = -1;

  /** A view that is valid until the next read of this node, or null where it is absent. */
  abstract @Nullable Bytes read(Evaluation evaluation);

  /**
   * Where the view that was just read begins in the Data that it is cut from; {@link #NOT_IN_DATA}
   * where it was worked out.
   */
  int offsetInData(Evaluation evaluation) {
    return 0;
  }

  /** Where an index of the view that was just read lies in the Data, or {@link #NOT_IN_DATA}. */
  final int placeInData(Evaluation evaluation, int index) {
    int offset = offsetInData(evaluation);
    return offset == NOT_IN_DATA ? NOT_IN_DATA : offset + index;
  }

  /** In simple operations. */
  abstract int cost();
}
