// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.EnumSet;
import java.util.Set;
import pingsift.check.CheckedQuery;
import pingsift.check.Expression;
import pingsift.check.Expression.And;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Presence;
import pingsift.check.Scope;
import pingsift.check.Side;
import pingsift.stream.StreamTimeouts;

/** How long after its time a record can become known. */
final class NaiveLateness {
  /** What an exchange can only be where there is a reply. */
  private static final Set<String> ONLY_WITH_REPLY =
      Set.of("answered", "unsolicited", "late", "extra");

  private enum Truth {
    TRUE,
    FALSE,
    UNKNOWN
  }

  private NaiveLateness() {}

  static long nanos(CheckedQuery.Single query) {
    return switch (query.scope()) {
      case FRAME -> 0;
      case EXCHANGE -> asksForReply(query.condition()) ? 0 : StreamTimeouts.DEFAULT.exchangeNanos();
      case ISTREAM -> StreamTimeouts.DEFAULT.inactiveNanos();
    };
  }

  /** An exchange without a reply, where the condition asks for one. */
  static boolean isNeverInDoubt(CheckedQuery.Single query, NaiveScene scene) {
    return query.scope() == Scope.EXCHANGE
        && scene.reply() == null
        && asksForReply(query.condition());
  }

  /** Whether a condition cannot be true of an exchange without a reply. */
  private static boolean asksForReply(Expression condition) {
    return !withoutReply(condition).contains(Truth.TRUE);
  }

  /** All that a condition can be there. */
  private static Set<Truth> withoutReply(Expression part) {
    if (part instanceof And and) {
      return joined(and.operands().stream().map(NaiveLateness::withoutReply).toList(), Truth.FALSE);
    }
    if (part instanceof Or or) {
      return joined(or.operands().stream().map(NaiveLateness::withoutReply).toList(), Truth.TRUE);
    }
    if (part instanceof Not not) {
      Set<Truth> turned = EnumSet.noneOf(Truth.class);
      withoutReply(not.operand()).forEach(truth -> turned.add(opposite(truth)));
      return turned;
    }
    if (part instanceof Presence presence && needsReply(presence.value())) {
      return EnumSet.of(presence.present() ? Truth.FALSE : Truth.TRUE);
    }
    if (part instanceof FieldReference field && ONLY_WITH_REPLY.contains(field.field().name())) {
      return EnumSet.of(Truth.FALSE);
    }
    return needsReply(part) ? EnumSet.of(Truth.UNKNOWN) : EnumSet.allOf(Truth.class);
  }

  private static boolean needsReply(Expression part) {
    boolean is =
        part instanceof FieldReference field
            && (field.side() == Side.REPLY || field.field().name().equals("rtt"));
    return is || part.parts().stream().anyMatch(NaiveLateness::needsReply);
  }

  private static Set<Truth> joined(Iterable<Set<Truth>> parts, Truth decides) {
    Set<Truth> result = EnumSet.of(opposite(decides));
    for (Set<Truth> part : parts) {
      Set<Truth> next = EnumSet.noneOf(Truth.class);
      for (Truth a : result) {
        part.forEach(b -> next.add(one(a, b, decides)));
      }
      result = next;
    }
    return result;
  }

  private static Truth one(Truth a, Truth b, Truth decides) {
    if (a == decides || b == decides) {
      return decides;
    }
    return a == Truth.UNKNOWN || b == Truth.UNKNOWN ? Truth.UNKNOWN : opposite(decides);
  }

  private static Truth opposite(Truth truth) {
    return switch (truth) {
      case TRUE -> Truth.FALSE;
      case FALSE -> Truth.TRUE;
      case UNKNOWN -> Truth.UNKNOWN;
    };
  }
}
