// SPDX-License-Identifier: Apache-2.0
/**
 * Writes rule files in the one style.
 *
 * <p>May import {@code text}, {@code diag} and {@code syntax}. Knows nothing of field names, types
 * and packets. Invariant: only white space, commas at the end of sets, the inside of byte literals
 * and the places of comments change, so that the tree stays what it was; and formatting twice
 * changes nothing. Start with {@code Formatter}.
 */
@NullMarked
package pingsift.format;

import org.jspecify.annotations.NullMarked;
