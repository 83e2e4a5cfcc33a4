// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Optional;

/** The names that rules can use. The language knows fields and functions only through this. */
public interface Schema {
  Optional<FieldDef> field(Owner owner, String name);

  /** All fields of an owner in the order of the reference, hidden ones too. */
  List<FieldDef> fields(Owner owner);

  Optional<FunctionDef> function(String name);

  List<FunctionDef> functions();
}
