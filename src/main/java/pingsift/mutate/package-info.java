// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of rules, tested: rules with one small mistake put in, and whether a test notices.
 *
 * <p>May import everything up to {@code ruletest}. Knows nothing of the command line and of how
 * results are shown. Invariant: a change that is counted as alive makes another sound rule, no test
 * of the rule fails on it, and nothing proves that it alerts on the same records. Start with {@link
 * pingsift.mutate.MutationRun}.
 */
@NullMarked
package pingsift.mutate;

import org.jspecify.annotations.NullMarked;
