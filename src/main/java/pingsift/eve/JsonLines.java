// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import pingsift.bytes.IpAddress;
import pingsift.decode.IcmpMessage;

/**
 * JSON objects, one after another, each as one line, in a buffer that grows as needed.
 *
 * <p>Members are typed: the forms of times, decimals, addresses, bytes and large numbers are
 * decided here and nowhere else. Whatever a string holds, the line is valid JSON and valid UTF-8.
 * Allocates nothing once the buffer has grown. Not thread-safe.
 *
 * <p>A long list of short methods: one for each form of a value, and most both for names that are
 * looked up and for those that were rendered before.
 */
public final class JsonLines {
  /*
   * Each value writes a comma behind itself, which the end of its object or array then takes the
   * place of: so no member needs to know whether it is the first.
   *
   * Bytes are written here and not by a library because a line has two to three thousand of them in
   * some two hundred members, and an alert is to cost not much more than a frame. With Jackson's
   * generator the same lines took ten times as long.
   */

  /** The largest integer that every reader of JSON keeps exactly. */
  static final long MAX_INTEGER = 1L << 53;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final AsciiPiece TRUE = AsciiPiece.of("true,");
  private static final AsciiPiece FALSE = AsciiPiece.of("false,");

  /** Numbers of so many bits are below 10^9. */
  private static final int SMALL_BITS = 29;

  /** How many values a form has at most. */
  private static final int MOST_VALUES = 32;

  /** Room for any value of a bounded length, with what stands around it. */
  private static final int SCALAR = 64;

  private final EveTime time = new EveTime();
  private byte[] bytes = new byte[8192];
  private int at;

  /** For the form that is written next. */
  private final long[] values = new long[MOST_VALUES];

  private int valueCount;

  /** All their bits. */
  private long valueBits;

  private int placeStart;
  private int placeEnd;

  // --- The buffer ---

  /** The lines; valid until more is written. */
  public byte[] bytes() {
    return bytes;
  }

  /** The lines so far, as an array of their own. */
  byte[] copyOf() {
    return Arrays.copyOf(bytes, at);
  }

  /** How many bytes the lines take, from offset 0. */
  public int length() {
    return at;
  }

  /** Where the digits stand of the iStream's number that was written last. */
  public int placeStart() {
    return placeStart;
  }

  /** Behind the last of those digits; {@link #placeStart} where there was no such number. */
  public int placeEnd() {
    return placeEnd;
  }

  /** Makes as if there was no number of an iStream yet. */
  public void forgetPlace() {
    placeEnd = placeStart;
  }

  /** Forgets all lines; the buffer stays. */
  public void clear() {
    at = 0;
  }

  /** Writes all lines out with one {@code write}, and forgets them. */
  public void moveTo(OutputStream out) throws IOException {
    int whole = at;
    at = 0;
    out.write(bytes, 0, whole);
  }

  private byte[] room(int count) {
    byte[] there = bytes;
    return there.length - at < count ? grown(count) : there;
  }

  private byte[] grown(int count) {
    int needed = Math.addExact(at, count);
    long doubled = Math.min(2L * bytes.length, Integer.MAX_VALUE - 8);
    bytes = Arrays.copyOf(bytes, (int) Math.max(needed, doubled));
    return bytes;
  }

  // --- Objects and arrays ---

  JsonLines begin() {
    return open('{');
  }

  /** Ends the object of the line and the line. */
  void end() {
    endBare();
    bytes[at++] = '\n';
  }

  /** Ends the object without ending the line. */
  void endBare() {
    endObject();
    at--;
  }

  /** An object whose key is written with its bracket. */
  JsonLines open(AsciiPiece keyAndBracket) {
    return piece(keyAndBracket);
  }

  JsonLines object(String key) {
    return name(key).open('{');
  }

  JsonLines endObject() {
    return close('}');
  }

  JsonLines array(AsciiPiece key) {
    return name(key).open('[');
  }

  JsonLines array(String key) {
    return name(key).open('[');
  }

  JsonLines endArray() {
    return close(']');
  }

  /** An object as an element of an array. */
  JsonLines element() {
    return open('{');
  }

  private JsonLines open(char bracket) {
    room(SCALAR)[at++] = (byte) bracket;
    return this;
  }

