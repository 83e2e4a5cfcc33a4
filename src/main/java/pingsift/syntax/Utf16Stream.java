// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A string as ANTLR reads it, unit for unit, so that token offsets are the offsets of {@link
 * pingsift.text.Span}. ANTLR's own streams count code points.
 */
final class Utf16Stream implements CharStream {
  private final String name;
  private final String text;
  private int at;

  Utf16Stream(String name, String text) {
    this.name = name;
    this.text = text;
  }

  @Override
  public String getText(Interval interval) {
    int from = Math.max(0, interval.a);
    int to = Math.min(text.length(), interval.b + 1);
    return from < to ? text.substring(from, to) : "";
  }

  @Override
  public void consume() {
    if (at >= text.length()) {
      throw new IllegalStateException("nothing left to consume");
    }
    at++;
  }

  @Override
  public int LA(int i) {
    int index = i > 0 ? at + i - 1 : at + i;
    return i != 0 && index >= 0 && index < text.length() ? text.charAt(index) : i == 0 ? 0 : EOF;
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
    at = Math.min(index, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return name;
  }
}
