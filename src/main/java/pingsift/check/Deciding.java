// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

/** When a rule is decided. */
public enum Deciding {
  /** On the record as it stands: every {@code frame} and {@code exchange} rule. */
  AT_ONCE("at once"),
  /** As soon as it is certain, which can be before the iStream ends. */
  EARLY("early"),
  /** Only when the iStream ends or its active timeout passes. */
  AT_END("at the end");

  private final String word;

  Deciding(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
