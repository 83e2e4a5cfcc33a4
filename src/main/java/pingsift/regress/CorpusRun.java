// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import pingsift.capture.CaptureException;
import pingsift.check.CheckedRule;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.engine.RunStats;

/**
 * Runs rules over every capture of a corpus, each by itself, several at a time.
 *
 * <p>The largest captures come first, so that none is left over at the end. Results have the order
 * of the corpus, whatever came first. What a run takes is the engine's memory for each thread, and
 * {@link Hits} for each rule and capture.
 */
public final class CorpusRun {
  /** Hears how far a run is, now and then, on the thread that runs it. */
  public interface Watcher {
    void at(int captures, long bytes);
  }

  private final List<CheckedRule> rules;
  private final EngineOptions options;
  private final int threads;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicLong bytesDone = new AtomicLong();
  private final AtomicInteger capturesDone = new AtomicInteger();

  /**
   * @param options of each capture's run
   * @param threads at least 1
   */
  public CorpusRun(List<CheckedRule> rules, EngineOptions options, int threads) {
    this.rules = List.copyOf(rules);
    this.options = options;
    this.threads = threads;
  }

  /**
   * Runs to the end.
   *
   * @param saved where finished captures are looked up and kept
   * @throws IOException where a result cannot be kept
   */
  public List<CaptureResult> run(List<CorpusCapture> captures, SavedRun saved, Watcher watcher)
      throws IOException {
    List<CorpusCapture> bySize = new ArrayList<>(captures);
    bySize.sort(Comparator.comparingLong(CorpusCapture::bytes).reversed());
    try {
      Runnable look = () -> watcher.at(capturesDone.get(), bytesDone.get());
      List<CaptureResult> results =
          new ArrayList<>(Workers.map(bySize, threads, one -> result(one, saved), look));
      results.sort(Comparator.comparing(CaptureResult::capture));
      return results;
    } finally {
      stop.set(true);
    }
  }

  private CaptureResult result(CorpusCapture capture, SavedRun saved) throws IOException {
    String digest = digest(capture);
    Optional<CaptureResult> known = saved.find(capture.name(), digest);
    CaptureResult result;
    if (known.isPresent()) {
      result = known.get();
      bytesDone.addAndGet(capture.bytes());
    } else {
      result = run(capture, digest);
      if (!stop.get()) {
        saved.keep(result);
      }
    }
    capturesDone.incrementAndGet();
    return result;
  }

  private static String digest(CorpusCapture capture) {
    try {
      return Digests.of(capture.path());
    } catch (IOException e) {
      return ""; // opening it will say why
    }
  }

  private CaptureResult run(CorpusCapture capture, String digest) throws IOException {
    HitCollector collector = new HitCollector(rules);
    try (GoodFrames frames = new GoodFrames(capture.open(), bytesDone, stop)) {
      RunStats stats = new Engine(rules, options, collector).run(frames);
      CaptureFacts facts = new CaptureFacts(frames.frames(), digest, frames.broken());
      boolean evicted = stats.streams().evicted() > 0 || stats.windows().evicted() > 0;
      return new CaptureResult(capture.name(), facts, collector.hits(), evicted);
    } catch (CaptureException e) {
      CaptureFacts facts = new CaptureFacts(0, digest, Optional.of(GoodFrames.words(e)));
      return new CaptureResult(capture.name(), facts, Map.of(), false);
    }
  }
}
