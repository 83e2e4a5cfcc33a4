// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import pingsift.bytes.ByteRoom;
import pingsift.bytes.Bytes;

/** A digest of the platform, one engine for each thread. */
final class Digest {
  private final ThreadLocal<MessageDigest> engines;

  /**
   * @param algorithm one that every Java platform has
   */
  Digest(String algorithm) {
    this.engines = ThreadLocal.withInitial(() -> engine(algorithm));
  }

  private static MessageDigest engine(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** The digest of the bytes that are present. */
  Bytes of(Bytes data, ByteRoom room) {
    MessageDigest engine = engines.get();
    int length = engine.getDigestLength();
    byte[] out = room.atLeast(length);
    engine.update(data.array(), data.offset(), data.length());
    try {
      engine.digest(out, 0, length);
    } catch (DigestException impossible) {
      throw new IllegalStateException(impossible);
    }
    return room.written(length);
  }
}
