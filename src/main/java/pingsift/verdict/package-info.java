// SPDX-License-Identifier: Apache-2.0
/**
 * What the alerts of a run say together: one verdict an iStream or pair of hosts, with its reasons.
 *
 * <p>May import {@code bytes}, {@code decode}, {@code stream}, {@code check} and {@code eval}.
 * Knows nothing of files, JSON and the command line. Invariant: a verdict follows from the alerts
 * alone, in whatever order they came. Start with {@code VerdictBook}.
 */
@NullMarked
package pingsift.verdict;

import org.jspecify.annotations.NullMarked;
