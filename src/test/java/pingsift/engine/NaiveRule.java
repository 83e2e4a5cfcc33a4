// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Arithmetic;
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

  private final CheckedRule rule;
  private final Map<Expression, List<Object>> seen = new IdentityHashMap<>();

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
    found.forEach((part, value) -> seen.computeIfAbsent(part, p -> new ArrayList<>()).add(value));
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
        Num number = number(aggregate.value(), scene);
        found.put(part, number == null ? UNKNOWN : number.now());
      }
    } else {
      part.parts().forEach(p -> look(p, collection, scene, found));
    }
  }

  /** Takes over what another one of the same rule has seen. */
  void takeOver(NaiveRule other) {
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
      return data == null ? null : NaiveBytes.test(test, data);
    }
    if (part instanceof RegexTest test) {
      Data data = data(test.bytes(), scene);
      return data == null ? null : NaiveBytes.matches(test.regex(), data);
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
    if (part instanceof Call call) {
      return (Boolean) called(call, scene);
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
      return inside((FieldReference) value, net, scene);
    }
    return compare(ComparisonOperator.EQ, value, member, scene);
  }

  private static @Nullable Boolean inside(FieldReference address, NetLiteral net, Scene scene) {
    List<?> bits = (List<?>) NaiveValues.field(address, scene.source(address));
    if (bits == null) {
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
      return a == null || b == null ? null : (Boolean) (a.equals(b) == equality);
    }
    if (left.type() == Type.BOOL) {
      Boolean a = truth(left, scene);
      Boolean b = truth(right, scene);
      return a == null || b == null ? null : (Boolean) (a.equals(b) == equality);
    }
    if (left.type() == Type.IP) {
      return right instanceof NetLiteral net
          ? (equality
              ? inside((FieldReference) left, net, scene)
              : not(inside((FieldReference) left, net, scene)))
          : sameAddress((FieldReference) left, (FieldReference) right, equality, scene);
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

  private static @Nullable Boolean sameAddress(
      FieldReference left, FieldReference right, boolean equality, Scene scene) {
    Object a = NaiveValues.field(left, scene.source(left));
    Object b = NaiveValues.field(right, scene.source(right));
    return a == null || b == null ? null : (Boolean) (a.equals(b) == equality);
  }

  private @Nullable Boolean equalBytes(Expression left, Expression right, Scene scene) {
    Data a = data(left, scene);
    Data b = data(right, scene);
    if (a == null || b == null) {
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
    if (value.type() == Type.BYTES) {
      return data(value, scene) != null;
    }
    if (value instanceof Call call) {
      return called(call, scene) != null;
    }
    if (value instanceof FieldReference reference && !isNumber(value.type())) {
      return NaiveValues.field(reference, scene.source(reference)) != null;
    }
    Num number = number(value, scene);
    if (number == null) {
      return scene.ended() || isAboutElements(value) ? (Boolean) false : null;
    }
    return number.lost() ? null : (Boolean) true;
  }

  private static boolean isNumber(Type type) {
    return type != Type.BOOL && type != Type.IP && type != Type.BYTES && type != Type.STRING;
  }

  /** What is read off one element, or never changes, is there or never will be. */
  private static boolean isAboutElements(Expression value) {
    if (value instanceof Aggregate || value instanceof Quantifier) {
      return false;
    }
    if (value instanceof FieldReference reference) {
      return reference.side() != pingsift.check.Side.OWN
          || reference.field().growth() == pingsift.check.Growth.FIXED;
    }
    return value.parts().stream().allMatch(NaiveRule::isAboutElements);
  }

  private @Nullable Data data(Expression part, Scene scene) {
    if (part instanceof Slice slice) {
      return NaiveValues.slice(slice, data(slice.bytes(), scene));
    }
    if (part instanceof Literal literal) {
      return (Data) NaiveValues.literal(literal);
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
      return fixed(NaiveValues.byteAt(at, data(at.bytes(), scene)));
    }
    if (part instanceof Call call) {
      return fixed(called(call, scene));
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
    return known.isEmpty() ? null : aggregate((Aggregate) part, known, grows);
  }

  private static @Nullable Num fixed(@Nullable Object value) {
    return value == null ? null : Num.fixed(value);
  }

  private static Num aggregate(Aggregate aggregate, List<Object> known, boolean grows) {
    Comparator<Object> order = Comparator.comparingDouble(NaiveValues::real);
    double mean = known.stream().mapToDouble(NaiveValues::real).average().orElseThrow();
    double squares = known.stream().mapToDouble(v -> Math.pow(NaiveValues.real(v) - mean, 2)).sum();
    return switch (aggregate.kind()) {
      case MAX -> new Num(known.stream().max(order).orElseThrow(), grows, false, false);
      case MIN -> new Num(known.stream().min(order).orElseThrow(), false, grows, false);
      case SUM -> {
        // what only adds up cannot fall; a pause can be negative where the capture's clock steps
        boolean falls = aggregate.type() == Type.DURATION;
        double sum = known.stream().mapToDouble(NaiveValues::real).sum();
        Object now = aggregate.type() == Type.FLOAT ? (Object) sum : (Long) (long) sum;
        yield new Num(now, grows, grows && falls || grows && isFloat(aggregate), false);
      }
      case AVG -> new Num(rounded(aggregate, mean), grows, grows, false);
      case DISTINCT -> new Num(known.stream().distinct().count(), grows, false, false);
      case FIRST -> new Num(known.get(0), false, false, false);
      case LAST -> new Num(known.get(known.size() - 1), grows, grows, false);
      case STDEV ->
          new Num(rounded(aggregate, Math.sqrt(squares / known.size())), grows, grows, false);
    };
  }

  private static boolean isFloat(Aggregate aggregate) {
    return aggregate.type() == Type.FLOAT;
  }

  private static Object rounded(Aggregate aggregate, double value) {
    return aggregate.type() == Type.DURATION ? (Object) Math.round(value) : (Double) value;
  }
}
