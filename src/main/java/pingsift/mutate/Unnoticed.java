// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.text.Place;

/**
 * Changes that no test notices, as a problem for people: those of one place together.
 *
 * @param fates at least one, all alive
 */
public record Unnoticed(List<Fate> fates) {
  private static final int MOST_HINTS = 3;

  public Unnoticed {
    fates = List.copyOf(fates);
  }

  /** What is alive, in its order; bytes of one line and others for one word are taken together. */
  public static List<Unnoticed> of(List<Fate> fates) {
    record Key(Place place, String line, String sentence, boolean isLeftOut) {}

    Map<Key, List<Fate>> groups = new LinkedHashMap<>();
    for (Fate fate : fates) {
      Mutant mutant = fate.mutant();
      if (!fate.isAlive()) {
        continue;
      }
      Place place = mutant.place();
      Key key = new Key(place, "", mutant.sentence(), mutant.after().isEmpty());
      if (mutant.operator() == Operator.BYTE) {
        int line = place.source().lineAt(place.span().start());
        key = new Key(new Place(place.source(), mutant.rule().span()), "line " + line, "", false);
      }
      groups.computeIfAbsent(key, of -> new ArrayList<>()).add(fate);
    }
    return groups.values().stream().map(Unnoticed::new).toList();
  }

  /** The problem, at the place of the change. */
  public Diagnostic diagnostic() {
    Place place = fates.get(0).mutant().place();
    Diagnostic.Builder problem =
        Diagnostic.of(
            Kind.UNNOTICED_CHANGE, place.source(), place.span(), "no test notices if " + words());
    problem.label(label());
    Set<Place> places = new LinkedHashSet<>();
    fates.forEach(fate -> places.add(fate.mutant().place()));
    places.stream().skip(1).forEach(other -> problem.other(other.span(), ""));
    hints().forEach(problem::help);
    return problem.build();
  }

  private boolean areBytes() {
    return fates.size() > 1 && fates.get(0).mutant().operator() == Operator.BYTE;
  }

  private String words() {
    Mutant first = fates.get(0).mutant();
    if (areBytes()) {
      return "one of " + fates.size() + " bytes becomes `??`";
    }
    if (fates.size() == 1 || first.after().isEmpty()) {
      return first.words();
    }
    return "`" + Mutant.shown(first.before()) + "` becomes " + afters();
  }

  private String afters() {
    List<String> all =
        fates.stream().map(fate -> "`" + Mutant.shown(fate.mutant().after()) + "`").toList();
    String last = all.get(all.size() - 1);
    return all.size() == 1
        ? last
        : String.join(", ", all.subList(0, all.size() - 1)) + " or " + last;
  }

  private String label() {
    Mutant first = fates.get(0).mutant();
    if (!first.sentence().isEmpty() || areBytes()) {
      return "";
    }
    return first.after().isEmpty() ? "could be missing" : "could be " + afters();
  }

  private Set<String> hints() {
    Set<String> hints = new LinkedHashSet<>();
    Set<String> known = new LinkedHashSet<>();
    for (Fate fate : fates) {
      String hint = fate.hint().orElse("");
      if (!hint.isEmpty() && known.add(hint) && hints.size() < MOST_HINTS) {
        boolean several = fates.size() > 1 && !areBytes() && !fate.mutant().after().isEmpty();
        hints.add((several ? "for `" + Mutant.shown(fate.mutant().after()) + "`: " : "") + hint);
      }
    }
    return hints;
  }
}
