// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pingsift.regex.Regex;
import pingsift.regex.RegexException;
import pingsift.text.Span;

/** Conditions that say the same are worked out once, so nothing that they say may be overlooked. */
class ExpressionTest {
  /** What follows from the rest, or says how the rule was written. */
  private static final Set<String> SAYS_NOTHING = Set.of("span", "type", "implied");

  static Stream<Class<?>> kinds() {
    return kinds(Expression.class);
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(ExpressionTest::kinds);
  }

  @Test
  void thereAreKinds() {
    assertThat(kinds()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void allThatAKindSaysStandsInItsPartsOrItsOwn(Class<?> kind) throws Exception {
    RecordComponent[] components = kind.getRecordComponents();
    Expression one = make(kind, -1);
    for (int i = 0; i < components.length; i++) {
      Expression other = make(kind, i);
      assertThat(List.of(one.own(), one.parts()).equals(List.of(other.own(), other.parts())))
          .as(components[i].getName())
          .isEqualTo(SAYS_NOTHING.contains(components[i].getName()));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theSameOverOtherPartsDiffersInThemAlone(Class<?> kind) throws Exception {
    Expression one = make(kind, -1);
    List<Expression> parts = new ArrayList<>();
    for (int i = 0; i < one.parts().size(); i++) {
      parts.add(number(100 + i));
    }
    Expression other = one.over(parts);
    assertThat(other.parts()).isEqualTo(parts);
    assertThat(other).hasSameClassAs(one);
    assertThat(other.own()).isEqualTo(one.own());
    assertThat(other.over(one.parts())).isEqualTo(one);
  }

  /** One of a kind, where wanted with one component that is another than usual. */
  private static Expression make(Class<?> kind, int unusual) throws Exception {
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = values(components[i]).get(i == unusual ? 1 : 0);
    }
    return (Expression) kind.getDeclaredConstructor(types).newInstance(values);
  }

  /** Two different values. */
  private static List<?> values(RecordComponent component) throws RegexException {
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return List.of(type.getEnumConstants());
    }
    if (type == List.class) {
      ParameterizedType list = (ParameterizedType) component.getGenericType();
      assertThat(list.getActualTypeArguments()[0]).isIn(Expression.class, Expression.Literal.class);
      return List.of(List.of(number(1)), List.of(number(2)));
    }
    return switch (type.getSimpleName()) {
      case "long" -> List.of(1L, 2L);
      case "int" -> List.of(1, 2);
      case "double" -> List.of(1.0, 2.0);
      case "boolean" -> List.of(true, false);
      case "String" -> List.of("a", "b");
      case "OptionalLong" -> List.of(OptionalLong.empty(), OptionalLong.of(1));
      case "Span" -> List.of(new Span(0, 1), new Span(1, 2));
      case "Expression" -> List.of(number(1), number(2));
      case "BytePattern" ->
          List.of(BytePattern.exact(new byte[] {1}), BytePattern.exact(new byte[] {2}));
      case "Regex" -> List.of(Regex.parse("a", Set.of()), Regex.parse("b", Set.of()));
      case "FieldDef" -> List.of(field("a"), field("b"));
      case "FunctionDef" -> List.of(function("a"), function("b"));
      default -> throw new AssertionError("values of " + component + "?");
    };
  }

  private static Expression.Literal number(long value) {
    return new Expression.NumberLiteral(value, Type.INT, new Span(0, 1));
  }

  private static FieldDef field(String name) {
    return new FieldDef(
        Owner.MESSAGE, name, Type.INT, "", false, "", 1, Growth.FIXED, Map.of(), "");
  }

  private static FunctionDef function(String name) {
    return new FunctionDef(name, List.of(), Type.INT, 1, "", "", Map.of(), 0, 0);
  }
}
