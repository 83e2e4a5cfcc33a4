// SPDX-License-Identifier: Apache-2.0
/**
 * Rule sets, the run loop and its counters.
 *
 * <p>May import everything above. Knows nothing of the command line. Invariant: every frame that
 * was read is in exactly one counter. Start with {@code Engine}.
 */
@NullMarked
package pingsift.engine;

import org.jspecify.annotations.NullMarked;
