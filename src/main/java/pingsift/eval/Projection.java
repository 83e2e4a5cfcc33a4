// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.CheckedValue;
import pingsift.check.Collection;
import pingsift.check.Deciding;
import pingsift.check.Expression;
import pingsift.check.Scope;
import pingsift.decode.IcmpMessage;
import pingsift.fields.Catalogue;
import pingsift.fields.Need;
import pingsift.stream.EchoStream;
import pingsift.stream.EndReason;
import pingsift.stream.Exchange;
import pingsift.stream.StreamListener;

/**
 * Reads values from all records that a query holds for.
 *
 * <p>A frame is tried when it is read, an exchange when it is decided, and an iStream, other than
 * by a {@link Matcher}, only when it has ended: its values are those of the whole. One for each
 * run.
 */
public final class Projection implements StreamListener {
  /** A record that the query holds for; valid while it is handed over. */
  public interface Row {
    /**
     * The value of a column: Long (durations and times in nanoseconds), {@link Named}, Double,
     * Boolean, String, {@link pingsift.bytes.IpAddress} or byte[] (a copy of what was captured).
     *
     * @return null where it is absent or unknown
     */
    @Nullable Object value(int column);

    /** Which record it is. */
    Subject subject();
  }

  /**
   * A record; what is borrowed is valid while its row is handed over.
   *
   * @param stream that it is or belongs to; null for a frame
   * @param exchange that it is, else null
   * @param message that it is, else null
   */
  public record Subject(
      @Nullable EchoStream stream, @Nullable Exchange exchange, @Nullable IcmpMessage message) {}

  /** A value of each record of a rule, or a condition on it. */
  public record Column(CheckedRule rule, Expression value) {}

  /** Takes what was found. */
  public interface Rows {
    void row(Row row);
  }

  /**
   * A number whose values have names.
   *
   * @param name null where this value has none
   */
  public record Named(long number, @Nullable String name) implements Comparable<Named> {
    @Override
    public int compareTo(Named other) {
      return Long.compare(number, other.number);
    }
  }

  private static final Subject NOTHING = new Subject(null, null, null);

  private final Scope scope;
  private final Plan plan;
  private final Predicate condition;
  private final Cell[] columns;
  private final Evaluation evaluation;
  private final Rows rows;
  private final Row row = new CurrentRow();
  private Subject subject = NOTHING;

  /**
   * @param query over single records
   * @param values the columns, checked for records of the query
   * @param catalogue the one that both were checked with
   */
  public Projection(CheckedRule query, List<CheckedValue> values, Catalogue catalogue, Rows rows) {
    if (!(query.query() instanceof CheckedQuery.Single single)) {
      throw new IllegalArgumentException("a query over single records is needed");
    }
    this.scope = single.scope();
    this.rows = rows;
    Allocation allocation = new Allocation();
    RulePlanner planner = new RulePlanner(query, single, 0, catalogue, allocation);
    condition = planner.condition(single.condition(), true);
    List<Cell> planned = new ArrayList<>();
    for (CheckedValue value : values) {
      planned.add(
          Cell.of(value.expression(), planner(query, value, catalogue, allocation), catalogue));
    }
    columns = planned.toArray(Cell[]::new);
    plan = Plan.of(allocation);
    evaluation = plan.newEvaluation();
  }

  /**
   * Hands over all records of a scope.
   *
   * @param columns values that belong to rules or parts of rules about such records
   */
  public Projection(Scope scope, List<Column> columns, Catalogue catalogue, Rows rows) {
    this.scope = scope;
    this.rows = rows;
    condition = new Constant("true", true);
    Allocation allocation = new Allocation();
    this.columns =
        columns.stream()
            .map(column -> cell(scope, column, catalogue, allocation))
            .toArray(Cell[]::new);
    plan = Plan.of(allocation);
    evaluation = plan.newEvaluation();
  }

