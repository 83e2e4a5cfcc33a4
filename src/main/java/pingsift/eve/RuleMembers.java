// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.check.RuleMeta;
import pingsift.eval.Match;

/**
 * The members of {@code alert} that are the same for every alert of a rule, from {@code gid} to
 * {@code metadata}, written once and copied from then on; likewise the first ones of its {@code
 * context}.
 *
 * <p>Each value of {@code metadata} is an array of strings. What the rule does not say is filled
 * in: {@code signature_severity} from its severity, the {@code mitre_…} keys from its ATT&amp;CK
 * ids.
 */
final class RuleMembers {
  /**
   * The meta key that names which end is attacked; it becomes {@code source} and {@code target}.
   */
  private static final String TARGET = "target";

  private static final String[] SEVERITIES = {"Critical", "Major", "Minor", "Informational"};
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

  private final byte[] members;

  /** By state, of matches to which nothing was missing. */
  private final byte[][] states = new byte[Match.State.values().length][];

  private final @Nullable Boolean requesterIsTarget;

  RuleMembers(CheckedRule rule, boolean withText) {
    JsonLines json = new JsonLines();
    write(rule, withText, json);
    members = json.copyOf();
    for (Match.State state : Match.State.values()) {
      json.clear();
      json.text(Keys.SCOPE, rule.query().word()).text(Keys.STATE, state.word());
      json.bool(Keys.COMPLETE, true);
      states[state.ordinal()] = json.copyOf();
    }
    requesterIsTarget = requesterIsTarget(rule);
  }

  /** The members as JSON text in UTF-8, each with a comma behind it. */
  byte[] members() {
    return members;
  }

  /** Scope and state of a match that is complete, likewise. */
  byte[] complete(Match.State state) {
    return states[state.ordinal()];
  }

  /** Which end is attacked; null where the rule does not say. */
  @Nullable Boolean requesterIsTarget() {
    return requesterIsTarget;
  }

  private static @Nullable Boolean requesterIsTarget(CheckedRule rule) {
    List<String> target = rule.meta().other().getOrDefault(TARGET, List.of());
    if (target.size() != 1) {
      return null;
    }
    return switch (target.get(0)) {
      case "src", "src_ip" -> Boolean.TRUE;
      case "dst", "dest_ip" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static void write(CheckedRule rule, boolean withText, JsonLines json) {
    RuleMeta meta = rule.meta();
    json.number("gid", 1).number("signature_id", meta.sid()).number("rev", meta.rev());
    json.text("signature", meta.msg()).text("category", meta.category());
    json.number("severity", meta.severity());
    if (!meta.references().isEmpty()) {
      json.texts("references", meta.references());
    }
    if (withText) {
      json.text("rule", rule.source().slice(rule.span()));
    }
    json.object("metadata");
    for (Map.Entry<String, List<String>> entry : metadata(meta).entrySet()) {
      json.texts(entry.getKey(), entry.getValue());
    }
    json.endObject();
  }

  /** In the order of the rule, then what was filled in; no value is empty. */
  private static Map<String, List<String>> metadata(RuleMeta meta) {
    Map<String, List<String>> metadata = new LinkedHashMap<>();
    meta.other()
        .forEach(
            (key, values) -> {
              if (!key.equals(TARGET) && !values.isEmpty()) {
                metadata.put(PrintableText.wellFormed(key), inEveForm(key, values));
              }
            });
    metadata.putIfAbsent("signature_severity", List.of(severity(meta.severity())));
    attack(meta.attack()).forEach(metadata::putIfAbsent);
    return metadata;
  }

  /** The dates of a rule are {@code yyyy_MM_dd} in EVE; other values stay as they are. */
  private static List<String> inEveForm(String key, List<String> values) {
    if (!key.endsWith("_at")) {
      return values;
    }
    return values.stream().map(value -> DATE.matcher(value).replaceAll("$1_$2_$3")).toList();
  }

  private static String severity(int severity) {
    return SEVERITIES[Math.max(1, Math.min(SEVERITIES.length, severity)) - 1];
  }

  private static Map<String, List<String>> attack(List<String> ids) {
    Map<String, List<String>> attack = new LinkedHashMap<>();
    if (ids.isEmpty()) {
      return attack;
    }
    Set<String> tacticIds = new LinkedHashSet<>();
    Set<String> tacticNames = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    for (String id : ids) {
      AttackTechnique technique = AttackTechnique.of(id);
      if (technique != null) {
        tacticIds.addAll(technique.tacticIds());
        tacticNames.addAll(technique.tacticNames());
        names.add(technique.name());
      }
    }
    if (!names.isEmpty()) {
      attack.put("mitre_tactic_id", List.copyOf(tacticIds));
      attack.put("mitre_tactic_name", List.copyOf(tacticNames));
    }
    attack.put("mitre_technique_id", ids);
    if (!names.isEmpty()) {
      attack.put("mitre_technique_name", names);
    }
    return attack;
  }
}
