// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureReader;
import pingsift.capture.CaptureSet;
import pingsift.capture.Frame;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.eval.Match;
import pingsift.fields.Fields;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;
import pingsift.stream.StreamOptions;
import pingsift.stream.StreamTimeouts;

class ThreadsTest {
  private static final StreamOptions FEW_STREAMS =
      StreamOptions.DEFAULT
          .withTimeouts(
              new StreamTimeouts(
                  StreamTimeouts.DEFAULT.inactiveNanos(),
                  StreamTimeouts.DEFAULT.activeNanos(),
                  1_000_000_000L,
                  0))
          .withLimits(1 << 13, 1L << 30)
          .withHistograms(false)
          .withFrameRanges(8);

  /** Every kind of rule whose records stand alone. */
  private static final String RULES =
      """
      rule seen { meta { sid 3 } frame where icmp.seq == 1 }
      rule lost { meta { sid 2 } exchange where not exists(reply) limit 3 per 10s by src }
      rule ended { meta { sid 1 } istream where requests.count < 2 }
      """;

  @Test
  void aFloodThatEvictsGivesTheSameBytes() throws Exception {
    EngineOptions options = new EngineOptions(FEW_STREAMS, false);
    String one = RunOutput.of(rules(), with(options, 1), new Flood(20_000));
    assertThat(one).contains("\"state\":\"ended\"");
    assertThat(RunOutput.of(rules(), with(options, 2), new Flood(20_000))).isEqualTo(one);
    assertThat(RunOutput.of(rules(), with(options, 5), new Flood(20_000))).isEqualTo(one);
  }

  /** A silence of an hour, at one frame, and the end each decide thousands of records. */
  @Test
  void windowsAndSequencesTakeWhatIsDecidedAtOnceInParts() throws Exception {
    RuleSet rules =
        NaiveEngineProperties.load(
            """
            rule lost {
              meta { sid 1 }
              exchanges where unanswered by dst over 10s having count() >= 100
            }
            rule seen { meta { sid 2 } istreams by dst over 1h having count() >= 1000 }
            rule steps {
              meta { sid 3 }
              sequence by dst within 10s {
                exchange where unanswered
                then istream where requests.count == 1
              }
            }
            rule quiet {
              meta { sid 4 }
              sequence by dst within 10s {
                frame where icmp.seq == 1
                then no frame where icmp.seq == 1 within 1s
              }
            }
            """);
    assertThat(rules.hasErrors()).isFalse();
    String one = RunOutput.of(rules.rules(), EngineOptions.DEFAULT, new Flood(8_000, 4_000));
    for (int sid = 1; sid <= 4; sid++) {
      assertThat(one).contains("\"signature_id\":" + sid);
    }
    for (int waitingBytes : new int[] {1, 50_000, 1 << 20}) {
      Threads threads = new Threads(3, 0, 4, 4 << 10, waitingBytes);
      EngineOptions options = EngineOptions.DEFAULT.withThreads(threads);
      assertThat(RunOutput.of(rules.rules(), options, new Flood(8_000, 4_000))).isEqualTo(one);
      EngineOptions fewHeld = options.withHeldBytes(100_000);
      assertThat(RunOutput.of(rules.rules(), fewHeld, new Flood(8_000, 4_000))).isEqualTo(one);
    }
  }

  /** The capture cut the request, so that nobody knows whether the pattern stands there. */
  @Test
  void aStepThatIsInDoubtHasNothingToShow() throws Exception {
    RuleSet rules =
        NaiveEngineProperties.load(
            """
            rule r {
              meta { sid 1 }
              sequence by requester, responder within 50ms {
                exchange where answered
                then no istream where last(request.data) contains x"61 [0-1] 63"
              }
            }
            """);
    assertThat(rules.hasErrors()).isFalse();
    Flow flow =
        FlowNotation.parse(
            "cut",
            """
            10m other
            from 10.0.0.1 to 10.9.9.9 id 1
            +0ms req 1 "a" len 2
            """);
    String one = RunOutput.of(rules.rules(), EngineOptions.DEFAULT, flow.reader());
    Threads threads = new Threads(2, 0, Threads.SHARDS, 1, 1);
    EngineOptions options = EngineOptions.DEFAULT.withThreads(threads);
    assertThat(RunOutput.of(rules.rules(), options, flow.reader())).isEqualTo(one);
  }

  /** The clock steps back, so that the time of a record has passed when it comes. */
  @Test
  void whatIsDueAtOnceIsDecidedAtOnceInWhateverBlock() throws Exception {
    RuleSet rules =
        NaiveEngineProperties.load(
            """
            rule r {
              meta { sid 1 }
              sequence by icmp.ident within 50ms {
                frame where len == 3
                then no frame where len == 4 within 20ms
              }
            }
            """);
    Flow flow =
        FlowNotation.parse(
            "flow", "10s req 1 \"abcde\"\n-9s req 2 \"abc\"\n+1ms req 3 \"abcde\"\n");
    String one = RunOutput.of(rules.rules(), EngineOptions.DEFAULT, flow.reader());
    assertThat(one).contains("\"deciding_frame\":2");
    EngineOptions frameByFrame =
        EngineOptions.DEFAULT.withThreads(new Threads(2, 0, Threads.SHARDS, 1, 1));
    assertThat(RunOutput.of(rules.rules(), frameByFrame, flow.reader())).isEqualTo(one);
  }

