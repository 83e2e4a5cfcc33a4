// SPDX-License-Identifier: Apache-2.0
/**
 * From the syntax tree to the typed tree: names, types, implied quantifiers, and when a rule is
 * decided.
 *
 * <p>May import {@code text}, {@code diag}, {@code regex} and {@code syntax}. Knows nothing of
 * packets and of ANTLR; fields and functions come through {@link pingsift.check.Schema}. Invariant:
 * a {@link pingsift.check.CheckedRule} holds no part that failed. Start with {@link
 * pingsift.check.Expression}.
 */
@NullMarked
package pingsift.check;

import org.jspecify.annotations.NullMarked;
