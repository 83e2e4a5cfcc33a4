// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.util.Locale;

/** Text, and what kinds of it. */
final class TextContent {
  private static final int LEAST = 4;

  /** Shorter words of letters and digits are words. */
  private static final int LEAST_ENCODED = 16;

  private TextContent() {}

  /** {@code #!} and the path of a program. */
  static boolean isScript(Beginning b) {
    int at = 2;
    while (b.at(at) == ' ') {
      at++;
    }
    return b.hasText(0, "#!") && b.at(at) == '/' && isLineText(b, at);
  }

  private static boolean isLineText(Beginning b, int from) {
    for (int i = from; i < b.length() && b.at(i) != '\n' && b.at(i) != '\r'; i++) {
      if (b.at(i) < ' ' || b.at(i) >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  static boolean isPem(Beginning b) {
    String line = b.text(0, 80).lines().findFirst().orElse("");
    return line.startsWith("-----BEGIN ") && line.endsWith("-----") && line.length() > 16;
  }

  static boolean isXml(Beginning b) {
    return b.hasText(0, "<?xml ") && isText(b);
  }

  static boolean isHtml(Beginning b) {
    String start = b.text(0, 14).toLowerCase(Locale.ROOT);
    return (start.startsWith("<!doctype html") || start.startsWith("<html")) && isText(b);
  }

  /** An object or a list, as far as its first two signs tell. */
  static boolean isJson(Beginning b) {
    String start = b.text(0, 64).replaceAll("\\s", "");
    boolean opens =
        start.startsWith("{\"")
            || start.equals("{}")
            || start.startsWith("[{")
            || start.startsWith("[\"")
            || start.startsWith("[[");
    return opens && isText(b);
  }

  /** Digits of both kinds and nothing else but line ends, two to a byte. */
  static boolean isHex(Beginning b) {
    int digits = 0;
    boolean decimal = false;
    boolean letter = false;
    for (int i = 0; i < b.length(); i++) {
      int octet = b.at(i);
      if (octet >= '0' && octet <= '9') {
        decimal = true;
      } else if ((octet >= 'a' && octet <= 'f') || (octet >= 'A' && octet <= 'F')) {
        letter = true;
      } else if (octet == '\r' || octet == '\n') {
        continue;
      } else {
        return false;
      }
      digits++;
    }
    boolean even = digits % 2 == 0 || b.length() < b.whole();
    return digits >= LEAST_ENCODED && even && decimal && letter;
  }

  /**
   * The alphabet of RFC 4648 with line ends, {@code =} at ends only. Upper case, lower case and
   * digits all occur, or it ends with {@code =}: long words and paths are none.
   */
  static boolean isBase64(Beginning b) {
    int upper = 0;
    int lower = 0;
    int decimal = 0;
    int padding = 0;
    for (int i = 0; i < b.length(); i++) {
      int octet = b.at(i);
      if (octet == '=') {
        padding++;
      } else if (octet >= 'A' && octet <= 'Z') {
        upper++;
      } else if (octet >= 'a' && octet <= 'z') {
        lower++;
      } else if (octet >= '0' && octet <= '9') {
        decimal++;
      } else if (octet != '+' && octet != '/' && octet != '\r' && octet != '\n') {
        return false;
      }
    }
    int letters = upper + lower + decimal;
    boolean mixed = upper > 0 && lower > 0 && decimal > 0;
    boolean padded = b.length() == b.whole() && b.at(b.length() - 1) == '=' && letters % 4 != 1;
    return letters >= LEAST_ENCODED && padding <= b.length() / 8 && (mixed || padded);
  }

  /** ASCII or UTF-8 without control characters other than tabs, line ends and form feeds. */
  static boolean isText(Beginning b) {
    int at = 0;
    while (at < b.length()) {
      int octet = b.at(at);
      int more = octet < 0x80 ? 0 : octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3;
      boolean control =
          octet < ' ' && octet != '\t' && octet != '\n' && octet != '\r' && octet != '\f';
      if (control || octet == 0x7f || (octet >= 0x80 && octet < 0xc2) || octet > 0xf4) {
        return false;
      }
      for (int i = 1; i <= more && at + i < b.length(); i++) {
        if (b.at(at + i) >> 6 != 2) {
          return false;
        }
      }
      at += 1 + more;
    }
    return b.length() >= LEAST;
  }
}
