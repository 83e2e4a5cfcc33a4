// SPDX-License-Identifier: Apache-2.0
/**
 * From files and standard input to frames: pcap, pcapng, gzip, several as one.
 *
 * <pre>
 * FileSource, StreamSource ─ (GzipSource) → ByteWindow → PcapRecords, PcapngRecords → CaptureFile → CaptureSet
 * </pre>
 *
 * <p>May import {@code bytes}. Knows nothing of protocols above the link type. Invariant: every
 * number from a file is checked before use, and whatever a file holds, the only exception is {@link
 * pingsift.capture.CaptureException}. No number from a file leads to an array above 16 MiB. Frames
 * of one file keep their order; times are as written and may go back. Start with {@link
 * pingsift.capture.CaptureReader}, then {@link pingsift.capture.CaptureSet}.
 */
@NullMarked
package pingsift.capture;

import org.jspecify.annotations.NullMarked;
