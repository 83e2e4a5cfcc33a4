// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.junit.jupiter.api.Test;
import pingsift.DocExamples;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.syntax.antlr.PingsiftParser;
import pingsift.text.SourceText;

/**
 * The reference of the language shows the whole grammar: each word, mark and construct stands in an
 * example of it, and another test loads all examples.
 */
class LanguageReferenceTest {
  /** Tokens that no rule has: what is passed over, habits of other languages, broken ones. */
  private static final Set<Integer> NO_PART =
      Set.of(
          PingsiftLexer.WHITE_SPACE,
          PingsiftLexer.LINE_COMMENT,
          PingsiftLexer.BLOCK_COMMENT,
          PingsiftLexer.OPEN_REGEX);

  @Test
  void each_word_and_mark_of_the_language_has_an_example() {
    Set<String> seen =
        examples()
            .flatMap(example -> tokens(example).stream())
            .map(token -> PingsiftLexer.VOCABULARY.getSymbolicName(token.getType()))
            .collect(Collectors.toSet());
    Set<String> all =
        IntStream.rangeClosed(1, PingsiftLexer.VOCABULARY.getMaxTokenType())
            .filter(type -> type < PingsiftLexer.FOREIGN_AND || type == PingsiftLexer.REGEX)
            .filter(type -> !NO_PART.contains(type))
            .mapToObj(PingsiftLexer.VOCABULARY::getSymbolicName)
            .collect(Collectors.toCollection(TreeSet::new));
    all.removeAll(seen);
    assertThat(all).as("tokens without an example").isEmpty();
  }

  @Test
  void each_kind_of_comment_has_an_example() {
    String comments =
        examples()
            .flatMap(example -> read(example).comments().stream())
            .map(Comment::text)
            .collect(Collectors.joining());
    assertThat(comments).contains("# ", "// ", "/* ");
  }

  @Test
  void each_construct_of_the_grammar_has_an_example() {
    Set<Class<?>> seen = new HashSet<>();
    DocExamples.queries(DocExamples.LANGUAGE)
        .forEach(query -> collect(parse(query, PingsiftParser::wholeQuery), seen));
    DocExamples.files(DocExamples.LANGUAGE)
        .forEach(file -> collect(parse(file, PingsiftParser::ruleFile), seen));
    assertThat(constructs().filter(construct -> !seen.contains(construct)))
        .as("alternatives of the grammar without an example")
        .isEmpty();
  }

  @Test
  void each_unit_has_an_example() {
    String numbers =
        examples()
            .flatMap(example -> tokens(example).stream())
            .filter(token -> token.getType() == PingsiftLexer.NUMBER)
            .map(token -> token.getText().replaceFirst("^[0-9][0-9_.]*", ""))
            .collect(Collectors.joining(" ", " ", " "));
    Stream<String> units =
        Stream.concat(Units.DURATIONS.keySet().stream(), Units.SIZES.keySet().stream());
    assertThat(units.filter(unit -> !numbers.contains(" " + unit + " ")))
        .as("units without an example")
        .isEmpty();
  }

  private static Stream<String> examples() {
    return Stream.concat(
        DocExamples.queries(DocExamples.LANGUAGE), DocExamples.files(DocExamples.LANGUAGE));
  }

  private static TokenReader.Read read(String text) {
    SourceText source = new SourceText("example", text);
    return TokenReader.read(source, new Problems(source));
  }

  private static List<CommonToken> tokens(String text) {
    return read(text).tokens();
  }

  private static ParseTree parse(String text, Function<PingsiftParser, ParserRuleContext> rule) {
    PingsiftParser parser =
        new PingsiftParser(new CommonTokenStream(new ListTokenSource(tokens(text))));
    parser.removeErrorListeners();
    ParseTree tree = rule.apply(parser);
    assertThat(parser.getNumberOfSyntaxErrors()).as(text).isZero();
    return tree;
  }

  private static void collect(ParseTree tree, Set<Class<?>> into) {
    Deque<ParseTree> open = new ArrayDeque<>(List.of(tree));
    while (!open.isEmpty()) {
      ParseTree part = open.pop();
      into.add(part.getClass());
      IntStream.range(0, part.getChildCount()).mapToObj(part::getChild).forEach(open::push);
    }
  }

  /** What the parser makes of the parts of files; `whole…` is how they are read one by one. */
  private static Stream<Class<?>> constructs() {
    Class<?>[] all = PingsiftParser.class.getDeclaredClasses();
    Set<Class<?>> general =
        Arrays.stream(all).map(Class::getSuperclass).collect(Collectors.toSet());
    return Arrays.stream(all)
        .filter(ParserRuleContext.class::isAssignableFrom)
        .filter(type -> !general.contains(type))
        .filter(type -> !type.getSimpleName().startsWith("Whole"));
  }
}