  private JsonLines close(char bracket) {
    byte[] to = room(SCALAR);
    int end = at - 1;
    if (to[end] != ',') {
      end++;
    }
    to[end] = (byte) bracket;
    to[end + 1] = ',';
    at = end + 2;
    return this;
  }

  // --- Keys ---

  /** The key of the value that comes next. */
  JsonLines name(AsciiPiece key) {
    return piece(key);
  }

  /** A part of a line that is always the same. */
  JsonLines piece(AsciiPiece piece) {
    piece.write(room(AsciiPiece.ROOM), at);
    at += piece.length();
    return this;
  }

  /** A key that may be any string. */
  JsonLines name(String key) {
    at = JsonText.write(key, room(JsonText.room(key) + 1), at);
    bytes[at++] = ':';
    return this;
  }

  // --- Values, each of which is an element where no key stands before it ---

  /** An integer; beyond 2^53 either way it is written as the bound. */
  JsonLines number(long number) {
    byte[] to = room(SCALAR);
    int end = Digits.write(bounded(number), to, at);
    to[end] = ',';
    at = end + 1;
    return this;
  }

  JsonLines bool(boolean value) {
    return piece(value ? TRUE : FALSE);
  }

  JsonLines text(String text) {
    byte[] to = room(JsonText.room(text) + 1);
    int end = JsonText.write(text, to, at);
    to[end] = ',';
    at = end + 1;
    return this;
  }

  JsonLines time(long nanos) {
    byte[] to = room(SCALAR);
    to[at] = '"';
    return endQuoted(time.write(nanos, to, at + 1));
  }

  /** 128 bits, IPv4 as IPv4-mapped. */
  JsonLines address(int version, long high, long low) {
    byte[] to = room(SCALAR);
    to[at] = '"';
    return endQuoted(IpAddress.write(version, high, low, to, at + 1));
  }

  JsonLines communityId(CommunityIds id, IcmpMessage message) {
    byte[] to = room(SCALAR);
    to[at] = '"';
    return endQuoted(id.write(message, to, at + 1));
  }

  /** Bytes that were written before and are a part of a line: members or elements. */
  JsonLines raw(byte[] part) {
    return raw(part, 0, part.length);
  }

  JsonLines raw(byte[] part, int offset, int length) {
    System.arraycopy(part, offset, room(length + SCALAR), at, length);
    at += length;
    return this;
  }

  // --- A string of parts ---

  JsonLines openText() {
    room(SCALAR)[at++] = '"';
    return this;
  }

  /**
   * Numbers that follow each other, {@code 5-24} or {@code 5}.
   *
   * @param more whether a comma and a space stand in front
   */
  JsonLines range(long first, long last, boolean more) {
    byte[] to = room(SCALAR);
    int end = at;
    if (more) {
      to[end++] = ',';
      to[end++] = ' ';
    }
    end = Digits.write(first, to, end);
    if (last > first) {
      to[end++] = '-';
      end = Digits.write(last, to, end);
    }
    at = end;
    return this;
  }

  JsonLines closeText() {
    room(SCALAR);
    return endQuoted(at);
  }

  private JsonLines endQuoted(int end) {
    bytes[end] = '"';
    bytes[end + 1] = ',';
    at = end + 2;
    return this;
  }

  // --- Members of a form ---

  /** The next value of the form that is written next: an integer, bounded as {@link #number}. */
  JsonLines set(long number) {
    valueBits |= number;
    values[valueCount++] = number;
    return this;
  }

  /** A finite decimal. */
  JsonLines setDecimal(double value) {
    if (value >= 0 && value < Decimals.LARGE) {
      long scaled = Decimals.scaled(value);
      long whole = scaled / Decimals.SCALE;
      return set(whole).set(scaled - whole * Decimals.SCALE);
    }
    return set(Double.doubleToRawLongBits(value)).set(LineForm.NO_FRACTION);
  }

  JsonLines setTruth(boolean value) {
    return set(value ? 1 : 0);
  }

  /** Writes a form with the values that were set. */
  JsonLines form(LineForm form) {
    if (valueCount != form.values()) {
      throw new IllegalStateException("bug: " + valueCount + " values for " + form.values());
    }
    byte[] to = room(form.most());
    at = valueBits >>> SMALL_BITS == 0 ? form.write(values, to, at) : anyForm(form, to);
    valueCount = 0;
    valueBits = 0;
    return this;
  }

  private int anyForm(LineForm form, byte[] to) {
    return form.writeAny(values, to, at);
  }

