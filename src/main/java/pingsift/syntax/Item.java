// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import java.util.Optional;
import pingsift.text.Span;

/** What stands at the top of a rule file. Spans cover the whole item. */
public sealed interface Item {
  Span span();

  /** {@code import "lists.sift"}. */
  record Import(String path, Span pathSpan, Span span) implements Item {}

  /**
   * {@code list monitors = { 10.0.5.0/24 }}, or {@code file("…")}: then {@code file} is there and
   * {@code members} empty.
   *
   * @param file what stands between the quotes, unescaped, and where it stands with them
   */
  record NamedList(Name name, List<Syntax> members, Optional<Name> file, Span span)
      implements Item {
    public NamedList {
      members = List.copyOf(members);
    }
  }

  /** {@code define mirrored(a, b) = a == b}, or {@code define most = 7.2} without parameters. */
  record Define(Name name, List<Name> parameters, Syntax body, Span span) implements Item {
    public Define {
      parameters = List.copyOf(parameters);
    }
  }

  /** {@code suppress NAME where CONDITION}. */
  record Suppress(Name rule, Syntax condition, Span span) implements Item {}

  /**
   * {@code rule NAME { … }}. A rule whose query could not be parsed is not in the tree.
   *
   * @param metaWhole whether every {@code meta} entry could be read; where not, none is known to be
   *     missing
   */
  record Rule(
      Name name,
      List<MetaEntry> meta,
      boolean metaWhole,
      Query query,
      List<Throttle> throttles,
      List<TestBlock> tests,
      Span span)
      implements Item {
    public Rule {
      meta = List.copyOf(meta);
      throttles = List.copyOf(throttles);
      tests = List.copyOf(tests);
    }
  }

  /** One {@code key value, value} of a {@code meta} block. */
  record MetaEntry(Name key, List<MetaValue> values) {
    public MetaEntry {
      values = List.copyOf(values);
    }

    public Span span() {
      int end = values.isEmpty() ? key.end() : values.get(values.size() - 1).end();
      return new Span(key.start(), end);
    }
  }

  /** A value in a {@code meta} block; {@code text} is unquoted and unescaped. */
  record MetaValue(Kind kind, String text, int start, int end) {
    public MetaValue(Kind kind, String text, Span span) {
      this(kind, text, span.start(), span.end());
    }

    public Span span() {
      return new Span(start, end);
    }

    /** How it was written. */
    public enum Kind {
      STRING,
      NUMBER,
      WORD
    }
  }

  /** {@code limit N per D by KEYS} or {@code after N in D by KEYS}. */
  record Throttle(Name word, long count, long durationNanos, List<Syntax.Path> keys, Span span) {
    public Throttle {
      keys = List.copyOf(keys);
    }
  }

  /** A {@code test { … }} block: its text is kept, its lines are read by the rule tester. */
  record TestBlock(Span span) {}
}
