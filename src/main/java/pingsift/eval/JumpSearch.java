// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import pingsift.bytes.Bytes;
import pingsift.check.BytePattern;

/** Looks for rows of bytes with jumps between them. */
final class JumpSearch extends BytesSearch {
  /*
   * From the last row to the first, and in each from the last place to the first: a row can begin a
   * match of all that is left where its bytes agree and the next row can begin within the jump
   * behind it. Of the places where that one can begin only the nearest that is far enough matters,
   * and it moves along. So the work is the data's length times the pattern's, whatever the jumps.
   */
  private final byte[][] rows;
  private final byte[][] masks;

  /** For each row but the last the jump behind it. */
  private final int[] min;

  private final int[] max;
  private final Where where;
  private final long minLength;

  /**
   * @param mask in the place of the pattern's own
   */
  JumpSearch(BytePattern pattern, byte[] mask, Where where) {
    int count = pattern.jumps().size() + 1;
    this.rows = new byte[count][];
    this.masks = new byte[count][];
    this.min = new int[count];
    this.max = new int[count];
    this.where = where;
    this.minLength = pattern.minLength();
    int from = 0;
    for (int row = 0; row < count; row++) {
      boolean last = row == count - 1;
      int to = last ? pattern.length() : pattern.jumps().get(row).at();
      rows[row] = Arrays.copyOfRange(pattern.bytes(), from, to);
      masks[row] = Arrays.copyOfRange(mask, from, to);
      min[row] = last ? 0 : pattern.jumps().get(row).min();
      max[row] = last ? 0 : pattern.jumps().get(row).max();
      from = to;
    }
  }

  @Override
  Truth find(Bytes view, Evaluation evaluation) {
    if (minLength > view.wireLength()) {
      return Truth.FALSE;
    }
    if (stands(view, false, evaluation.places())) {
      return Truth.TRUE;
    }
    return view.isTruncated() && stands(view, true, evaluation.places())
        ? Truth.UNKNOWN
        : Truth.FALSE;
  }

  /**
   * Whether the pattern stands somewhere; then the sets hold where each row can begin.
   *
   * @param hopeful whether bytes that were cut are taken to agree
   */
  private boolean stands(Bytes view, boolean hopeful, PlaceSets places) {
    int bound = view.wireLength() + 1;
    for (int row = rows.length - 1; row >= 0; row--) {
      long[] begins = places.clear(row, bound);
      boolean found =
          row == rows.length - 1
              ? lastBegins(view, hopeful, begins)
              : begins(row, view, hopeful, begins, places.get(row + 1));
      if (!found) {
        return false;
      }
    }
    return !where.isTiedToStart() || PlaceSets.contains(places.get(0), 0);
  }

  private boolean lastBegins(Bytes view, boolean hopeful, long[] begins) {
    int row = rows.length - 1;
    int last = view.wireLength() - rows[row].length;
    int first = where.isTiedToEnd() ? Math.max(0, last) : 0;
    boolean found = false;
    for (int at = last; at >= first; at--) {
      if (agrees(row, view, at, hopeful)) {
        PlaceSets.add(begins, at);
        found = true;
      }
    }
    return found;
  }

  private boolean begins(int row, Bytes view, boolean hopeful, long[] begins, long[] next) {
    int sent = view.wireLength();
    int nearest = -1;
    boolean found = false;
    for (int at = sent - rows[row].length; at >= 0; at--) {
      int end = at + rows[row].length;
      if (end + min[row] <= sent && PlaceSets.contains(next, end + min[row])) {
        nearest = end + min[row];
      }
      boolean inReach = nearest >= 0 && nearest - end <= max[row];
      if (inReach && agrees(row, view, at, hopeful)) {
        PlaceSets.add(begins, at);
        found = true;
      }
    }
    return found;
  }

  private boolean agrees(int row, Bytes view, int at, boolean hopeful) {
    byte[] bytes = rows[row];
    byte[] mask = masks[row];
    for (int i = 0; i < bytes.length; i++) {
      boolean agrees =
          at + i < view.length()
              ? ((view.at(at + i) ^ bytes[i]) & mask[i] & 0xff) == 0
              : hopeful || mask[i] == 0;
      if (!agrees) {
        return false;
      }
    }
    return true;
  }

  /** Each row as soon as it can come, so that the whole is as short as the start allows. */
  @Override
  Stretch locate(Bytes view, Evaluation evaluation) {
    PlaceSets places = evaluation.places();
    if (!stands(view, false, places)) {
      throw new IllegalStateException("found a moment ago, and now no more");
    }
    int start = where.isTiedToStart() ? 0 : PlaceSets.next(places.get(0), 0);
    int end = start + rows[0].length;
    for (int row = 1; row < rows.length; row++) {
      end = PlaceSets.next(places.get(row), end + min[row - 1]) + rows[row].length;
    }
    return new Stretch(start, end - start);
  }

  @Override
  int cost() {
    return 100 * rows.length;
  }
}
