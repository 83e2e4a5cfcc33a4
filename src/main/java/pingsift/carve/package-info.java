// SPDX-License-Identifier: Apache-2.0
/**
 * Takes out of a capture what its Echo messages carry: data into files, frames into captures.
 *
 * <pre>
 * IcmpMessage → DirectionData → (SequenceOrder) → TextDecoder → OutputFiles
 * Frame → PcapWriter, PcapngWriter → OutputFiles
 * bytes → ContentName
 * </pre>
 *
 * <p>May import {@code bytes}, {@code capture}, {@code decode} and {@code stream}. Knows nothing of
 * rules, JSON and the command line. Invariant: memory is bounded whatever the traffic; what was
 * left out, cut or not readable is counted and the first of it located, never dropped in silence.
 * Start with {@link pingsift.carve.DirectionData}.
 */
@NullMarked
package pingsift.carve;

import org.jspecify.annotations.NullMarked;
