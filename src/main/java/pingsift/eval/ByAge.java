// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/**
 * Members in the order in which they were used last. Every step costs the same however many there
 * are, and allocates nothing. Not thread-safe.
 */
final class ByAge<M extends ByAge.Member<M>> {
  /** Carries its place: it can be in one list. */
  abstract static class Member<M extends Member<M>> extends Keyed {
    @Nullable M older;
    @Nullable M newer;

    /**
     * @param longs how many values the keys have
     */
    Member(int longs) {
      super(longs);
    }
  }

  private @Nullable M oldest;
  private @Nullable M newest;

  /** The one that was not used for longest, with which a walk by {@code newer} begins; or null. */
  @Nullable M oldest() {
    return oldest;
  }

  /** Adds one that is not here. */
  void add(M member) {
    member.older = newest;
    if (newest == null) {
      oldest = member;
    } else {
      newest.newer = member;
    }
    newest = member;
  }

  /** One that is here is used. */
  void touch(M member) {
    if (member != newest) {
      remove(member);
      add(member);
    }
  }

  /** Removes one that is here. */
  void remove(M member) {
    M older = member.older;
    M newer = member.newer;
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
    member.older = null;
    member.newer = null;
  }

  void clear() {
    oldest = null;
    newest = null;
  }
}
