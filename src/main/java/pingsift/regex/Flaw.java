// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.util.Optional;

/**
 * What is wrong with a pattern, and what to write instead.
 *
 * @param offset of the wrong part in the pattern, in {@code char}s from 0
 * @param length of the wrong part, at least 1
 * @param message what is wrong
 * @param label the same, said of the part alone
 * @param help what to do; empty where the message says it
 * @param replacement for the part, where one is known that says the same
 */
public record Flaw(
    int offset,
    int length,
    String message,
    String label,
    String help,
    Optional<String> replacement) {}
