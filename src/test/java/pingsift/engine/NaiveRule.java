// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.AggregateKind;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Arithmetic;
import pingsift.check.Expression.ArithmeticOperator;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.NetLiteral;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.RegexTest;
import pingsift.check.Expression.Slice;
import pingsift.check.Growth;
import pingsift.check.Side;
import pingsift.check.Type;
import pingsift.decode.IcmpMessage;
import pingsift.engine.NaiveValues.Data;
import pingsift.engine.NaiveValues.Num;
import pingsift.stream.EchoStream;
import pingsift.stream.Exchange;

/**
 * One rule on one record, told from the words of the language page alone: every element of a
 * collection is written down, and the whole is worked out anew whenever it is asked for.
 */
final class NaiveRule {
  /** What a condition may name. */
  record Scene(
      @Nullable IcmpMessage message,
      @Nullable IcmpMessage request,
      @Nullable IcmpMessage reply,
      @Nullable Exchange exchange,
      @Nullable EchoStream stream,
      boolean ended) {

    @Nullable Object source(FieldReference reference) {
      return switch (reference.field().owner()) {
        case MESSAGE ->
            switch (reference.side()) {
              case REQUEST -> request;
              case REPLY -> reply;
              case OWN, FRAME, EXCHANGE -> message;
            };
        case EXCHANGE -> exchange;
        case ISTREAM, REQUESTS, REPLIES, EXCHANGES, FRAMES -> stream;
      };
    }
  }

  private static final Object UNKNOWN = new Object();

  /** Operators that give nothing for some values on the right: 0, or a width beyond 63. */
  private static final Set<ArithmeticOperator> CAN_BE_ABSENT =
      Set.of(
          ArithmeticOperator.DIVIDE,
          ArithmeticOperator.REMAINDER,
          ArithmeticOperator.SHIFT_LEFT,
          ArithmeticOperator.SHIFT_RIGHT);

  private final CheckedRule rule;
  private final Map<Expression, List<Object>> seen = new IdentityHashMap<>();
  private final Set<Expression> fallShort = Collections.newSetFromMap(new IdentityHashMap<>());

  NaiveRule(CheckedRule rule) {
    this.rule = rule;
  }

  CheckedRule rule() {
    return rule;
  }

  /** Writes an element of a collection down. */
  void element(Collection collection, Scene scene) {
    Map<Expression, Object> found = new IdentityHashMap<>();
    look(rule.condition(), collection, scene, found);
    found.forEach((part, value) -> add(part, value, scene));
  }

  private void add(Expression part, Object value, Scene scene) {
    boolean chosen = isOf(part, AggregateKind.FIRST) && !known(part).isEmpty();
    seen.computeIfAbsent(part, p -> new ArrayList<>()).add(value);
    if (chosen) {
      return; // whatever comes later does not matter
    }
    if (value == UNKNOWN && NaiveShortfall.in(part.parts().get(0), scene)) {
      fallShort.add(part);
    } else if (value != UNKNOWN && isOf(part, AggregateKind.LAST)) {
      fallShort.remove(part); // whatever came before does not matter
    }
  }

  /** Whether no element was passed over that a better capture could have shown. */
  boolean isComplete() {
    return fallShort.isEmpty();
  }

  private static boolean isOf(Expression part, AggregateKind kind) {
    return part instanceof Aggregate aggregate && aggregate.kind() == kind;
  }

  /** What each quantifier and aggregate sees in the element; one part can stand in two places. */
  private void look(
      Expression part, Collection collection, Scene scene, Map<Expression, Object> found) {
    if (part instanceof Quantifier quantifier) {
      if (quantifier.collection() == collection) {
        found.put(part, box(truth(quantifier.condition(), scene)));
      }
    } else if (part instanceof Aggregate aggregate) {
      if (aggregate.collection() == collection) {
        found.put(part, value(aggregate, scene));
      }
    } else {
      part.parts().forEach(p -> look(p, collection, scene, found));
    }
  }

