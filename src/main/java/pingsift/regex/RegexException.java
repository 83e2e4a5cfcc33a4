// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

/** A pattern that is none. */
public final class RegexException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Flaw flaw;

  RegexException(Flaw flaw) {
    super(flaw.message() + " at " + flaw.offset());
    this.flaw = flaw;
  }

  public Flaw flaw() {
    return flaw;
  }
}
