// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

/** Drawn traffic that cannot be read: which drawing, which line, and why. */
public final class FlowException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String reason;

  /**
   * @param line from 1
   */
  public FlowException(String name, int line, String reason) {
    super(name + ":" + line + ": " + reason);
    this.line = line;
    this.reason = reason;
  }

  public int line() {
    return line;
  }

  public String reason() {
    return reason;
  }
}
