// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import pingsift.check.FunctionDef;
import pingsift.check.FunctionDef.Parameter;
import pingsift.check.Type;

/** One line of the list of functions while it is written. */
final class FunctionDeclaration {
  private final String name;
  private final Type result;
  private final int cost;
  private final String sentence;
  private final List<Parameter> parameters = new ArrayList<>();
  private String absent = "";
  private Map<String, List<String>> values = Map.of();
  private int width;
  private int resultLength;

  /**
   * @param cost of a call on an ordinary Data field, in simple operations
   */
  FunctionDeclaration(String name, Type result, int cost, String sentence) {
    this.name = name;
    this.result = result;
    this.cost = cost;
    this.sentence = sentence;
  }

  /** When it gives nothing although its arguments are there. */
  FunctionDeclaration absent(String when) {
    this.absent = when;
    return this;
  }

  /** How many bytes it reads at its place. */
  FunctionDeclaration width(int bytes) {
    this.width = bytes;
    return this;
  }

  /** How many bytes it gives, whatever its argument. */
  FunctionDeclaration gives(int bytes) {
    this.resultLength = bytes;
    return this;
  }

  /** The words that a comparison understands, each with the texts that it stands for. */
  FunctionDeclaration values(Map<String, List<String>> words) {
    this.values = new LinkedHashMap<>(words);
    return this;
  }

  Function number(Function.ToLong code) {
    return new Function.OfLong(ofData(), code);
  }

  Function real(Function.ToDouble code) {
    return new Function.OfDouble(ofData(), code);
  }

  Function text(Function.ToText code) {
    return new Function.OfText(ofData(), code);
  }

  Function bytes(Function.ToBytes code) {
    return new Function.OfBytes(ofData(), code);
  }

  /** Of bytes and a place in them, 0 where none is said. */
  Function place(Function.ToLongAt code) {
    parameters.add(Parameter.of("data", Type.BYTES));
    parameters.add(new Parameter("offset", Type.INT, OptionalLong.of(0)));
    return new Function.OfPlace(definition(), code);
  }

  Function two(Function.ToLongOfTwo code) {
    parameters.add(Parameter.of("a", Type.BYTES));
    parameters.add(Parameter.of("b", Type.BYTES));
    return new Function.OfTwo(definition(), code);
  }

  private FunctionDef ofData() {
    parameters.add(Parameter.of("data", Type.BYTES));
    return definition();
  }

  private FunctionDef definition() {
    return new FunctionDef(
        name, parameters, result, cost, sentence, absent, values, width, resultLength);
  }
}