  /** What an aggregate sees in one element. */
  private Object value(Aggregate aggregate, Scene scene) {
    Expression value = aggregate.value();
    Object found =
        switch (value.type()) {
          case BYTES -> data(value, scene);
          case IP -> address(value, scene);
          case BOOL -> truth(value, scene);
          case STRING -> text(value, scene);
          default -> {
            Num number = number(value, scene);
            yield number == null ? null : number.now();
          }
        };
    boolean cut =
        aggregate.kind() == AggregateKind.DISTINCT
            && found instanceof Data data
            && data.present().length < data.sent();
    return found == null || cut ? UNKNOWN : found;
  }

  /** Takes over what another one of the same rule has seen. */
  void takeOver(NaiveRule other) {
    fallShort.addAll(other.fallShort);
    other.seen.forEach(
        (part, values) -> seen.computeIfAbsent(part, p -> new ArrayList<>()).addAll(values));
  }

  private List<Object> known(Expression part) {
    return seen.getOrDefault(part, List.of()).stream().filter(v -> v != UNKNOWN).toList();
  }

  /** Whether the rule's condition holds for good; null where that is unknown. */
  @Nullable Boolean truth(Scene scene) {
    return truth(rule.condition(), scene);
  }

  /** The left side of the rule's comparison, if it is one of plain numbers; else null. */
  @Nullable Object compared(Scene scene) {
    Expression part = rule.condition() instanceof Not not ? not.operand() : rule.condition();
    boolean plain =
        part instanceof Comparison comparison
            && (comparison.left().type() == Type.INT || comparison.left().type() == Type.FLOAT);
    Num number = plain ? number(((Comparison) part).left(), scene) : null;
    return number == null ? null : number.now();
  }

  private @Nullable Boolean truth(Expression part, Scene scene) {
    if (part instanceof And and) {
      return all(and.operands().stream().map(p -> box(truth(p, scene))).toList());
    }
    if (part instanceof Or or) {
      return not(all(or.operands().stream().map(p -> box(not(truth(p, scene)))).toList()));
    }
    if (part instanceof Not not) {
      return not(truth(not.operand(), scene));
    }
    if (part instanceof Between between) {
      return all(
          List.of(
              box(compare(ComparisonOperator.GE, between.value(), between.low(), scene)),
              box(compare(ComparisonOperator.LE, between.value(), between.high(), scene))));
    }
    if (part instanceof Comparison comparison) {
      return compare(comparison.operator(), comparison.left(), comparison.right(), scene);
    }
    if (part instanceof Membership membership) {
      List<Object> misses =
          membership.members().stream()
              .map(m -> box(not(isMember(membership.value(), m, scene))))
              .toList();
      return not(all(misses));
    }
    if (part instanceof ByteTest test) {
      Data data = data(test.bytes(), scene);
      return data == null || canChange(test.bytes(), scene) ? null : NaiveBytes.test(test, data);
    }
    if (part instanceof RegexTest test) {
      Data data = data(test.bytes(), scene);
      boolean open = data == null || canChange(test.bytes(), scene);
      return open ? null : NaiveBytes.matches(test.regex(), data);
    }
    if (part instanceof Presence presence) {
      Boolean exists = exists(presence.value(), scene);
      return presence.present() ? exists : not(exists);
    }
    if (part instanceof Quantifier quantifier) {
      return quantified(quantifier, scene.ended());
    }
    if (part instanceof Literal literal) {
      return (Boolean) NaiveValues.literal(literal);
    }
    if (part instanceof Aggregate aggregate) {
      List<Object> known = known(aggregate);
      boolean open = known.isEmpty() || canChange(aggregate, scene);
      return open ? null : (Boolean) NaiveAggregates.chosen(aggregate, known);
    }
    if (part instanceof Call call) {
      return canChange(call, scene) ? null : (Boolean) called(call, scene);
    }
    FieldReference flag = (FieldReference) part;
    Boolean now = (Boolean) NaiveValues.field(flag, scene.source(flag));
    if (now == null) {
      return null;
    }
    Num grown = NaiveValues.grown(flag, now, scene.ended());
    return (now ? grown.falls() : grown.rises()) ? null : now;
  }

