// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.bytes.Bytes;

/** Looks for bytes in a row, some of them open. */
final class RowSearch extends BytesSearch {
  private final byte[] pattern;
  private final byte[] mask;
  private final Where where;

  RowSearch(byte[] pattern, byte[] mask, Where where) {
    this.pattern = pattern;
    this.mask = mask;
    this.where = where;
  }

  @Override
  Truth find(Bytes view, Evaluation evaluation) {
    int last = view.wireLength() - pattern.length;
    if (last < 0 || (where == Where.WHOLE && last > 0)) {
      return Truth.FALSE;
    }
    return switch (where) {
      case START, WHOLE -> at(view, 0);
      case END -> at(view, last);
      case ANYWHERE -> anywhere(view);
    };
  }

  private Truth anywhere(Bytes view) {
    if (indexIn(view) >= 0) {
      return Truth.TRUE;
    }
    // where some bytes are cut; behind the last that is there all places are alike
    int last = Math.min(view.length(), view.wireLength() - pattern.length);
    Truth result = Truth.FALSE;
    for (int start = Math.max(0, view.length() - pattern.length + 1); start <= last; start++) {
      Truth here = at(view, start);
      if (here == Truth.TRUE) {
        return here;
      }
      result = here == Truth.UNKNOWN ? here : result;
    }
    return result;
  }

  /** Whether the pattern stands at an offset. */
  private Truth at(Bytes view, int offset) {
    Truth result = Truth.TRUE;
    for (int i = 0; i < pattern.length; i++) {
      if (offset + i >= view.length()) {
        result = mask[i] == 0 ? result : Truth.UNKNOWN;
      } else if (!agrees(i, view.at(offset + i))) {
        return Truth.FALSE;
      }
    }
    return result;
  }

  /** The first place that lies wholly in what is there, or -1. */
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
    return ((value ^ pattern[index]) & mask[index] & 0xff) == 0;
  }

  @Override
  Stretch locate(Bytes view, Evaluation evaluation) {
    int offset =
        switch (where) {
          case START, WHOLE -> 0;
          case END -> view.wireLength() - pattern.length;
          case ANYWHERE -> firstIn(view);
        };
    return new Stretch(offset, pattern.length);
  }

  private int firstIn(Bytes view) {
    int start = 0;
    while (at(view, start) != Truth.TRUE) {
      start++;
    }
    return start;
  }

  @Override
  int cost() {
    return where == Where.ANYWHERE ? 100 : 4 + pattern.length;
  }
}
