// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

/** What bytes are where they are read as ASCII. */
public final class Ascii {
  /** What {@link #hexDigit} and {@link #base64Digit} give of any other byte. */
  public static final int NO_DIGIT = -1;

  private Ascii() {}

  /** Whether people can read a byte, 0..255: 20 to 7e, tab, line feed or carriage return. */
  public static boolean isPrintable(int octet) {
    return (octet >= ' ' && octet < 0x7f) || octet == '\t' || octet == '\n' || octet == '\r';
  }

  /** How many of the bytes that are present people can read. */
  public static int printable(Bytes bytes) {
    byte[] array = bytes.array();
    int end = bytes.offset() + bytes.length();
    int printable = 0;
    for (int i = bytes.offset(); i < end; i++) {
      printable += isPrintable(array[i] & 0xff) ? 1 : 0;
    }
    return printable;
  }

  /** Blanks, tabs, line ends and zero bytes: what encoded text is broken or filled up with. */
  public static boolean isBlank(int octet) {
    return octet == ' ' || (octet >= '\t' && octet <= '\r') || octet == 0;
  }

  /** The value of a hexadecimal digit, 0..15. */
  public static int hexDigit(int octet) {
    return octet < 128 ? Character.digit(octet, 16) : NO_DIGIT;
  }

  /** The value of a digit of either base64 alphabet (RFC 4648, sections 4 and 5), 0..63. */
  public static int base64Digit(int octet) {
    if (octet >= 'A' && octet <= 'Z') {
      return octet - 'A';
    }
    if (octet >= 'a' && octet <= 'z') {
      return octet - 'a' + 26;
    }
    if (octet >= '0' && octet <= '9') {
      return octet - '0' + 52;
    }
    return switch (octet) {
      case '+', '-' -> 62;
      case '/', '_' -> 63;
      default -> NO_DIGIT;
    };
  }
}
