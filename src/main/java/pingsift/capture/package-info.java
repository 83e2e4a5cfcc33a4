// SPDX-License-Identifier: Apache-2.0
/**
 * From files and standard input to frames: pcap, pcapng, compressed, several as one.
 *
 * <p>May import {@code bytes}. Knows nothing of protocols above the link type. Invariant: every
 * number from a file is checked before use, and whatever a file holds, the only exception is {@link
 * pingsift.capture.CaptureException}. Start with {@link pingsift.capture.CaptureReader}.
 */
@NullMarked
package pingsift.capture;

import org.jspecify.annotations.NullMarked;
