// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.syntax.Item;
import pingsift.syntax.Item.MetaEntry;
import pingsift.syntax.Item.MetaValue;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Reads the {@code meta} block of one rule. */
final class MetaReader {
  /** The largest id that fits the signed 32-bit integers which search engines map it to. */
  private static final long MOST_SID = Integer.MAX_VALUE;

  private static final int DEFAULT_SEVERITY = 3;
  private static final int MOST_SEVERITY = 4;
  private static final Set<String> SINGLE = Set.of("sid", "rev", "msg", "severity", "class");

  /** Which end of an iStream is attacked. */
  private static final Set<String> TARGETS = Set.of("src", "dst");

  private static final Set<String> DATES = Set.of("created_at", "updated_at");

  /** Digits that fit into 64 bits in any case. */
  private static final int MOST_DIGITS = 18;

  /** Made for the first rule that has such a value. */
  private static final class Forms {
    static final Pattern TECHNIQUE = Pattern.compile("T[0-9]{4}(\\.[0-9]{3})?");
    static final Pattern DATE = Pattern.compile("([0-9]{4})_([0-9]{2})_([0-9]{2})");
  }

  private final SourceText source;
  private final Consumer<Diagnostic> problems;
  private final Map<String, MetaEntry> single = new HashMap<>();
  private final List<String> attack = new ArrayList<>();
  private final List<String> references = new ArrayList<>();
  private final Map<String, List<String>> other = new LinkedHashMap<>();
  private boolean failed;

  MetaReader(SourceText source, Consumer<Diagnostic> problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The meta data; empty where something in it is wrong, which has been told. */
  Optional<RuleMeta> read(Item.Rule rule) {
    rule.meta().forEach(this::collect);
    if (!rule.metaWhole()) {
      failed = true;
    } else {
      tellMissing(rule);
    }
    long sid = number("sid", MOST_SID, 1);
    int rev = (int) number("rev", Integer.MAX_VALUE, 1);
    int severity = (int) number("severity", MOST_SEVERITY, DEFAULT_SEVERITY);
    String msg = text("msg", rule.name().text());
    String category = text("class", "");
    return failed
        ? Optional.empty()
        : Optional.of(new RuleMeta(sid, rev, msg, severity, category, attack, references, other));
  }

  private void tellMissing(Item.Rule rule) {
    if (!single.containsKey("sid")) {
      fail(
          Diagnostic.of(Kind.META, source, rule.name().span(), "a rule needs an id of its own")
              .label("has no `sid`")
              .help("add `meta { sid 1000001 }` with a number that no other rule has"));
    }
    if (!single.containsKey("msg")) {
      problems.accept(
          Diagnostic.of(
                  Kind.MISSING_META,
                  source,
                  rule.name().span(),
                  "this rule does not say what it finds")
              .label("has no `msg`")
              .help("add a `msg`: alerts show it, and until then they show the rule's name")
              .build());
    }
  }

  /** Where the id stands; empty where there is none. */
  Optional<Span> sidSpan() {
    return Optional.ofNullable(single.get("sid")).map(MetaReader::firstSpan);
  }

  private static Span firstSpan(MetaEntry entry) {
    return entry.values().isEmpty() ? entry.key().span() : entry.values().get(0).span();
  }

  private void fail(Diagnostic.Builder problem) {
    failed = true;
    problems.accept(problem.build());
  }

  private void collect(MetaEntry entry) {
    String key = entry.key().text();
    if (entry.values().isEmpty()) {
      fail(
          Diagnostic.of(Kind.META, source, entry.key().span(), "`" + key + "` has no value")
              .label("a value is missing after it"));
    } else if (SINGLE.contains(key)) {
      collectSingle(key, entry);
    } else if (key.equals("attack")) {
      for (MetaValue value : entry.values()) {
        collectTechnique(value);
      }
    } else if (key.equals("ref") || key.equals("refs")) {
      for (MetaValue value : entry.values()) {
        references.add(value.text());
      }
    } else {
      for (MetaValue value : entry.values()) {
        collectOther(key, value);
      }
    }
  }

  private void collectSingle(String key, MetaEntry entry) {
    MetaEntry first = single.putIfAbsent(key, entry);
    if (first != null) {
      fail(
          Diagnostic.of(Kind.META, source, entry.key().span(), "`" + key + "` is given twice")
              .label("given a second time")
              .other(first.key().span(), "first given here"));
    } else if (entry.values().size() > 1) {
      fail(
          Diagnostic.of(
                  Kind.META, source, entry.values().get(1).span(), "`" + key + "` has one value")
              .label("one too many"));
    }
  }

  private void collectTechnique(MetaValue value) {
    if (Forms.TECHNIQUE.matcher(value.text()).matches()) {
      attack.add(value.text());
      return;
    }
    fail(
        Diagnostic.of(
                Kind.META,
                source,
                value.span(),
                "`" + value.text() + "` is not the id of an ATT&CK technique")
            .label("not of the form `T1095` or `T1059.001`"));
  }

  private void collectOther(String key, MetaValue value) {
    if (DATES.contains(key) && !isDate(value.text())) {
      Diagnostic.Builder problem =
          Diagnostic.of(Kind.META, source, value.span(), "`" + value.text() + "` is not a date")
              .label("not of the form `2026_11_21`");
      String ours = value.text().replace('-', '_');
      if (isDate(ours)) {
        problem.help("write `" + ours + "`").fix(new Fix(value.span(), ours, true));
      }
      fail(problem);
      return;
    }
    if (key.equals("target") && (!TARGETS.contains(value.text()) || other.containsKey(key))) {
      fail(
          Diagnostic.of(Kind.META, source, value.span(), "`target` is `src` or `dst`")
              .label(other.containsKey(key) ? "a second value" : "neither")
              .help("`target dst` says that the responder is attacked"));
      return;
    }
    other.computeIfAbsent(key, k -> new ArrayList<>()).add(value.text());
  }

  private static boolean isDate(String text) {
    Matcher date = Forms.DATE.matcher(text);
    if (!date.matches()) {
      return false;
    }
    try {
      int year = Integer.parseInt(date.group(1));
      return LocalDate.of(year, Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)))
              .getYear()
          == year;
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }

  private long number(String key, long most, long otherwise) {
    MetaEntry entry = single.get(key);
    if (entry == null) {
      return otherwise;
    }
    MetaValue value = entry.values().get(0);
    if (value.kind() == MetaValue.Kind.NUMBER && isDigits(value.text())) {
      long number = Long.parseLong(value.text());
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    fail(
        Diagnostic.of(
                Kind.META,
                source,
                value.span(),
                "`%s` must be a whole number from 1 to %d".formatted(key, most))
            .label("not such a number"));
    return otherwise;
  }

  private String text(String key, String otherwise) {
    MetaEntry entry = single.get(key);
    if (entry == null) {
      return otherwise;
    }
    MetaValue value = entry.values().get(0);
    if (!value.text().isBlank() && value.kind() != MetaValue.Kind.NUMBER) {
      return value.text();
    }
    fail(
        Diagnostic.of(Kind.META, source, value.span(), "`" + key + "` must be a text")
            .label(value.text().isBlank() ? "empty" : "a number")
            .help("write it in quotes: `" + key + " \"…\"`"));
    return otherwise;
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MOST_DIGITS;
  }
}
