// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pingsift.diag.Diagnostic;
import pingsift.syntax.Comment;
import pingsift.syntax.Item;
import pingsift.syntax.RuleFile;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * What the comments of one file allow, and where. Not thread-safe.
 *
 * <p>A stretch is a line, or all that begins on one: an item, the condition of a rule. So what
 * allows a problem is found at its line or at its item, however many comments there are.
 */
final class AllowedStretches {
  /** A kind that is allowed in a stretch, and each comment that says so. */
  static final class Allowance {
    final String word;
    final Span about;
    final List<Span> places = new ArrayList<>(1);
    boolean used;

    Allowance(Key key) {
      this.word = key.word;
      this.about = key.about;
    }

    private boolean allows(Diagnostic problem) {
      int start = problem.primary().span().start();
      return word.equals(problem.kind().word()) && start >= about.start() && start <= about.end();
    }
  }

  private record Key(String word, Span about) {}

  private final SourceText source;
  private final TreeMap<Integer, Item> items = new TreeMap<>();

  /** By line: the items that begin there, or whose condition does. */
  private final Map<Integer, List<Item>> begun = new HashMap<>();

  private final Map<Key, Allowance> all = new LinkedHashMap<>();
  private final Map<Integer, List<Allowance>> byLine = new HashMap<>();
  private final IdentityHashMap<Item, List<Allowance>> byItem = new IdentityHashMap<>();

  /**
   * Of the comment read last that stood on a line of its own: behind it, and the code it is about.
   */
  private int blankFrom = Integer.MAX_VALUE;

  private int codeLine;

  AllowedStretches(RuleFile file) {
    source = file.source();
    for (Item item : file.items()) {
      items.put(item.span().start(), item);
      int line = source.lineAt(item.span().start());
      begun.computeIfAbsent(line, at -> new ArrayList<>()).add(item);
      if (item instanceof Item.Rule rule) {
        int query = source.lineAt(rule.query().span().start());
        if (query != line) {
          begun.computeIfAbsent(query, at -> new ArrayList<>()).add(item);
        }
      }
    }
  }

  Collection<Allowance> all() {
    return all.values();
  }

  /** Takes in that a comment allows a kind. Comments come in the order of the file. */
  void add(Comment comment, String word, Span place) {
    int line = line(comment);
    Span about = line == 0 ? comment.span() : about(line, isBehindCode(comment));
    Allowance allowance = all.computeIfAbsent(new Key(word, about), key -> index(key, line));
    allowance.places.add(place);
  }

  private Allowance index(Key key, int line) {
    Allowance allowance = new Allowance(key);
    byLine.computeIfAbsent(line, at -> new ArrayList<>(1)).add(allowance);
    for (Item item : begun.getOrDefault(line, List.of())) {
      byItem.computeIfAbsent(item, of -> new ArrayList<>(1)).add(allowance);
    }
    return allowance;
  }

  /** Whether anything allows a problem of this file; takes down that it did. */
  boolean allow(Diagnostic problem) {
    int start = problem.primary().span().start();
    boolean allowed = mark(byLine.get(source.lineAt(start)), problem);
    Map.Entry<Integer, Item> item = items.floorEntry(start);
    if (item != null) {
      allowed |= mark(byItem.get(item.getValue()), problem);
    }
    return allowed;
  }

  private static boolean mark(@Nullable List<Allowance> allowances, Diagnostic problem) {
    boolean allowed = false;
    for (Allowance allowance : allowances == null ? List.<Allowance>of() : allowances) {
      if (allowance.allows(problem)) {
        allowance.used = true;
        allowed = true;
      }
    }
    return allowed;
  }

  // --- What a comment is about ---

  private boolean isBehindCode(Comment comment) {
    int start = source.lineStart(source.lineAt(comment.span().start()));
    return !source.slice(new Span(start, comment.span().start())).isBlank();
  }

  /** The line of code that a comment is about, or whose beginnings it is about; 0 for none. */
  private int line(Comment comment) {
    if (isBehindCode(comment)) {
      return source.lineAt(comment.span().start());
    }
    int from = source.lineAt(comment.span().end()) + 1;
    if (from < blankFrom || from > codeLine) {
      codeLine = from;
      while (codeLine <= source.lineCount() && !isCode(source.line(codeLine))) {
        codeLine++;
      }
    }
    blankFrom = from;
    return codeLine > source.lineCount() ? 0 : codeLine;
  }

  private static boolean isCode(String line) {
    String text = line.strip();
    return !text.isEmpty() && !text.startsWith("//") && !text.startsWith("#");
  }

  /** The line; unless that alone is meant, all of an item or a condition that begins on it too. */
  private Span about(int line, boolean alone) {
    int start = source.lineStart(line);
    Span about = new Span(start, start + source.line(line).length());
    if (alone) {
      return about;
    }
    for (Item item : begun.getOrDefault(line, List.of())) {
      if (source.lineAt(item.span().start()) == line) {
        about = about.to(item.span());
      }
      if (item instanceof Item.Rule rule && source.lineAt(rule.query().span().start()) == line) {
        about = about.to(rule.query().span());
      }
    }
    return about;
  }
}
