// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import pingsift.text.Span;

/** A word as written, and where. */
public record Name(String text, Span span) {}
