// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What well-known ping programs fill the Data of an Echo with, in the order in which it is tried.
 *
 * <p>Every byte is looked at: Data is of a pattern only where nothing else is in it, but for the
 * time, or what stands in its place, in front. Programs that send random bytes have no pattern.
 */
public enum PingPattern {
  /** Bytes that are all 0: fping, mtr, tracert of Windows. */
  ZEROS("zeros", 4) {
    @Override
    boolean fills(Bytes data) {
      return Filling.isOneValue(data, 0, 0);
    }
  },
  /** {@code abc…w} again and again: Windows, also .NET and PowerShell. */
  WINDOWS("windows", 8) {
    @Override
    boolean fills(Bytes data) {
      return Filling.isAlphabet(data, 'a');
    }
  },
  /** The same in capitals: domain controllers of Windows 2000, L3 Retriever. */
  L3RETRIEVER("l3retriever", 8) {
    @Override
    boolean fills(Bytes data) {
      return Filling.isAlphabet(data, 'A');
    }
  },
  /** Capital X: hping3. */
  HPING("hping", 4) {
    @Override
    boolean fills(Bytes data) {
      return Filling.isOneValue(data, 0, 'X');
    }
  },
  /** 48 49 4a …: traceroute -I of Linux. */
  TRACEROUTE("traceroute", 8) {
    @Override
    boolean fills(Bytes data) {
      return Filling.counts(data, 0, 0x48);
    }
  },
  /**
   * Each byte is its own place: behind seconds and microseconds, of eight or four bytes each; from
   * the beginning where there is no room for a time. iputils, that is Linux.
   */
  IPUTILS("iputils", 4) {
    @Override
    boolean fills(Bytes data) {
      if (data.length() < LONG_TIME) {
        return Filling.counts(data, 0, 0) || isShortTimeOfLinux(data);
      }
      return (isLongTime(data) && Filling.counts(data, LONG_TIME, LONG_TIME))
          || isShortTimeOfLinux(data);
    }
  },
  /** The same behind seconds and micro- or nanoseconds in network byte order: FreeBSD, macOS. */
  BSD("bsd", 16) {
    @Override
    boolean fills(Bytes data) {
      return number(data, 4, 4, false) < NANOS && Filling.counts(data, SHORT_TIME, SHORT_TIME);
    }
  },
  /** The same behind 24 bytes that look random: OpenBSD. */
  OPENBSD("openbsd", 32) {
    @Override
    boolean fills(Bytes data) {
      return Filling.counts(data, 24, 24);
    }
  },
  /** 00 01 02 … behind seconds and microseconds of eight bytes each: GNU inetutils. */
  INETUTILS("inetutils", 24) {
    @Override
    boolean fills(Bytes data) {
      return isLongTime(data) && Filling.counts(data, LONG_TIME, 0);
    }
  },
  /** A line feed and zeros behind such a time: check_icmp of Nagios and Icinga. */
  NAGIOS("nagios", 24) {
    @Override
    boolean fills(Bytes data) {
      return isLongTime(data) && data.at(16) == '\n' && Filling.isOneValue(data, 17, 0);
    }
  },
  /** Zeros behind a time of four bytes: BusyBox, toybox (Android). */
  BUSYBOX("busybox", 12) {
    @Override
    boolean fills(Bytes data) {
      return Filling.isOneValue(data, 4, 0);
    }
  },
  /** ab cd in turn behind a time of eight bytes: Cisco IOS. */
  CISCO("cisco", 16) {
    @Override
    boolean fills(Bytes data) {
      return Filling.alternates(data, SHORT_TIME, 0xab, 0xcd);
    }
  },
  /** Capital Q behind a time of eight bytes: python-ping and its descendants. */
  PYTHON_PING("python_ping", 16) {
    @Override
    boolean fills(Bytes data) {
      return Filling.isOneValue(data, SHORT_TIME, 'Q');
    }
  },
  /** A text: liboping and collectd. */
  LIBOPING("liboping", 56) {
    @Override
    boolean fills(Bytes data) {
      return isText(data, 0, OPING_TEXT);
    }
  },
  /** How many bottles of beer are on the wall: SimplePing of Apple, in apps for iOS. */
  SIMPLEPING("simpleping", 56) {
    @Override
    boolean fills(Bytes data) {
      return isText(data, 28, BEER_TEXT) && isBottles(data);
    }
  },
  /** A text of the example code of Go's network library. */
  GO_EXAMPLE("go_example", 15) {
    @Override
    boolean fills(Bytes data) {
      return isText(data, 0, GO_TEXT);
    }
  };

