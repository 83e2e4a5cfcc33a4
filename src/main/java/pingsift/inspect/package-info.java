// SPDX-License-Identifier: Apache-2.0
/**
 * Rules seen from inside: every condition in a rule with what it is on each record.
 *
 * <p>May import everything up to {@code engine}. Knows nothing of the command line and of how
 * results are shown. Invariant: what this says of a condition comes from the same nodes that alerts
 * come from. Start with {@link pingsift.inspect.Clauses} and {@link pingsift.inspect.Inspector}.
 */
@NullMarked
package pingsift.inspect;

import org.jspecify.annotations.NullMarked;
