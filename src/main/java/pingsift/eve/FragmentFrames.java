// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import pingsift.decode.IcmpMessage;

/** The frames of a packet that came in fragments, as ranges: {@code 1-3, 7}. */
final class FragmentFrames {
  /** How many ranges are written; {@code ...} stands for the others. */
  private static final int MAX_RANGES = 64;

  private FragmentFrames() {}

  static void append(IcmpMessage message, StringBuilder text) {
    int count = message.fragments();
    int at = 0;
    for (int ranges = 0; at < count; ranges++) {
      if (ranges == MAX_RANGES) {
        text.append(", ...");
        return;
      }
      int last = at;
      while (last + 1 < count
          && message.fragmentFrame(last + 1) == message.fragmentFrame(last) + 1) {
        last++;
      }
      text.append(at == 0 ? "" : ", ").append(message.fragmentFrame(at));
      if (last > at) {
        text.append('-').append(message.fragmentFrame(last));
      }
      at = last + 1;
    }
  }

  static String text(IcmpMessage message) {
    StringBuilder text = new StringBuilder();
    append(message, text);
    return text.toString();
  }
}
