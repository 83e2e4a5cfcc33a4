// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pingsift.decode.IcmpMessage;

/**
 * One JSON object after another, each as one line and with one {@code write} of the stream below,
 * so that whoever reads along never sees half a line from a buffer that happened to be full.
 *
 * <p>Members are typed: the forms of times, decimals, addresses, bytes and large numbers are
 * decided here and nowhere else. Whatever a string holds, the line is valid JSON and valid UTF-8.
 * Buffers are kept from line to line. Not thread-safe.
 */
final class JsonLine {
  /** The largest integer that every reader of JSON keeps exactly. */
  static final long MAX_INTEGER = 1L << 53;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** One factory for all: building one takes longer than writing many lines. */
  private static final JsonFactory FACTORY =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final OutputStream out;
  private final LineBuffer line = new LineBuffer();
  private final JsonGenerator json;
  private final EveTime time = new EveTime();
  private final AddressTexts addresses = new AddressTexts();
  private final Map<String, SerializedString> names = new HashMap<>(256);
  private char[] chars = new char[256];

  JsonLine(OutputStream out) throws IOException {
    this.out = out;
    this.json = FACTORY.createGenerator(line);
    json.setRootValueSeparator(null);
  }

  JsonLine begin() throws IOException {
    json.writeStartObject();
    return this;
  }

  /** Ends the object and writes it with a line feed. */
  void end() throws IOException {
    end("\n");
  }

  /** Ends the object and writes it with other ASCII after it. */
  void end(String after) throws IOException {
    json.writeEndObject();
    json.flush();
    for (int i = 0; i < after.length(); i++) {
      line.write(after.charAt(i));
    }
    line.moveTo(out);
  }

  void flush() throws IOException {
    out.flush();
  }

  JsonLine object(String key) throws IOException {
    name(key);
    json.writeStartObject();
    return this;
  }

  JsonLine endObject() throws IOException {
    json.writeEndObject();
    return this;
  }

  JsonLine array(String key) throws IOException {
    name(key);
    json.writeStartArray();
    return this;
  }

  /** An object as an element of an array. */
  JsonLine element() throws IOException {
    json.writeStartObject();
    return this;
  }

  JsonLine endArray() throws IOException {
    json.writeEndArray();
    return this;
  }

  /** A string as an element of an array. */
  JsonLine element(String text) throws IOException {
    json.writeString(PrintableText.wellFormed(text));
    return this;
  }

  /** A number as an element of an array. */
  JsonLine element(long number) throws IOException {
    json.writeNumber(bounded(number));
    return this;
  }

  JsonLine text(String key, String text) throws IOException {
    name(key);
    json.writeString(PrintableText.wellFormed(text));
    return this;
  }

  /** Of any key whatever, where the others take the names of our own keys only. */
  JsonLine texts(String key, List<String> texts) throws IOException {
    json.writeFieldName(PrintableText.wellFormed(key));
    json.writeStartArray();
    for (String text : texts) {
      element(text);
    }
    return endArray();
  }

  JsonLine bool(String key, boolean value) throws IOException {
    name(key);
    json.writeBoolean(value);
    return this;
  }

  /** An integer; beyond 2^53 either way it is written as the bound. */
  JsonLine number(String key, long number) throws IOException {
    name(key);
    json.writeNumber(bounded(number));
    return this;
  }

  /** A decimal, or nothing at all where the value is NaN or infinite. */
  JsonLine decimal(String key, double value) throws IOException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return this;
    }
    name(key);
    json.writeNumber(chars, 0, Decimals.write(value, chars, 0));
    return this;
  }

  JsonLine time(String key, long nanos) throws IOException {
    name(key);
    json.writeString(chars, 0, time.write(nanos, chars, 0));
    return this;
  }

  /**
   * Seconds since the epoch as a decimal: six fraction digits, or nine where six do not hold it.
   */
  JsonLine seconds(String key, long nanos) throws IOException {
    name(key);
    json.writeNumber(chars, 0, secondsInto(nanos));
    return this;
  }

  /** An address: 128 bits, IPv4 as IPv4-mapped. */
  JsonLine address(String key, int version, long high, long low) throws IOException {
    name(key);
    json.writeString(addresses.of(version, high, low));
    return this;
  }

  JsonLine communityId(String key, CommunityId id, IcmpMessage message) throws IOException {
    name(key);
    json.writeString(chars, 0, id.write(message, chars, 0));
    return this;
  }

  JsonLine hex(String key, byte[] array, int offset, int length) throws IOException {
    reserve(2 * length);
    for (int i = 0; i < length; i++) {
      int octet = array[offset + i] & 0xff;
      chars[2 * i] = HEX[octet >> 4];
      chars[2 * i + 1] = HEX[octet & 0xf];
    }
    name(key);
    json.writeString(chars, 0, 2 * length);
    return this;
  }

  JsonLine base64(String key, byte[] array, int offset, int length) throws IOException {
    name(key);
    json.writeBinary(array, offset, length);
    return this;
  }

  JsonLine printable(String key, byte[] array, int offset, int length) throws IOException {
    reserve(length);
    for (int i = 0; i < length; i++) {
      chars[i] = PrintableText.ofPayload(array[offset + i] & 0xff);
    }
    name(key);
    json.writeString(chars, 0, length);
    return this;
  }

  /**
   * Members that were written before, each with a comma in front. The object must have a member
   * already.
   */
  JsonLine raw(SerializableString members) throws IOException {
    json.writeRaw(members);
    return this;
  }

  private int secondsInto(long nanos) {
    long seconds = nanos / NANOS_PER_SECOND;
    long fraction = Math.abs(nanos % NANOS_PER_SECOND);
    int digits = fraction % 1000 == 0 ? 6 : 9;
    String whole = nanos < 0 && seconds == 0 ? "-0" : Long.toString(seconds);
    whole.getChars(0, whole.length(), chars, 0);
    int point = whole.length();
    chars[point] = '.';
    long rest = digits == 6 ? fraction / 1000 : fraction;
    for (int i = point + digits; i > point; i--) {
      chars[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    return point + digits + 1;
  }

  /** Writes one of our own keys, escaped and encoded the first time only. */
  private void name(String key) throws IOException {
    SerializedString name = names.get(key);
    if (name == null) {
      name = new SerializedString(key);
      names.put(key, name);
    }
    json.writeFieldName(name);
  }

  private void reserve(int length) {
    if (chars.length < length) {
      chars = new char[Math.max(length, 2 * chars.length)];
    }
  }

  /** Whether every reader of JSON keeps this integer exactly. */
  static boolean isExact(long number) {
    return number == bounded(number);
  }

  private static long bounded(long number) {
    return Math.max(-MAX_INTEGER, Math.min(MAX_INTEGER, number));
  }

  /** Keeps a line until it is whole. */
  private static final class LineBuffer extends OutputStream {
    private byte[] bytes = new byte[4096];
    private int length;

    @Override
    public void write(int octet) {
      reserve(1);
      bytes[length++] = (byte) octet;
    }

    @Override
    public void write(byte[] from, int offset, int count) {
      reserve(count);
      System.arraycopy(from, offset, bytes, length, count);
      length += count;
    }

    void moveTo(OutputStream out) throws IOException {
      int whole = length;
      length = 0;
      out.write(bytes, 0, whole);
    }

    private void reserve(int count) {
      if (bytes.length - length < count) {
        bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
      }
    }
  }
}
