// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * {@code suppress RULE where CONDITION}: matches on which the condition is true make no alert.
 *
 * @param query the condition, over the records of the rule
 * @param source where it is written, which need not be where the rule is
 */
public record Suppression(CheckedQuery.Single query, SourceText source, Span span) {}
