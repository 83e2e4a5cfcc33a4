// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pingsift.decode.EchoSketch;
import pingsift.decode.IcmpMessage;

class PackedStreamsTest {
  private static final byte[] PING = new byte[56];

  private final IcmpMessage message = new IcmpMessage();
  private long frame;
  private int sequence;
  private long nanos = 1_700_000_000_000_000_000L;

  @Test
  void theMostRecentlyActiveStayObjects() {
    EchoStreamTable table = table(32); // two of them before any packed one is asked for
    EchoStream one = exchange(table, 1);
    exchange(table, 2);
    exchange(table, 1);
    EchoStream three = exchange(table, 3);
    assertThat(exchange(table, 1)).isSameAs(one);
    assertThat(exchange(table, 3)).isSameAs(three);
    exchange(table, 4);
    exchange(table, 5);
    assertThat(exchange(table, 1)).isNotSameAs(one);
    assertThat(exchange(table, 1).requests()).isEqualTo(5);
  }

  @Test
  void iStreamsThatTakeTurnsStayObjectsWhereThereIsRoom() {
    EchoStreamTable table = table(100);
    EchoStream[] streams = new EchoStream[80];
    for (int round = 0; round < 3; round++) {
      for (int host = 0; host < streams.length; host++) {
        streams[host] = exchange(table, host);
      }
    }
    for (int host = 0; host < streams.length; host++) {
      assertThat(exchange(table, host)).isSameAs(streams[host]);
    }
  }

  @Test
  void whatWaitsForReplyIsPackedWhenItWaitsNoMore() {
    EchoStreamTable table = table(0);
    EchoStream one = accept(table, true, 1);
    assertThat(accept(table, false, 1)).isSameAs(one);
    one = accept(table, true, 1);
    accept(table, true, 2); // so that another one is the least recently active
    accept(table, true, 1);
    assertThat(accept(table, false, 1)).isSameAs(one);
    nanos += 40_000_000_000L;
    exchange(table, 3);
    assertThat(accept(table, true, 1)).isNotSameAs(one);
  }

  @Test
  void theLeastRecentlyActiveIsNotPackedAgainForEachLook() {
    EchoStreamTable table = table(0);
    EchoStream one = exchange(table, 1);
    exchange(table, 2);
    table.findDue();
    table.pack();
    EchoStream again = exchange(table, 1);
    assertThat(again).isNotSameAs(one);
    table.findDue(); // is about the other one now
    assertThat(exchange(table, 1)).isNotSameAs(again);
  }

  @Test
  void anExchangeTakesAnEighthAndCountsAsBefore() {
    EchoStreamTable packing = table(0);
    EchoStreamTable other = table(Integer.MAX_VALUE);
    for (int host = 0; host < 10_000; host++) {
      exchange(packing, host);
      exchange(other, host);
    }
    assertThat(packing.packedBytes()).isBetween(10_000 * 20L, 10_000 * 100L);
    assertThat(other.packedBytes()).isZero();
    assertThat(packing.bytes()).isEqualTo(other.bytes()).isGreaterThan(10_000 * 700L);
  }

  /** Every iStream is unpacked and packed again by each message. */
  @Test
  void countsAreRightWhereIStreamsTakeTurns() {
    EchoStreamTable table = table(0);
    for (int round = 1; round <= 20; round++) {
      for (int host = 0; host < 2000; host++) {
        assertThat(exchange(table, host * 31 % 2000).requests()).isEqualTo(round);
      }
    }
    assertThat(table.counts().opened()).isEqualTo(2000);
    table.end();
    assertThat(table.bytes()).isZero();
  }

  private static EchoStreamTable table(int unpacked) {
    return new EchoStreamTable(
        StreamOptions.DEFAULT.withHistograms(false).withUnpacked(unpacked),
        new StreamListener() {});
  }

  private EchoStream exchange(EchoStreamTable table, int host) {
    accept(table, true, host);
    return accept(table, false, host);
  }

  private EchoStream accept(EchoStreamTable table, boolean request, int host) {
    nanos += 1000;
    frame++;
    sequence += request ? 1 : 0;
    EchoStream stream =
        table.accept(
            new EchoSketch(
                    frame, nanos, 4, request, host, 1, 7, sequence & 0xffff, 0, 1, 0, PING, 56)
                .draw(message));
    table.pack();
    return stream;
  }
}
