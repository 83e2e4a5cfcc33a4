// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;

/**
 * Rows in the order of their last cell, or only the first of them in it; rows without it come last,
 * equal ones as they came.
 */
final class SortedRows {
  /** A row with its place among all. */
  private record Held(List<@Nullable Object> cells, long place, int bytes) {
    @Nullable Object key() {
      return cells.get(cells.size() - 1);
    }
  }

  /** Memory of a cell, and of a row around its cells, roughly. */
  private static final int CELL_BYTES = 28;

  private static final int ROW_BYTES = 96;

  private final Comparator<Held> order;
  private final PriorityQueue<Held> worstFirst;
  private final int most;
  private final long memory;
  private long bytes;
  private long rows;

  /**
   * @param descending whether large ones come first
   * @param most how many rows are wanted
   * @param memory how many bytes the rows may take
   */
  SortedRows(boolean descending, int most, long memory) {
    Comparator<Object> values = SortedRows::compare;
    Comparator<Object> wanted = descending ? values.reversed() : values;
    this.order =
        Comparator.comparing(Held::key, Comparator.nullsLast(wanted))
            .thenComparingLong(Held::place);
    this.worstFirst = new PriorityQueue<>(order.reversed());
    this.most = most;
    this.memory = memory;
  }

  /**
   * @throws IOException where the rows take more memory than they may
   */
  void add(List<@Nullable Object> cells) throws IOException {
    Held row = new Held(cells, rows++, size(cells));
    if (worstFirst.size() == most) {
      Held worst = worstFirst.element();
      if (order.compare(row, worst) > 0) {
        return;
      }
      bytes -= worstFirst.remove().bytes();
    }
    worstFirst.add(row);
    bytes += row.bytes();
    if (bytes > memory) {
      throw new IOException(
          "there are too many rows to sort in memory, more than %s: ask for fewer with --top"
              .formatted(CellText.counted(worstFirst.size())));
    }
  }

  /** The rows without the cell that they are sorted by; none are held afterwards. */
  List<List<@Nullable Object>> take() {
    List<Held> held = new ArrayList<>(worstFirst);
    worstFirst.clear();
    held.sort(order);
    List<List<@Nullable Object>> sorted = new ArrayList<>(held.size());
    for (Held row : held) {
      sorted.add(row.cells().subList(0, row.cells().size() - 1));
    }
    return sorted;
  }

  private static int size(List<@Nullable Object> cells) {
    int size = ROW_BYTES + CELL_BYTES * cells.size();
    for (Object cell : cells) {
      size += cell instanceof byte[] data ? data.length : 0;
    }
    return size;
  }

  /** Two values of one column. */
  @SuppressWarnings("unchecked") // all values of a column have one class
  private static int compare(Object left, Object right) {
    if (left instanceof byte[] bytes) {
      return java.util.Arrays.compareUnsigned(bytes, (byte[]) right);
    }
    if (left instanceof IpAddress address) {
      IpAddress other = (IpAddress) right;
      int high = Long.compareUnsigned(address.high(), other.high());
      return high != 0 ? high : Long.compareUnsigned(address.low(), other.low());
    }
    return ((Comparable<Object>) left).compareTo(right);
  }
}
