// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pingsift.engine.NaiveValues.Data;

/** Functions as the reference defines them, with no thought of speed. */
final class NaiveFunctions {
  private static final List<String> NUMBERS =
      List.of("u8", "u16", "u32", "u64", "u16le", "u32le", "u64le");

  private NaiveFunctions() {}

  /** Long, Double, Boolean, String or {@link Data}; null where it is absent. */
  static @Nullable Object call(String name, List<Object> arguments) {
    Data data = (Data) arguments.get(0);
    if (NUMBERS.contains(name)) {
      int width = Integer.parseInt(name.replaceAll("\\D", "")) / 8;
      return number(data, (Long) arguments.get(1), width, name.endsWith("le"));
    }
    return switch (name) {
      case "len" -> (long) data.sent();
      case "carries_ip" -> carriesIp(data, (Long) arguments.get(1));
      case "common_prefix" -> commonPrefix(data, (Data) arguments.get(1));
      case "diff_bytes" -> differences(data, (Data) arguments.get(1));
      default -> data.present().length < data.sent() ? null : ofWhole(name, data.present());
    };
  }

  private static @Nullable Object ofWhole(String name, byte[] data) {
    return switch (name) {
      case "entropy" -> entropy(data);
      case "entropy_norm" ->
          data.length < 2 ? null : (Double) (entropy(data) / entropy(even(data)));
      case "chi2" -> data.length == 0 ? null : (Double) chiSquare(data);
      case "printable" -> data.length == 0 ? null : (Double) printable(data);
      case "distinct_bytes" -> IntStream.range(0, 256).filter(v -> count(data, v) > 0).count();
      case "ping_pattern" -> pattern(data);
      case "base64_decode" -> base64(data);
      case "hex_decode" -> hex(data);
      case "md5" -> digest("MD5", data);
      case "sha256" -> digest("SHA-256", data);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static long count(byte[] data, int value) {
    return IntStream.range(0, data.length).filter(i -> (data[i] & 0xff) == value).count();
  }

  private static double entropy(byte[] data) {
    double bits = 0;
    for (int value = 0; value < 256; value++) {
      double share = (double) count(data, value) / data.length;
      bits -= count(data, value) == 0 ? 0 : share * Math.log(share) / Math.log(2);
    }
    return bits;
  }

  /** As many bytes whose values come in turn. */
  private static byte[] even(byte[] data) {
    byte[] even = new byte[data.length];
    for (int i = 0; i < even.length; i++) {
      even[i] = (byte) i;
    }
    return even;
  }

  private static double chiSquare(byte[] data) {
    double expected = data.length / 256.0;
    return IntStream.range(0, 256)
        .mapToDouble(v -> Math.pow(count(data, v) - expected, 2) / expected)
        .sum();
  }

  private static double printable(byte[] data) {
    String text = new String(data, StandardCharsets.ISO_8859_1);
    return (double) text.replaceAll("[^ -~\t\n\r]", "").length() / data.length;
  }

  private static @Nullable Object number(Data data, long offset, int width, boolean little) {
    long from = offset < 0 ? data.sent() + offset : offset;
    if (from < 0 || from + width > data.present().length) {
      return null;
    }
    byte[] bytes = Arrays.copyOfRange(data.present(), (int) from, (int) from + width);
    for (int i = 0; little && i < width / 2; i++) {
      byte other = bytes[width - 1 - i];
      bytes[width - 1 - i] = bytes[i];
      bytes[i] = other;
    }
    return new BigInteger(1, bytes).min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
  }

  private static @Nullable Object commonPrefix(Data a, Data b) {
    int at = 0;
    while (at < a.sent() && at < b.sent()) {
      if (at >= a.present().length || at >= b.present().length) {
        return null;
      }
      if (a.present()[at] != b.present()[at]) {
        break;
      }
      at++;
    }
    return (long) at;
  }

  private static @Nullable Object differences(Data a, Data b) {
    long differences = Math.max(a.sent(), b.sent()) - Math.min(a.sent(), b.sent());
    for (int i = 0; i < Math.min(a.sent(), b.sent()); i++) {
      if (i >= a.present().length || i >= b.present().length) {
        return null;
      }
      differences += a.present()[i] != b.present()[i] ? 1 : 0;
    }
    return differences;
  }

  /** IPv4 only: the rules under test carry no other packet. */
  private static @Nullable Object carriesIp(Data data, long offset) {
    long from = offset < 0 ? data.sent() + offset : offset;
    if (from < 0 || from >= data.sent()) {
      return false;
    }
    if (from >= data.present().length) {
      return null;
    }
    byte[] packet = Arrays.copyOfRange(data.present(), (int) from, data.present().length);
    int header = 4 * (packet[0] & 0xf);
    long left = data.sent() - from;
    if ((packet[0] & 0xf0) != 0x40 || header < 20 || header > left) {
      return false;
    }
    if (header > packet.length) {
      return null;
    }
    int sum = 0;
    for (int i = 0; i < header; i += 2) {
      sum += ByteBuffer.wrap(packet).getShort(i) & 0xffff;
    }
    int total = ByteBuffer.wrap(packet).getShort(2) & 0xffff;
    return sum % 0xffff == 0 && total >= header && total <= left;
  }

  /** The few patterns that drawn traffic can have. */
  private static @Nullable Object pattern(byte[] data) {
    String text = new String(data, StandardCharsets.ISO_8859_1);
    if (data.length >= 4 && text.matches("\\x00*")) {
      return "zeros";
    }
    boolean letters = data.length >= 8 && "abcdefghijklmnopqrstuvw".repeat(9).startsWith(text);
    return letters ? "windows" : null;
  }

  private static @Nullable Object base64(byte[] data) {
    String digits = new String(data, StandardCharsets.ISO_8859_1).replaceAll("[ \\t-\\r\\x00]", "");
    try {
      byte[] bytes = Base64.getDecoder().decode(digits.replace('-', '+').replace('_', '/'));
      return digits.isEmpty() ? null : new Data(bytes, bytes.length);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  private static @Nullable Object hex(byte[] data) {
    String digits =
        new String(data, StandardCharsets.ISO_8859_1)
            .replaceAll("[ \\t-\\r\\x00:]", "")
            .toLowerCase(Locale.ROOT);
    if (!digits.matches("([0-9a-f]{2})+")) {
      return null;
    }
    byte[] bytes = HexFormat.of().parseHex(digits);
    return new Data(bytes, bytes.length);
  }

  private static Data digest(String algorithm, byte[] data) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(data);
      return new Data(digest, digest.length);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
