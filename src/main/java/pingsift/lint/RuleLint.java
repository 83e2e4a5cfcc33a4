// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.function.Consumer;
import pingsift.check.CheckedRule;
import pingsift.check.Schema;
import pingsift.diag.Diagnostic;

/** Looks for one kind of suspicious condition in one sound rule. Several threads use one. */
interface RuleLint {
  void check(CheckedRule rule, Schema schema, Consumer<Diagnostic> found);
}
