// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pingsift.decode.EchoSketch;
import pingsift.decode.IcmpMessage;

/** What hostile or plentiful traffic costs. Time limits are generous: they catch a wrong order. */
class EchoStreamTableBoundsTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final byte[] PING = new byte[56];

  private final IcmpMessage message = new IcmpMessage();

  private static EchoSketch ping(long frame, boolean request, int host, int sequence, byte[] data) {
    long nanos = 1_700_000_000_000_000_000L + frame * 10_000;
    return new EchoSketch(
        frame,
        nanos,
        4,
        request,
        host,
        9,
        1,
        sequence,
        0,
        (int) frame & 0xffff,
        0,
        data,
        data.length);
  }

  private static StreamOptions limits(int maxStreams, long maxBytes) {
    return StreamOptions.DEFAULT.withLimits(maxStreams, maxBytes);
  }

  @Test
  @Timeout(60)
  void aFloodOfTwoMillionKeysStaysWithinTheLimitAndAddsUp() {
    long[] ended = new long[EndReason.values().length];
    EchoStreamTable table =
        new EchoStreamTable(
            limits(10_000, 1L << 30),
            new StreamListener() {
              @Override
              public void ended(EchoStream stream, EndReason reason) {
                ended[reason.ordinal()]++;
              }
            });
    long mostBytes = 0;
    long mostActive = 0;
    for (int i = 0; i < 2_000_000; i++) {
      table.accept(ping(i, (i & 7) != 0, i, i & 0xffff, PING).draw(message));
      mostBytes = Math.max(mostBytes, table.bytes());
      mostActive = Math.max(mostActive, table.counts().active());
    }
    table.end();
    assertThat(table.counts().opened()).isEqualTo(2_000_000);
    assertThat(table.counts().evicted())
        .isEqualTo(1_990_000)
        .isEqualTo(ended[EndReason.EVICTED.ordinal()]);
    assertThat(table.counts().closed())
        .isEqualTo(10_000)
        .isEqualTo(ended[EndReason.CAPTURE_END.ordinal()]);
    assertThat(table.counts().active()).isZero();
    assertThat(table.bytes()).isZero();
    assertThat(mostActive).isEqualTo(10_000);
    assertThat(mostBytes).isLessThan(10_000 * 1200L);
  }

  @Test
  void memoryStaysWithinItsLimitWhateverTheDataIs() {
    long limit = 2L << 20;
    EchoStreamTable table = new EchoStreamTable(limits(100_000, limit), new StreamListener() {});
    Random random = new Random(1);
    long mostBytes = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] data = new byte[random.nextInt(3000)];
      boolean request = random.nextBoolean();
      table.accept(ping(i, request, random.nextInt(300), random.nextInt(4), data).draw(message));
      mostBytes = Math.max(mostBytes, table.bytes());
    }
    assertThat(mostBytes).isBetween(limit / 2, limit);
    assertThat(table.counts().evicted()).isPositive();
  }

  @Test
  @Timeout(60)
  void anIStreamWithTooManyOpenRequestsGivesTheOldestUpEarly() {
    int extra = 300_000;
    long[] decided = {0, 0};
    EchoStreamTable table =
        new EchoStreamTable(
            limits(10, 1L << 30),
            new StreamListener() {
              @Override
              public void exchange(EchoStream stream, Exchange exchange) {
                decided[exchange.status().ordinal()]++;
              }
            });
    int all = RememberedRequests.MAX_OPEN + extra;
    for (int i = 0; i < all; i++) {
      byte[] data = {(byte) i, (byte) (i >> 8), (byte) (i >> 16)};
      table.accept(ping(i, true, 1, 0, data).draw(message)); // all with one sequence number
    }
    assertThat(table.counts().givenUpEarly()).isEqualTo(extra);
    assertThat(decided[Exchange.Status.UNANSWERED.ordinal()]).isEqualTo(extra);
    for (int i = 0; i < RememberedRequests.MAX_OPEN; i++) {
      table.accept(ping(all + i, false, 1, 0, PING).draw(message));
    }
    assertThat(decided[Exchange.Status.ANSWERED.ordinal()]).isEqualTo(RememberedRequests.MAX_OPEN);
    assertThat(table.bytes()).isLessThan(4L << 20);
  }

  @Test
  @Timeout(60)
  void anIStreamOfHugeMessagesKeepsWithinHalfOfTheMemory() {
    long limit = 32L << 20;
    EchoStreamTable table = new EchoStreamTable(limits(10, limit), new StreamListener() {});
    byte[] huge = new byte[65_507];
    for (int i = 0; i < 2 * RememberedRequests.MAX_OPEN; i++) {
      byte[] data = i < RememberedRequests.MAX_OPEN ? PING : huge; // small slots must not grow
      table.accept(ping(2L * i, true, 1, i & 0xffff, data).draw(message));
      table.accept(ping(2L * i + 1, false, 2, i & 0xffff, huge).draw(message));
      assertThat(table.bytes()).isLessThan(limit / 2 + (2 << 20));
    }
    assertThat(table.counts().givenUpEarly()).isBetween(8_000L - 256, 8_192L);
    assertThat(table.counts().evicted()).isZero();
    table.end();
    assertThat(table.bytes()).isZero();
  }

  @Test
  @Timeout(60)
  void manyPathsOfOnePairCostNoMore() {
    EchoStreamTable table =
        new EchoStreamTable(limits(1_000_000, 1L << 30), new StreamListener() {});
    for (int i = 0; i < 200_000; i++) {
      EchoSketch one = ping(i, (i & 1) == 0, 1, i & 0xffff, PING);
      one.draw(message);
      table.accept(
          new EchoSketch(
                  i,
                  one.nanos(),
                  4,
                  one.request(),
                  1,
                  9,
                  1,
                  one.sequence(),
                  1 + i % 4094,
                  0,
                  0,
                  PING,
                  56)
              .draw(message));
    }
    assertThat(table.counts().active()).isLessThanOrEqualTo(4094);
  }

  @Test
  void moreRequestsThanSequenceNumbersPairOn() {
    long[] counts = new long[4];
    EchoStreamTable table =
        new EchoStreamTable(
            StreamOptions.DEFAULT,
            new StreamListener() {
              @Override
              public void ended(EchoStream stream, EndReason reason) {
                counts[0] = stream.answered();
                counts[1] = stream.exchanges();
                counts[2] = stream.sequenceWraps();
                counts[3] = stream.duplicateRequests();
              }
            });
    for (int i = 0; i < 150_000; i++) {
      table.accept(ping(2L * i, true, 1, i & 0xffff, PING).draw(message));
      table.accept(ping(2L * i + 1, false, 1, i & 0xffff, PING).draw(message));
    }
    table.end();
    assertThat(counts).containsExactly(150_000, 150_000, 2, 0);
  }

  @Test
  void nothingIsAllocatedOnceIStreamsExist() {
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, new StreamListener() {});
    int streams = 200;
    EchoSketch[] round = new EchoSketch[2 * streams];
    byte[] longer = new byte[1000];
    long frame = 0;
    long allocated = 0;
    for (int i = 0; i < 400; i++) {
      for (int s = 0; s < streams; s++) {
        byte[] answer = s % 10 == 0 ? longer : PING; // one in ten is a tunnel
        round[2 * s] = ping(frame++, true, s, i, PING);
        round[2 * s + 1] = ping(frame++, false, s, i, answer);
      }
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (EchoSketch sketch : round) {
        table.accept(sketch.draw(message));
      }
      if (i >= 200) {
        allocated += THREADS.getCurrentThreadAllocatedBytes() - before;
      }
    }
    assertThat(allocated).isLessThan(1000); // in 80,000 frames
  }

  /** The estimate against what the JVM really hands out, arrays that were outgrown included. */
  @Test
  void bytesAreAboutWhatIsAllocated() {
    EchoStreamTable warm = new EchoStreamTable(StreamOptions.DEFAULT, new StreamListener() {});
    warm.accept(ping(0, true, 1, 1, PING).draw(message));
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, new StreamListener() {});
    int streams = 1 << 14;
    EchoSketch[] pings = new EchoSketch[streams];
    for (int i = 0; i < streams; i++) {
      pings[i] = ping(i, true, i, 1, PING);
    }
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (EchoSketch sketch : pings) {
      table.accept(sketch.draw(message));
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(table.bytes()).isBetween(allocated * 7 / 10, allocated * 13 / 10);
    assertThat(table.bytes() / streams).isLessThan(1100);
  }

  @Test
  void timestampsAtTheEndsOfTimeDoNoHarm() {
    EventLog log = new EventLog();
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, log);
    long[] times = {Long.MIN_VALUE, 0, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, -1};
    for (int i = 0; i < times.length; i++) {
      EchoSketch one =
          new EchoSketch(i, times[i], 4, i % 2 == 0, 1, 2, 1, 1, 0, i, 0, PING, PING.length);
      table.accept(one.draw(message));
      table.tick(times[i]);
    }
    table.end();
    assertThat(table.counts().opened()).isEqualTo(table.counts().closed());
    assertThat(log.events).last().asString().contains("ended CAPTURE_END");
  }

  @Test
  void durationIsNeverNegative() {
    Duration[] shown = new Duration[1];
    EchoStreamTable table =
        new EchoStreamTable(
            StreamOptions.DEFAULT,
            new StreamListener() {
              @Override
              public void ended(EchoStream stream, EndReason reason) {
                shown[0] = Duration.ofNanos(stream.lastNanos() - stream.firstNanos());
              }
            });
    table.accept(ping(100, true, 1, 1, PING).draw(message));
    table.accept(ping(0, false, 1, 1, PING).draw(message));
    table.end();
    assertThat(shown[0]).isEqualTo(Duration.ofMillis(1));
  }
}
