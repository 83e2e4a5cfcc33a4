// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/** The groups of a rule in the order of their last records; each step takes constant time. */
final class GroupQueue {
  private @Nullable WindowGroup oldest;
  private @Nullable WindowGroup newest;

  @Nullable WindowGroup oldest() {
    return oldest;
  }

  void add(WindowGroup group) {
    group.older = newest;
    if (newest == null) {
      oldest = group;
    } else {
      newest.newer = group;
    }
    newest = group;
  }

  void remove(WindowGroup group) {
    WindowGroup older = group.older;
    WindowGroup newer = group.newer;
    if (older == null) {
      oldest = newer;
    } else {
      older.newer = newer;
    }
    if (newer == null) {
      newest = older;
    } else {
      newer.older = older;
    }
    group.older = null;
    group.newer = null;
  }

  void touch(WindowGroup group) {
    if (group != newest) {
      remove(group);
      add(group);
    }
  }
}
