// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;

/** An alert that a thread has written as a line. Borrowed: valid during the call. */
public interface AlertLine {
  CheckedRule rule();

  /** What {@link LineSink.Renderer#note} told of the match. */
  @Nullable Object note();

  /** Writes the whole line. */
  void writeTo(OutputStream out) throws IOException;
}
