// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pingsift.DocExamples;
import pingsift.check.Expression.AggregateKind;
import pingsift.check.Expression.QuantifierKind;
import pingsift.check.FunctionDef;
import pingsift.fields.Fields;

/**
 * The reference of the language shows every function, quantifier, aggregate and entry of {@code
 * meta} in an example; {@link DocsTest} loads them all.
 */
class CatalogueReferenceTest {
  private static final List<String> EXAMPLES =
      Stream.concat(
              DocExamples.queries(DocExamples.LANGUAGE), DocExamples.files(DocExamples.LANGUAGE))
          .toList();

  @Test
  void each_function_has_an_example() {
    assertThat(Fields.catalogue().functions().stream().map(FunctionDef::name).filter(this::isLost))
        .as("functions without an example")
        .isEmpty();
  }

  @Test
  void each_quantifier_and_aggregate_has_an_example() {
    Stream<Enum<?>> kinds =
        Stream.concat(
            Arrays.stream(QuantifierKind.values()), Arrays.stream(AggregateKind.values()));
    assertThat(kinds.map(kind -> kind.name().toLowerCase(Locale.ROOT)).filter(this::isLost))
        .as("quantifiers and aggregates without an example")
        .isEmpty();
  }

  @Test
  void both_questions_of_presence_have_an_example() {
    assertThat(Stream.of("exists", "missing").filter(this::isLost)).isEmpty();
  }

  @Test
  void each_entry_of_meta_has_an_example() {
    List<String> entries =
        List.of(
            "sid",
            "rev",
            "msg",
            "severity",
            "class",
            "attack",
            "ref",
            "target",
            "created_at",
            "updated_at",
            "description",
            "false_positives");
    Stream<String> lost =
        entries.stream()
            .filter(
                entry ->
                    EXAMPLES.stream()
                        .noneMatch(
                            Pattern.compile("(?s)meta \\{.*\\b" + entry + " ").asPredicate()));
    assertThat(lost).as("entries of meta without an example").isEmpty();
  }

  /** Whether no example calls it. */
  private boolean isLost(String name) {
    Pattern call = Pattern.compile("\\b" + name + "\\(");
    return EXAMPLES.stream().noneMatch(call.asPredicate());
  }
}
