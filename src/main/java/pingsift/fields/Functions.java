// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import java.util.List;
import pingsift.bytes.Bytes;
import pingsift.bytes.Entropy;
import pingsift.check.FunctionDef;
import pingsift.check.Type;

/** The functions of bytes that rules can call. */
final class Functions {
  /** An entropy needs scratch room, and runs in several threads may share the catalogue. */
  private static final ThreadLocal<Entropy> ENTROPY = ThreadLocal.withInitial(Entropy::new);

  private Functions() {}

  /** In bits per byte; NaN where bytes are cut. */
  static double entropy(Bytes bytes) {
    return bytes.isTruncated() ? Double.NaN : ENTROPY.get().of(bytes);
  }

  static List<Function> all() {
    return List.of(
        new Function.OfLong(
            new FunctionDef(
                "len", List.of(Type.BYTES), Type.INT, 1, "how many bytes, as they were sent"),
            bytes -> bytes.wireLength()),
        new Function.OfDouble(
            new FunctionDef(
                "entropy",
                List.of(Type.BYTES),
                Type.FLOAT,
                400,
                "Shannon entropy in bits per byte, 0 to 8; absent where bytes are cut"),
            Functions::entropy));
  }
}
