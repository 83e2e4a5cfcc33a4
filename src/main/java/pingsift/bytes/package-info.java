// SPDX-License-Identifier: Apache-2.0
/**
 * Borrowed views of bytes, numbers in them, and IP addresses as two longs.
 *
 * <p>Knows nothing of anything else. Invariant: nobody writes through a view. Start with {@link
 * pingsift.bytes.Bytes}.
 */
@NullMarked
package pingsift.bytes;

import org.jspecify.annotations.NullMarked;
