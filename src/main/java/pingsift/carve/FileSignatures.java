// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Files by their first bytes. A magic number alone is little: each test also looks at what the
 * format allows to stand behind it, as far as it is there.
 */
final class FileSignatures {
  private static final int TAR_HEADER = 512;
  private static final int TAR_CHECKSUM = 148;

  private FileSignatures() {}

  /** RFC 1952, section 2.3.1: deflate, no reserved flag. */
  static boolean isGzip(Beginning b) {
    return b.has(0, 0x1f, 0x8b, 8) && b.length() >= 10 && (b.at(3) & 0xe0) == 0;
  }

  /** A local file header with a name, or the end of an archive without files. */
  static boolean isZip(Beginning b) {
    if (b.has(0, 'P', 'K', 5, 6)) {
      return b.whole() == 22 && b.has(4, 0, 0, 0, 0, 0, 0, 0, 0);
    }
    int nameLen = b.u16le(26);
    return b.has(0, 'P', 'K', 3, 4)
        && b.at(4) <= 63
        && b.u16le(8) <= 99
        && nameLen > 0
        && nameLen <= 4096;
  }

  static boolean isSevenZip(Beginning b) {
    return b.has(0, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c, 0);
  }

  static boolean isRar(Beginning b) {
    return b.has(0, 'R', 'a', 'r', '!', 0x1a, 7) && (b.at(6) == 0 || b.has(6, 1, 0));
  }

  /** A first block, or the end of a file without one. */
  static boolean isBzip2(Beginning b) {
    return b.hasText(0, "BZh")
        && b.at(3) >= '1'
        && b.at(3) <= '9'
        && (b.has(4, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59)
            || b.has(4, 0x17, 0x72, 0x45, 0x38, 0x50, 0x90));
  }

  static boolean isXz(Beginning b) {
    return b.has(0, 0xfd, '7', 'z', 'X', 'Z', 0, 0) && b.at(7) >= 0 && b.at(7) <= 0xf;
  }

  /** RFC 8878, section 3.1.1: the reserved bit of the descriptor is 0. */
  static boolean isZstd(Beginning b) {
    return b.has(0, 0x28, 0xb5, 0x2f, 0xfd) && b.at(4) >= 0 && (b.at(4) & 8) == 0;
  }

  /** A first header whose checksum is right: of its bytes, with blanks for the checksum itself. */
  static boolean isTar(Beginning b) {
    if (b.length() < TAR_HEADER || !b.hasText(257, "ustar")) {
      return false;
    }
    int sum = 8 * ' ';
    for (int i = 0; i < TAR_HEADER; i++) {
      sum += i >= TAR_CHECKSUM && i < TAR_CHECKSUM + 8 ? 0 : b.at(i);
    }
    String said = b.text(TAR_CHECKSUM, 8).replace('\0', ' ').strip();
    return said.equals(Integer.toOctalString(sum))
        || said.equals(String.format("%06o", sum))
        || said.equals(String.format("%07o", sum));
  }

  /** RFC 1950 has a header of two bytes only, so the beginning must also unpack. */
  static boolean isZlib(Beginning b) {
    int header = b.u16(0);
    if (b.length() < 16 || header >>> 8 != 0x78 || header % 31 != 0 || (header & 0x20) != 0) {
      return false;
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(b.bytes(), b.offset(), b.length());
      return inflater.inflate(new byte[256]) >= 8;
    } catch (DataFormatException e) {
      return false;
    } finally {
      inflater.end();
    }
  }

  /** Class, byte order and version as they can be. */
  static boolean isElf(Beginning b) {
    return b.has(0, 0x7f, 'E', 'L', 'F')
        && (b.at(4) == 1 || b.at(4) == 2)
        && (b.at(5) == 1 || b.at(5) == 2)
        && b.at(6) == 1;
  }

  /** The header of DOS leads to one of PE; where that is beyond what is here, to a likely place. */
  static boolean isPe(Beginning b) {
    if (!b.hasText(0, "MZ") || b.length() < 64) {
      return false;
    }
    long header = b.u32le(60);
    if (header < 64 || header > 4096 || header % 4 != 0) {
      return false;
    }
    return header + 4 > b.length() || b.has((int) header, 'P', 'E', 0, 0);
  }

  /** One program for x86, ARM or PowerPC, of 32 or 64 bits; or several in one file. */
  static boolean isMachO(Beginning b) {
    if (b.has(0, 0xca, 0xfe, 0xba, 0xbe)) {
      return b.u32(4) > 0 && b.u32(4) < 20 && isProcessor(b.u32(8));
    }
    boolean big = b.has(0, 0xfe, 0xed, 0xfa) && (b.at(3) == 0xce || b.at(3) == 0xcf);
    boolean little = b.has(1, 0xfa, 0xed, 0xfe) && (b.at(0) == 0xce || b.at(0) == 0xcf);
    return (big && isProcessor(b.u32(4))) || (little && isProcessor(b.u32le(4)));
  }

  private static boolean isProcessor(long number) {
    int family = (int) number & 0xffffff;
    return number >= 0 && (family == 7 || family == 12 || family == 18);
  }

  /** Versions from 45, of Java 1.1, on; less would be a Mach-O file of that many programs. */
  static boolean isJavaClass(Beginning b) {
    return b.has(0, 0xca, 0xfe, 0xba, 0xbe) && b.u16(6) >= 45 && b.u16(6) < 200;
  }

  static boolean isPng(Beginning b) {
    return b.has(0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)
        && (b.length() < 16 || (b.u32(8) == 13 && b.hasText(12, "IHDR")));
  }

  /** A marker of a segment behind the start, and a length that a segment can have. */
  static boolean isJpeg(Beginning b) {
    return b.has(0, 0xff, 0xd8, 0xff)
        && b.at(3) >= 0xc0
        && b.at(3) < 0xff
        && (b.length() < 6 || b.u16(4) >= 2);
  }

  static boolean isGif(Beginning b) {
    return b.hasText(0, "GIF87a") || b.hasText(0, "GIF89a");
  }

  static boolean isPdf(Beginning b) {
    return b.hasText(0, "%PDF-") && isDigit(b.at(5)) && b.at(6) == '.' && isDigit(b.at(7));
  }

  static boolean isOle(Beginning b) {
    return b.has(0, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  }

  static boolean isSqlite(Beginning b) {
    return b.hasText(0, "SQLite format 3\0");
  }

  /** Version 2.4, in either byte order. */
  static boolean isPcap(Beginning b) {
    boolean big = b.u32(0) == 0xa1b2c3d4L || b.u32(0) == 0xa1b23c4dL;
    boolean little = b.u32le(0) == 0xa1b2c3d4L || b.u32le(0) == 0xa1b23c4dL;
    return (big && b.u16(4) == 2 && b.u16(6) == 4)
        || (little && b.u16le(4) == 2 && b.u16le(6) == 4);
  }

  static boolean isPcapng(Beginning b) {
    return b.u32(0) == 0x0a0d0d0aL && (b.u32(8) == 0x1a2b3c4dL || b.u32le(8) == 0x1a2b3c4dL);
  }

  private static boolean isDigit(int octet) {
    return octet >= '0' && octet <= '9';
  }
}
