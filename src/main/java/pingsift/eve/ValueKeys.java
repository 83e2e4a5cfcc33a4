// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

/** The keys of one value, each for another type of it. */
record ValueKeys(
    AsciiPiece plain, AsciiPiece bool, AsciiPiece text, AsciiPiece hex, AsciiPiece bytes) {
  static final ValueKeys VALUE = of("value");
  static final ValueKeys LITERAL = of("literal");

  private static ValueKeys of(String name) {
    return new ValueKeys(
        AsciiPiece.key(name),
        AsciiPiece.key(name + "_bool"),
        AsciiPiece.key(name + "_text"),
        AsciiPiece.key(name + "_hex"),
        AsciiPiece.key(name + "_bytes"));
  }
}
