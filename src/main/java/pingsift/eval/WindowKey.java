// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/** Values of keys, with the windows of all rules that have records with them. */
final class WindowKey extends Keyed {
  /*
   * The windows are a ring. It begins behind the one that was asked for last: rules ask in the same order at
   * every record, so the next is mostly the one that is wanted.
   */

  /** Of this object and its array's header, with its places in the table. */
  private static final int OBJECT_BYTES = 32 + 16 + GroupTable.BYTES;

  private @Nullable WindowGroup last;

  WindowKey(int longs) {
    super(longs);
  }

  /** Its window among those of certain rules, or null. */
  @Nullable WindowGroup find(Windows windows) {
    WindowGroup end = last;
    if (end == null) {
      return null;
    }
    WindowGroup group = end;
    do {
      group = group.nextOfKey;
      if (group.windows == windows) {
        last = group;
        return group;
      }
    } while (group != end);
    return null;
  }

  void add(WindowGroup group) {
    WindowGroup before = last;
    if (before == null) {
      group.nextOfKey = group;
    } else {
      group.nextOfKey = before.nextOfKey;
      before.nextOfKey = group;
    }
    last = group;
  }

  /** Removes one that is here. */
  void remove(WindowGroup group) {
    WindowGroup before = group;
    while (before.nextOfKey != group) {
      before = before.nextOfKey;
    }
    before.nextOfKey = group.nextOfKey;
    last = before == group ? null : before;
    group.nextOfKey = group;
  }

  boolean isEmpty() {
    return last == null;
  }

  /** Bytes of memory that it takes, without the windows. */
  long bytes() {
    return OBJECT_BYTES + 8L * key.length;
  }
}
