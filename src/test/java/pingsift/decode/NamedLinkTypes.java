// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import pingsift.capture.LinkType;

/** The link types that the capture layer has names for. */
final class NamedLinkTypes {
  private NamedLinkTypes() {}

  /** Numbers by name. */
  static Map<String, Integer> all() {
    Map<String, Integer> all = new TreeMap<>();
    try {
      for (Field field : LinkType.class.getFields()) {
        all.put(field.getName(), field.getInt(null));
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
    return all;
  }
}
