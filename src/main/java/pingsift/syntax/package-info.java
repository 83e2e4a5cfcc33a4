// SPDX-License-Identifier: Apache-2.0
/**
 * The one door to ANTLR: rule text in, tree records and problems out.
 *
 * <p>May import {@code text} and {@code diag}. Knows nothing of field names, types and packets.
 * Invariant: no ANTLR type leaves this package, and parsing never throws. Start with {@code
 * RuleParser}.
 */
@NullMarked
package pingsift.syntax;

import org.jspecify.annotations.NullMarked;
