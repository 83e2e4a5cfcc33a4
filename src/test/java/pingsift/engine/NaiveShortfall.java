// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.Slice;
import pingsift.check.Type;
import pingsift.engine.NaiveValues.Data;

/** Whether the capture fails to show something that a condition or value reads of an element. */
final class NaiveShortfall {
  /** Fields that every element has, and that the capture may not show. */
  private static final Set<String> SHOWN_OR_NOT =
      Set.of("entropy", "checksum.ok", "icmp.rest", "rtt");

  private NaiveShortfall() {}

  static boolean in(Expression part, NaiveScene scene) {
    if (part instanceof Presence) {
      return false;
    }
    if (isCutFromField(part)) {
      Data cut = cut(part, scene);
      return isSideMissing(part, scene) || (cut != null && cut.present().length < cut.sent());
    }
    if (part instanceof FieldReference reference) {
      Object value = NaiveValues.field(reference, scene.source(reference));
      return isSideMissing(part, scene)
          || (value == null && SHOWN_OR_NOT.contains(reference.field().name()))
          || (value instanceof Data data && data.present().length < data.sent());
    }
    return part.parts().stream().anyMatch(p -> in(p, scene));
  }

  private static boolean isCutFromField(Expression part) {
    Expression from = part.parts().isEmpty() ? part : part.parts().get(0);
    boolean cuts = part instanceof Slice || part instanceof ByteAt;
    return cuts && (from instanceof FieldReference || isCutFromField(from));
  }

  private static boolean isSideMissing(Expression part, NaiveScene scene) {
    return part instanceof FieldReference reference
        ? scene.source(reference) == null
        : part.parts().stream().anyMatch(p -> isSideMissing(p, scene));
  }

  /** What a slice takes; of one byte, a slice of that byte. */
  private static @Nullable Data cut(Expression part, NaiveScene scene) {
    if (part instanceof Slice slice) {
      return NaiveValues.slice(slice, cut(slice.bytes(), scene));
    }
    if (part instanceof ByteAt at) {
      Data whole = cut(at.bytes(), scene);
      long index = whole == null || at.index() >= 0 ? at.index() : whole.sent() + at.index();
      boolean sent = whole != null && index >= 0 && index < whole.sent();
      return sent ? new Data(new byte[index < whole.present().length ? 1 : 0], 1) : null;
    }
    return part instanceof FieldReference reference && part.type() == Type.BYTES
        ? (Data) NaiveValues.field(reference, scene.source(reference))
        : null;
  }
}
