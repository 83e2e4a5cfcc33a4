// SPDX-License-Identifier: Apache-2.0
/**
 * Tests that stand in rules, the traffic that they draw, and what runs them.
 *
 * <pre>
 * Item.TestBlock → RuleTests → TestCase ─┐
 * FlowNotation → Flow, CaptureFinder ────┴→ TestRunner → TestResult → RuleOutcome
 * </pre>
 *
 * <p>May import everything up to {@code engine}. Knows nothing of the command line and prints
 * nothing. Invariant: a rule is tested by the engine that runs it, with its suppressions and
 * throttles. Start with {@link pingsift.ruletest.RuleTests} and {@link
 * pingsift.ruletest.TestRunner}; traffic drawn as text is read by {@link
 * pingsift.ruletest.FlowNotation}.
 */
@NullMarked
package pingsift.ruletest;

import org.jspecify.annotations.NullMarked;
