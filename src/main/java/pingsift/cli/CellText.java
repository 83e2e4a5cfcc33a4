// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.HexFormat;
import java.util.Locale;
import pingsift.bytes.IpAddress;
import pingsift.check.CheckedValue;
import pingsift.check.Expression;
import pingsift.check.Type;
import pingsift.eval.Projection;
import pingsift.eval.ShownNumber;
import pingsift.eve.Decimals;

/** Values as users write them in rules: {@code 20ms}, {@code echo_request}, {@code x"D5 20"}. */
final class CellText {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private CellText() {}

  /** The text of a value of {@link Projection.Row#value}. */
  static String of(Object value, Type type) {
    if (value instanceof Long number) {
      return ShownNumber.of(number, type).toString();
    }
    if (value instanceof Double number) {
      return Decimals.text(number);
    }
    if (value instanceof Projection.Named named) {
      return named.name() == null ? Long.toString(named.number()) : named.name();
    }
    if (value instanceof IpAddress address) {
      return IpAddress.text(address.high(), address.low());
    }
    return value instanceof byte[] bytes ? bytes(bytes) : value.toString();
  }

  /** As a text where all bytes are printable ASCII, else as a byte literal. */
  private static String bytes(byte[] bytes) {
    StringBuilder text = new StringBuilder("\"");
    for (byte one : bytes) {
      if (one < ' ' || one > '~') {
        return "x\"" + HEX.formatHex(bytes) + "\"";
      }
      text.append(one == '"' || one == '\\' ? "\\" : "").append((char) one);
    }
    return text.append('"').toString();
  }

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
