// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

import pingsift.bytes.LittleEndian;
import pingsift.capture.LinkType;

/**
 * What radios put in front of an 802.11 frame. All that counts here is their length, whether the
 * frame ends in a frame check sequence, and whether it was padded.
 */
final class RadioLayers {
  private static final int FCS = 4;

  private static final int RADIOTAP_HEADER = 8;
  private static final int HAS_TIMER = 1;
  private static final int HAS_FLAGS = 2;
  private static final int FLAG_FCS = 0x10;
  private static final int FLAG_PADDING = 0x20;

  private static final int PRISM_HEADER = 8;
  private static final int AVS_HEADER = 8;

  private static final int PPI_HEADER = 8;
  private static final int PPI_FIELD = 4;
  private static final int PPI_WLAN = 2;
  private static final int PPI_WLAN_FLAGS = 8;

  private RadioLayers() {}

  /*
   * Version, 0 (1) | Padding (1) | Length (2) | Present (4), more of these while bit 31 is set |
   * fields, each at a multiple of its own size from the start of the header
   *
   * Bit 0 of the first Present is a timer of 8 bytes, bit 1 is a byte of flags. Numbers have their
   * lowest byte first. Source: radiotap.org.
   */
  static Step radiotap(Cursor cursor) {
    if (cursor.left() < RADIOTAP_HEADER) {
      return cursor.missing(RADIOTAP_HEADER);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int length = LittleEndian.u16(buffer, at + 2);
    if (u8(buffer, at) != 0 || length < RADIOTAP_HEADER) {
      return Step.MALFORMED;
    }
    if (cursor.left() < length) {
      return cursor.missing(length);
    }
    int present = (int) LittleEndian.u32(buffer, at + 4);
    int field = RADIOTAP_HEADER;
    for (int word = present; word < 0; field += 4) {
      if (length - field < 4) {
        return Step.MALFORMED;
      }
      word = (int) LittleEndian.u32(buffer, at + field);
    }
    if ((present & HAS_TIMER) != 0) {
      field = (field + 7 & ~7) + 8;
    }
    cursor.at = at + length;
    if ((present & HAS_FLAGS) != 0) {
      if (field >= length) {
        return Step.MALFORMED;
      }
      int flags = u8(buffer, at + field);
      cursor.radioPadding = (flags & FLAG_PADDING) != 0;
      cursor.dropTrailer((flags & FLAG_FCS) != 0 ? FCS : 0);
    }
    return Step.WLAN;
  }

  /*
   * Message code 44 or 41 (4) | Length (4) | …       in the byte order of the host that captured
   *
   * Drivers of the same devices later wrote AVS headers under this link type.
   */
  static Step prism(Cursor cursor) {
    if (cursor.left() < PRISM_HEADER) {
      return cursor.missing(PRISM_HEADER);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int code = (int) u32(buffer, at);
    return switch (code) {
      case 0x44, 0x41 -> behind(cursor, u32(buffer, at + 4));
      case 0x44000000, 0x41000000 -> behind(cursor, LittleEndian.u32(buffer, at + 4));
      default -> isAvs(code) ? Step.AVS : Step.MALFORMED;
    };
  }

  /*
   * 80211001 or 80211002 (4) | Length (4) | …
   */
  static Step avs(Cursor cursor) {
    if (cursor.left() < AVS_HEADER) {
      return cursor.missing(AVS_HEADER);
    }
    return isAvs((int) u32(cursor.buffer, cursor.at))
        ? behind(cursor, u32(cursor.buffer, cursor.at + 4))
        : Step.MALFORMED;
  }

  private static boolean isAvs(int magic) {
    return (magic & 0xfffff000) == 0x80211000;
  }

  private static Step behind(Cursor cursor, long length) {
    return length < AVS_HEADER || length > Integer.MAX_VALUE
        ? Step.MALFORMED
        : cursor.behind((int) length, Step.WLAN);
  }

  /*
   * Version, 0 (1) | Flags (1) | Length (2) | Link type of the frame (4) | fields:
   * Type (2) | Length (2) | …
   *
   * Type 2 is of 802.11: a timer (8), then flags (2), whose bit 0 tells of the frame check sequence.
   * Numbers have their lowest byte first. Source: the PPI specification, CACE Technologies, 2007.
   */
  static Step ppi(Cursor cursor) {
    if (cursor.left() < PPI_HEADER) {
      return cursor.missing(PPI_HEADER);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int length = LittleEndian.u16(buffer, at + 2);
    if (u8(buffer, at) != 0 || length < PPI_HEADER) {
      return Step.MALFORMED;
    }
    if (cursor.left() < length) {
      return cursor.missing(length);
    }
    int linkType = (int) LittleEndian.u32(buffer, at + 4);
    cursor.at = at + length;
    if (linkType == LinkType.IEEE802_11 && ppiTellsOfFcs(buffer, at + PPI_HEADER, at + length)) {
      cursor.dropTrailer(FCS);
    }
    return LinkTypes.first(linkType, cursor);
  }

  private static boolean ppiTellsOfFcs(byte[] buffer, int from, int end) {
    int at = from;
    while (end - at >= PPI_FIELD) {
      int type = LittleEndian.u16(buffer, at);
      int length = LittleEndian.u16(buffer, at + 2);
      int value = at + PPI_FIELD;
      if (type == PPI_WLAN && length > PPI_WLAN_FLAGS && length <= end - value) {
        return (u8(buffer, value + PPI_WLAN_FLAGS) & 1) != 0;
      }
      at = value + length;
    }
    return false;
  }
}
