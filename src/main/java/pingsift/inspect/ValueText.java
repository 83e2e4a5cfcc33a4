// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import java.util.Arrays;
import java.util.HexFormat;
import pingsift.bytes.IpAddress;
import pingsift.check.Type;
import pingsift.eval.Projection;
import pingsift.eval.ShownNumber;
import pingsift.eve.Decimals;

/** Values as users write them in rules: {@code 20ms}, {@code echo_request}, {@code x"D5 20"}. */
public final class ValueText {
  /** Bytes that are shown of longer ones where there is little room. */
  private static final int BRIEF = 16;

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private ValueText() {}

  /** The text of a value of {@link Projection.Row#value}. */
  public static String of(Object value, Type type) {
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

  /** As {@link #of}, but of long bytes only how they begin and how many they are. */
  public static String brief(Object value, Type type) {
    return value instanceof byte[] bytes && bytes.length > BRIEF
        ? bytes(Arrays.copyOf(bytes, BRIEF)) + "… (" + bytes.length + " bytes)"
        : of(value, type);
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
}