  private static final int SHORT_TIME = 8;
  private static final int LONG_TIME = 16;
  private static final long MICROS = 1_000_000;
  private static final long NANOS = 1_000_000_000;

  /** 1987, as seconds of a clock; earlier ones are small numbers that could be anything. */
  private static final long SET_CLOCK = 1L << 29;

  private static final byte[] OPING_TEXT =
      ascii("liboping -- ICMP ping library <http://octo.it/liboping/>");
  private static final byte[] BEER_TEXT = ascii(" bottles of beer on the wall");
  private static final byte[] GO_TEXT = ascii("HELLO-R-U-THERE");
  private static final PingPattern[] ALL = values();

  private final String word;
  private final int least;

  /**
   * @param least the shortest Data that shows the pattern
   */
  PingPattern(String word, int least) {
    this.word = word;
    this.least = least;
  }

  abstract boolean fills(Bytes data);

  /** Its name in rules and reports. */
  public String word() {
    return word;
  }

  /** The pattern of Data that is all there; null where it is none, or where bytes are cut. */
  public static @Nullable PingPattern of(Bytes data) {
    if (data.isTruncated()) {
      return null;
    }
    for (PingPattern pattern : ALL) {
      if (data.length() >= pattern.least && pattern.fills(data)) {
        return pattern;
      }
    }
    return null;
  }

  /** Seconds and microseconds of eight bytes each, of either byte order. */
  private static boolean isLongTime(Bytes data) {
    return isLongTime(data, true) || isLongTime(data, false);
  }

  private static boolean isLongTime(Bytes data, boolean little) {
    long seconds = number(data, 0, 8, little);
    long micros = number(data, 8, 8, little);
    // little is left to see where hardly anything follows the time: then the clock must be set
    boolean clock = data.length() >= 24 ? seconds >= 0 : seconds >= SET_CLOCK;
    return clock && seconds < 1L << 33 && micros >= 0 && micros < MICROS;
  }

  /**
   * Seconds and microseconds of four bytes each, little-endian, as Linux on 32 bits has them. What
   * is as good a time in network byte order is not.
   */
  private static boolean isShortTimeOfLinux(Bytes data) {
    if (data.length() < SHORT_TIME + 4) {
      return false;
    }
    boolean network = number(data, 0, 4, false) >= SET_CLOCK && number(data, 4, 4, false) < MICROS;
    return !network
        && number(data, 0, 4, true) >= SET_CLOCK
        && number(data, 4, 4, true) < MICROS
        && Filling.counts(data, SHORT_TIME, SHORT_TIME);
  }

  private static long number(Bytes data, int at, int width, boolean little) {
    long number = 0;
    for (int i = 0; i < width; i++) {
      number = number << 8 | data.at(little ? at + width - 1 - i : at + i);
    }
    return number;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether a text stands at an index and nothing behind it. */
  private static boolean isText(Bytes data, int from, byte[] text) {
    if (data.length() != from + text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (data.at(from + i) != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** One or two digits at the end of 28 bytes, blanks before them. */
  private static boolean isBottles(Bytes data) {
    for (int i = 0; i < 28; i++) {
      int octet = data.at(i);
      boolean digit = octet >= '0' && octet <= '9';
      if (i == 27 ? !digit : i == 26 ? !digit && octet != ' ' : octet != ' ') {
        return false;
      }
    }
    return true;
  }
}
