// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import pingsift.text.Span;

/**
 * A change of the source that cures a problem: the span's text is replaced. {@code safe}: it never
 * changes meaning.
 */
public record Fix(Span span, String replacement, boolean safe) {}
