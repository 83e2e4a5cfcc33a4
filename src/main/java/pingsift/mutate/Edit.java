// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import pingsift.text.Span;

/** A stretch of a text becomes another one. */
record Edit(Span span, String replacement) {
  /** A text with several edits made, which do not overlap. */
  static String apply(List<Edit> edits, String text) {
    List<Edit> inOrder = new ArrayList<>(edits);
    inOrder.sort(Comparator.comparingInt(edit -> edit.span.start()));
    StringBuilder made = new StringBuilder();
    int at = 0;
    for (Edit edit : inOrder) {
      made.append(text, at, edit.span.start()).append(edit.replacement);
      at = edit.span.end();
    }
    return made.append(text, at, text.length()).toString();
  }
}
