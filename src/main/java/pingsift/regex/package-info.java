// SPDX-License-Identifier: Apache-2.0
/**
 * Regular expressions over bytes, in time linear in the bytes whatever the pattern.
 *
 * <p>May import {@code bytes}. Knows nothing of rules, diagnostics and packets: what is wrong with
 * a pattern comes out as a {@link pingsift.regex.Flaw}. Invariant: a {@link pingsift.regex.Regex}
 * is immutable, and what a search changes stands in its {@link pingsift.regex.Searcher}. Start with
 * {@link pingsift.regex.Regex}.
 */
@NullMarked
package pingsift.regex;

import org.jspecify.annotations.NullMarked;
