// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.Quantifier;

/**
 * What a part of an {@code istream} rule talks about: single elements, the whole iStream, both or
 * neither.
 */
final class Level {
  private final Set<Side> sides = EnumSet.noneOf(Side.class);
  private Optional<FieldReference> element = Optional.empty();
  private Optional<FieldReference> frame = Optional.empty();
  private Optional<Expression> growing = Optional.empty();

  private Level() {}

  static Level of(Expression part) {
    Level level = new Level();
    level.add(part);
    return level;
  }

  /** Whether it names a request, a reply, an exchange or a frame. */
  boolean isElement() {
    return !sides.isEmpty();
  }

  /** The first name of a request, a reply, an exchange or a frame. */
  Optional<FieldReference> element() {
    return element;
  }

  /** The first value that changes while the iStream grows. */
  Optional<Expression> growing() {
    return growing;
  }

  /** The first name of a frame that stands together with names of other elements. */
  Optional<FieldReference> misplacedFrame() {
    return sides.contains(Side.FRAME) && sides.size() > 1 ? frame : Optional.empty();
  }

  /** What the names range over together. */
  Collection collection() {
    if (sides.equals(Set.of(Side.FRAME))) {
      return Collection.FRAMES;
    }
    if (sides.equals(Set.of(Side.REQUEST))) {
      return Collection.REQUESTS;
    }
    return sides.equals(Set.of(Side.REPLY)) ? Collection.REPLIES : Collection.EXCHANGES;
  }

  private void add(Expression part) {
    if (part instanceof FieldReference reference) {
      addField(reference);
    } else if (part instanceof Quantifier || part instanceof Aggregate) {
      // what stands inside belongs to its own elements
      addGrowing(part);
    } else {
      if (part instanceof Presence presence && isSide(presence)) {
        // a reply that is missing is missing in an exchange, not among the replies
        sides.add(Side.EXCHANGE);
      }
      for (Expression child : part.parts()) {
        add(child);
      }
    }
  }

  /** {@code exists(reply)} and its like, as they come out of the checker. */
  static boolean isSide(Presence presence) {
    return presence.value() instanceof FieldReference reference
        && (reference.side() == Side.REQUEST || reference.side() == Side.REPLY)
        && reference.field().owner() == Owner.MESSAGE
        && !reference.field().mayBeAbsent();
  }

  private void addField(FieldReference reference) {
    if (RuleContext.isFailed(reference)) {
      return;
    }
    if (reference.side() != Side.OWN) {
      sides.add(reference.side());
      element = element.or(() -> Optional.of(reference));
      if (reference.side() == Side.FRAME) {
        frame = frame.or(() -> Optional.of(reference));
      }
    } else if (reference.field().growth() != Growth.FIXED) {
      addGrowing(reference);
    }
  }

  private void addGrowing(Expression part) {
    growing = growing.or(() -> Optional.of(part));
  }
}
