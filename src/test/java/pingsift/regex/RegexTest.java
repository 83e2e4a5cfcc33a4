// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each form of a pattern matches. */
class RegexTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      value = {
        "abc ; xabcx ; abc",
        "a\\.b ; aXb a.b ; a.b",
        "a\\/b ; a/b ; a/b",
        "a/b ; a/b ; a/b",
        "\\x41\\x7e ; xA~ ; A~",
        "[a-c]+ ; xxabcd ; abc",
        "[^a-c]+ ; abxyc ; xy",
        "[\\]x]+ ; a]x ; ]x",
        "[a-]+ ; b-a ; -a",
        "[-a]+ ; b-a ; -a",
        "[.*]+ ; a.*b ; .*",
        "[^^]+ ; ^a^ ; a",
        "[\\d_]+ ; a1_2 ; 1_2",
        "[[:digit:][:upper:]]+ ; ab1C ; 1C",
        "[[:^alpha:]]+ ; ab12 ; 12",
        "\\d{2,3} ; 1 12345 ; 123",
        "\\w+ ; -a_9- ; a_9",
        "\\S+ ; ' ab ' ; ab",
        "a|ab ; ab ; a",
        "ab|a ; ab ; ab",
        "a*b ; aaab ; aaab",
        "a+? ; aaa ; a",
        "a{2} ; aaa ; aa",
        "a{2,}b ; ab aaab ; aaab",
        "a{0}b ; ab ; b",
        "a??b ; ab ; ab",
        "(?:ab)+ ; ababa ; abab",
        "(a|b)*c ; xabac ; abac",
        "^a ; ba ; -",
        "\\Aa ; ab ; a",
        "a$ ; ab a ; a",
        "a\\z ; ba ; a",
        "\\bcat\\b ; concat cat ; cat",
        "\\Bcat ; cat concat ; cat",
        "} ; a} ; }",
        "] ; a] ; ]",
        "a}] ; a}] ; a}]",
        "()a ; a ; a",
        "(|a)b ; ab ; ab"
      })
  void findsTheLeftmostMatch(String pattern, String data, String match) {
    assertThat(Searches.match(pattern, "", data)).isEqualTo(match.equals("-") ? null : match);
  }

  @Test
  void endsOfDataAreNoLineEnds() {
    assertThat(Searches.match("a$", "", "a\n")).isNull();
    assertThat(Searches.match("a$", "m", "a\nb")).isEqualTo("a");
    assertThat(Searches.match("^b", "", "a\nb")).isNull();
    assertThat(Searches.match("^b", "m", "a\nb")).isEqualTo("b");
    assertThat(Searches.match("^", "m", "")).isEmpty();
    assertThat(Searches.match("\\n^", "m", "a\n")).as("no line behind the last end").isNull();
    assertThat(Searches.match("\\Ab", "m", "a\nb")).isNull();
  }

  @Test
  void aDotLacksTheLineFeedOnly() {
    assertThat(Searches.match("a.b", "", "a\nb")).isNull();
    assertThat(Searches.match("a.b", "s", "a\nb")).isEqualTo("a\nb");
    assertThat(Searches.match("a.b", "", "a\rb")).isEqualTo("a\rb");
    assertThat(Searches.match("a.b", "", "a\u00ffb")).isEqualTo("a\u00ffb");
    assertThat(Searches.match("a.b", "", "a\0b")).isEqualTo("a\0b");
  }

  @Test
  void caseIsThatOfAsciiLetters() {
    assertThat(Searches.match("get [a-c]", "i", "GET B")).isEqualTo("GET B");
    assertThat(Searches.match("[^a]", "i", "aA")).isNull();
    assertThat(Searches.match("\\x61", "i", "A")).isEqualTo("A");
    assertThat(Searches.match("[@\\[`{]+", "i", "@`[{")).as("next to letters").isEqualTo("@`[{");
    assertThat(Searches.match("\u00e4", "i", "\u00c3\u0084")).as("not the other case").isNull();
    assertThat(Searches.match("\\xe4", "i", "\u00c4")).isNull();
  }

  @Test
  void aCharacterIsItsUtf8() {
    assertThat(Searches.match("\u00fc+!", "", "\u00c3\u00bc\u00c3\u00bc!"))
        .isEqualTo("\u00c3\u00bc\u00c3\u00bc!");
    assertThat(Searches.match("\ud83d\ude00", "", "\u00f0\u009f\u0098\u0080")).isNotNull();
  }

  @Test
  void aBackslashAndADigitIsAByteOnlyForNought() {
    assertThat(Searches.match("a\\0b", "", "a\0b")).isEqualTo("a\0b");
    assertThat(Searches.match("\\n\\r\\t\\f\\a\\e", "", "\n\r\t\f\u0007\u001b")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a*", "()*", "(a*)*", "a|", "(?:)", "(a?){3}", "a{0}", "(b|)a{0,2}?"})
  void whatMatchesNothingIsFoundEverywhere(String pattern) {
    assertThat(Searches.regex(pattern, "").isFoundEverywhere()).isTrue();
    assertThat(Searches.match(pattern, "", "")).isEmpty();
    assertThat(Searches.match(pattern, "", "xyz")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "^", "^a*$", "\\b", "(a*)*b", "a+|b"})
  void whatAsksForAByteOrAPlaceIsNot(String pattern) {
    assertThat(Searches.regex(pattern, "").isFoundEverywhere()).isFalse();
  }

  @Test
  void isWrittenAsItWasRead() {
    assertThat(Searches.regex("a\\/b", "si")).hasToString("/a\\/b/is");
    assertThat(Searches.regex("a", "i")).isEqualTo(Searches.regex("a", "i"));
    assertThat(Searches.regex("a", "i")).isNotEqualTo(Searches.regex("a", ""));
  }
}
