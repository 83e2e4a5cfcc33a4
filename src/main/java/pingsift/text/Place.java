// SPDX-License-Identifier: Apache-2.0
package pingsift.text;

/** A stretch of one of several texts. */
public record Place(SourceText source, Span span) {}
