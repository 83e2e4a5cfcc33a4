// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import pingsift.bytes.Mixer;
import pingsift.decode.EchoSketch;
import pingsift.decode.IcmpMessage;

/** Nobody can tell an iStream that was packed from one that was not. */
class PackedStreamsProperties {
  private static final StreamOptions OPTIONS =
      StreamOptions.DEFAULT.withTimeouts(
          new StreamTimeouts(60_000_000_000L, 7_000_000_000L, 10_000_000_000L, 1_000_000L));

  @Property(tries = 150)
  void listenersHearTheSameOfThem(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int unpacked) {
    Random random = new Random(seed);
    StreamOptions options =
        OPTIONS
            .withLimits(random.nextBoolean() ? 3 : 1000, Long.MAX_VALUE)
            .withHistograms(random.nextBoolean())
            .withFrameRanges(random.nextInt(4));
    List<EchoSketch> messages =
        new RandomTraffic(seed).ipVersion(random.nextBoolean() ? 4 : 6).messages(200);
    assertThat(heard(messages, options.withUnpacked(unpacked)))
        .isEqualTo(heard(messages, options.withUnpacked(Integer.MAX_VALUE)));
  }

  /** What each call was about, with all that the iStream says then. */
  private static List<String> heard(List<EchoSketch> messages, StreamOptions options) {
    EventLog log =
        new EventLog() {
          @Override
          void add(EchoStream stream, String event) {
            super.add(stream, event);
            events.add(StreamFacts.of(stream).toString());
          }

          @Override
          public void opened(EchoStream stream) {
            super.opened(stream);
            stream.attachment = "opened " + stream.index();
            stream.attachmentBytes = 100;
          }

          @Override
          public void ended(EchoStream stream, EndReason reason) {
            assertThat(stream.attachment).isEqualTo("opened " + stream.index());
            events.add(lastRequest(stream));
            super.ended(stream, reason);
          }
        };
    EchoStreamTable table = new EchoStreamTable(options, log);
    for (EchoSketch message : messages) {
      table.accept(longer(message).draw(new IcmpMessage()));
      table.pack();
      log.events.add(table.bytes() + " bytes");
    }
    table.end();
    assertThat(table.bytes()).isZero();
    return log.events;
  }

  /** Data that is sometimes longer than that of an ordinary ping. */
  private static EchoSketch longer(EchoSketch m) {
    byte[] data = Arrays.copyOf(m.data(), m.data().length * (int) (1 + m.frame() % 60));
    return new EchoSketch(
        m.frame(),
        m.nanos(),
        m.ipVersion(),
        m.request(),
        m.host(),
        m.peer(),
        m.identifier(),
        m.sequence(),
        m.vlan(),
        m.ipId(),
        m.code(),
        data,
        data.length + m.wireLength() - m.data().length);
  }

  private static String lastRequest(EchoStream stream) {
    if (stream.requests() == 0) {
      return "none";
    }
    IcmpMessage last = stream.lastRequest(new IcmpMessage());
    return last.frameNumber() + " " + last.sequence() + " " + last.gapNanos() + " " + last.ipId();
  }

  /** Memory that shows no request keeps less of each. */
  @Property(tries = 100)
  void exchangesAreTheSameWhereRequestsAreOnlyCompared(@ForAll long seed) {
    List<EchoSketch> messages = new RandomTraffic(seed).messages(300);
    StreamOptions options = OPTIONS.withWholeRequests(false);
    assertThat(kinds(messages, options.withUnpacked(0)))
        .isEqualTo(kinds(messages, options.withUnpacked(Integer.MAX_VALUE)));
  }

  private static List<String> kinds(List<EchoSketch> messages, StreamOptions options) {
    List<String> kinds = new ArrayList<>();
    StreamListener listener =
        new StreamListener() {
          @Override
          public void exchange(EchoStream stream, Exchange exchange) {
            kinds.add(
                EventLog.exchangeText(
                        stream.index(),
                        exchange.reply() == null ? 0 : exchange.reply().frameNumber(),
                        exchange.isLate(),
                        exchange.isDuplicateRequest(),
                        exchange.isDuplicateReply(),
                        exchange.isExtra())
                    + (exchange.isMisplaced() ? " misplaced" : ""));
          }
        };
    EchoStreamTable table = new EchoStreamTable(options, listener);
    for (EchoSketch message : messages) {
      table.accept(message.draw(new IcmpMessage()));
      table.pack();
    }
    table.end();
    return kinds;
  }

  /** Times, numbers of frames and Data of any size, and numbers at their ends. */
  @Property(tries = 300)
  void whatIsWrittenIsRead(@ForAll long seed) {
    Random random = new Random(seed);
    EchoStreamTable table = new EchoStreamTable(OPTIONS, new StreamListener() {});
    IcmpMessage message = new IcmpMessage();
    StreamPacking packing = new StreamPacking(OPTIONS, new Mixer());
    StreamWords words = new StreamWords();
    WordCode code = new WordCode();
    for (int i = 0; i < 30; i++) {
      EchoStream stream = table.accept(extreme(random).draw(message));
      if (!StreamPacking.isPackable(stream)) {
        continue;
      }
      words.clear();
      packing.write(stream, words);
      int length = code.write(words);
      byte[] written = Arrays.copyOf(code.bytes(), length);
      words.clear();
      System.arraycopy(written, 0, code.room(length), 0, length);
      code.read(words);
      EchoStream read = packing.read(words);
      assertThat(StreamFacts.of(read)).isEqualTo(StreamFacts.of(stream));
      assertThat(read.bytes()).isEqualTo(stream.bytes());
    }
  }

  private static EchoSketch extreme(Random random) {
    byte[] data = new byte[random.nextInt(4) == 0 ? random.nextInt(3000) : random.nextInt(80)];
    random.nextBytes(data);
    long[] numbers = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE - 1, random.nextLong()};
    return new EchoSketch(
        numbers[random.nextInt(numbers.length)] >>> 1,
        numbers[random.nextInt(numbers.length)],
        random.nextBoolean() ? 4 : 6,
        random.nextInt(3) > 0,
        random.nextInt(3),
        random.nextInt(2),
        random.nextInt(2) * 0xffff,
        random.nextInt(2) * 0xffff,
        random.nextInt(3) * 2047,
        random.nextInt(2) * 0xffff,
        random.nextInt(2) * 255,
        data,
        data.length + random.nextInt(2) * 100);
  }
}
