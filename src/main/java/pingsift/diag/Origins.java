// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pingsift.text.Origin;
import pingsift.text.Place;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * Moves the labels of a problem from what definitions came to, to where people wrote it: the
 * primary one to the use, with a further one at the definition.
 */
final class Origins {
  /** What a definition came to is shown up to this length. */
  private static final int MOST_SHOWN = 60;

  private final SourceText source;
  private final List<Label> definition = new ArrayList<>();

  Origins(SourceText source) {
    this.source = source;
  }

  /** The label at the use; the one at the definition is then in {@link #definition}. */
  Label primary(Span span, String text) {
    Origin origin = source.origin(span);
    if (origin.definition().isEmpty()) {
      return new Label(origin.own(), text);
    }
    definition.add(at(origin.definition().get(), text));
    String use = origin.written().map(Origins::shown).map(w -> "stands for `" + w + "`").orElse("");
    return new Label(origin.own(), use);
  }

  List<Label> definition() {
    return definition;
  }

  Label other(Label label) {
    if (label.elsewhere().isPresent()) {
      return label;
    }
    Origin origin = source.origin(label.span());
    Optional<Place> place = origin.definition();
    return place.isPresent()
        ? at(place.get(), label.text())
        : new Label(origin.own(), label.text());
  }

  private Label at(Place place, String text) {
    SourceText read = place.source().original();
    boolean own = read == source.original();
    return new Label(place.span(), text, own ? Optional.empty() : Optional.of(read));
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
  }

  /** Whether a fix changes what the user wrote there, and nothing that was written out. */
  boolean canFix(Fix fix) {
    return source.origin(fix.span()).exact();
  }

  Fix fix(Fix fix) {
    return new Fix(source.origin(fix.span()).own(), fix.replacement(), fix.safe());
  }
}
