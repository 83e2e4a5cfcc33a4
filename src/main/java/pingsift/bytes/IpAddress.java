// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An IP address: 128 bits in two longs, IPv4 as IPv4-mapped (RFC 4291, section 2.5.5.2).
 *
 * <p>The version is kept beside the bits, because an IPv4-mapped address can also be written as an
 * IPv6 one. Names are never looked up.
 *
 * @param version 4 or 6
 * @param high the first eight bytes, big-endian
 * @param low the last eight bytes, big-endian
 */
public record IpAddress(int version, long high, long low) {
  /** The upper half of an IPv4-mapped address's low long. */
  private static final long IPV4_MAPPED = 0x0000_ffff_0000_0000L;

  private static final int GROUPS = 8;

  /** How many bytes a text takes at most, and what may be overwritten behind it. */
  public static final int MAX_TEXT = 40;

  private static final byte[] MAPPED = "::ffff:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Whether 128 bits are an IPv4 address. */
  public static boolean isIpv4(long high, long low) {
    return high == 0 && low >>> 32 == 0xffff;
  }

  /** The text of an address, of version 4 where its bits are IPv4-mapped. */
  public static String text(long high, long low) {
    return text(isIpv4(high, low) ? 4 : 6, high, low);
  }

  /** The text of an address: dotted for version 4, canonical by RFC 5952 for version 6. */
  public static String text(int version, long high, long low) {
    byte[] bytes = new byte[MAX_TEXT];
    int end = write(version, high, low, bytes, 0);
    return new String(bytes, 0, end, StandardCharsets.US_ASCII);
  }

  /**
   * Writes the text of an address at an offset, where there is room for {@value #MAX_TEXT} bytes,
   * and returns the offset after it.
   */
  public static int write(int version, long high, long low, byte[] to, int offset) {
    if (version == 4) {
      return writeDotted(low, to, offset);
    }
    if (isIpv4(high, low)) { // RFC 5952, section 5
      System.arraycopy(MAPPED, 0, to, offset, MAPPED.length);
      return writeDotted(low, to, offset + MAPPED.length);
    }
    return writeGroups(high, low, to, offset);
  }

  /**
   * The address that a text writes, or null where it writes none. IPv4 is four decimal numbers
   * without leading zeros, which some read as octal; IPv6 is any form of RFC 4291, section 2.2,
   * without a zone.
   */
  public static @Nullable IpAddress parse(String text) {
    if (text.indexOf(':') >= 0) {
      return new Ipv6Text(text).parse();
    }
    long bits = parseDotted(text, 0);
    return bits < 0 ? null : new IpAddress(4, 0, IPV4_MAPPED | bits);
  }

  @Override
  public String toString() {
    return text(version, high, low);
  }

  private static int writeDotted(long low, byte[] to, int offset) {
    int at = offset;
    for (int shift = 24; shift >= 0; shift -= 8) {
      int octet = (int) (low >>> shift) & 0xff;
      if (octet >= 100) {
        to[at++] = (byte) ('0' + octet / 100);
      }
      if (octet >= 10) {
        to[at++] = (byte) ('0' + octet / 10 % 10);
      }
      to[at++] = (byte) ('0' + octet % 10);
      to[at++] = '.';
    }
    return at - 1;
  }

  private static int group(long high, long low, int index) {
    return (int) ((index < 4 ? high : low) >>> (48 - 16 * (index & 3))) & 0xffff;
  }

