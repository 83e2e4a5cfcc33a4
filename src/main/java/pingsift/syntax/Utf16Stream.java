// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A string as ANTLR reads it, unit for unit, so that token offsets are the offsets of {@link
 * pingsift.text.Span}. ANTLR's own streams count code points. It may end before the string does.
 */
final class Utf16Stream implements CharStream {
  private final String name;
  private final String text;
  private final int end;
  private int at;

  Utf16Stream(String name, String text) {
    this(name, text, text.length());
  }

  /** As if the text ended at an offset. */
  Utf16Stream(String name, String text, int end) {
    this.name = name;
    this.text = text;
    this.end = end;
  }

  @Override
  public String getText(Interval interval) {
    int from = Math.max(0, interval.a);
    int to = Math.min(end, interval.b + 1);
    return from < to ? text.substring(from, to) : "";
  }

  @Override
  public void consume() {
    if (at >= end) {
      throw new IllegalStateException("nothing left to consume");
    }
    at++;
  }

  @Override
  public int LA(int i) {
    int index = i > 0 ? at + i - 1 : at + i;
    return i != 0 && index >= 0 && index < end ? text.charAt(index) : i == 0 ? 0 : EOF;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // the whole text stays in memory: nothing to release
  }

  @Override
  public int index() {
    return at;
  }

  @Override
  public void seek(int index) {
    at = Math.min(index, end);
  }

  @Override
  public int size() {
    return end;
  }

  @Override
  public String getSourceName() {
    return name;
  }
}
