// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

/** How many problems were found beyond those that are told. */
public record Untold(int errors, int warnings) {
  public static final Untold NONE = new Untold(0, 0);

  public Untold plus(Untold more) {
    return new Untold(errors + more.errors, warnings + more.warnings);
  }

  public int all() {
    return errors + warnings;
  }
}
