// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.eval.Plan;

/** A plan that several passes run over: made for the first, dropped by the last. Thread-safe. */
final class SharedPlan {
  private final List<CheckedRule> rules;
  private final EngineOptions options;
  private @Nullable Plan plan;
  private int wanted;

  SharedPlan(List<CheckedRule> rules, EngineOptions options) {
    this.rules = rules;
    this.options = options;
  }

  /** One more will {@link #take} it. */
  synchronized void want() {
    wanted++;
  }

  synchronized Plan take() {
    Plan taken = plan == null ? Engine.plan(rules, options) : plan;
    wanted--;
    plan = wanted > 0 ? taken : null;
    return taken;
  }
}
