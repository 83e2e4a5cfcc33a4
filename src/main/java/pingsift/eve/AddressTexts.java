// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;

/**
 * The texts of addresses, with the latest ones kept: one alert writes each address up to three
 * times, and alerts of one kind name the same hosts again and again. Bounded, whatever the traffic.
 */
final class AddressTexts {
  private static final int SLOTS = 256;

  private final @Nullable IpAddress[] addresses = new @Nullable IpAddress[SLOTS];
  private final String[] texts = new String[SLOTS];

  String of(int version, long high, long low) {
    long mixed = (31 * high + low + version) * 0x9e37_79b9_7f4a_7c15L;
    int slot = (int) (mixed >>> 56);
    IpAddress kept = addresses[slot];
    if (kept != null && kept.low() == low && kept.high() == high && kept.version() == version) {
      return texts[slot];
    }
    String text = IpAddress.text(version, high, low);
    addresses[slot] = new IpAddress(version, high, low);
    texts[slot] = text;
    return text;
  }
}
