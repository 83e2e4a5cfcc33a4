// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

/** Laws by which programs fill bytes whose content does not matter. Over no bytes each holds. */
public final class Filling {
  /** After {@code w} it begins anew, as {@code ping} of Windows does. */
  private static final int ALPHABET = 23;

  private Filling() {}

  /** One value, from an index to the end. */
  public static boolean isOneValue(Bytes bytes, int from, int value) {
    for (int i = from; i < bytes.length(); i++) {
      if (bytes.at(i) != value) {
        return false;
      }
    }
    return true;
  }

  /** One more each time, modulo 256, from an index to the end. */
  public static boolean counts(Bytes bytes, int from, int first) {
    for (int i = from; i < bytes.length(); i++) {
      if (bytes.at(i) != (first + i - from & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** {@code abc…uvwabc…} from the beginning to the end, where {@code first} is {@code a}. */
  public static boolean isAlphabet(Bytes bytes, int first) {
    for (int i = 0; i < bytes.length(); i++) {
      if (bytes.at(i) != first + i % ALPHABET) {
        return false;
      }
    }
    return true;
  }

  /** Two values in turn, from an index to the end; {@code even} stands at even indexes. */
  public static boolean alternates(Bytes bytes, int from, int even, int odd) {
    for (int i = from; i < bytes.length(); i++) {
      if (bytes.at(i) != (i % 2 == 0 ? even : odd)) {
        return false;
      }
    }
    return true;
  }
}
