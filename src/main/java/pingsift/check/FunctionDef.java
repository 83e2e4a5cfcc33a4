// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;

/**
 * What the language knows of a function.
 *
 * @param cost of a call on an ordinary Data field, in simple operations
 */
public record FunctionDef(
    String name, List<Type> parameters, Type result, int cost, String sentence) {
  public FunctionDef {
    parameters = List.copyOf(parameters);
  }
}
