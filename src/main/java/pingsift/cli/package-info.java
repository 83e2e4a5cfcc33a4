// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: one class a command.
 *
 * <p>May import everything. Start with {@link pingsift.cli.Main}.
 */
@NullMarked
package pingsift.cli;

import org.jspecify.annotations.NullMarked;
