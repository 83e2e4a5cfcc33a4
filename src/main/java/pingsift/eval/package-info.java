// SPDX-License-Identifier: Apache-2.0
/**
 * Predicate nodes, the plan that is made of them, and the explanation of a match.
 *
 * <p>May import {@code check}, {@code fields}, {@code bytes}, {@code decode}, {@code regex} and
 * {@code stream}. Knows nothing of source files, ANTLR and JSON. Invariant: nodes are immutable;
 * what changes stands in {@code Evaluation} and in the state that an iStream carries. Start with
 * {@link pingsift.eval.Plan}.
 */
@NullMarked
package pingsift.eval;

import org.jspecify.annotations.NullMarked;
