// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

/** The letters behind a regular expression. */
public enum Flag {
  /** ASCII letters match in either case. */
  IGNORE_CASE('i'),
  /** {@code .} matches every byte, line feeds included. */
  DOT_ALL('s'),
  /** {@code ^} and {@code $} match at every line. */
  LINES('m');

  private final char letter;

  Flag(char letter) {
    this.letter = letter;
  }

  public char letter() {
    return letter;
  }
}
