// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, of which the first eight bytes are shown: enough to notice a change. */
public final class Digests {
  private static final int SHOWN_BYTES = 8;
  private static final int BUFFER = 1 << 18;

  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String brief(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
  }

  /** Of a text. */
  public static String of(String text) {
    MessageDigest digest = sha256();
    digest.update(utf8(text));
    return brief(digest);
  }

  /** Of the bytes of a file as stored. */
  static String of(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return brief(digest);
  }
}
