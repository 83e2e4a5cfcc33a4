// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names that mean something in some rule. A definition with parameters cannot be named like a
 * function, one without not like anything that stands without parentheses.
 */
final class TakenNames {
  private final Set<String> functions = new HashSet<>();
  private final Map<String, String> taken = new HashMap<>();

  TakenNames(Schema schema) {
    for (Owner owner : Owner.values()) {
      for (FieldDef field : schema.fields(owner)) {
        field.symbols().keySet().forEach(name -> taken.put(name, "the name of a value"));
      }
    }
    for (Owner owner : Owner.values()) {
      for (FieldDef field : schema.fields(owner)) {
        int dot = field.name().indexOf('.');
        if (dot < 0) {
          taken.put(field.name(), "a field");
        } else {
          taken.put(field.name().substring(0, dot), "the beginning of fields");
        }
      }
    }
    for (Collection collection : Collection.values()) {
      taken.put(collection.singular(), "a record");
      taken.put(collection.plural(), "a group of records");
    }
    taken.put(Scope.ISTREAM.word(), "a record");
    schema.functions().forEach(function -> functions.add(function.name()));
    functions.addAll(Quantifiers.WORDS);
    functions.addAll(Calls.PRESENCE);
  }

  /** Whether it stands for something without parentheses, such as a field. */
  boolean isValue(String name) {
    return taken.containsKey(name);
  }

  /**
   * What keeps a definition from having a name, such as {@code a field}; empty where it is free.
   */
  Optional<String> what(String name, boolean withParameters) {
    if (functions.contains(name)) {
      return Optional.of("a function");
    }
    return withParameters ? Optional.empty() : Optional.ofNullable(taken.get(name));
  }
}
