// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import pingsift.text.Span;

/** A comment with its marks: {@code // …}, {@code # …} or a block. Without the line end. */
public record Comment(String text, Span span) {}