  @Test
  void allCapturesOfTheTreeAsOneGiveTheSameBytes() throws Exception {
    RuleSet pack = RuleSet.load(List.of("rules"), List.of(), Fields.catalogue());
    List<String> captures;
    try (Stream<Path> files = Files.list(Path.of("testdata/captures"))) {
      captures = files.map(Path::toString).filter(f -> f.contains(".pcap")).sorted().toList();
    }
    EngineOptions options = new EngineOptions(StreamOptions.DEFAULT, true);
    Threads four = new Threads(4, 0, Threads.SHARDS, 8 << 10, 1 << 16);
    String one = run(pack.rules(), options, captures);
    assertThat(run(pack.rules(), options.withThreads(four), captures)).isEqualTo(one);
    // no alert of any message has room in memory
    assertThat(run(pack.rules(), options.withHeldBytes(0), captures)).isEqualTo(one);
    List<CheckedRule> apart =
        pack.rules().stream().filter(r -> r.query() instanceof CheckedQuery.Single).toList();
    assertThat(run(apart, options.withThreads(four), captures))
        .isEqualTo(run(apart, options, captures));
  }

  private static String run(List<CheckedRule> rules, EngineOptions options, List<String> captures)
      throws IOException {
    try (CaptureSet set = CaptureSet.open(captures, CaptureSet.Order.NAME)) {
      return RunOutput.of(rules, options, set) + set.problems();
    }
  }

  @Test
  void whatTheSinkThrowsEndsTheRun() {
    Engine engine =
        new Engine(
            rules(),
            with(EngineOptions.DEFAULT, 3),
            new Sink() {
              @Override
              public void line(AlertLine line) throws IOException {
                throw new IOException("full");
              }
            });
    assertThatThrownBy(() -> engine.run(new Flood(5_000)))
        .isInstanceOf(IOException.class)
        .hasMessage("full");
  }

  @Test
  void aBrokenCaptureIsToldBehindItsAlerts() {
    AtomicLong alerts = new AtomicLong();
    Engine engine =
        new Engine(
            rules(),
            with(EngineOptions.DEFAULT, 2),
            new Sink() {
              @Override
              public void line(AlertLine line) {
                alerts.incrementAndGet();
              }
            });
    assertThatThrownBy(() -> engine.run(new Flood(3_000, true)))
        .isInstanceOf(CaptureException.class);
    // the first frame is read before the threads begin
    assertThat(alerts.get()).isEqualTo(2_999);
  }

  /** A sink that does not go on holds up the reader soon. */
  @Test
  void aSlowOutputHoldsUpTheReader() throws Exception {
    Flood flood = new Flood(200_000);
    AtomicLong most = new AtomicLong();
    Sink sink =
        new Sink() {
          private long taken;

          @Override
          public void line(AlertLine line) {
            taken++;
            most.accumulateAndGet(flood.frames - taken, Math::max);
          }
        };
    RuleSet each =
        NaiveEngineProperties.load("rule each { meta { sid 1 } frame where icmp.seq == 1 }");
    new Engine(each.rules(), with(EngineOptions.DEFAULT, 2), sink).run(flood);
    // four blocks of 4 KiB are about 400 frames
    assertThat(most.get()).isLessThan(2_000);
  }

  private static EngineOptions with(EngineOptions options, int threads) {
    return options.withThreads(new Threads(threads, 0, 2, 4 << 10, 1 << 20));
  }

  private static List<CheckedRule> rules() {
    RuleSet rules = NaiveEngineProperties.load(RULES);
    assertThat(rules.hasErrors()).isFalse();
    return rules.rules();
  }

  private abstract static class Sink implements LineSink {
    @Override
    public void alert(Match match) {}

    @Override
    public Renderer newRenderer() {
      return (match, lines) -> {};
    }
  }

  /** Echo Requests, each of an identifier and a requester of its own; 1 ms apart. */
  private static final class Flood implements CaptureReader {
    private final Frame first = new Frame();
    private final int count;
    private final boolean breaks;
    private final int silentBehind;
    volatile long frames;

    Flood(int count) {
      this(count, count, false);
    }

    /** With a silence of an hour behind a frame. */
    Flood(int count, int silentBehind) {
      this(count, silentBehind, false);
    }

    Flood(int count, boolean breaks) {
      this(count, count, breaks);
    }

    private Flood(int count, int silentBehind, boolean breaks) {
      this.count = count;
      this.silentBehind = silentBehind;
      this.breaks = breaks;
      try {
        FlowNotation.parse("flood", "from 10.0.0.1 to 10.9.9.9 id 1\n0ms req 1 \"abc\"\n")
            .fill(first, 0);
      } catch (FlowException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
      if (frames == count) {
        if (breaks) {
          throw new CaptureException("flood", 0, frames + 1, "cut");
        }
        return false;
      }
      byte[] bytes = first.buffer().clone();
      int at = first.offset() + 14;
      bytes[at + 14] = (byte) (frames >>> 8);
      bytes[at + 15] = (byte) frames;
      long number = ++frames;
      long silence = number > silentBehind ? 3_600_000_000_000L : 0;
      frame.set(
          first.timestampNanos() + number * 1_000_000L + silence,
          first.linkType(),
          bytes,
          first.offset(),
          first.capLen(),
          first.len());
      frame.place(number, number, "flood");
      return true;
    }

    @Override
    public long bytesRead() {
      return frames;
    }

    @Override
    public void close() {}
  }
}
