// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import pingsift.text.SourceText;

/** A value of a whole record, as a typed tree; its spans point into the source. Immutable. */
public record CheckedValue(Expression expression, String text, SourceText source) {
  public Type type() {
    return expression.type();
  }
}
