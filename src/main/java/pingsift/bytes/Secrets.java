// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;

/**
 * Numbers that nobody can guess, from where {@link SecureRandom} has them too: to set that up takes
 * a tenth of a short run.
 */
final class Secrets {
  private static final String SOURCE = "/dev/urandom";

  private Secrets() {}

  static long next() {
    byte[] bytes = new byte[Long.BYTES];
    try (InputStream in = new FileInputStream(SOURCE)) {
      if (in.read(bytes) == bytes.length) {
        long number = 0;
        for (byte one : bytes) {
          number = number << 8 | (one & 0xff);
        }
        return number;
      }
    } catch (IOException notHere) {
      // as on Windows
    }
    return new SecureRandom().nextLong();
  }
}
