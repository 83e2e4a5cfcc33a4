// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;

/**
 * {@code a == b} or {@code a != b} of bytes.
 *
 * <p>Other lengths as sent are different bytes. Where the capture cut either side, a difference in
 * what is there decides; otherwise it is unknown.
 */
final class BytesEquality extends Leaf {
  /** How many bytes an evidence shows. */
  static final int SHOWN = 64;

  private final BytesValue left;
  private final BytesValue right;
  private final boolean wanted;

  BytesEquality(String text, Origin origin, BytesValue left, BytesValue right, boolean wanted) {
    super(text, origin);
    this.left = left;
    this.right = right;
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    Bytes a = left.read(evaluation);
    if (a == null) {
      return Truth.UNKNOWN;
    }
    Bytes b = right.read(evaluation);
    if (b == null) {
      return Truth.UNKNOWN;
    }
    Truth equal = equal(a, b);
    return wanted ? equal : equal.not();
  }

  static Truth equal(Bytes a, Bytes b) {
    if (a.wireLength() != b.wireLength()) {
      return Truth.FALSE;
    }
    if (firstDifference(a, b) >= 0) {
      return Truth.FALSE;
    }
    return a.isTruncated() || b.isTruncated() ? Truth.UNKNOWN : Truth.TRUE;
  }

  /** The first offset at which bytes that both have differ, or -1. */
  private static int firstDifference(Bytes a, Bytes b) {
    int common = Math.min(a.length(), b.length());
    return Arrays.mismatch(
        a.array(), a.offset(), a.offset() + common, b.array(), b.offset(), b.offset() + common);
  }

  @Override
  public int cost() {
    return left.cost() + right.cost() + 16;
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    @Nullable Bytes a = left.read(evaluation);
    @Nullable Bytes b = right.read(evaluation);
    if (a == null || b == null) {
      return;
    }
    int offset = 0;
    if (!wanted) {
      int difference = firstDifference(a, b);
      offset = difference >= 0 ? difference : Math.min(a.length(), b.length());
    }
    Evidence evidence = evidence(evaluation);
    show(a, offset, SHOWN, evidence.rawValue());
    show(b, offset, SHOWN, evidence.rawLiteral());
    evidence.place(left.placeInData(evaluation, offset), a.wireLength() - offset);
    into.add(evidence);
  }

  /** Shows the bytes from an offset on that are there, at most {@link #SHOWN} of them. */
  static void show(Bytes bytes, int offset, int length, EvidenceValue into) {
    int from = Math.min(offset, bytes.length());
    into.set(bytes, from, Math.min(Math.min(SHOWN, length), bytes.length() - from));
  }
}
