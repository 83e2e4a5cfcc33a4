// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the language knows of a function.
 *
 * @param signature its parameters; those that may be left out come last
 * @param cost of a call on an ordinary Data field, in simple operations
 * @param sentence one sentence for reference and hover, without a full stop
 * @param absent when a call on bytes that are there gives nothing, or empty where it always gives
 *     something
 * @param values of a function that gives a text: the names that a comparison with it understands,
 *     in the order of the reference, each with the texts that it stands for; empty where any text
 *     can come
 * @param width how many bytes it reads at the place that its second argument says, or 0
 * @param resultLength how many bytes it gives, or 0 where that depends on its argument
 */
public record FunctionDef(
    String name,
    List<Parameter> signature,
    Type result,
    int cost,
    String sentence,
    String absent,
    Map<String, List<String>> values,
    int width,
    int resultLength) {

  /**
   * @param standard the number that an argument has where it is left out
   */
  public record Parameter(String name, Type type, OptionalLong standard) {
    public static Parameter of(String name, Type type) {
      return new Parameter(name, type, OptionalLong.empty());
    }
  }

  public FunctionDef {
    signature = List.copyOf(signature);
    values = new LinkedHashMap<>(values);
  }

  /** A function whose parameters have no names of their own. */
  public FunctionDef(String name, List<Type> parameters, Type result, int cost, String sentence) {
    this(name, unnamed(parameters), result, cost, sentence, "", Map.of(), 0, 0);
  }

  private static List<Parameter> unnamed(List<Type> types) {
    return types.stream().map(type -> Parameter.of(type.word(), type)).toList();
  }

  /** The types of all parameters. */
  public List<Type> parameters() {
    return signature.stream().map(Parameter::type).toList();
  }

  /** How many arguments a call has at least. */
  public int required() {
    return (int) signature.stream().filter(p -> p.standard().isEmpty()).count();
  }

  /** The call with all arguments, as the reference shows it: {@code u16(data, offset = 0)}. */
  public String longForm() {
    List<String> names = new ArrayList<>();
    for (Parameter parameter : signature) {
      OptionalLong standard = parameter.standard();
      names.add(parameter.name() + (standard.isPresent() ? " = " + standard.getAsLong() : ""));
    }
    return name + "(" + String.join(", ", names) + ")";
  }

  /** How it is called, the shortest form first: {@code u16(data)}, {@code u16(data, offset)}. */
  public List<String> forms() {
    List<String> forms = new ArrayList<>();
    for (int count = required(); count <= signature.size(); count++) {
      List<String> names = signature.subList(0, count).stream().map(Parameter::name).toList();
      forms.add(name + "(" + String.join(", ", names) + ")");
    }
    return forms;
  }
}