  // --- Members ---

  JsonLines number(AsciiPiece key, long number) {
    return name(key).number(number);
  }

  /** A number whose place is noted, so that another one can be written instead. */
  JsonLines placed(AsciiPiece key, long number) {
    name(key);
    placeStart = at;
    number(number);
    placeEnd = at - 1;
    return this;
  }

  JsonLines number(String key, long number) {
    return name(key).number(number);
  }

  JsonLines bool(AsciiPiece key, boolean value) {
    return name(key).bool(value);
  }

  JsonLines bool(String key, boolean value) {
    return name(key).bool(value);
  }

  JsonLines text(AsciiPiece key, String text) {
    return name(key).text(text);
  }

  JsonLines text(String key, String text) {
    return name(key).text(text);
  }

  JsonLines texts(String key, List<String> texts) {
    array(key);
    for (String text : texts) {
      text(text);
    }
    return endArray();
  }

  /** A decimal, or nothing at all where the value is NaN or infinite. */
  JsonLines decimal(AsciiPiece key, double value) {
    return Double.isFinite(value) ? name(key).decimal(value) : this;
  }

  private JsonLines decimal(double value) {
    byte[] to = room(SCALAR);
    int end = Decimals.write(value, to, at);
    to[end] = ',';
    at = end + 1;
    return this;
  }

  JsonLines time(AsciiPiece key, long nanos) {
    return name(key).time(nanos);
  }

  JsonLines time(String key, long nanos) {
    return name(key).time(nanos);
  }

  JsonLines seconds(AsciiPiece key, long nanos) {
    return name(key).seconds(nanos);
  }

  JsonLines seconds(String key, long nanos) {
    return name(key).seconds(nanos);
  }

  /**
   * Seconds since the epoch as a decimal: six fraction digits, or nine where six do not hold it.
   */
  private JsonLines seconds(long nanos) {
    byte[] to = room(SCALAR);
    long seconds = nanos / NANOS_PER_SECOND;
    int fraction = (int) Math.abs(nanos % NANOS_PER_SECOND);
    int end = at;
    if (nanos < 0 && seconds == 0) {
      to[end++] = '-';
    }
    end = Digits.write(seconds, to, end);
    to[end++] = '.';
    int micros = fraction / 1000;
    Digits.writeSix(micros, to, end);
    end += 6;
    if (fraction > 1000 * micros) {
      Digits.writeThree(fraction - 1000 * micros, to, end);
      end += 3;
    }
    to[end] = ',';
    at = end + 1;
    return this;
  }

  JsonLines address(AsciiPiece key, int version, long high, long low) {
    return name(key).address(version, high, low);
  }

  JsonLines address(String key, int version, long high, long low) {
    return name(key).address(version, high, low);
  }

  JsonLines hex(AsciiPiece key, byte[] array, int offset, int length) {
    return name(key).hex(array, offset, length);
  }

  JsonLines hex(String key, byte[] array, int offset, int length) {
    return name(key).hex(array, offset, length);
  }

  private JsonLines hex(byte[] array, int offset, int length) {
    byte[] to = room(2 * length + SCALAR);
    int end = at;
    to[end++] = '"';
    for (int i = offset; i < offset + length; i++) {
      to[end++] = HEX[array[i] >> 4 & 0xf];
      to[end++] = HEX[array[i] & 0xf];
    }
    return endQuoted(end);
  }

  /** The alphabet of RFC 4648, section 4, with padding. */
  JsonLines base64(String key, byte[] array, int offset, int length) {
    name(key);
    byte[] to = room(4 * (length / 3 + 1) + SCALAR);
    to[at] = '"';
    return endQuoted(Base64Text.write(array, offset, length, to, at + 1));
  }

  JsonLines printable(String key, byte[] array, int offset, int length) {
    name(key);
    byte[] to = room(2 * length + SCALAR);
    int end = at;
    to[end++] = '"';
    for (int i = offset; i < offset + length; i++) {
      end = JsonText.writeAscii(PrintableText.ofPayload(array[i] & 0xff), to, end);
    }
    return endQuoted(end);
  }

  /** Whether every reader of JSON keeps this integer exactly. */
  static boolean isExact(long number) {
    return number == bounded(number);
  }

  static long bounded(long number) {
    return Math.max(-MAX_INTEGER, Math.min(MAX_INTEGER, number));
  }
}
