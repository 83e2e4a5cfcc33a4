// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

/** How much a problem weighs. Only an {@link #ERROR} keeps a rule from loading. */
public enum Severity {
  ERROR("error"),
  WARNING("warning"),
  NOTE("note");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The lower-case word that messages show. */
  public String word() {
    return word;
  }
}
