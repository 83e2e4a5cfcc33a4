// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceOrderTest {
  private final List<Integer> taken = new ArrayList<>();

  @Test
  void numbersGoOnOverTheWrap() throws IOException {
    order(1 << 20, 65_534, 1, 65_535, 0, 65_533, 2);
    assertThat(taken).containsExactly(65_533, 65_534, 65_535, 0, 1, 2);
  }

  @Test
  void piecesOfOneNumberStayAsTheyCame() throws IOException {
    SequenceOrder order = new SequenceOrder(1 << 20, piece -> taken.add((int) piece.frame()));
    for (int frame = 1; frame <= 4; frame++) {
      order.add(new Piece(frame, 5, new byte[0], 0, 0, 0, 0));
    }
    order.end();
    assertThat(taken).containsExactly(1, 2, 3, 4);
  }

  @Test
  void whatComesWhenMemoryIsFullAndItsPlaceIsGoneIsCounted() throws IOException {
    SequenceOrder order = order(400, 10, 11, 12, 13, 9, 14, 15);
    assertThat(taken).hasSize(7).startsWith(10).contains(9);
    assertThat(order.tooLate()).isEqualTo(1);
  }

  private SequenceOrder order(long maxBytes, int... sequences) throws IOException {
    SequenceOrder order = new SequenceOrder(maxBytes, piece -> taken.add(piece.sequence()));
    for (int sequence : sequences) {
      order.add(new Piece(1, sequence, new byte[10], 0, 10, 0, 0));
    }
    order.end();
    return order;
  }
}
