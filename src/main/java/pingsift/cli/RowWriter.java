// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes records as rows of values. */
interface RowWriter {
  /**
   * @param cells a value for each column, null where it is absent; see {@link
   *     pingsift.eval.Projection.Row#value}
   */
  void row(List<@Nullable Object> cells) throws IOException;

  /** After the last row. */
  void end() throws IOException;
}
