// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.antlr.v4.runtime.CommonToken;
import pingsift.diag.Diagnostic;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * The one door to ANTLR.
 *
 * <p>A text becomes tokens ({@link TokenReader}); a file is divided into items and their parts
 * ({@link Outline}); each part is parsed on its own ({@link SectionParser}), so that a mistake in
 * one does not hide what follows; the builders make records of what was understood.
 */
public final class RuleParser {
  private RuleParser() {}

  /** Parses a whole file. Never throws; every problem goes to {@code problems}, in source order. */
  public static RuleFile file(SourceText source, Consumer<Diagnostic> problems) {
    Optional<RuleFile> inParts = PartedReading.read(source, PartedReading.PART);
    return inParts.isPresent() ? inParts.get() : whole(source, problems);
  }

  /** The same on one thread. */
  static RuleFile whole(SourceText source, Consumer<Diagnostic> problems) {
    Problems found = new Problems(source);
    TokenReader.Read read = TokenReader.read(source, found);
    ItemBuilder builder = new ItemBuilder(found);
    List<Item> items = new ArrayList<>();
    Set<String> unread = new HashSet<>();
    int rules = 0;
    for (Entry entry : Outline.of(read.tokens(), found)) {
      rules += entry instanceof Entry.Rule ? 1 : 0;
      builder.item(entry).ifPresentOrElse(items::add, () -> unread.add(entry.name()));
    }
    NavigableSet<Integer> untold = found.tell(problems);
    items.removeIf(item -> holdsAny(untold, item.span())); // whoever comes next could not know
    return new RuleFile(source, items, rules, unread, read.comments(), found.untold());
  }

  private static boolean holdsAny(NavigableSet<Integer> offsets, Span span) {
    Integer first = offsets.ceiling(span.start());
    return first != null && first <= span.end();
  }

  /**
   * Parses a setting of the command line, {@code monitors=10.0.0.0/8,192.0.2.1}: a list by name,
   * with or without braces, from a file too. Empty where it could not be parsed.
   */
  public static Optional<Item.NamedList> setting(SourceText source, Consumer<Diagnostic> problems) {
    Problems found = new Problems(source);
    List<CommonToken> tokens = TokenReader.read(source, found).tokens();
    Optional<Item.NamedList> setting = Optional.empty();
    if (!tokens.isEmpty()) {
      setting = new ItemBuilder(found).setting(new Section(Section.Kind.SETTING, tokens));
    } else if (found.isEmpty()) {
      Span whole = new Span(0, source.length());
      found.add(found.syntax(whole, "a setting is written `name=value`").label("nothing is here"));
    }
    found.tell(problems);
    return setting;
  }

  /**
   * Parses a bare query such as {@code istream where entropy > 7}; empty where it could not be
   * parsed at all.
   */
  public static Optional<Query> query(SourceText source, Consumer<Diagnostic> problems) {
    Problems found = new Problems(source);
    List<CommonToken> tokens = TokenReader.read(source, found).tokens();
    Optional<Query> query = Optional.empty();
    Optional<Diagnostic.Builder> foreign =
        tokens.isEmpty() ? Optional.empty() : new ForeignQuery(tokens, found).message();
    if (foreign.isPresent()) {
      found.add(foreign.get());
    } else if (!tokens.isEmpty()) {
      query = new ItemBuilder(found).query(new Section(Section.Kind.QUERY, tokens));
    } else if (found.isEmpty()) {
      found.add(
          found
              .syntax(new Span(source.length(), source.length()), "there is no condition")
              .label("expected one, such as `istream where entropy > 7`"));
    }
    found.tell(problems);
    return query;
  }

  /**
   * Parses values with commas between them, such as {@code src, max(request.len)}; none where they
   * could not be parsed at all.
   */
  public static List<Syntax> values(SourceText source, Consumer<Diagnostic> problems) {
    Problems found = new Problems(source);
    List<CommonToken> tokens = TokenReader.read(source, found).tokens();
    List<Syntax> values = List.of();
    if (!tokens.isEmpty()) {
      values = new ItemBuilder(found).values(new Section(Section.Kind.VALUES, tokens));
    } else if (found.isEmpty()) {
      found.add(
          found
              .syntax(new Span(source.length(), source.length()), "there is no value")
              .label("expected one, such as `requests.count`"));
    }
    found.tell(problems);
    return values;
  }
}
