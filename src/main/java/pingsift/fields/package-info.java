// SPDX-License-Identifier: Apache-2.0
/**
 * The catalogue: every field that rules can use, declared once with its accessor.
 *
 * <p>May import {@code check}, {@code bytes}, {@code decode} and {@code stream}: the one place
 * where the language and packets meet. Knows nothing of rules and of the order of evaluation.
 * Invariant: adding a field touches its computation, its line in {@link pingsift.fields.Fields} and
 * its cases, nothing else. Start there.
 */
@NullMarked
package pingsift.fields;

import org.jspecify.annotations.NullMarked;
