// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

/** What one record of a rule is. */
public enum Scope {
  FRAME("frame"),
  EXCHANGE("exchange"),
  ISTREAM("istream");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /** The word that a rule begins with. */
  public String word() {
    return word;
  }
}
