// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

/** The keys of one value, each for another type of it. */
record ValueKeys(JsonKey plain, JsonKey bool, JsonKey text, JsonKey hex, JsonKey bytes) {
  static final ValueKeys VALUE = of("value");
  static final ValueKeys LITERAL = of("literal");

  private static ValueKeys of(String name) {
    return new ValueKeys(
        JsonKey.of(name),
        JsonKey.of(name + "_bool"),
        JsonKey.of(name + "_text"),
        JsonKey.of(name + "_hex"),
        JsonKey.of(name + "_bytes"));
  }
}
