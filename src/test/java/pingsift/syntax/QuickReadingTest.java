// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import pingsift.diag.Diagnostic;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.SourceText;

/** What is read by hand is what the grammar says, in sound texts and in broken ones. */
class QuickReadingTest {
  private static final List<String> TEXTS = texts();

  /** Pieces that lie at the borders between tokens. */
  private static final List<String> PIECES =
      List.of(
          "2026-11-21T10:00:00Z",
          "2026-1",
          "1e-3",
          "1.5e+3",
          "1.5",
          "1..5",
          "10.0.0.0/8",
          "1.2.3",
          "1.2.3.4.5",
          "1.2a.3",
          "::",
          "fe80::1/64",
          "a:b",
          "a:b:c",
          "12:ab:",
          "face",
          "0x1F",
          "0b11",
          "5s",
          "1_000",
          "64KiB",
          "\"a\"",
          "\"a\\\"b\"",
          "\"a",
          "\"a\\",
          "x\"00 ??\"",
          "x\"0",
          "X\"00\"",
          "ax\"00\"",
          "/a/i",
          "/a\\/b/",
          "/a",
          "//",
          "// c\n",
          "# c\n",
          "/* c\n d */",
          "/*",
          "==",
          "===",
          "!=",
          "!==",
          "!",
          "=",
          "=>",
          "=<",
          "=~",
          "~",
          "<>",
          "<<",
          ">>",
          "<=",
          ">=",
          "&&",
          "||",
          "&",
          "|",
          "^",
          "%",
          "..",
          "...",
          ".",
          ":",
          ";",
          "'a'",
          "\u201Ca\u201D",
          "\u00A0",
          "\uFEFF",
          "\uD83D\uDE00",
          "\\",
          "$",
          "@",
          "\r\n",
          "\n",
          "\t",
          "\f",
          "where",
          "Where",
          "not",
          "in",
          "and",
          "or",
          "no",
          "then",
          "within",
          "by",
          "over",
          "having",
          "nocase",
          "meta",
          "test",
          "rule",
          "list",
          "file",
          "define",
          "suppress",
          "import",
          "limit",
          "per",
          "after",
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          ",",
          "-",
          "+",
          "*",
          "/");

  private static List<String> texts() {
    List<String> all = new ArrayList<>();
    for (String root :
        List.of("rules", "testdata/rules", "testdata/syntax", "testdata/lints", "testdata/check")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".sift")).sorted().toList()) {
          all.add(Files.readString(file));
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return all;
  }

  @Test
  void allOurTexts() {
    assertThat(TEXTS).hasSizeGreaterThan(50);
    TEXTS.forEach(QuickReadingTest::bothAgree);
  }

  /** Soundness is what it is for: none of the shipped rules needs the grammar. */
  @Test
  void theShippedRulesAreReadByHand() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("rules"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sift")).sorted().toList()) {
        SourceText source = new SourceText(file.toString(), Files.readString(file));
        Problems problems = new Problems(source);
        for (Entry entry : Outline.of(TokenReader.read(source, problems).tokens(), problems)) {
          assertThat(isReadByHand(entry, problems)).as(file + " " + entry.name()).isTrue();
        }
      }
    }
  }

  private static boolean isReadByHand(Entry entry, Problems problems) {
    List<Section> sections =
        entry instanceof Entry.Rule rule
            ? rule.sections()
            : List.of(((Entry.Plain) entry).section());
    Literals literals = new Literals(problems);
    return sections.stream()
        .filter(
            section ->
                section.kind() == Section.Kind.QUERY || section.kind() == Section.Kind.DEFINE)
        .allMatch(
            section ->
                QuickParser.read(
                        Preparation.of(section, problems).tokens(),
                        literals,
                        section.kind() == Section.Kind.QUERY
                            ? QuickParser::wholeQuery
                            : QuickParser::wholeDefine)
                    != null);
  }

  @Property(tries = 300)
  void textsWithSlips(@ForAll Random random) {
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    int from = random.nextInt(text.length() + 1);
    StringBuilder slipped =
        new StringBuilder(text.substring(from, Math.min(text.length(), from + 2000)));
    for (int slips = random.nextInt(4); slips >= 0; slips--) {
      int at = random.nextInt(slipped.length() + 1);
      if (random.nextBoolean()) {
        slipped.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      } else {
        slipped.delete(at, Math.min(slipped.length(), at + 1 + random.nextInt(8)));
      }
    }
    bothAgree(slipped.toString());
  }

  @Property(tries = 500)
  void piecesInAnyOrder(@ForAll Random random) {
    StringBuilder text = new StringBuilder("rule a { frame where ");
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      text.append(random.nextInt(3) == 0 ? " " : "");
    }
    bothAgree(text + (random.nextBoolean() ? "}" : ""));
  }

  private static void bothAgree(String text) {
    SourceText source = new SourceText("text", text);
    assertThat(shown(TokenReader.read(source, new Problems(source)))).isEqualTo(byGrammar(source));
    assertThat(items(source, true)).isEqualTo(items(source, false));
  }

  private static List<Object> items(SourceText source, boolean quickFirst) {
    Problems problems = new Problems(source);
    ItemBuilder builder = new ItemBuilder(problems, quickFirst);
    List<Object> all = new ArrayList<>();
    for (Entry entry : Outline.of(TokenReader.read(source, problems).tokens(), problems)) {
      all.add(builder.item(entry));
    }
    List<Diagnostic> told = new ArrayList<>();
    problems.tell(told::add);
    told.forEach(problem -> all.add(problem.toString()));
    return all;
  }

  // --- The lexer grammar alone ---

  private static List<String> byGrammar(SourceText source) {
    PingsiftLexer lexer = new PingsiftLexer(new Utf16Stream(source.name(), source.content()));
    lexer.removeErrorListeners();
    List<String> all = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    int previous = Token.EOF;
    while (true) {
      int next = lexer.getInputStream().LA(2);
      boolean pattern =
          lexer.getInputStream().LA(1) == '/'
              && next != '/'
              && next != '*'
              && !Tokens.endsOperand(previous);
      lexer._mode = pattern ? PingsiftLexer.PATTERN : Lexer.DEFAULT_MODE;
      CommonToken token = (CommonToken) lexer.nextToken();
      if (token.getType() == Token.EOF) {
        break;
      }
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        all.add(shown(token));
        previous = token.getType();
      } else if (token.getType() != PingsiftLexer.WHITE_SPACE) {
        comments.add(new Comment(token.getText(), Tokens.span(token)).toString());
      }
      if (token.getType() == PingsiftLexer.OPEN_COMMENT) {
        break;
      }
    }
    all.addAll(comments);
    return all;
  }

  private static List<String> shown(TokenReader.Read read) {
    List<String> all = new ArrayList<>();
    read.tokens().forEach(token -> all.add(shown(token)));
    read.comments().forEach(comment -> all.add(comment.toString()));
    return all;
  }

  private static String shown(CommonToken token) {
    return PingsiftLexer.VOCABULARY.getSymbolicName(token.getType())
        + " "
        + token.getLine()
        + ":"
        + token.getCharPositionInLine()
        + " "
        + token.getStartIndex()
        + ".."
        + token.getStopIndex()
        + " "
        + token.getText();
  }
}
