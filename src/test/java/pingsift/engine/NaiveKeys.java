// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression.FieldReference;

/** What records have in common. */
final class NaiveKeys {
  private NaiveKeys() {}

  /** The values of the keys; null where the record lacks one. */
  static @Nullable List<Object> of(List<FieldReference> keys, NaiveScene scene) {
    List<Object> values = new ArrayList<>();
    for (FieldReference key : keys) {
      Object value = scene.field(key);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values;
  }
}
