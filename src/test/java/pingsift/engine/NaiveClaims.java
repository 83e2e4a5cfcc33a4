// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.Not;
import pingsift.check.Scope;
import pingsift.check.Type;
import pingsift.eval.Evidence;
import pingsift.eval.Match;
import pingsift.fields.Fields;

/** What alerts on single records name as evidence: it must hold when they are raised. */
final class NaiveClaims {
  /**
   * A condition.
   *
   * @param value what its left side was, or null
   */
  private record Claim(CheckedRule rule, @Nullable Object value, NaiveStreams streams) {}

  private final Map<String, List<Claim>> claims = new HashMap<>();
  private final String shown;

  /** How many were found to hold. */
  int checked;

  /**
   * @param shown what to tell where one does not hold
   */
  NaiveClaims(String shown) {
    this.shown = shown;
  }

  void add(Match match) {
    if (match.group() != null) {
      return;
    }
    List<Claim> ofMatch = claims.computeIfAbsent(NaiveText.of(match), m -> new ArrayList<>());
    for (Evidence evidence : match.evidence()) {
      String text = evidence.condition();
      if (isOfAnElementThatIsNotThere(text, match.rule().scope())) {
        continue;
      }
      String query = match.rule().scope().word() + " where " + text;
      RuleSet rules = RuleSet.load(List.of(), List.of(query), Fields.catalogue());
      assertThat(rules.rules()).as("evidence can be written: " + query).hasSize(1);
      CheckedRule rule = rules.rules().get(0);
      ofMatch.add(new Claim(rule, evidence.value(), new NaiveStreams(rule.condition())));
    }
  }

  /**
   * {@code missing(reply.vlan)} holds in an exchange without reply; alone it asks for a reply
   * without VLAN.
   */
  private static boolean isOfAnElementThatIsNotThere(String text, Scope scope) {
    boolean absence = text.matches("(missing|not exists)\\(.*\\bre(quest|ply)\\..*");
    return scope == Scope.ISTREAM && absence;
  }

  List<NaiveStreams> streams() {
    return claims.values().stream().flatMap(List::stream).map(Claim::streams).toList();
  }

  /** Fails where something that an alert claims does not hold now. */
  void check(String alert, NaiveRecord record) {
    boolean open = record.state() == Match.State.OPEN;
    NaiveScene scene =
        record.scene().stream() != null && record.scene().exchange() == null
            ? NaiveScene.ofStream(record.scene().stream(), !open)
            : record.scene();
    for (Claim claim : claims.getOrDefault(alert, List.of())) {
      Expression condition = claim.rule.condition();
      NaiveSeen seen =
          claim.rule.scope() == Scope.ISTREAM
              ? claim.streams.of(record.scene().stream())
              : new NaiveSeen(condition);
      String what = shown + "\n" + alert + " because " + claim.rule.text(condition);
      assertThat(seen.truth(scene)).as(what).isTrue();
      Object compared = compared(condition, seen, scene);
      if (compared != null && claim.value instanceof Number value) {
        double difference = NaiveValues.real(compared) - value.doubleValue();
        assertThat(difference).as(what + ": " + value).isBetween(-1e-9, 1e-9);
      }
      checked++;
    }
  }

  /** The left side of a comparison of plain numbers; else null. */
  private static @Nullable Object compared(Expression condition, NaiveSeen seen, NaiveScene scene) {
    Expression part = condition instanceof Not not ? not.operand() : condition;
    boolean plain =
        part instanceof Comparison comparison
            && (comparison.left().type() == Type.INT || comparison.left().type() == Type.FLOAT);
    return plain ? new NaiveTerms(seen, scene).value(((Comparison) part).left()) : null;
  }
}
