// SPDX-License-Identifier: Apache-2.0
/**
 * From a frame to the ICMP message in it.
 *
 * <p>May import {@code bytes} and {@code capture}. Knows nothing of streams and rules. Invariant:
 * bytes are decoded in place, nothing is allocated, and any bytes whatever end in exactly one
 * {@link pingsift.decode.Outcome}. Start with {@link pingsift.decode.FrameDecoder}.
 */
@NullMarked
package pingsift.decode;

import org.jspecify.annotations.NullMarked;
