// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * One problem of a rule, as a value: it is collected, never thrown, and rendered elsewhere.
 *
 * @param message the problem in general: lower case, no full stop, source text in backquotes
 * @param primary the smallest span that shows the problem, and what is wrong with it
 * @param others further spans that play a part
 * @param notes facts that help to understand
 * @param help what to do, or empty
 * @param fixes changes that cure it
 */
public record Diagnostic(
    Kind kind,
    Severity severity,
    SourceText source,
    String message,
    Label primary,
    List<Label> others,
    List<String> notes,
    List<String> help,
    List<Fix> fixes) {
  public Diagnostic {
    others = List.copyOf(others);
    notes = List.copyOf(notes);
    help = List.copyOf(help);
    fixes = List.copyOf(fixes);
  }

  public static Builder of(Kind kind, SourceText source, Span span, String message) {
    return new Builder(kind, source, span, message);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Gathers the parts of a diagnostic; the label of the primary span is empty unless given. */
  public static final class Builder {
    private final Kind kind;
    private final SourceText source;
    private final Span span;
    private final String message;
    private String label = "";
    private final List<Label> others = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> help = new ArrayList<>();
    private final List<Fix> fixes = new ArrayList<>();

    private Builder(Kind kind, SourceText source, Span span, String message) {
      this.kind = kind;
      this.source = source;
      this.span = span;
      this.message = message;
    }

    public Builder label(String text) {
      this.label = text;
      return this;
    }

    public Builder other(Span where, String text) {
      others.add(new Label(where, text));
      return this;
    }

    /** Marks a span of another text. */
    public Builder other(SourceText where, Span span, String text) {
      SourceText read = where.original();
      boolean own = read == source.original();
      others.add(new Label(span, text, own ? Optional.empty() : Optional.of(read)));
      return this;
    }

    public Builder note(String text) {
      notes.add(text);
      return this;
    }

    public Builder help(String text) {
      help.add(text);
      return this;
    }

    public Builder fix(Fix fix) {
      fixes.add(fix);
      return this;
    }

    /** The problem, its spans where people wrote what they cover. */
    public Diagnostic build() {
      Origins origins = new Origins(source);
      Label primary = origins.primary(span, label);
      List<Label> labels = new ArrayList<>(origins.definition());
      others.forEach(other -> labels.add(origins.other(other)));
      return new Diagnostic(
          kind,
          kind.severity(),
          source.original(),
          message,
          primary,
          labels,
          notes,
          help,
          fixes.stream().filter(origins::canFix).map(origins::fix).toList());
    }
  }
}
