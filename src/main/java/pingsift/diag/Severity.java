// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

/** How much a problem weighs. Only an {@link #ERROR} keeps a rule from loading. */
public enum Severity {
  ERROR("error"),
  WARNING("warning"),
  /** Worth a look; often right as it is. */
  HINT("hint");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The lower-case word that messages show. */
  public String word() {
    return word;
  }
}
