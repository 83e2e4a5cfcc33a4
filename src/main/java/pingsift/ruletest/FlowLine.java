// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import pingsift.bytes.IpAddress;

/** One line of drawn traffic, read word by word; {@code #} outside quotes begins a comment. */
final class FlowLine {
  /** A year. */
  private static final long LONGEST = 366 * 24 * 3_600_000_000_000L;

  private final String name;
  private final int number;
  private final String text;
  private int at;

  FlowLine(String name, int number, String text) {
    this.name = name;
    this.number = number;
    this.text = text;
    skipSpace();
  }

  boolean atEnd() {
    return at == text.length();
  }

  int number() {
    return number;
  }

  FlowException error(String reason) {
    return new FlowException(name, number, reason);
  }

  /** The next word, up to the next space. */
  String word(String what) throws FlowException {
    if (atEnd()) {
      throw error("expected " + what + " at the end of the line");
    }
    int start = at;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    skipSpace();
    return word;
  }

  /** A decimal number, or a hexadecimal one after {@code 0x}. */
  int number(String what, int max) throws FlowException {
    String word = word(what);
    try {
      int value =
          word.startsWith("0x")
              ? Integer.parseInt(word, 2, word.length(), 16)
              : Integer.parseInt(word);
      if (value >= 0 && value <= max) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // reported below, as a number out of range is
    }
    throw error("expected " + what + ", 0 to " + max + ", found `" + word + "`");
  }

  IpAddress address() throws FlowException {
    String word = word("an address");
    IpAddress address = IpAddress.parse(word);
    if (address == null) {
      throw error("expected an IPv4 or IPv6 address, found `" + word + "`");
    }
    return address;
  }

  /** Nanoseconds, as in {@code 20ms}, {@code 1m30s}; {@code from} is where the digits begin. */
  long duration(String word, int from) throws FlowException {
    long nanos = 0;
    int i = from;
    do {
      int digits = i;
      while (i < word.length() && Character.isDigit(word.charAt(i))) {
        i++;
      }
      int letters = i;
      while (i < word.length() && Character.isLetter(word.charAt(i))) {
        i++;
      }
      long unit = unit(word.substring(letters, i));
      if (digits == letters || unit == 0) {
        throw error("expected a time such as `20ms` or `+1m30s`, found `" + word + "`");
      }
      boolean tooLong = letters - digits > 18;
      long count = tooLong ? 0 : Long.parseLong(word, digits, letters, 10);
      if (tooLong || count > (LONGEST - nanos) / unit) {
        throw error("a time is at most a year");
      }
      nanos += count * unit;
    } while (i < word.length());
    return nanos;
  }

  private static long unit(String letters) {
    return switch (letters) {
      case "ns" -> 1;
      case "us" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 0;
    };
  }

  boolean startsWith(String word) {
    return text.startsWith(word, at);
  }

  boolean atData() {
    return text.startsWith("\"", at) || text.startsWith("x\"", at);
  }

  /** {@code "text"} or {@code x"61 62"}, either with {@code *N} behind it to repeat it. */
  byte[] data() throws FlowException {
    boolean hex = text.charAt(at) == 'x';
    at += hex ? 2 : 1;
    byte[] once = hex ? hexBytes() : textBytes();
    if (!text.startsWith("*", at)) {
      skipSpace();
      return once;
    }
    at++;
    int times = number("how often the data is repeated", EchoFrameWriter.MAX_DATA);
    if ((long) once.length * times > EchoFrameWriter.MAX_DATA) {
      throw error("the data is longer than an IP packet");
    }
    byte[] all = new byte[once.length * times];
    for (int i = 0; i < all.length; i++) {
      all[i] = once[i % once.length];
    }
    return all;
  }

  private byte[] hexBytes() throws FlowException {
    int end = text.indexOf('"', at);
    if (end < 0) {
      throw error("the closing quote is missing");
    }
    String digits = text.substring(at, end).replace(" ", "");
    if (digits.length() % 2 != 0 || !digits.matches("[0-9a-fA-F]*")) {
      throw error("expected pairs of hexadecimal digits, found `" + text.substring(at, end) + "`");
    }
    at = end + 1;
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(digits, 2 * i, 2 * i + 2, 16);
    }
    return bytes;
  }

  private byte[] textBytes() throws FlowException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
        bytes.write(escaped());
      } else {
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
      }
    }
    if (at == text.length()) {
      throw error("the closing quote is missing");
    }
    at++;
    return bytes.toByteArray();
  }

  private int escaped() throws FlowException {
    String rest = text.substring(at);
    if (rest.matches("x[0-9a-fA-F]{2}.*")) {
      at += 3;
      return Integer.parseInt(rest, 1, 3, 16);
    }
    int which = rest.isEmpty() ? -1 : "nrt0\\\"".indexOf(rest.charAt(0));
    if (which < 0) {
      throw error("after a backslash comes one of n r t 0 \\ \" or x and two digits");
    }
    at++;
    return "\n\r\t\0\\\"".charAt(which);
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '#') {
      at = text.length();
    }
  }
}
