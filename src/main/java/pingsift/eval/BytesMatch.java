// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.check.BytePattern;

/**
 * {@code contains}, {@code startswith}, {@code endswith} and equality with a pattern that has open
 * bytes.
 */
final class BytesMatch extends Leaf {

  /** Where the pattern has to stand. */
  enum Where {
    ANYWHERE,
    START,
    END,
    WHOLE
  }

  private final Where where;
  private final BytesValue bytes;
  private final byte[] pattern;
  private final byte[] mask;
  private final boolean nocase;
  private final boolean wanted;

  BytesMatch(
      String text,
      Origin origin,
      Where where,
      BytesValue bytes,
      BytePattern pattern,
      boolean nocase,
      boolean wanted) {
    super(text, origin);
    this.where = where;
    this.bytes = bytes;
    this.pattern = pattern.bytes().clone();
    this.mask = pattern.mask().clone();
    this.nocase = nocase;
    this.wanted = wanted;
    for (int i = 0; nocase && i < this.pattern.length; i++) {
      this.pattern[i] = (byte) folded(this.pattern[i] & 0xff);
    }
  }

  @Override
  public Truth test(Evaluation evaluation) {
    Bytes view = bytes.read(evaluation);
    if (view == null) {
      return Truth.UNKNOWN;
    }
    Truth found = find(view);
    return wanted ? found : found.not();
  }

  private Truth find(Bytes view) {
    if (pattern.length > view.wireLength()) {
      return Truth.FALSE;
    }
    return switch (where) {
      case START -> at(view, 0);
      case END -> at(view, view.wireLength() - pattern.length);
      case WHOLE -> pattern.length == view.wireLength() ? at(view, 0) : Truth.FALSE;
      case ANYWHERE ->
          indexIn(view) >= 0 ? Truth.TRUE : view.isTruncated() ? Truth.UNKNOWN : Truth.FALSE;
    };
  }

  /**
   * Whether the pattern stands at an offset; unknown where the bytes that are there agree and
   * others are cut.
   */
  private Truth at(Bytes view, int offset) {
    int present = Math.max(0, Math.min(pattern.length, view.length() - offset));
    for (int i = 0; i < present; i++) {
      if (!agrees(i, view.at(offset + i))) {
        return Truth.FALSE;
      }
    }
    return present == pattern.length ? Truth.TRUE : Truth.UNKNOWN;
  }

  private int indexIn(Bytes view) {
    int last = view.length() - pattern.length;
    for (int start = 0; start <= last; start++) {
      int i = 0;
      while (i < pattern.length && agrees(i, view.at(start + i))) {
        i++;
      }
      if (i == pattern.length) {
        return start;
      }
    }
    return -1;
  }

  private boolean agrees(int index, int value) {
    int other = nocase ? folded(value) : value;
    return ((other ^ pattern[index]) & mask[index] & 0xff) == 0;
  }

  /** ASCII letters in lower case, everything else as it is. */
  private static int folded(int value) {
    return value >= 'A' && value <= 'Z' ? value + ('a' - 'A') : value;
  }

  @Override
  public int cost() {
    return bytes.cost() + (where == Where.ANYWHERE ? 100 : 4 + pattern.length);
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    @Nullable Bytes view = bytes.read(evaluation);
    if (view == null || !wanted) {
      super.explain(evaluation, into);
      return;
    }
    int offset =
        switch (where) {
          case START, WHOLE -> 0;
          case END -> view.wireLength() - pattern.length;
          case ANYWHERE -> indexIn(view);
        };
    byte[] found =
        java.util.Arrays.copyOf(
            BytesEquality.shown(view, offset), Math.min(pattern.length, BytesEquality.SHOWN));
    into.add(
        evidence(evaluation, found, null, bytes.placeInData(evaluation, offset), pattern.length));
  }
}
