// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import java.util.Set;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.fields.Catalogue;
import pingsift.fields.Need;
import pingsift.stream.StreamOptions;

/**
 * Reads values of the windows of a rule, each time that a record comes into one. The subject of a
 * row is that record. One for each run.
 */
public final class WindowProjection {
  private final Plan plan;
  private final Projection.Rows rows;

  /**
   * @param rule over windows
   * @param values of a window as a whole, or its keys
   * @param catalogue the one that the rule was checked with
   */
  public WindowProjection(
      CheckedRule rule, List<Expression> values, Catalogue catalogue, Projection.Rows rows) {
    if (!(rule.query() instanceof CheckedQuery.Window)) {
      throw new IllegalArgumentException("a rule over windows is needed");
    }
    this.plan = Plan.watching(rule, values, catalogue);
    this.rows = rows;
  }

  /** What iStreams have to keep. */
  public Set<Need> needs() {
    return plan.needs();
  }

  /** Who is to hear of all that happens; its matches are passed over. */
  public Matcher matcher(StreamOptions options) {
    Matcher matcher = new Matcher(plan, false, options, match -> {});
    matcher.viewer(rows::row);
    return matcher;
  }
}
