// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import java.util.Set;
import pingsift.check.CheckedQuery;
import pingsift.check.Expression;
import pingsift.check.Expression.And;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Presence;
import pingsift.check.Owner;
import pingsift.check.Scope;
import pingsift.check.Side;
import pingsift.check.Type;
import pingsift.stream.StreamTimeouts;

/**
 * How much later than its own time a record can become known.
 *
 * <p>A frame is known at once, and so is an exchange that has a reply. One without is known when it
 * is given up, and an iStream, at the latest, when it ends.
 */
final class Lateness {
  /** Fields of an exchange that are true only where there is a reply. */
  private static final Set<String> NEED_A_REPLY =
      Set.of("answered", "unsolicited", "late", "extra");

  private Lateness() {}

  /** Nanoseconds, or {@link SequenceShape#NEVER}: up to the end of the capture. */
  static long of(CheckedQuery.Single records, StreamTimeouts timeouts) {
    return switch (records.scope()) {
      case FRAME -> 0;
      case EXCHANGE -> needsReply(records) ? 0 : timeouts.exchangeNanos();
      // its last message can be a mirrored one, which is no record
      case ISTREAM ->
          timeouts.inactiveNanos() == StreamTimeouts.OFF
              ? SequenceShape.NEVER
              : Saturating.add(timeouts.inactiveNanos(), timeouts.mirrorNanos());
    };
  }

  /** Whether only an exchange with a reply can be such a record. */
  static boolean needsReply(CheckedQuery.Single records) {
    return records.scope() == Scope.EXCHANGE && needsReply(records.condition(), true);
  }

  /** Whether a condition can have a value only where there is a reply. */
  private static boolean needsReply(Expression condition, boolean value) {
    if (condition instanceof And || condition instanceof Or) {
      List<Expression> operands = condition.parts();
      boolean one = condition instanceof And == value;
      return one
          ? operands.stream().anyMatch(operand -> needsReply(operand, value))
          : operands.stream().allMatch(operand -> needsReply(operand, value));
    }
    if (condition instanceof Not not) {
      return needsReply(not.operand(), !value);
    }
    if (condition instanceof BoolLiteral literal) {
      return literal.value() != value;
    }
    if (condition instanceof Presence presence) {
      return presence.present() == value && readsReply(presence.value());
    }
    if (condition instanceof FieldReference field && field.field().owner() == Owner.EXCHANGE) {
      String name = field.field().name();
      return value ? NEED_A_REPLY.contains(name) : name.equals("unanswered");
    }
    return readsReply(condition);
  }

  /** Whether a part is absent or unknown without a reply. Conditions within it may not be. */
  private static boolean readsReply(Expression part) {
    if (part instanceof FieldReference field) {
      boolean time = field.field().owner() == Owner.EXCHANGE && field.field().name().equals("rtt");
      return time || field.side() == Side.REPLY;
    }
    return part.parts().stream()
        .anyMatch(
            inner ->
                (inner instanceof FieldReference || inner.type() != Type.BOOL)
                    && readsReply(inner));
  }
}
