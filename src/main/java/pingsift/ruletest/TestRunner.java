// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import pingsift.capture.CaptureReader;
import pingsift.check.CheckedRule;
import pingsift.engine.EngineOptions;

/**
 * Runs tests: each capture is read once, for all rules that a test lets see it.
 *
 * <p>Small captures stay in memory from one run to the next, and are not looked at again: use a new
 * runner where they may have changed. Prints nothing. Not thread-safe; works with threads of its
 * own.
 */
public final class TestRunner {
  private static final long MOST_KEPT = 64 << 20;

  private final CaptureFinder finder;
  private final EngineOptions options;
  private final int threads;
  private final int mostFound;
  private final Map<Path, FileCapture> captures = new HashMap<>();
  private long kept;

  /**
   * @param threads at least 1; each reads a capture of its own
   */
  public TestRunner(CaptureFinder finder, EngineOptions options, int threads) {
    this(finder, options, threads, TestResult.MOST_FOUND);
  }

  private TestRunner(CaptureFinder finder, EngineOptions options, int threads, int mostFound) {
    this.finder = finder;
    this.options = options;
    this.threads = threads;
    this.mostFound = mostFound;
  }

  /**
   * One whose results have the numbers of alerts and frames, but no {@link TestResult#found}: for
   * many rules at once, whose evidence would be too much to keep.
   */
  public static TestRunner counting(CaptureFinder finder, EngineOptions options, int threads) {
    return new TestRunner(finder, options, threads, 0);
  }

  /**
   * Lets every rule see the traffic of the tests for its name. Several rules may have one name, as
   * a rule and versions of it: each is judged by itself.
   *
   * @return a result for each such pair, by rule and then by test, in the order given
   */
  public List<TestResult> run(List<CheckedRule> rules, List<TestCase> tests)
      throws InterruptedException {
    Map<String, List<TestCase>> byName = new HashMap<>();
    for (TestCase test : tests) {
      byName.computeIfAbsent(test.rule(), name -> new ArrayList<>()).add(test);
    }
    List<Trial> trials = new ArrayList<>();
    for (CheckedRule rule : rules) {
      for (TestCase test : byName.getOrDefault(rule.name(), List.of())) {
        trials.add(new Trial(rule, test));
      }
    }
    return run(trials);
  }

  private List<TestResult> run(List<Trial> trials) throws InterruptedException {
    Map<Object, TestPass> passes = new LinkedHashMap<>();
    IdentityHashMap<Traffic, Object> keys = new IdentityHashMap<>();
    TestResult[] results = new TestResult[trials.size()];
    for (int i = 0; i < results.length; i++) {
      Trial trial = trials.get(i);
      Traffic traffic = trial.test().traffic();
      if (traffic instanceof Traffic.File file) {
        Optional<Path> path = finder.find(trial.test(), file);
        if (path.isEmpty()) {
          results[i] = notFound(trial, file);
          continue;
        }
        keys.put(traffic, path.get().toAbsolutePath().normalize());
      }
      Object key = keys.computeIfAbsent(traffic, drawn -> drawn);
      passes
          .computeIfAbsent(
              new Key(key), k -> new TestPass(source(traffic, key), options, mostFound))
          .add(trial, i);
    }
    runAll(List.copyOf(passes.values()), results);
    return List.of(results);
  }

  /** A path by what it is, drawn traffic by which it is. */
  private record Key(Object of) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && (of instanceof Path ? of.equals(that.of) : of == that.of);
    }

    @Override
    public int hashCode() {
      return of instanceof Path ? of.hashCode() : System.identityHashCode(of);
    }
  }

  private CaptureSource source(Traffic traffic, Object key) {
    if (traffic instanceof Traffic.Drawn drawn) {
      return new DrawnCapture(drawn);
    }
    return captures.computeIfAbsent((Path) key, this::capture);
  }

  private FileCapture capture(Path path) {
    long size = FileCapture.MOST_KEPT + 1;
    try {
      size = Files.size(path);
    } catch (IOException unreadable) {
      // whoever opens it will be told
    }
    boolean keep = size <= FileCapture.MOST_KEPT && kept + size <= MOST_KEPT;
    kept += keep ? size : 0;
    Path here = Path.of("").toAbsolutePath();
    return new FileCapture(path.startsWith(here) ? here.relativize(path) : path, keep);
  }

  private record DrawnCapture(Traffic.Drawn drawn) implements CaptureSource {
    @Override
    public String name() {
      return drawn.flow().name();
    }

    @Override
    public CaptureReader open() {
      return drawn.flow().reader();
    }
  }

  private TestResult notFound(Trial trial, Traffic.File file) {
    String trouble = "there is no capture `" + file.name() + "`, " + finder.lookedIn(trial.test());
    Optional<String> similar = finder.similar(trial.test(), file);
    if (similar.isPresent()) {
      trouble += "; is it `" + similar.get() + "`?";
    }
    return new TestResult(
        trial.rule(),
        trial.test(),
        TestOutcome.UNREADABLE,
        0,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(trouble));
  }

  private void runAll(List<TestPass> passes, TestResult[] results) throws InterruptedException {
    List<SharedPlan> plans = plans(passes);
    if (threads == 1 || passes.size() <= 1) {
      for (int i = 0; i < passes.size(); i++) {
        passes.get(i).run(results, plans.get(i));
      }
      return;
    }
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.min(threads, passes.size()),
            task -> {
              Thread thread = new Thread(task, "rule tests");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < passes.size(); i++) {
        TestPass pass = passes.get(i);
        SharedPlan plan = plans.get(i);
        running.add(workers.submit(() -> pass.run(results, plan)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw fault(e);
    } finally {
      workers.shutdownNow();
    }
  }

  /** The plan of each pass; those of the very same rules share one. */
  private List<SharedPlan> plans(List<TestPass> passes) {
    Map<Rules, SharedPlan> known = new HashMap<>();
    List<SharedPlan> plans = new ArrayList<>(passes.size());
    for (TestPass pass : passes) {
      SharedPlan plan =
          known.computeIfAbsent(
              new Rules(pass.rules()), same -> new SharedPlan(same.rules(), options));
      plan.want();
      plans.add(plan);
    }
    return plans;
  }

  /** Rules by which they are, and not by what they say. */
  private record Rules(List<CheckedRule> rules) {
    @SuppressWarnings("ReferenceEquality") // to compare what they say would take as long as a plan
    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Rules that) || rules.size() != that.rules.size()) {
        return false;
      }
      for (int i = 0; i < rules.size(); i++) {
        if (rules.get(i) != that.rules.get(i)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      int hash = 1;
      for (CheckedRule rule : rules) {
        hash = 31 * hash + System.identityHashCode(rule);
      }
      return hash;
    }
  }

  private static RuntimeException fault(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException ours ? ours : new IllegalStateException(e);
  }
}
