// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

/** What the process says when it ends. */
final class ExitCode {
  /** All is well, whether or not a rule fired. */
  static final int FINE = 0;

  /**
   * A capture could not be read to its end, a rule has an error, or an output could not be written.
   */
  static final int TROUBLE = 1;

  /** The command line was not understood. */
  static final int USAGE = 2;

  /** A fault of Pingsift's own ({@code EX_SOFTWARE} of sysexits.h). */
  static final int BUG = 70;

  /** Nobody reads standard output any more: what shells show for a program ended by SIGPIPE. */
  static final int BROKEN_PIPE = 141;

  private ExitCode() {}
}
