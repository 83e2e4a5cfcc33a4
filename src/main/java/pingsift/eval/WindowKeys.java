// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of all windows of a run that are of one length: rules over the same pairs of hosts find
 * them by one search, as they ask one after the other. Not thread-safe.
 */
final class WindowKeys {
  /** So many are kept to be used again, or as many as there are. */
  private static final int LEAST_SPARE = 256;

  private final GroupMemory memory;
  private final GroupTable<WindowKey> table = new GroupTable<>();
  private final List<WindowKey> spare = new ArrayList<>();

  /** The one that was found last, where it is still there. */
  private @Nullable WindowKey found;

  WindowKeys(GroupMemory memory) {
    this.memory = memory;
  }

  /** The one with these values, or null. */
  @Nullable WindowKey find(GroupKey values) {
    WindowKey before = found;
    if (before != null && values.isOf(before)) {
      return before;
    }
    WindowKey key = table.find(values);
    found = key;
    return key;
  }

  /** Adds one with values that are new here. */
  WindowKey add(GroupKey values) {
    WindowKey key =
        spare.isEmpty() ? new WindowKey(values.longs()) : spare.remove(spare.size() - 1);
    values.copyTo(key);
    table.add(key);
    memory.grow(key.bytes());
    found = key;
    return key;
  }

  /** A window left; the key goes with the last one. */
  void left(WindowKey key) {
    if (!key.isEmpty()) {
      return;
    }
    table.remove(key);
    memory.grow(-key.bytes());
    if (found == key) {
      found = null;
    }
    if (spare.size() < Math.max(LEAST_SPARE, table.size() / 4)) {
      spare.add(key);
    }
  }

  void releaseSpare() {
    spare.clear();
  }
}
