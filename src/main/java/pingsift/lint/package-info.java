/**
 * What is suspicious about rules that are sound: conditions that never or always hold, rules that
 * say what others say, names and data that nobody uses.
 *
 * <p>May import {@code text}, {@code diag}, {@code syntax} and {@code check}. Knows nothing of
 * packets and of how rules run. Invariant: a lint never claims what is not so; where it cannot
 * tell, it is silent. One file a lint, its line in {@link pingsift.lint.Lints}; start there.
 */
@NullMarked
package pingsift.lint;

import org.jspecify.annotations.NullMarked;