  private static Object box(@Nullable Boolean truth) {
    return truth == null ? UNKNOWN : truth;
  }

  private static @Nullable Boolean all(List<Object> truths) {
    return truths.contains(false) ? (Boolean) false : truths.contains(UNKNOWN) ? null : true;
  }

  private static @Nullable Boolean not(@Nullable Boolean truth) {
    return truth == null ? null : (Boolean) !truth;
  }

  private @Nullable Boolean quantified(Quantifier quantifier, boolean ended) {
    List<Object> known = known(quantifier);
    boolean broken =
        switch (quantifier.kind()) {
          case ANY, NONE -> known.contains(true);
          default -> known.contains(false);
        };
    boolean wholeWay = quantifier.kind() == Expression.QuantifierKind.ANY;
    return broken ? (Boolean) wholeWay : ended ? (Boolean) !wholeWay : null;
  }

  private @Nullable Boolean isMember(Expression value, Literal member, Scene scene) {
    if (member instanceof NetLiteral net) {
      return inside(value, net, scene);
    }
    return compare(ComparisonOperator.EQ, value, member, scene);
  }

  private @Nullable Boolean inside(Expression address, NetLiteral net, Scene scene) {
    List<?> bits = address(address, scene);
    if (bits == null || canChange(address, scene)) {
      return null;
    }
    for (int bit = 0; bit < net.prefixLength(); bit++) {
      long ours = (Long) bits.get(bit / 64) >>> (63 - bit % 64) & 1;
      long theirs = (bit < 64 ? net.high() : net.low()) >>> (63 - bit % 64) & 1;
      if (ours != theirs) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Boolean compare(
      ComparisonOperator operator, Expression left, Expression right, Scene scene) {
    boolean equality = operator == ComparisonOperator.EQ;
    if (left.type() == Type.BYTES) {
      Boolean equal = equalBytes(left, right, scene);
      return equality ? equal : not(equal);
    }
    if (left.type() == Type.STRING) {
      String a = text(left, scene);
      String b = text(right, scene);
      boolean open = a == null || b == null || canChange(left, scene) || canChange(right, scene);
      return open ? null : (Boolean) (a.equals(b) == equality);
    }
    if (left.type() == Type.BOOL) {
      Boolean a = truth(left, scene);
      Boolean b = truth(right, scene);
      return a == null || b == null ? null : (Boolean) (a.equals(b) == equality);
    }
    if (left.type() == Type.IP) {
      Boolean same =
          right instanceof NetLiteral net
              ? inside(left, net, scene)
              : sameAddress(left, right, scene);
      return equality ? same : not(same);
    }
    Num a = number(left, scene);
    Num b = number(right, scene);
    if (a == null || b == null || a.lost() || b.lost()) {
      return null;
    }
    if (holdsForGood(operator, a, b)) {
      return true;
    }
    return holdsForGood(operator.negated(), a, b) ? (Boolean) false : null;
  }

  private @Nullable Boolean sameAddress(Expression left, Expression right, Scene scene) {
    Object a = address(left, scene);
    Object b = address(right, scene);
    boolean open = canChange(left, scene) || canChange(right, scene);
    return a == null || b == null || open ? null : (Boolean) a.equals(b);
  }

  private @Nullable List<?> address(Expression part, Scene scene) {
    if (part instanceof Aggregate aggregate) {
      List<Object> known = known(aggregate);
      return known.isEmpty() ? null : (List<?>) NaiveAggregates.chosen(aggregate, known);
    }
    FieldReference field = (FieldReference) part;
    return (List<?>) NaiveValues.field(field, scene.source(field));
  }

  /** Whether a value that is not a number can still become another one. */
  private static boolean canChange(Expression part, Scene scene) {
    return !scene.ended() && holdsLast(part);
  }

  private static boolean holdsLast(Expression part) {
    return isOf(part, AggregateKind.LAST) || part.parts().stream().anyMatch(NaiveRule::holdsLast);
  }

  private @Nullable Boolean equalBytes(Expression left, Expression right, Scene scene) {
    Data a = data(left, scene);
    Data b = data(right, scene);
    if (a == null || b == null || canChange(left, scene) || canChange(right, scene)) {
      return null;
    }
    return right instanceof BytesLiteral literal
        ? NaiveBytes.agrees(a, literal.value())
        : NaiveBytes.equal(a, b);
  }

  /** It holds, and whatever the two can still become keeps it so. */
  private static boolean holdsForGood(ComparisonOperator operator, Num a, Num b) {
    int order =
        a.now() instanceof Long x && b.now() instanceof Long y
            ? Long.compare(x, y)
            : (int) Math.signum(NaiveValues.real(a.now()) - NaiveValues.real(b.now()));
    boolean staysBelow = !a.rises() && !b.falls();
    boolean staysAbove = !a.falls() && !b.rises();
    return switch (operator) {
      case LT -> order < 0 && staysBelow;
      case LE -> order <= 0 && staysBelow;
      case GT -> order > 0 && staysAbove;
      case GE -> order >= 0 && staysAbove;
      case EQ -> order == 0 && staysBelow && staysAbove;
      case NE -> order < 0 ? staysBelow : order > 0 && staysAbove;
    };
  }

  private @Nullable Boolean exists(Expression value, Scene scene) {
    if (!scene.ended() && isReadFromLast(value)) {
      return null;
    }
    Object found;
    if (value.type() == Type.BYTES) {
      found = data(value, scene);
    } else if (value.type() == Type.IP) {
      found = address(value, scene);
    } else if (value instanceof Call call) {
      found = called(call, scene);
    } else if (value.type() == Type.STRING) {
      found = text(value, scene);
    } else if (value.type() == Type.BOOL) {
      found =
          value instanceof Aggregate ? first(known(value)) : flag((FieldReference) value, scene);
    } else {
      Num number = number(value, scene);
      if (number != null && number.lost()) {
        return null;
      }
      found = number;
    }
    if (found == null) {
      return scene.ended() || !canCome(value) ? (Boolean) false : null;
    }
    return true;
  }

  private static @Nullable Object first(List<Object> known) {
    return known.isEmpty() ? null : known.get(0);
  }

  private static @Nullable Object flag(FieldReference field, Scene scene) {
    return NaiveValues.field(field, scene.source(field));
  }

  /** A part of the last bytes, or what is read from them: other bytes can lack it. */
  private static boolean isReadFromLast(Expression part) {
    boolean reads = part instanceof Slice || part instanceof ByteAt || part instanceof Call;
    return reads && holdsLast(part) || part.parts().stream().anyMatch(NaiveRule::isReadFromLast);
  }

  /** Whether a value that is not there can still come. */
  private static boolean canCome(Expression value) {
    if (value instanceof Aggregate) {
      return true;
    }
    if (value instanceof Quantifier quantifier) {
      return quantifier.kind() == Expression.QuantifierKind.SHARE;
    }
    if (value instanceof FieldReference reference) {
      return reference.side() == Side.OWN
          && reference.field().mayBeAbsent()
          && reference.field().growth() != Growth.FIXED;
    }
    boolean divides =
        value instanceof Arithmetic arithmetic
            && CAN_BE_ABSENT.contains(arithmetic.operator())
            && canMove(arithmetic.right());
    return divides || value.parts().stream().anyMatch(NaiveRule::canCome);
  }

  /** Whether a divisor can become 0, or another number than 0. */
  private static boolean canMove(Expression divisor) {
    if (divisor instanceof Aggregate || divisor instanceof Quantifier) {
      return !isOf(divisor, AggregateKind.FIRST);
    }
    return divisor instanceof FieldReference reference
        ? reference.side() == Side.OWN && reference.field().growth() != Growth.FIXED
        : divisor.parts().stream().anyMatch(NaiveRule::canMove);
  }

  private @Nullable Data data(Expression part, Scene scene) {
    if (part instanceof Slice slice) {
      return NaiveValues.slice(slice, data(slice.bytes(), scene));
    }
    if (part instanceof Literal literal) {
      return (Data) NaiveValues.literal(literal);
    }
    if (part instanceof Aggregate aggregate) {
      List<Object> known = known(aggregate);
      return known.isEmpty() ? null : (Data) NaiveAggregates.chosen(aggregate, known);
    }
    if (part instanceof Call call) {
      return (Data) called(call, scene);
    }
    FieldReference field = (FieldReference) part;
    return (Data) NaiveValues.field(field, scene.source(field));
  }

  private @Nullable String text(Expression part, Scene scene) {
    if (part instanceof Literal literal) {
      return (String) NaiveValues.literal(literal);
    }
    if (part instanceof Aggregate aggregate) {
      List<Object> known = known(aggregate);
      return known.isEmpty() ? null : (String) NaiveAggregates.chosen(aggregate, known);
    }
    return part instanceof Call call
        ? (String) called(call, scene)
        : (String) NaiveValues.field((FieldReference) part, scene.source((FieldReference) part));
  }

  /** What a function gives; null where it, or one of its arguments, is absent. */
  private @Nullable Object called(Call call, Scene scene) {
    List<Object> arguments = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      Object value;
      if (argument.type() == Type.BYTES) {
        value = data(argument, scene);
      } else {
        Num number = number(argument, scene);
        value = number == null ? null : number.now();
      }
      if (value == null) {
        return null;
      }
      arguments.add(value);
    }
    return NaiveFunctions.call(call.function().name(), arguments);
  }

  private @Nullable Num number(Expression part, Scene scene) {
    if (part instanceof Literal literal) {
      return Num.fixed(NaiveValues.literal(literal));
    }
    if (part instanceof FieldReference field) {
      Object now = NaiveValues.field(field, scene.source(field));
      return now == null ? null : NaiveValues.grown(field, now, scene.ended());
    }
    if (part instanceof Expression.Negation negation) {
      Num inner = number(negation.operand(), scene);
      if (inner == null) {
        return null;
      }
      Object turned =
          inner.now() instanceof Long x ? (Object) (-x) : (Double) (-(Double) inner.now());
      return new Num(turned, inner.falls(), inner.rises(), inner.lost());
    }
    if (part instanceof Arithmetic sum) {
      return NaiveValues.arithmetic(sum, number(sum.left(), scene), number(sum.right(), scene));
    }
    if (part instanceof ByteAt at) {
      return read(NaiveValues.byteAt(at, data(at.bytes(), scene)), at.bytes(), scene);
    }
    if (part instanceof Call call) {
      return read(called(call, scene), call, scene);
    }
    boolean grows = !scene.ended();
    List<Object> known = known(part);
    if (part instanceof Quantifier quantifier) {
      long trues = known.stream().filter(v -> v.equals(true)).count();
      if (quantifier.kind() == Expression.QuantifierKind.COUNT) {
        return new Num(trues, grows, false, false);
      }
      return known.isEmpty() ? null : new Num((double) trues / known.size(), grows, grows, false);
    }
    return known.isEmpty() ? null : NaiveAggregates.number((Aggregate) part, known, grows);
  }

  /** A number read from bytes. */
  private static @Nullable Num read(@Nullable Object value, Expression part, Scene scene) {
    if (value == null) {
      return null;
    }
    boolean open = canChange(part, scene);
    return new Num(value, open, open, open);
  }
}
