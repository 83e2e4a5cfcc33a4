// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;

/** Bytes in which one of some texts must stand. */
final class TextSieve extends Sieve {
  /** Most data are short. */
  private static final int COST = 60;

  private final BytesValue bytes;
  private final TextScanner scanner;
  private final int[][] conditions;

  /** The affected conditions that may be unknown, too, as they are where bytes are cut. */
  private final long[] lenient;

  /**
   * @param conditions for each text those that need it, or another one
   */
  TextSieve(
      BytesValue bytes, List<Text> texts, int[][] conditions, long[] affected, long[] lenient) {
    super(affected);
    this.lenient = lenient;
    this.bytes = bytes;
    this.scanner = new TextScanner(texts);
    this.conditions = conditions;
  }

  @Override
  void pass(Evaluation evaluation, Sifting sifting) {
    look(evaluation, sifting);
    sifting.keepFound(affected());
  }

  @Override
  long pass(Evaluation evaluation, Sifting sifting, long alive) {
    look(evaluation, sifting);
    return alive & (~firstAffected() | sifting.takeFound());
  }

  private void look(Evaluation evaluation, Sifting sifting) {
    @Nullable Bytes view = bytes.read(evaluation);
    if (view == null || view.isTruncated()) {
      sifting.foundAll(lenient);
    }
    if (view != null) {
      sifting.expect(conditions);
      scanner.scan(view, sifting);
    }
  }

  @Override
  int cost() {
    return bytes.cost() + COST;
  }
}
