// SPDX-License-Identifier: Apache-2.0
/**
 * Alerts and statistics as EVE JSON Lines.
 *
 * <p>May import {@code bytes}, {@code decode}, {@code stream}, {@code check}, {@code fields},
 * {@code eval}. Knows nothing of the language. Invariant: every line is valid JSON and valid UTF-8,
 * whatever the traffic holds. Start with {@code AlertRenderer}; {@code JsonLines} writes the bytes.
 */
@NullMarked
package pingsift.eve;

import org.jspecify.annotations.NullMarked;
