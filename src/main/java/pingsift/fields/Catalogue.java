// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pingsift.check.FieldDef;
import pingsift.check.FunctionDef;
import pingsift.check.Owner;
import pingsift.check.Schema;

/** All fields and functions, by name. Immutable. */
public final class Catalogue implements Schema {
  private final Map<Owner, Map<String, Field>> fields = new EnumMap<>(Owner.class);
  private final Map<Owner, List<FieldDef>> definitions = new EnumMap<>(Owner.class);
  private final Map<String, Function> functions = new LinkedHashMap<>();

  Catalogue(List<Field> fields, List<Function> functions) {
    for (Owner owner : Owner.values()) {
      this.fields.put(owner, new LinkedHashMap<>());
    }
    for (Field field : fields) {
      Map<String, Field> ofOwner = this.fields.getOrDefault(field.definition().owner(), Map.of());
      if (ofOwner.put(field.definition().name(), field) != null) {
        throw new IllegalStateException("declared twice: " + field.definition().name());
      }
    }
    for (Owner owner : Owner.values()) {
      definitions.put(owner, of(owner).values().stream().map(Field::definition).toList());
    }
    for (Function function : functions) {
      this.functions.put(function.definition().name(), function);
    }
  }

  /** The field behind a definition that came from this catalogue. */
  public Field field(FieldDef definition) {
    Field field = of(definition.owner()).get(definition.name());
    if (field == null) {
      throw new IllegalArgumentException("not of this catalogue: " + definition.name());
    }
    return field;
  }

  /** The function behind a definition that came from this catalogue. */
  public Function function(FunctionDef definition) {
    Function function = functions.get(definition.name());
    if (function == null) {
      throw new IllegalArgumentException("not of this catalogue: " + definition.name());
    }
    return function;
  }

  @Override
  public Optional<FieldDef> field(Owner owner, String name) {
    return Optional.ofNullable(of(owner).get(name)).map(Field::definition);
  }

  @Override
  public List<FieldDef> fields(Owner owner) {
    return definitions.getOrDefault(owner, List.of());
  }

  @Override
  public Optional<FunctionDef> function(String name) {
    return Optional.ofNullable(functions.get(name)).map(Function::definition);
  }

  @Override
  public List<FunctionDef> functions() {
    List<FunctionDef> all = new ArrayList<>();
    functions.values().forEach(function -> all.add(function.definition()));
    return all;
  }

  private Map<String, Field> of(Owner owner) {
    return fields.getOrDefault(owner, Map.of());
  }
}
