// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gives its members small numbers, and numbers that became free to later members. */
final class Roster<T> {
  private @Nullable Object[] members = new Object[16];
  private int[] free = new int[16];
  private int freeCount;
  private int used;

  /** Whether nobody was ever added. */
  boolean isNew() {
    return used == 0;
  }

  int add(T member) {
    int id = freeCount > 0 ? free[--freeCount] : used++;
    if (id == members.length) {
      members = Arrays.copyOf(members, 2 * id);
    }
    members[id] = member;
    return id;
  }

  void remove(int id) {
    members[id] = null;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = id;
  }

  /** The member with this number, which must be given out. */
  @SuppressWarnings({"unchecked", "NullAway"}) // only members are stored, and numbers come from add
  T get(int id) {
    return (T) members[id];
  }
}
