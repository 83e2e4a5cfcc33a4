// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import pingsift.eval.Group;
import pingsift.eval.Match;
import pingsift.fields.Fields;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;
import pingsift.stream.EchoStream;

/**
 * Sequences over drawn traffic alert where a search over the alerts of their steps, as rules of
 * their own, finds them.
 */
class SequenceProperties {
  private static final long MS = 1_000_000;
  private static final List<String> STEPS =
      List.of(
          "frame where icmp.type == echo_request",
          "frame where icmp.type == echo_reply",
          "frame where len == 1",
          "frame where len == 2 and icmp.type == echo_request",
          "frame where data contains \"bb\"",
          "exchange where answered",
          "exchange where request.len > 1 and answered",
          "exchange where reply.data != request.data",
          "exchange where unsolicited");

  /** One step: the rule that finds its records, and its times in nanoseconds; 0 is none. */
  private record Step(int rule, boolean absent, long within) {}

  private record Record(long frame, long nanos) {}

  @Property(tries = 400)
  void alertWhereTryingEverythingSays(@ForAll long seed) throws IOException, FlowException {
    Random random = new Random(seed);
    List<Step> steps = steps(random);
    long whole = (300 + 100 * random.nextInt(20)) * MS;
    String query = query(steps, whole);
    String traffic = traffic(random);
    Flow flow = FlowNotation.parse("drawn", traffic);
    List<String> queries = new ArrayList<>(STEPS);
    queries.add(query);
    RuleSet rules = RuleSet.load(List.of(), queries, Fields.catalogue());
    assertThat(rules.hasErrors()).as(query + rules.diagnostics()).isFalse();
    Map<String, List<List<Record>>> records = new TreeMap<>();
    TreeSet<String> alerts = new TreeSet<>();
    new Engine(
            rules.rules(),
            EngineOptions.DEFAULT,
            match -> {
              Group group = match.group();
              if (group != null) {
                alerts.add(
                    group.keys().get(0).value()
                        + " "
                        + group.keys().get(1).value()
                        + " "
                        + Arrays.toString(group.frames())
                        + " at "
                        + match.decidingFrame());
              } else {
                note(match, records);
              }
            })
        .run(flow.reader());
    assertThat(alerts).as(query + "\n" + traffic).isEqualTo(expected(steps, whole, records, flow));
    Statistics.label("alerts")
        .collect(alerts.isEmpty() ? "none" : "some")
        .coverage(c -> c.check("some").percentage(p -> p > 25));
    boolean absent = steps.stream().anyMatch(Step::absent);
    Statistics.label("with absence")
        .collect(absent && !alerts.isEmpty() ? "alerts" : "other")
        .coverage(c -> c.check("alerts").percentage(p -> p > 8));
  }

  private static void note(Match match, Map<String, List<List<Record>>> records) {
    EchoStream stream = match.stream();
    String key =
        pingsift.bytes.IpAddress.text(stream.requesterHigh(), stream.requesterLow())
            + " "
            + pingsift.bytes.IpAddress.text(stream.responderHigh(), stream.responderLow());
    List<List<Record>> ofKey = records.computeIfAbsent(key, k -> new ArrayList<>());
    while (ofKey.size() < STEPS.size()) {
      ofKey.add(new ArrayList<>());
    }
    assertThat(match.decider().frameNumber()).isEqualTo(match.decidingFrame());
    ofKey
        .get((int) match.rule().meta().sid() - 1)
        .add(new Record(match.decidingFrame(), match.decider().timestampNanos()));
  }

  private static TreeSet<String> expected(
      List<Step> steps, long whole, Map<String, List<List<Record>>> records, Flow flow) {
    TreeSet<String> expected = new TreeSet<>();
    records.forEach(
        (key, found) -> {
          long usedUpTo = 0;
          for (int now = 1; now <= flow.frames().size(); now++) {
            List<Record> match;
            while ((match = best(steps, whole, found, flow, now, usedUpTo)) != null) {
              usedUpTo = match.get(match.size() - 1).frame;
              expected.add(key + " " + match.stream().map(Record::frame).toList() + " at " + now);
            }
          }
        });
    return expected;
  }

