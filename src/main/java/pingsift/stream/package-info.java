// SPDX-License-Identifier: Apache-2.0
/**
 * From Echo messages to iStreams and exchanges.
 *
 * <p>May import {@code bytes} and {@code decode}. Knows nothing of rules, JSON and files.
 * Invariant: what was reported to the {@link pingsift.stream.StreamListener} as decided never
 * changes. Start with {@link pingsift.stream.EchoStreamTable}.
 */
@NullMarked
package pingsift.stream;

import org.jspecify.annotations.NullMarked;
