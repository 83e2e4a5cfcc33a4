// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.Locale;
import pingsift.check.CheckedValue;
import pingsift.check.Expression;

/** What a report says of columns and counts. */
final class CellText {
  private CellText() {}

  /** Whether values of a column have names, such as {@code echo_request}. */
  static boolean isNamed(CheckedValue column) {
    return column.expression() instanceof Expression.FieldReference reference
        && !reference.field().symbols().isEmpty();
  }

  /** A number for people: whole ones with points between thousands. */
  static String counted(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
