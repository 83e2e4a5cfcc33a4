// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.function.Consumer;
import pingsift.diag.Diagnostic;

/** Looks for one thing that is suspicious about rules. */
interface Lint {
  /** Tells what it finds, in any order. */
  void check(LoadedRules rules, Consumer<Diagnostic> found);
}
