// SPDX-License-Identifier: Apache-2.0
/**
 * What tools over rules found, written for other programs and for browsers: lcov, JSON, JUnit XML,
 * HTML.
 *
 * <p>May import everything up to {@code ruletest} and {@code regress}. Knows nothing of the command
 * line. Invariant: text from rules and captures never becomes markup. One class a form.
 */
@NullMarked
package pingsift.report;

import org.jspecify.annotations.NullMarked;