  /** RFC 5952: lower case, no leading zeros, the first longest run of two or more zeros as "::". */
  private static int writeGroups(long high, long low, byte[] to, int offset) {
    int runAt = -1;
    int runLen = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && group(high, low, end) == 0) {
        end++;
      }
      if (end - i > runLen) {
        runAt = i;
        runLen = end - i;
      }
      i = Math.max(i, end - 1);
    }
    int at = offset;
    for (int i = 0; i < GROUPS; i++) {
      if (i == runAt) {
        to[at++] = ':';
        to[at++] = ':';
        i += runLen - 1;
        continue;
      }
      if (i > 0 && i != runAt + runLen) {
        to[at++] = ':';
      }
      at = writeHex(group(high, low, i), to, at);
    }
    return at;
  }

  private static int writeHex(int group, byte[] to, int offset) {
    int at = offset;
    for (int shift = 12; shift >= 0; shift -= 4) {
      if (group >> shift > 0 || shift == 0) {
        to[at++] = HEX[group >> shift & 0xf];
      }
    }
    return at;
  }

  /** The 32 bits of a dotted address from a position to the end, or -1. */
  private static long parseDotted(String text, int from) {
    long bits = 0;
    int at = from;
    for (int part = 0; part < 4; part++) {
      if (part > 0) {
        if (at >= text.length() || text.charAt(at) != '.') {
          return -1;
        }
        at++;
      }
      int start = at;
      int number = 0;
      while (at < text.length() && at - start < 4 && isDigit(text.charAt(at))) {
        number = number * 10 + text.charAt(at++) - '0';
      }
      boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
      if (at == start || number > 255 || leadingZero) {
        return -1;
      }
      bits = (bits << 8) | number;
    }
    return at == text.length() ? bits : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** One pass over the text of an IPv6 address. */
  private static final class Ipv6Text {
    private final String text;
    private final int[] groups = new int[GROUPS];
    private int count;

    /** How many groups stand in front of "::", or -1 without one. */
    private int gapAt = -1;

    Ipv6Text(String text) {
      this.text = text;
    }

    @Nullable IpAddress parse() {
      int at = 0;
      if (text.startsWith("::")) {
        gapAt = 0;
        at = 2;
      }
      while (at < text.length()) {
        int end = groupEnd(at);
        if (end < text.length() && text.charAt(end) == '.') {
          return dottedTail(at) ? address() : null;
        }
        if (!group(at, end)) {
          return null;
        }
        at = end;
        if (text.startsWith("::", at)) {
          if (gapAt >= 0) {
            return null;
          }
          gapAt = count;
          at += 2;
        } else if (at < text.length()) {
          at++;
          if (at == text.length() || text.charAt(at - 1) != ':') {
            return null; // a single colon at the end, or no colon
          }
        }
      }
      return address();
    }

    private int groupEnd(int from) {
      int at = from;
      while (at < text.length() && at - from < 5 && digit(text.charAt(at)) >= 0) {
        at++;
      }
      return at;
    }

    private boolean group(int from, int to) {
      if (count == GROUPS || to == from || to - from > 4) {
        return false;
      }
      int value = 0;
      for (int i = from; i < to; i++) {
        value = (value << 4) | digit(text.charAt(i));
      }
      groups[count++] = value;
      return true;
    }

    private boolean dottedTail(int from) {
      long bits = parseDotted(text, from);
      if (bits < 0 || count > GROUPS - 2) {
        return false;
      }
      groups[count++] = (int) (bits >>> 16);
      groups[count++] = (int) bits & 0xffff;
      return true;
    }

    private @Nullable IpAddress address() {
      if (gapAt < 0 ? count != GROUPS : count == GROUPS) {
        return null; // "::" stands for at least one group
      }
      long high = 0;
      long low = 0;
      int zeros = GROUPS - count;
      for (int i = 0; i < GROUPS; i++) {
        int value = 0;
        if (gapAt < 0 || i < gapAt) {
          value = groups[i];
        } else if (i >= gapAt + zeros) {
          value = groups[i - zeros];
        }
        if (i < 4) {
          high = (high << 16) | value;
        } else {
          low = (low << 16) | value;
        }
      }
      return new IpAddress(6, high, low);
    }

    private static int digit(char c) {
      return c < 128 ? Character.digit(c, 16) : -1; // not the digits of other scripts
    }
  }
}
