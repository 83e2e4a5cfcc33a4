// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;
import pingsift.eval.NaiveSequence.Event;

/** A group finds what a search over all choices of records finds, at the same moment. */
class SequenceGroupProperties {
  private static final long NEVER = SequenceShape.NEVER;

  @Property(tries = 1_500)
  void findsWhatTryingEverythingFinds(@ForAll long seed) {
    Random random = new Random(seed);
    SequenceShape shape = shape(random, random.nextInt(5) < 2 ? 0 : 8);
    Traffic traffic = new Traffic(random, shape, 8 + random.nextInt(24));
    List<String> found = traffic.play(new Searching(shape));
    assertThat(found).as(shape(shape) + "\n" + traffic).isEqualTo(traffic.play(new Naive(shape)));
    note("alerts", found.isEmpty() ? "none" : found.size() == 1 ? "one" : "several");
    note("doubt", found.stream().anyMatch(text -> text.endsWith("?")) ? "some" : "none");
    note("steps", found.isEmpty() ? "-" : "" + shape.count());
    note("late", found.isEmpty() ? "-" : shape.waits() ? "can wait" : "at once");
    note("end", found.stream().anyMatch(text -> text.startsWith("end")) ? "some" : "none");
    Statistics.label("alerts")
        .coverage(
            c -> {
              atLeast(c, "one", 10);
              atLeast(c, "several", 10);
            });
    Statistics.label("doubt").coverage(c -> atLeast(c, "some", 3));
    Statistics.label("steps")
        .coverage(
            c -> {
              atLeast(c, "2", 5);
              atLeast(c, "3", 3);
            });
    Statistics.label("late").coverage(c -> atLeast(c, "can wait", 10));
    Statistics.label("end").coverage(c -> atLeast(c, "some", 2));
  }

  /** Without anything that becomes known late, two records of a step are enough. */
  @Property(tries = 300)
  void keepsTwoRecordsOfAStepWhereAllIsKnownAtOnce(@ForAll long seed) {
    Random random = new Random(seed);
    SequenceShape.Step plain = new SequenceShape.Step(NEVER, 0, List.of());
    SequenceShape shape = new SequenceShape(List.of(plain, plain, plain), 50);
    SequenceGroup group = new SequenceGroup(shape);
    long bytes = 0;
    for (int frame = 1; frame < 500; frame++) {
      for (int step = 0; step < 2; step++) {
        if (random.nextBoolean()) {
          group.add(step, frame, frame / 10, frame / 10);
        }
      }
      bytes = Math.max(bytes, group.bytes());
    }
    assertThat(bytes).isLessThan(320 + 7 * 160);
    assertThat(group.takeDropped()).isZero();
  }

  /** A flood of beginnings that wait for quiet is cut, and told. */
  @Property(tries = 20)
  void countsWhatAFloodLeavesOut(@ForAll long seed) {
    SequenceShape.Absence quiet = new SequenceShape.Absence(1_000, 0);
    SequenceShape shape =
        new SequenceShape(List.of(new SequenceShape.Step(NEVER, 0, List.of(quiet))), 5_000);
    SequenceGroup group = new SequenceGroup(shape);
    int extra = 1 + (int) Math.floorMod(seed, 1_000L);
    for (int frame = 0; frame < SequenceGroup.MOST + extra; frame++) {
      group.add(0, frame, frame / 100, frame / 100);
    }
    assertThat(group.takeDropped()).isEqualTo(extra);
    assertThat(group.next(1_000, false)).isNull();
    assertThat(group.alarmNanos()).isEqualTo(1_001);
    assertThat(group.next(1_001, false)).isNotNull();
  }

  private static void note(String label, String value) {
    Statistics.label(label).collect(value);
  }

  private static void atLeast(StatisticsCoverage coverage, String value, double percent) {
    coverage.check(value).percentage(p -> p >= percent);
  }

