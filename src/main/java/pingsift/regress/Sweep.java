// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import pingsift.capture.CaptureException;
import pingsift.check.CheckedRule;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;

/**
 * Varies one number of a rule over a corpus.
 *
 * <p>All values are tried in one pass: a capture is read once for up to {@link #MOST_AT_ONCE} of
 * them, each a rule of the same run. Where neighbouring values disagree on a capture, that capture
 * alone is read again with values between them, until the very value is found at which its outcome
 * turns; so the values shown are those at which something happens, and not those of a grid. What
 * turns and turns back between two values of the grid goes unseen.
 */
public final class Sweep {
  /** Rules of one run: so many counters an iStream. */
  private static final int MOST_AT_ONCE = 64;

  /** Values tried between two that disagree: four binary digits a pass. */
  private static final int PARTS = 16;

  /** Of floats and durations a turn is found to this part of the range. */
  private static final long FINENESS = 10_000;

  private final RuleVariants variants;
  private final EngineOptions options;
  private final int threads;
  private final AtomicLong bytesDone = new AtomicLong();
  private final AtomicInteger capturesDone = new AtomicInteger();
  private final AtomicInteger passes = new AtomicInteger();
  private long resolution = 1;

  public Sweep(RuleVariants variants, EngineOptions options, int threads) {
    this.variants = variants;
    this.options = options;
    this.threads = threads;
  }

  /**
   * Runs.
   *
   * @param values in ticks, at least one
   * @throws SweepException where the rule is not sound with one of the values
   */
  public List<CaptureCurve> run(
      Corpus corpus, CaptureLabels labels, SortedSet<Long> values, CorpusRun.Watcher watcher)
      throws IOException {
    resolution = resolution(variants.number().scale(), values.last() - values.first());
    Workers.map(List.copyOf(values), threads, variants::with, () -> {});
    List<CorpusCapture> bySize = new ArrayList<>(corpus.captures());
    bySize.sort(Comparator.comparingLong(CorpusCapture::bytes).reversed());
    List<CaptureCurve> curves =
        new ArrayList<>(
            Workers.map(
                bySize,
                threads,
                capture -> curve(capture, labels.of(capture.name()), values),
                () -> watcher.at(capturesDone.get(), bytesDone.get())));
    curves.sort(Comparator.comparing(CaptureCurve::capture));
    return curves;
  }

  /**
   * How finely a range is looked through, in ticks: whole numbers one by one; others in steps of a
   * power of ten, so that the values tried are round ones.
   */
  public static long resolution(NumberScale scale, long range) {
    long step = 1;
    while (scale != NumberScale.WHOLE && step <= range / FINENESS / 10) {
      step *= 10;
    }
    return step;
  }

  /** How often captures were read. */
  public int passes() {
    return passes.get();
  }

  private CaptureCurve curve(CorpusCapture capture, Label label, SortedSet<Long> values)
      throws IOException {
    CaptureCurve curve = new CaptureCurve(capture.name(), label, tried(capture, values));
    for (SortedSet<Long> more = between(curve); !more.isEmpty(); more = between(curve)) {
      curve = curve.with(tried(capture, more));
    }
    capturesDone.incrementAndGet();
    return curve;
  }

  private SortedSet<Long> between(CaptureCurve curve) {
    SortedSet<Long> more = new TreeSet<>();
    for (CaptureCurve.Turn turn : curve.turns()) {
      long gap = turn.above() - turn.below();
      for (int i = 1; gap > resolution && i < PARTS; i++) {
        long value = turn.below() + Math.round((double) gap * i / PARTS);
        value = Math.round((double) value / resolution) * resolution;
        if (value > turn.below() && value < turn.above()) {
          more.add(value);
        }
      }
    }
    return more;
  }

  private NavigableMap<Long, Boolean> tried(CorpusCapture capture, SortedSet<Long> values)
      throws IOException {
    NavigableMap<Long, Boolean> tried = new TreeMap<>();
    List<Long> all = List.copyOf(values);
    for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
      pass(capture, all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)), tried);
    }
    return tried;
  }

  private void pass(CorpusCapture capture, List<Long> values, NavigableMap<Long, Boolean> into)
      throws IOException {
    passes.incrementAndGet();
    IdentityHashMap<CheckedRule, Long> byRule = new IdentityHashMap<>();
    List<CheckedRule> rules = new ArrayList<>();
    for (long value : values) {
      CheckedRule rule = variants.with(value);
      byRule.put(rule, value);
      rules.add(rule);
      into.put(value, false);
    }
    AtomicBoolean goOn = new AtomicBoolean();
    try (GoodFrames frames = new GoodFrames(capture.open(), bytesDone, goOn)) {
      Engine engine =
          new Engine(
              rules, options, match -> into.put(byRule.getOrDefault(match.rule(), 0L), true));
      engine.run(frames);
    } catch (CaptureException noCapture) {
      // no rule hits it at any value
    }
  }
}
