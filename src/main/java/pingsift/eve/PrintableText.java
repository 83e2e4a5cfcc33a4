// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

/**
 * Makes text that can be written anywhere out of text and bytes that came from anywhere.
 *
 * <p>Bytes of the traffic become ASCII: printable characters, line feed and carriage return stay,
 * each other byte is a full stop, as Suricata's {@code payload_printable} has it. Strings of rules
 * and file names keep every character of Unicode; half a surrogate pair, which has no UTF-8 form,
 * becomes U+FFFD.
 */
final class PrintableText {
  private PrintableText() {}

  /** One byte, 0..255, as a character of {@code payload_printable}. */
  static char ofPayload(int octet) {
    return isPrintable(octet) || octet == '\n' || octet == '\r' ? (char) octet : '.';
  }

  /** One byte, 0..255, as a character that keeps its place on the line. */
  static char ofByte(int octet) {
    return isPrintable(octet) ? (char) octet : '.';
  }

  /** The string itself where it has a UTF-8 form, else a copy that has one. */
  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return repaired(text);
      }
    }
    return text;
  }

  /** As {@link #wellFormed}, with control characters replaced too: safe on a terminal. */
  static String forTerminal(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    wellFormed(text)
        .codePoints()
        .forEach(
            point ->
                safe.appendCodePoint(
                    Character.isISOControl(point) || isBidiControl(point) ? 0xfffd : point));
    return safe.toString();
  }

  private static boolean isPrintable(int octet) {
    return octet >= 0x20 && octet < 0x7f;
  }

  /** Characters that reorder the text around them, and so can hide what stands there. */
  private static boolean isBidiControl(int point) {
    return (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
  }

  private static String repaired(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> whole.appendCodePoint(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point));
    return whole.toString();
  }
}
