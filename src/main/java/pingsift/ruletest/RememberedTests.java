// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pingsift.check.CheckedRule;

/**
 * Runs tests again only where the rule, what is expected or the capture changed. A rule has changed
 * where it reads otherwise or where something that it uses, a list for one, has other content.
 */
public final class RememberedTests {
  /**
   * The results of all tests.
   *
   * @param fresh the names of the rules of which at least one test was run
   */
  public record Round(List<TestResult> results, Set<String> fresh) {}

  /** Which test it is: of several that read the same, {@code number} tells which. */
  private record Key(String file, String rule, String text, int number) {}

  private record Remembered(TestResult result, FileStamp capture) {}

  private Map<Key, Remembered> known = new HashMap<>();

  /** One round; tests that are gone are forgotten. */
  public Round run(
      TestRunner runner, CaptureFinder finder, List<CheckedRule> rules, List<TestCase> tests)
      throws InterruptedException {
    Map<String, CheckedRule> byName = new HashMap<>();
    rules.forEach(rule -> byName.putIfAbsent(rule.name(), rule));
    Map<Key, Remembered> now = new HashMap<>();
    Map<Key, FileStamp> stamps = new HashMap<>();
    Map<Key, Integer> counts = new HashMap<>();
    List<TestCase> changed = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    for (TestCase test : tests) {
      CheckedRule rule = byName.get(test.rule());
      if (rule == null) {
        continue;
      }
      Key key = key(test, counts);
      FileStamp stamp = stamp(finder, test); // before it is read: what changes then is seen later
      stamps.put(key, stamp);
      Remembered old = known.get(key);
      if (old != null && old.capture.equals(stamp) && same(old.result.rule(), rule)) {
        now.put(key, new Remembered(moved(old.result, rule, test), stamp));
      } else {
        changed.add(test);
        keys.add(key);
      }
    }
    Set<String> fresh = new HashSet<>();
    IdentityHashMap<TestCase, Key> keyOf = new IdentityHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      keyOf.put(changed.get(i), keys.get(i));
    }
    for (TestResult result : runner.run(List.copyOf(byName.values()), changed)) {
      Key key = keyOf.get(result.test());
      if (key != null) {
        now.put(key, new Remembered(result, stamps.getOrDefault(key, FileStamp.ABSENT)));
        fresh.add(result.rule().name());
      }
    }
    known = now;
    return new Round(inOrder(tests), fresh);
  }

  private List<TestResult> inOrder(List<TestCase> tests) {
    IdentityHashMap<TestCase, TestResult> results = new IdentityHashMap<>();
    known.values().forEach(one -> results.put(one.result.test(), one.result));
    return tests.stream().flatMap(test -> Optional.ofNullable(results.get(test)).stream()).toList();
  }

  private static Key key(TestCase test, Map<Key, Integer> counts) {
    String text = test.source().slice(test.span());
    Key first = new Key(test.source().name(), test.rule(), text, 0);
    int number = counts.merge(first, 1, Integer::sum) - 1;
    return new Key(first.file, first.rule, text, number);
  }

  private static FileStamp stamp(CaptureFinder finder, TestCase test) {
    if (!(test.traffic() instanceof Traffic.File file)) {
      return FileStamp.ABSENT;
    }
    Optional<Path> path = finder.find(test, file);
    return path.map(FileStamp::of).orElse(FileStamp.ABSENT);
  }

  private static boolean same(CheckedRule old, CheckedRule now) {
    return old.source().slice(old.span()).equals(now.source().slice(now.span()))
        && old.query().equals(now.query())
        && old.restraint().equals(now.restraint());
  }

  /** The same result for a rule that stands elsewhere in its file now. */
  private static TestResult moved(TestResult old, CheckedRule rule, TestCase test) {
    return new TestResult(
        rule,
        test,
        old.outcome(),
        old.alerts(),
        old.frames(),
        old.found(),
        old.capture(),
        old.trouble());
  }
}