  private static Cell cell(Scope scope, Column column, Catalogue catalogue, Allocation allocation) {
    CheckedQuery.Single single = new CheckedQuery.Single(scope, column.value(), Deciding.AT_END);
    RulePlanner planner = new RulePlanner(column.rule(), single, 0, catalogue, allocation);
    return Cell.of(column.value(), planner, catalogue);
  }

  /** A planner that finds the text of parts in the value's own source. */
  private static RulePlanner planner(
      CheckedRule query, CheckedValue value, Catalogue catalogue, Allocation allocation) {
    CheckedRule rule = value.beside(query);
    CheckedQuery.Single single = rule.query().singles().get(0);
    return new RulePlanner(rule, single, 0, catalogue, allocation);
  }

  /** What iStreams have to keep. */
  public Set<Need> needs() {
    return plan.needs();
  }

  private final class CurrentRow implements Row {
    @Override
    public @Nullable Object value(int column) {
      return columns[column].read(evaluation);
    }

    @Override
    public Subject subject() {
      return subject;
    }
  }

  private void tryRecord(
      @Nullable EchoStream stream, @Nullable Exchange exchange, @Nullable IcmpMessage message) {
    if (condition.test(evaluation) == Truth.TRUE) {
      subject = new Subject(stream, exchange, message);
      rows.row(row);
    }
  }

  /** Tries a message of any type. */
  public void frame(IcmpMessage message) {
    if (scope == Scope.FRAME) {
      evaluation.atMessage(message);
      tryRecord(null, null, message);
      evaluation.atMessage(null);
    }
  }

  @Override
  public void opened(EchoStream stream) {
    if (scope == Scope.ISTREAM) {
      StreamState state = plan.newState();
      stream.attachment = state;
      account(stream, state);
    }
  }

  @Override
  public void request(EchoStream stream, IcmpMessage message) {
    if (look(stream)) {
      evaluation.atRequest(message);
      count(Collection.REQUESTS, stream, message);
      evaluation.atRequest(null);
      joined(stream, message);
    }
  }

  @Override
  public void reply(EchoStream stream, IcmpMessage message) {
    if (look(stream)) {
      evaluation.atReply(message);
      count(Collection.REPLIES, stream, message);
      evaluation.atReply(null);
      joined(stream, message);
    }
  }

  private void joined(EchoStream stream, IcmpMessage message) {
    evaluation.atMessage(message);
    count(Collection.FRAMES, stream, message);
    evaluation.atMessage(null);
  }

  @Override
  public void exchange(EchoStream stream, Exchange exchange) {
    evaluation.atExchange(exchange);
    if (scope == Scope.EXCHANGE) {
      tryRecord(stream, exchange, null);
    } else if (look(stream)) {
      IcmpMessage request = exchange.request();
      IcmpMessage decider = exchange.reply() == null ? request : exchange.reply();
      if (decider != null) {
        count(Collection.EXCHANGES, stream, decider);
      }
    }
    evaluation.atExchange(null);
  }

  @Override
  public void ended(EchoStream stream, EndReason reason) {
    if (stream.attachment instanceof StreamState state) {
      evaluation.atStream(stream, state, true);
      tryRecord(stream, null, null);
      stream.attachment = null;
    }
  }

  /** Puts the iStream under test, where iStreams are. */
  private boolean look(EchoStream stream) {
    if (stream.attachment instanceof StreamState state) {
      evaluation.atStream(stream, state, false);
      return true;
    }
    return false;
  }

  /** Lets the accumulators of a collection take in the element that the evaluation is at. */
  private void count(Collection collection, EchoStream stream, IcmpMessage element) {
    plan.accumulators(collection).acceptAll(evaluation, element.frameNumber());
    if (stream.attachment instanceof StreamState state) {
      account(stream, state);
    }
  }

  private static void account(EchoStream stream, StreamState state) {
    stream.attachmentBytes = state.bytes() + stream.tunnels().bytes();
  }
}
