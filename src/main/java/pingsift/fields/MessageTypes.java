// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import java.util.HashSet;
import java.util.Set;

/** Sets of ICMP types, as keys of {@link IcmpNames}: who can have a field at all. */
final class MessageTypes {
  private static final int MOST = 255;

  /** Quote the packet that they are about. */
  static final Set<Long> ERRORS = both(v4(3, 4, 5, 11, 12, 40), v6(1, 2, 3, 4, 137));

  /** Have an Identifier and a Sequence Number. */
  static final Set<Long> NUMBERED =
      both(v4(0, 8, 13, 14, 15, 16, 17, 18, 37, 38, 42, 43), v6(128, 129, 160, 161));

  static final Set<Long> ANY_V4 = v4(all());

  static final Set<Long> ANY_V6 = v6(all());

  private MessageTypes() {}

  static Set<Long> v4(int... types) {
    return keys(4, types);
  }

  static Set<Long> v6(int... types) {
    return keys(6, types);
  }

  static Set<Long> both(Set<Long> one, Set<Long> other) {
    Set<Long> all = new HashSet<>(one);
    all.addAll(other);
    return Set.copyOf(all);
  }

  private static int[] all() {
    int[] types = new int[MOST + 1];
    for (int type = 0; type <= MOST; type++) {
      types[type] = type;
    }
    return types;
  }

  private static Set<Long> keys(int ipVersion, int... types) {
    Set<Long> keys = new HashSet<>();
    for (int type : types) {
      keys.add(IcmpNames.key(ipVersion, type));
    }
    return Set.copyOf(keys);
  }
}
