// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import pingsift.check.Expression.FieldReference;
import pingsift.syntax.Syntax;

/** From a path to the field it names, by the rules of the scope. */
final class Names {
  private final RuleContext context;
  private final UnknownNames unknown;

  /** Each path is asked for several times. */
  private final IdentityHashMap<Syntax.Path, Optional<FieldReference>> found =
      new IdentityHashMap<>(8);

  Names(RuleContext context) {
    this.context = context;
    this.unknown = new UnknownNames(context);
  }

  /** The field, or a reported problem. */
  Expression resolve(Syntax.Path path) {
    Optional<FieldReference> found = find(path);
    return found.isPresent() ? found.get() : unknown.report(path);
  }

  /** The field that a path names, if any; reports nothing. */
  Optional<FieldReference> find(Syntax.Path path) {
    Optional<FieldReference> known = found.get(path);
    if (known == null) {
      known = look(path);
      found.put(path, known);
    }
    return known;
  }

  private Optional<FieldReference> look(Syntax.Path path) {
    for (Lookup lookup : lookups(path)) {
      Optional<FieldDef> field = context.schema().field(lookup.owner, lookup.name);
      if (field.isPresent() && !field.get().isHidden()) {
        return Optional.of(new FieldReference(field.get(), lookup.side, path.span()));
      }
    }
    return Optional.empty();
  }

  /** One place to look a path up in, and the name that it has there. */
  private record Lookup(Owner owner, Side side, String name) {}

  private List<Lookup> lookups(Syntax.Path path) {
    String whole = path.text();
    String first = path.names().get(0).text();
    // empty where the path is one word: no field has an empty name
    String rest = whole.substring(Math.min(first.length() + 1, whole.length()));
    List<Lookup> lookups = new ArrayList<>(2);
    switch (context.scope()) {
      case FRAME -> {
        lookups.add(new Lookup(Owner.MESSAGE, Side.OWN, whole));
        if (first.equals("frame")) {
          lookups.add(new Lookup(Owner.MESSAGE, Side.OWN, rest));
        }
      }
      case EXCHANGE -> exchangeLookup(first, rest, whole, lookups);
      case ISTREAM -> istreamLookup(first, rest, whole, lookups);
    }
    return lookups;
  }

  private static void exchangeLookup(
      String first, String rest, String whole, List<Lookup> lookups) {
    switch (first) {
      case "request" -> lookups.add(new Lookup(Owner.MESSAGE, Side.REQUEST, rest));
      case "reply" -> lookups.add(new Lookup(Owner.MESSAGE, Side.REPLY, rest));
      case "exchange" -> lookups.add(new Lookup(Owner.EXCHANGE, Side.OWN, rest));
      default -> lookups.add(new Lookup(Owner.EXCHANGE, Side.OWN, whole));
    }
  }

  private static void istreamLookup(String first, String rest, String whole, List<Lookup> lookups) {
    switch (first) {
      case "request" -> lookups.add(new Lookup(Owner.MESSAGE, Side.REQUEST, rest));
      case "reply" -> lookups.add(new Lookup(Owner.MESSAGE, Side.REPLY, rest));
      case "exchange" -> lookups.add(new Lookup(Owner.EXCHANGE, Side.EXCHANGE, rest));
      case "frame" -> {
        lookups.add(new Lookup(Owner.MESSAGE, Side.FRAME, whole));
        lookups.add(new Lookup(Owner.MESSAGE, Side.FRAME, rest));
      }
      case "requests" -> lookups.add(new Lookup(Owner.REQUESTS, Side.OWN, rest));
      case "replies" -> lookups.add(new Lookup(Owner.REPLIES, Side.OWN, rest));
      case "exchanges" -> lookups.add(new Lookup(Owner.EXCHANGES, Side.OWN, rest));
      case "frames" -> lookups.add(new Lookup(Owner.FRAMES, Side.OWN, rest));
      case "istream" -> lookups.add(new Lookup(Owner.ISTREAM, Side.OWN, rest));
      default -> lookups.add(new Lookup(Owner.ISTREAM, Side.OWN, whole));
    }
  }

  /**
   * A field that every message has. Asking for its presence on a side is asking for the side
   * itself.
   */
  static Optional<FieldDef> alwaysThere(Schema schema) {
    Optional<FieldDef> number = schema.field(Owner.MESSAGE, "frame.number");
    return number.isPresent()
        ? number
        : schema.fields(Owner.MESSAGE).stream().filter(f -> !f.mayBeAbsent()).findFirst();
  }
}
