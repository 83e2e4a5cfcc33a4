// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pingsift.bytes.Bytes;

/** Work, memory and what is said of data that a capture cut. */
class SearcherTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a*)*b",
        "(a|a)*b",
        "(a|aa)+b",
        "(a+)+b",
        "(.*)*b",
        "(.*.*)*=b",
        "a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaaab",
        "(?:a?){30}a{30}b",
        "(a|b|ab)*c",
        "(([a-z])+.)+[A-Z]([a-z])+b",
        "(a|[ab])*a[ab]{12}c",
        "^(\\w+\\s?)*$",
        "(?:\\b|a)*b",
        "((((a*)*)*)*)*b"
      })
  void workIsLinearInTheDataWhateverThePattern(String pattern) {
    for (long memory : new long[] {0, 2000, Searches.ROOM}) {
      long some = steps(pattern, 2_000, memory);
      long tenfold = steps(pattern, 20_000, memory);
      assertThat(tenfold).as("of " + some).isLessThan(12 * some + 20_000);
      int states = Compiler.compile(Searches.regex(pattern, "")).states();
      assertThat(tenfold).isLessThan(20_001L * (5L * states + 3));
    }
  }

  /** Of one search that finds nothing, and of the attempt to locate what is not there. */
  private static long steps(String pattern, int length, long memory) {
    Searcher searcher = Searches.searcher(pattern, memory);
    Bytes data = Searches.data("a".repeat(length) + "!");
    assertThat(searcher.search(data)).isEqualTo(Found.NO);
    assertThat(searcher.locate(data)).isNull();
    return searcher.steps();
  }

  @Test
  void whatIsKnownCostsALookForEachByte() {
    Searcher searcher = Searches.searcher("(?:a?){30}a{30}b");
    Bytes data = Searches.data("a".repeat(1000));
    searcher.search(data);
    long before = searcher.steps();
    searcher.search(data);
    assertThat(searcher.steps() - before).isEqualTo(1000);
  }

  @Test
  void memoryIsBoundedAndGivenBack() {
    SearchMemory memory = new SearchMemory(10L << 20);
    Searcher searcher = new Searcher(Searches.regex("[ab]*a[ab]{14}c", ""), memory);
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      assertThat(searcher.search(Searches.data(letters(random, 1400)))).isEqualTo(Found.NO);
      assertThat(memory.left()).isGreaterThanOrEqualTo(9L << 20);
    }
    assertThat(searcher.search(Searches.data(letters(random, 1400) + "aaaaaaaaaaaaaaac")))
        .isEqualTo(Found.YES);
  }

  @Test
  void aFullTableIsEmptiedWhereThatPays() {
    // some twenty states fit and forty are needed, each for many bytes
    Searcher searcher = Searches.searcher("x{20}y|z{20}y", 1500);
    String gap = "-".repeat(500);
    Bytes without = Searches.data(("x".repeat(19) + gap + "z".repeat(19) + gap).repeat(5));
    for (int i = 0; i < 20; i++) {
      assertThat(searcher.search(without)).isEqualTo(Found.NO);
      assertThat(searcher.states()).as("not left for a while").isPositive();
    }
    Bytes with = Searches.data("x".repeat(19) + gap + "z".repeat(20) + "y");
    assertThat(searcher.search(with)).isEqualTo(Found.YES);
  }

  @Test
  void aSettledSearchAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    Random random = new Random(2);
    Bytes[] data = new Bytes[50];
    for (int i = 0; i < data.length; i++) {
      data[i] = Searches.data(letters(random, 500));
    }
    // the second one has more states than are kept: it goes without them
    for (String pattern : new String[] {"(GET|a+b)\\b.*c$", "[ab]*a[ab]{14}c"}) {
      Searcher searcher = Searches.searcher(pattern);
      for (int round = 0; round < 40; round++) {
        searchAll(searcher, data);
      }
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 5; round++) {
        long before = threads.getThreadAllocatedBytes(thread);
        searchAll(searcher, data);
        least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
      }
      assertThat(least).as(pattern).isLessThan(100);
    }
  }

  private static void searchAll(Searcher searcher, Bytes[] data) {
    for (Bytes bytes : data) {
      searcher.search(bytes);
    }
  }

  private static String letters(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(random.nextBoolean() ? 'a' : 'b');
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "abc ; xabc ; 3 ; YES",
        "abc ; xab ; 3 ; OPEN",
        "abc ; xabd ; 2 ; NO",
        "abc ; xabd ; 3 ; OPEN",
        "^abc ; ab ; 1 ; OPEN",
        "^abc ; xx ; 9 ; NO",
        "\\Aa|\\Ab ; c ; 9 ; NO",
        "^a|b ; c ; 9 ; OPEN",
        "abc$ ; abc ; 1 ; OPEN",
        "^abc$ ; abc ; 1 ; NO",
        "^abc$ ; ab ; 1 ; OPEN",
        "^(abc|abcde)$ ; abc ; 3 ; NO",
        "ab\\b ; ab ; 1 ; OPEN",
        "ab\\b ; ab- ; 1 ; YES",
        "a.{9} ; a ; 5 ; NO",
        "a+ ; a ; 9 ; YES",
        "x*y ; xxx ; 1 ; OPEN",
        "^a*|\\bb ; '' ; 1 ; YES",
        "a(\\b|c?) ; a ; 1 ; YES",
        "a(\\b|c) ; a ; 1 ; OPEN"
      })
  void whatIsSaidOfCutData(String pattern, String data, int missing, Found said) {
    assertThat(Searches.searcher(pattern).search(Searches.cut(data, missing))).isEqualTo(said);
    assertThat(Searches.searcher(pattern, 0).search(Searches.cut(data, missing))).isEqualTo(said);
  }

  @Test
  void bytesOutsideOfTheViewAreNotLookedAt() {
    byte[] array = "abcabc".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    Bytes middle = new Bytes().wrap(array, 1, 3, 3);
    assertThat(Searches.searcher("abc").search(middle)).isEqualTo(Found.NO);
    assertThat(Searches.searcher("^bca$").search(middle)).isEqualTo(Found.YES);
    assertThat(Searches.searcher("a$").locate(middle)).isEqualTo(new Location(2, 3));
  }
}
