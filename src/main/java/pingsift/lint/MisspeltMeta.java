// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.diag.Suggestions;
import pingsift.syntax.Item.MetaEntry;

/**
 * Finds: a {@code meta} entry whose name is nearly one that means something, or that means it in
 * another rule language.
 *
 * <p>Why: any name is kept as it is, so that a slip passes in silence and the severity stays 3.
 *
 * <p>Example: {@code serverity 1}. Better: {@code severity 1}.
 *
 * <p>Fix: not safe; the name can be meant.
 */
final class MisspeltMeta implements Lint {
  private static final List<String> NAMES =
      List.of(
          "sid",
          "rev",
          "msg",
          "severity",
          "class",
          "attack",
          "ref",
          "refs",
          "target",
          "created_at",
          "updated_at",
          "description",
          "false_positives");

  /** Of Suricata, Sigma and YARA. */
  private static final Map<String, String> FOREIGN =
      Map.of(
          "classtype", "class",
          "category", "class",
          "reference", "ref",
          "references", "ref",
          "message", "msg",
          "title", "msg",
          "priority", "severity",
          "level", "severity",
          "mitre", "attack",
          "falsepositives", "false_positives");

  @Override
  public void check(LoadedRules rules, Consumer<Diagnostic> found) {
    Map<String, Optional<String>> known = new HashMap<>(); // rules have the same names in them
    for (LoadedRules.Written written : rules.written()) {
      for (MetaEntry entry : written.rule().meta()) {
        String name = entry.key().text();
        if (!NAMES.contains(name)) {
          known
              .computeIfAbsent(name, MisspeltMeta::meant)
              .filter(
                  meant ->
                      written.rule().meta().stream().noneMatch(e -> e.key().text().equals(meant)))
              .ifPresent(meant -> found.accept(problem(written, entry, meant)));
        }
      }
    }
  }

  private static Optional<String> meant(String name) {
    String foreign = FOREIGN.get(name);
    return foreign != null ? Optional.of(foreign) : Suggestions.slip(name, NAMES);
  }

  private static Diagnostic problem(LoadedRules.Written written, MetaEntry entry, String meant) {
    String name = entry.key().text();
    return Diagnostic.of(
            Kind.MISSPELT_META,
            written.source(),
            entry.key().span(),
            "`" + name + "` means nothing to Pingsift")
        .label("kept as it is, without effect")
        .help("the name that means something is `" + meant + "`")
        .fix(new Fix(entry.key().span(), meant, false))
        .build();
  }
}
