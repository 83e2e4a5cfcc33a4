// SPDX-License-Identifier: Apache-2.0
/**
 * The text of rules and places in it.
 *
 * <p>Knows nothing of anything else. Invariant: an offset is a UTF-16 index from 0, a line or a
 * column counts from 1. Start with {@link pingsift.text.SourceText}.
 */
@NullMarked
package pingsift.text;

import org.jspecify.annotations.NullMarked;
