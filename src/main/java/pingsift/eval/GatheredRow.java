// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/**
 * What a window or a sequence keeps of one record, read where the record was seen.
 *
 * <p>It borrows nothing: it can be taken later and by another thread than it was read by, in the
 * order of the capture. Made by {@link Gatherer#newRow} for one part of one rule, filled again and
 * again by {@link Gatherer#read}.
 */
final class GatheredRow {
  /** Which part of the rule the record is for. */
  final int part;

  /** The values of the record's keys, where {@link #hasKeys}. */
  final GroupKey key;

  /** One number for each column of a window. */
  final long[] columns;

  /** Whether the record has all keys. */
  boolean hasKeys;

  /** Whether the condition of the part is unknown on the record, for good; else it is true. */
  boolean isDoubt;

  /** When it happened, nanoseconds since the epoch. */
  long timeNanos;

  /** The frame of its decider. */
  long frame;

  /** How far it had come. */
  Match.State state = Match.State.DECIDED;

  /** A bit for each column that is unknown because the capture lacks something. */
  long lacking;

  GatheredRow(int part, GroupKey key, int columns) {
    this.part = part;
    this.key = key;
    this.columns = new long[columns];
  }

  /** How many longs it takes where it is written down. */
  int longs() {
    return 3 + key.longs() + columns.length;
  }

  /** Writes down what is not the same for all rows of a record. */
  void writeTo(long[] to, int at) {
    to[at] = (isDoubt ? 1 : 0) | (hasKeys ? 2 : 0);
    to[at + 1] = lacking;
    key.writeTo(to, at + 2);
    System.arraycopy(columns, 0, to, at + 3 + key.longs(), columns.length);
  }

  /** Takes over what {@link #writeTo} wrote of a row for the same part. */
  void readFrom(long[] from, int at, GatheredRecord record) {
    read(record, (from[at] & 1) != 0);
    hasKeys = (from[at] & 2) != 0;
    lacking = from[at + 1];
    key.readFrom(from, at + 2);
    System.arraycopy(from, at + 3 + key.longs(), columns, 0, columns.length);
  }

  /** Takes over what each kind of rule needs. */
  void read(GatheredRecord record, boolean doubt) {
    isDoubt = doubt;
    timeNanos = record.timeNanos();
    frame = record.decider().frameNumber();
    state = record.state();
  }
}
