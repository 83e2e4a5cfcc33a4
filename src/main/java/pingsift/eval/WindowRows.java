// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/**
 * The records of one window: of each its time, its frame and one number for each column, and what
 * they are together.
 *
 * <p>Records may come in any order of time and go in that order. One that comes in order, or
 * nearly, costs a step; else the cost grows with the logarithm of their number. What they are
 * together is worked out when it is asked for, by {@link #settle}. Not thread-safe.
 *
 * <p>It is long because whatever happens to a record, coming, leaving, moving, must happen to its
 * cells, to what it lacks and to the aggregations at once.
 */
class WindowRows {
  /*
   * Cells stand in one array, a row of `stride` longs for each slot: time, frame, then the columns. As long
   * as records come in order, the slots are a ring that begins at `head`. A record that comes a little late
   * is put in its place there; once one comes too late for that, `order` tells which slots are in use, until
   * all records have left.
   *
   * An aggregation knows the first records of the ring, as many as it says; those behind them are added when
   * somebody asks for it. Many windows never come so far: what cannot be true yet is not asked (see Margin). With
   * an order it knows all, or none.
   */
  private static final int TIME = 0;
  private static final int FRAME = 1;
  private static final int COLUMNS = 2;

  /** How many places a late record is moved forward in the ring. */
  private static final int NEAR = 16;

  private static final long[] NOTHING = new long[0];
  private static final @Nullable Aggregation[] NONE = {};

  /** Of this object, without what it refers to. */
  private static final int OBJECT_BYTES = 88;

  /**
   * What all windows of the same rules have in common.
   *
   * @param columns how many numbers each record has
   * @param recipes make what records are together
   * @param summed the columns whose numbers somebody wants to be within bounds
   * @param arrays where arrays come from and go to
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Layout(int columns, Aggregation.Recipe[] recipes, int[] summed, ArrayPool arrays) {
    int stride() {
      return COLUMNS + columns;
    }
  }

  private final Layout layout;
  private final int stride;
  private long[] cells = NOTHING;
  private int capacity;
  private int head;
  private int size;

  /** The number of records known to the aggregation that knows most, or more. */
  private int settled;

  private long newest = Long.MIN_VALUE;

  /** Where there is one; beside the head, so that it costs no look at the cells. */
  private long oldest;

  private @Nullable RowOrder order;

  /** Those that were ever asked for. */
  private @Nullable Aggregation @Nullable [] aggregations;

  /** Bytes of memory that they take. */
  private long aggregationBytes;

  /** By slot a bit for each column that is unknown because the capture lacks something. */
  private long @Nullable [] lacks;

  /** For each column how many records have that bit. */
  private int @Nullable [] shorts;

  private boolean resized;

  /** Whether all numbers that are summed up were within bounds since the first record. */
  private boolean bounded = true;

  WindowRows(Layout layout) {
    this.layout = layout;
    stride = layout.stride();
  }

  /** Whether the numbers that are summed up are all within the bounds that {@link Steps} has. */
  final boolean isBounded() {
    return bounded;
  }

  final int size() {
    return size;
  }

  /** The time of the newest record that was ever added, gone or not. */
  final long newest() {
    return newest;
  }

  /** The time of the oldest record; there is one. */
  final long oldest() {
    return oldest;
  }

  /** One that knows all records; only after {@link #settle}. */
  final Aggregation aggregation(int index) {
    Aggregation settled = settledAggregation(index);
    if (settled == null) {
      throw new IllegalStateException("not settled");
    }
    return settled;
  }

  /** One as it was settled last, or null where it never was. */
  final @Nullable Aggregation settledAggregation(int index) {
    @Nullable Aggregation[] all = aggregations;
    Aggregation one = all == null ? null : all[index];
    return one == null || one.known == Aggregation.UNASKED ? null : one;
  }

  /** For how many records a column is unknown because the capture lacks something. */
  final int shorts(int column) {
    int[] counts = shorts;
    return counts == null ? 0 : counts[column];
  }

  /** Whether a column of a record is unknown because the capture lacks something. */
  final boolean isShort(int slot, int column) {
    long[] bits = lacks;
    return bits != null && column < Long.SIZE && (bits[slot] & 1L << column) != 0;
  }

  final long time(int slot) {
    return cells[slot * stride + TIME];
  }

  final long frame(int slot) {
    return cells[slot * stride + FRAME];
  }

  /** What a column of a record holds. */
  final long cell(int slot, int column) {
    return cells[slot * stride + COLUMNS + column];
  }

  /** Whether a record is before another: by time, then by coming. */
  final boolean isBefore(int slot, int other) {
    return order == null ? place(slot) < place(other) : order.isBefore(slot, other);
  }

  /** The slot of the record with a place in no certain order, from 0. */
  final int slot(int place) {
    return order == null ? ringSlot(place) : order.slot(place);
  }

  private int ringSlot(int place) {
    int slot = head + place;
    return slot < capacity ? slot : slot - capacity;
  }

  private int place(int slot) {
    return slot >= head ? slot - head : slot - head + capacity;
  }

  // --- Records come ---

  /**
   * Adds a record.
   *
   * @param columns what stands in them
   * @param lacking a bit for each column that is unknown because the capture lacks something
   */
  final void add(long time, long frame, long[] columns, long lacking) {
    if (size == capacity) {
      resize(Math.max(stride, 2 * cells.length));
    }
    boolean late = time < newest && order == null && size > 0;
    int place = late ? moveAside(time) : size;
    int slot = order == null ? ringSlot(place) : order.free(size);
    int row = slot * stride;
    cells[row + TIME] = time;
    cells[row + FRAME] = frame;
    System.arraycopy(columns, 0, cells, row + COLUMNS, columns.length);
    for (int column : layout.summed()) {
      long number = columns[column];
      bounded &= number == Column.ABSENT || (number >= 0 && number <= Steps.LARGEST);
    }
    newest = Math.max(newest, time);
    oldest = size == 0 ? time : Math.min(oldest, time);
    if (lacking != 0 || lacks != null) {
      markLacking(slot, lacking);
    }
    if (order != null) {
      order.added(size);
    }
    size++;
    if (place < settled || (order != null && settled > 0)) {
      tellOf(slot, place);
    }
  }

  /** Tells of a late record who knows those behind it, or with an order all others. */
  private void tellOf(int slot, int place) {
    for (Aggregation one : all()) {
      if (one != null && one.known > 0 && (order != null || place < one.known)) {
        one.add(this, slot);
        one.known++;
        settled = Math.max(settled, one.known);
      }
    }
  }

  /**
   * Makes room in the ring for a record that comes a little late, and returns its place; else gives
   * the ring up.
   */
  private int moveAside(long time) {
    int place = size;
    while (place > 0 && size - place < NEAR && time(ringSlot(place - 1)) > time) {
      place--;
    }
    boolean found = place == 0 || time(ringSlot(place - 1)) <= time;
    if (!found || isKnownBySlots(place)) {
      giveUpRing();
      return size;
    }
    for (int at = size; at > place; at--) {
      move(ringSlot(at - 1), ringSlot(at));
    }
    return place;
  }

  private void move(int from, int to) {
    System.arraycopy(cells, from * stride, cells, to * stride, stride);
    long[] bits = lacks;
    if (bits != null) {
      bits[to] = bits[from];
    }
  }

  private boolean isKnownBySlots(int place) {
    if (place < settled) {
      for (Aggregation one : all()) {
        if (one != null && place < one.known && one.usesSlots()) {
          return true;
        }
      }
    }
    return false;
  }

  private void giveUpRing() {
    if (settled > 0) {
      for (Aggregation one : all()) {
        if (one != null && one.known > 0) {
          settle(one);
        }
      }
    }
    resize(cells.length);
    order = new RowOrder(this, size, capacity);
    resized = true;
  }

  private void markLacking(int slot, long lacking) {
    long[] bits = lacks;
    int[] counts = shorts;
    if (bits == null || counts == null) {
      bits = new long[capacity];
      lacks = bits;
      counts = new int[layout.columns()];
      shorts = counts;
      resized = true;
    }
    bits[slot] = lacking;
    countShorts(counts, lacking, 1);
  }

  private static void countShorts(int[] counts, long lacking, int by) {
    for (long left = lacking; left != 0; left &= left - 1) {
      counts[Long.numberOfTrailingZeros(left)] += by;
    }
  }

  // --- and go ---

  /** Lets the records go that are not later than a time; returns how many. */
  final int expire(long time) {
    int before = size;
    while (size > 0 && oldest <= time) {
      removeOldest();
    }
    if (size < capacity / 8 && capacity > 2) {
      resize(2 * stride * Integer.highestOneBit(Math.max(1, size)));
    }
    return before - size;
  }

  final void removeOldest() {
    int slot = slot(0);
    if (settled > 0) {
      for (Aggregation one : all()) {
        if (one != null && one.known > 0) {
          one.remove(this, slot);
          one.known--;
        }
      }
      settled--;
    }
    long[] bits = lacks;
    int[] counts = shorts;
    if (bits != null && counts != null) {
      countShorts(counts, bits[slot], -1);
    }
    if (order == null) {
      head = head + 1 == capacity ? 0 : head + 1;
    } else {
      order.removeOldest(size);
    }
    size--;
    if (size == 0) {
      head = 0;
      order = null;
    } else {
      oldest = time(slot(0));
    }
  }

  // --- What they are together ---

  /** Lets aggregations know of all records. */
  final void settle(int[] wanted) {
    for (int index : wanted) {
      settle(ask(index));
    }
  }

  private void settle(Aggregation one) {
    for (int place = one.known; place < size; place++) {
      one.add(this, slot(place));
    }
    one.known = size;
    settled = Math.max(settled, size);
    noteBytes(one);
  }

  private void noteBytes(Aggregation one) {
    long bytes = one.bytes();
    if (bytes != one.notedBytes) {
      aggregationBytes += bytes - one.notedBytes;
      one.notedBytes = bytes;
      resized = true;
    }
  }

  private @Nullable Aggregation[] all() {
    @Nullable Aggregation[] all = aggregations;
    return all == null ? NONE : all;
  }

  private Aggregation ask(int index) {
    @Nullable Aggregation[] all = aggregations;
    if (all == null) {
      all = new @Nullable Aggregation[layout.recipes().length];
      aggregations = all;
      aggregationBytes = 16 + 4L * all.length;
    }
    Aggregation one = all[index];
    if (one == null) {
      one = layout.recipes()[index].create(layout.arrays());
      all[index] = one;
    }
    if (one.known == Aggregation.UNASKED) {
      one.known = 0;
      one.reset(capacity);
    }
    return one;
  }

  // --- Memory ---

  /** Moves all into an array of about so many longs, where the oldest stands in the first slot. */
  private void resize(int longs) {
    long[] old = cells;
    long[] moved = layout.arrays().take(longs);
    int room = moved.length / stride;
    long[] bits = lacks;
    long[] movedBits = bits == null ? null : new long[room];
    for (int place = 0; place < size; place++) {
      int slot = slot(place);
      System.arraycopy(old, slot * stride, moved, place * stride, stride);
      if (bits != null && movedBits != null) {
        movedBits[place] = bits[slot];
      }
    }
    cells = moved;
    lacks = movedBits;
    if (old.length > 0) {
      layout.arrays().give(old);
    }
    if (order != null) {
      order.resize(size, room);
    }
    head = 0;
    capacity = room;
    resized = true;
    rebuild();
  }

  /** Records have other slots now. */
  private void rebuild() {
    for (Aggregation one : all()) {
      if (one != null && one.known != Aggregation.UNASKED && one.usesSlots()) {
        one.reset(capacity);
        for (int place = 0; place < one.known; place++) {
          one.add(this, slot(place));
        }
        noteBytes(one);
      }
    }
  }

  /** Forgets all; what it took from the pool goes back. */
  final void clear() {
    if (cells.length > 0) {
      layout.arrays().give(cells);
    }
    cells = NOTHING;
    capacity = 0;
    head = 0;
    size = 0;
    settled = 0;
    newest = Long.MIN_VALUE;
    bounded = true;
    order = null;
    lacks = null;
    shorts = null;
    for (Aggregation one : all()) {
      if (one != null && one.known != Aggregation.UNASKED) {
        one.release();
        one.known = Aggregation.UNASKED;
        noteBytes(one);
      }
    }
  }

  /** Whether {@link #bytes} can have changed since this was asked last. */
  final boolean takeResized() {
    boolean taken = resized;
    resized = false;
    return taken;
  }

  /** Bytes of memory that it takes, by its own count. */
  final long bytes() {
    long bytes = OBJECT_BYTES + ArrayPool.bytes(cells) + aggregationBytes;
    if (order != null) {
      bytes += order.bytes();
    }
    if (lacks != null) {
      bytes += 32 + 8L * capacity + 4L * layout.columns();
    }
    return bytes;
  }
}
