// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import pingsift.text.Span;

/**
 * A remark on one span of the source: it says what <em>this</em> span is. Lower case, no full stop.
 */
public record Label(Span span, String text) {}