  private static SequenceShape shape(Random random, int mostLate) {
    int count = 1 + random.nextInt(4);
    List<SequenceShape.Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean last = i == count - 1;
      int absences = count == 1 ? 1 + random.nextInt(2) : Math.max(0, random.nextInt(5) - 2);
      List<SequenceShape.Absence> then = new ArrayList<>();
      for (int a = 0; a < absences; a++) {
        long within = last || random.nextBoolean() ? 1 + random.nextInt(8) : NEVER;
        then.add(new SequenceShape.Absence(within, late(random, mostLate)));
      }
      long within = i == 0 || random.nextBoolean() ? NEVER : 1 + random.nextInt(15);
      steps.add(new SequenceShape.Step(within, late(random, mostLate), then));
    }
    return new SequenceShape(steps, 4 + random.nextInt(30));
  }

  private static long late(Random random, int most) {
    return most == 0 || random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(most);
  }

  private static String shape(SequenceShape shape) {
    StringBuilder text = new StringBuilder("within " + shape.durationNanos());
    for (int i = 0; i < shape.count(); i++) {
      text.append('\n').append(shape.step(i));
    }
    return text.toString();
  }

  /** What hears of records and says what it finds. */
  private interface Finder {
    void take(Event event, long clock);

    /** The next match, or null. */
    String next(long clock, boolean ended);

    boolean wants(long clock);
  }

  private static final class Searching implements Finder {
    private final SequenceGroup group;

    Searching(SequenceShape shape) {
      group = new SequenceGroup(shape);
    }

    @Override
    public void take(Event e, long clock) {
      if (e.absence() < 0) {
        group.add(e.step(), e.frame(), e.nanos(), clock);
      } else if (e.doubt()) {
        group.doubt(e.step(), e.absence(), e.frame(), e.nanos(), clock);
      } else {
        group.bar(e.step(), e.absence(), e.frame(), e.nanos(), clock);
      }
    }

    @Override
    public String next(long clock, boolean ended) {
      Happening end = group.next(clock, ended);
      if (end == null) {
        return null;
      }
      List<Long> frames = new ArrayList<>();
      boolean doubt = false;
      long until = NEVER;
      for (Happening step = end; step != null; step = step.before) {
        frames.add(0, step.frame);
        long nextFrame = until;
        doubt |= Arrays.stream(step.doubtedAt).anyMatch(frame -> frame < nextFrame);
        until = step.frame;
      }
      return frames + (doubt ? "?" : "");
    }

    @Override
    public boolean wants(long clock) {
      return group.alarmNanos() <= clock;
    }
  }

  private static final class Naive implements Finder {
    private final NaiveSequence sequence;

    Naive(SequenceShape shape) {
      sequence = new NaiveSequence(shape);
    }

    @Override
    public void take(Event event, long clock) {
      sequence.add(event);
    }

    @Override
    public String next(long clock, boolean ended) {
      return sequence.next(clock, ended);
    }

    @Override
    public boolean wants(long clock) {
      return true;
    }
  }

  /** Frames with their times, and for each the records that become known at it. */
  private static final class Traffic {
    private record Arrival(int atFrame, Event event) {}

    private final long[] nanos;
    private final List<Arrival> arrivals = new ArrayList<>();

    Traffic(Random random, SequenceShape shape, int frames) {
      nanos = new long[frames + 1];
      int pace = 1 + random.nextInt(4);
      for (int i = 1; i <= frames; i++) {
        nanos[i] = nanos[i - 1] + random.nextInt(pace + 1);
      }
      for (int frame = 1; frame <= frames; frame++) {
        for (int step = 0; step < shape.count(); step++) {
          SequenceShape.Step of = shape.step(step);
          if (random.nextInt(10) < 4) {
            arrive(random, new Event(step, -1, false, frame, nanos[frame]), of.lateNanos());
          }
          for (int a = 0; a < of.then().size(); a++) {
            int dice = random.nextInt(20);
            if (dice < 3) {
              Event event = new Event(step, a, dice == 0, frame, nanos[frame]);
              arrive(random, event, of.then().get(a).lateNanos());
            }
          }
        }
      }
    }

    /** At once, or at the latest at the first frame that shows that its time is over. */
    private void arrive(Random random, Event event, long late) {
      int at = (int) event.frame();
      if (late > 0 && random.nextInt(3) > 0) {
        int last = at;
        while (last < nanos.length && nanos[last] <= event.nanos() + late) {
          last++;
        }
        at += random.nextInt(last - at + 1);
      }
      arrivals.add(new Arrival(at, event));
    }

    List<String> play(Finder finder) {
      List<String> found = new ArrayList<>();
      long clock = 0;
      for (int frame = 1; frame < nanos.length; frame++) {
        clock = play(finder, frame, true, clock, found);
        clock = Math.max(clock, nanos[frame]);
        if (finder.wants(clock)) {
          collect(finder, "" + frame, clock, false, found);
        }
        clock = play(finder, frame, false, clock, found);
      }
      play(finder, nanos.length, true, clock, found);
      collect(finder, "end", clock, true, found);
      return found;
    }

    private long play(Finder finder, int frame, boolean late, long from, List<String> found) {
      long clock = from;
      for (Arrival arrival : arrivals) {
        Event event = arrival.event;
        if (arrival.atFrame == frame && late == event.frame() < frame) {
          clock = Math.max(clock, event.nanos());
          finder.take(event, clock);
          collect(finder, "" + frame, clock, false, found);
        }
      }
      return clock;
    }

    private static void collect(
        Finder finder, String when, long clock, boolean ended, List<String> found) {
      String match;
      while ((match = finder.next(clock, ended)) != null) {
        found.add(when + ": " + match);
      }
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      arrivals.forEach(a -> text.append(a.atFrame).append(' ').append(a.event).append('\n'));
      return text.toString();
    }
  }
}
