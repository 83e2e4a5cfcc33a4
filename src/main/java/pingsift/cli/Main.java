// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

/** x. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
