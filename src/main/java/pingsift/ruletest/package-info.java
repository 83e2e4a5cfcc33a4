// SPDX-License-Identifier: Apache-2.0
/**
 * Tools for testing rules: traffic drawn as text.
 *
 * <p>May import everything up to {@code engine}. Knows nothing of the command line. Start with
 * {@code FlowNotation}.
 */
@NullMarked
package pingsift.ruletest;

import org.jspecify.annotations.NullMarked;