  /** Of what is certain at a frame what ends first, with the latest steps. */
  private static List<Record> best(
      List<Step> steps, long whole, List<List<Record>> found, Flow flow, int now, long usedUpTo) {
    List<List<Record>> ways = List.of(List.of());
    long time = flow.frames().get(now - 1).timestampNanos();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.absent) {
        continue;
      }
      List<List<Record>> longer = new ArrayList<>();
      for (List<Record> way : ways) {
        for (Record record : found.get(step.rule)) {
          if (record.frame > usedUpTo
              && record.frame <= now
              && follows(steps, i, whole, found, way, record)) {
            List<Record> more = new ArrayList<>(way);
            more.add(record);
            longer.add(more);
          }
        }
      }
      ways = longer;
    }
    List<Record> best = null;
    for (List<Record> way : ways) {
      Record last = way.get(way.size() - 1);
      boolean quiet = true;
      for (int i = steps.size() - 1; steps.get(i).absent; i--) {
        quiet &= isQuiet(steps.get(i), found, last) && time > last.nanos + steps.get(i).within;
      }
      if (quiet && (best == null || isBetter(way, best))) {
        best = way;
      }
    }
    return best;
  }

  private static boolean isBetter(List<Record> way, List<Record> than) {
    int last = way.size() - 1;
    if (way.get(last).frame != than.get(last).frame) {
      return way.get(last).frame < than.get(last).frame;
    }
    for (int i = last - 1; i >= 0; i--) {
      if (way.get(i).frame != than.get(i).frame) {
        return way.get(i).frame > than.get(i).frame;
      }
    }
    return false;
  }

  private static boolean follows(
      List<Step> steps,
      int index,
      long whole,
      List<List<Record>> found,
      List<Record> way,
      Record record) {
    if (way.isEmpty()) {
      return true;
    }
    Record before = way.get(way.size() - 1);
    long span = record.nanos - before.nanos;
    long within = steps.get(index).within;
    if (record.frame <= before.frame
        || (within > 0 && span > within)
        || record.nanos - way.get(0).nanos > whole) {
      return false;
    }
    for (int i = index - 1; steps.get(i).absent; i--) {
      Step absent = steps.get(i);
      if (absent.within > 0
          ? span <= absent.within || !isQuiet(absent, found, before)
          : found.get(absent.rule).stream()
              .anyMatch(r -> r.frame > before.frame && r.frame < record.frame)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isQuiet(Step absent, List<List<Record>> found, Record before) {
    return found.get(absent.rule).stream()
        .noneMatch(r -> r.frame > before.frame && r.nanos - before.nanos <= absent.within);
  }

  private static List<Step> steps(Random random) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(random.nextInt(STEPS.size()), false, 0));
    int count = 2 + random.nextInt(3);
    while (steps.size() < count) {
      boolean last = steps.size() == count - 1;
      boolean absent = random.nextInt(3) == 0;
      long within = random.nextBoolean() || (absent && last) ? (40 + random.nextInt(200)) * MS : 0;
      // a step behind a quiet time needs more than that
      boolean quiet = steps.get(steps.size() - 1).absent;
      steps.add(new Step(random.nextInt(STEPS.size()), absent, !absent && quiet ? 0 : within));
    }
    for (int i = steps.size() - 1; steps.get(i).absent; i--) {
      Step step = steps.get(i);
      steps.set(i, new Step(step.rule, true, step.within == 0 ? 100 * MS : step.within));
    }
    return steps;
  }

  private static String query(List<Step> steps, long whole) {
    StringBuilder text = new StringBuilder("sequence by requester, responder within ");
    text.append(whole / MS).append("ms {");
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      text.append(i == 0 ? " " : step.absent ? " then no " : " then ").append(STEPS.get(step.rule));
      if (step.within > 0) {
        text.append(" within ").append(step.within / MS).append("ms");
      }
    }
    return text.append(" }").toString();
  }

  private static String traffic(Random random) {
    StringBuilder text = new StringBuilder();
    List<String> data = List.of("\"a\"", "\"bb\"", "\"bb\"", "\"abbc\"");
    int messages = 10 + random.nextInt(20);
    for (int i = 0; i < messages; i++) {
      text.append("from 10.0.0.").append(1 + random.nextInt(2)).append(" to 203.0.113.9 id 15\n");
      text.append('+').append(random.nextInt(80)).append("ms ");
      text.append(random.nextInt(5) < 3 ? "req " : "rep ").append(1 + random.nextInt(4));
      text.append(' ').append(data.get(random.nextInt(data.size()))).append('\n');
    }
    return text.append("+1s other\n").toString();
  }
}
