// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.util.HexFormat;

/** What the first bytes of an input say that it is. */
enum Signature {
  PCAP,
  PCAPNG,
  GZIP,
  EMPTY,
  OTHER;

  /** How many bytes are looked at. */
  static final int LEN = 8;

  private static final String[][] KNOWN = {
    {"504b0304", "a zip archive"},
    {"28b52ffd", "compressed with zstd, unpack it first"},
    {"04224d18", "compressed with lz4, unpack it first"},
    {"fd377a585a00", "compressed with xz, unpack it first"},
    {"425a68", "compressed with bzip2, unpack it first"},
    {"736e6f6f7000", "a snoop capture, convert it to pcapng first"},
    {"474d4255", "a Network Monitor capture, convert it to pcapng first"},
    {"52545353", "a Network Monitor capture, convert it to pcapng first"},
    {"1c0001ac", "an lcap capture, convert it to pcapng first"},
    {"1c0001ab", "an lcap capture, convert it to pcapng first"},
  };

  /**
   * @param start the first {@link #LEN} bytes, fewer where the input has fewer
   */
  static Signature of(byte[] start) {
    if (start.length == 0) {
      return EMPTY;
    }
    if (GzipSource.isGzip(start, 0, start.length)) {
      return GZIP;
    }
    if (start.length < Integer.BYTES) {
      return OTHER;
    }
    int magic = Endian.BIG.int32(start, 0);
    if (magic == PcapngRecords.SECTION_HEADER) {
      return PCAPNG;
    }
    return PcapHeader.isMagic(magic) ? PCAP : OTHER;
  }

  /** Why an input that starts so, and is neither pcap nor pcapng, cannot be read. */
  static String reason(byte[] start) {
    if (start.length == 0) {
      return "not a capture: empty";
    }
    String hex = HexFormat.of().formatHex(start);
    for (String[] known : KNOWN) {
      if (hex.startsWith(known[0])) {
        return "not a capture: " + known[1];
      }
    }
    return "not a capture: starts with " + shown(start);
  }

  /** Letters as letters, anything that a terminal could act on as hexadecimal. */
  private static String shown(byte[] start) {
    StringBuilder text = new StringBuilder();
    for (byte b : start) {
      if (b < ' ' || b > '~' || b == '`') {
        return HexFormat.ofDelimiter(" ").formatHex(start);
      }
      text.append((char) b);
    }
    return "`" + text + "`";
  }
}
