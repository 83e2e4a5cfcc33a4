// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Name;

/**
 * Finds definitions that come back to themselves. Its own stack, not the thread's: chains of
 * definitions can be as long as a file.
 */
final class DefineCycles {
  /** Members of a cycle that a message shows. */
  private static final int MOST_SHOWN = 8;

  private final Defines defines;
  private final Set<String> done = new HashSet<>();

  /** The definitions on the way to where the search is, and what is left of their uses. */
  private final List<Step> path = new ArrayList<>();

  private final Map<String, Integer> onPath = new HashMap<>();

  /** A definition on the way, and the use of the next one in it. */
  private static final class Step {
    final Defines.Entry entry;
    final Iterator<Name> uses;
    Name use;

    Step(Defines.Entry entry, List<Name> uses) {
      this.entry = entry;
      this.uses = uses.iterator();
      this.use = entry.name();
    }
  }

  DefineCycles(Defines defines) {
    this.defines = defines;
  }

  /** Tells each cycle once; returns the names of all definitions in one. */
  Set<String> tell(Consumer<Diagnostic> problems) {
    Set<String> inCycles = new HashSet<>();
    for (Defines.Entry entry : defines.all()) {
      enter(entry);
      while (!path.isEmpty()) {
        Step last = path.get(path.size() - 1);
        if (!last.uses.hasNext()) {
          leave(last);
          continue;
        }
        last.use = last.uses.next();
        Integer before = onPath.get(last.use.text());
        if (before != null) {
          List<Step> cycle = path.subList(before, path.size());
          problems.accept(problem(cycle));
          cycle.forEach(step -> inCycles.add(step.entry.name().text()));
        } else {
          defines.find(last.use.text()).ifPresent(this::enter);
        }
      }
    }
    return inCycles;
  }

  private void enter(Defines.Entry entry) {
    if (!done.contains(entry.name().text())) {
      onPath.put(entry.name().text(), path.size());
      path.add(new Step(entry, defines.used(entry)));
    }
  }

  private void leave(Step step) {
    path.remove(path.size() - 1);
    onPath.remove(step.entry.name().text());
    done.add(step.entry.name().text());
  }

  private static Diagnostic problem(List<Step> cycle) {
    Step first = cycle.get(0);
    String name = first.entry.name().text();
    Diagnostic.Builder problem =
        Diagnostic.of(
                Kind.CYCLE,
                first.entry.source(),
                first.use.span(),
                "`" + name + "` is defined by itself")
            .label(cycle.size() == 1 ? "used here again" : "uses `" + first.use.text() + "`");
    for (Step step : cycle.subList(1, Math.min(cycle.size(), MOST_SHOWN))) {
      String label = "which uses `" + step.use.text() + "`";
      problem.other(step.entry.source(), step.use.span(), label);
    }
    if (cycle.size() > MOST_SHOWN) {
      problem.note("and so on, through " + cycle.size() + " definitions");
    }
    return problem.help("a definition uses only what is known without it").build();
  }
}
