// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import pingsift.decode.EchoSketch;
import pingsift.decode.IcmpMessage;

class EchoStreamTableProperties {
  @Property(tries = 300)
  void agreesWithANaiveTable(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 2) int kind,
      @ForAll boolean fewStreams,
      @ForAll @IntRange(min = 0, max = 2) int unpacked) {
    StreamOptions options = options(kind, fewStreams ? 3 : 1000).withUnpacked(unpacked);
    NaiveTable naive = new NaiveTable(options);
    List<EchoSketch> messages = new RandomTraffic(seed).messages(700);
    for (EchoSketch message : messages) {
      naive.accept(message);
    }
    naive.end();
    assertSameEvents(run(messages, options), naive.events);
  }

  @Property(tries = 100)
  void pairsIpv4AndIpv6Alike(@ForAll long seed) {
    StreamOptions options = options(0, 1000);
    assertSameEvents(
        run(new RandomTraffic(seed).ipVersion(6).messages(400), options),
        run(new RandomTraffic(seed).ipVersion(4).messages(400), options));
  }

  @Property(tries = 100)
  void everyMessageIsInOneExchangeOrMirrored(@ForAll long seed) {
    List<EchoSketch> messages = new RandomTraffic(seed).messages(500);
    Map<Long, Integer> decided = new HashMap<>();
    long[] mirrored = {0};
    StreamListener listener =
        new StreamListener() {
          @Override
          public void exchange(EchoStream stream, Exchange exchange) {
            if (exchange.reply() != null) {
              decided.merge(exchange.reply().frameNumber(), 1, Integer::sum);
            }
            boolean again = exchange.isLate() || exchange.isDuplicateReply() || exchange.isExtra();
            if (exchange.request() != null && !again) {
              decided.merge(exchange.request().frameNumber(), 1, Integer::sum);
            }
          }

          @Override
          public void ended(EchoStream stream, EndReason reason) {
            mirrored[0] += stream.mirrored();
          }
        };
    EchoStreamTable table = new EchoStreamTable(options(0, 4), listener);
    feed(table, messages);
    assertThat(table.counts().opened())
        .isEqualTo(table.counts().closed() + table.counts().evicted() + table.counts().active());
    table.end();
    assertThat(decided.values()).containsOnly(1);
    assertThat(decided.size() + mirrored[0]).isEqualTo(messages.size());
    assertThat(table.counts().opened())
        .isEqualTo(table.counts().closed() + table.counts().evicted());
    assertThat(table.bytes()).isZero();
  }

  /** Frames keep their numbers here, so that the events can be compared. */
  @Property(tries = 100)
  void eachStreamHearsTheSameWhateverTheOrderBetweenStreamsAtOneTime(@ForAll long seed) {
    List<EchoSketch> messages = new RandomTraffic(seed).onOnePath().forwards().messages(400);
    Map<String, Integer> rank = new HashMap<>();
    Random random = new Random(seed);
    List<EchoSketch> reordered = new ArrayList<>(messages);
    reordered.sort(
        Comparator.comparingLong(EchoSketch::nanos)
            .thenComparing(m -> rank.computeIfAbsent(nameOf(m), name -> random.nextInt())));
    StreamOptions options = options(0, 1000);
    assertThat(byStream(reordered, options)).isEqualTo(byStream(messages, options));
  }

  private static String nameOf(EchoSketch m) {
    return m.host() + " " + m.peer() + " " + m.identifier();
  }

  /** The events of each key; what others do to an iStream (answered elsewhere) is left out. */
  private static Map<String, List<String>> byStream(
      List<EchoSketch> messages, StreamOptions options) {
    Map<String, String> names = new HashMap<>();
    EventLog log =
        new EventLog() {
          @Override
          public void opened(EchoStream stream) {
            names.put(
                "s" + stream.index(),
                stream.requesterLow() + " " + stream.responderLow() + " " + stream.identifier());
            super.opened(stream);
          }
        };
    EchoStreamTable table = new EchoStreamTable(options, log);
    feed(table, messages);
    table.end();
    return log.events.stream()
        .map(event -> event.replace(" answered-elsewhere", ""))
        .collect(
            Collectors.groupingBy(
                event -> names.get(event.substring(0, event.indexOf(' '))),
                TreeMap::new,
                Collectors.mapping(
                    event -> event.substring(event.indexOf(' ')), Collectors.toList())));
  }

  /** Shows the first difference with a little of what led to it. */
  private static void assertSameEvents(List<String> events, List<String> wanted) {
    int at = 0;
    while (at < events.size() && at < wanted.size() && events.get(at).equals(wanted.get(at))) {
      at++;
    }
    int from = Math.max(0, at - 3);
    assertThat(events.subList(from, Math.min(events.size(), at + 3)))
        .isEqualTo(wanted.subList(from, Math.min(wanted.size(), at + 3)));
  }

  private static List<String> run(List<EchoSketch> messages, StreamOptions options) {
    EventLog log = new EventLog();
    EchoStreamTable table = new EchoStreamTable(options, log);
    feed(table, messages);
    table.end();
    return log.events;
  }

  /** Each message in turn through one object, whose bytes are spoilt before the next. */
  private static void feed(EchoStreamTable table, List<EchoSketch> messages) {
    IcmpMessage message = new IcmpMessage();
    for (EchoSketch sketch : messages) {
      byte[] borrowed = sketch.data().clone();
      sketch.draw(message);
      message.data().wrap(borrowed, 0, borrowed.length, sketch.wireLength());
      table.accept(message);
      table.pack();
      Arrays.fill(borrowed, (byte) 0x55);
    }
  }

  private static StreamOptions options(int kind, int maxStreams) {
    StreamTimeouts d = StreamTimeouts.DEFAULT;
    long exchange = kind == 1 ? StreamTimeouts.OFF : d.exchangeNanos();
    long inactive = kind == 2 ? 10_000_000_000L : d.inactiveNanos();
    long mirror = kind == 1 ? 0 : d.mirrorNanos();
    return StreamOptions.DEFAULT
        .withTimeouts(new StreamTimeouts(inactive, 7_000_000_000L, exchange, mirror))
        .withLimits(maxStreams, StreamOptions.DEFAULT.maxBytes());
  }
}
