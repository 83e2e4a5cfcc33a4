// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import java.util.Optional;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * A remark on one span of the source: it says what <em>this</em> span is. Lower case, no full stop.
 *
 * @param elsewhere the text that the span lies in, where it is not the problem's own
 */
public record Label(Span span, String text, Optional<SourceText> elsewhere) {
  public Label(Span span, String text) {
    this(span, text, Optional.empty());
  }
}
