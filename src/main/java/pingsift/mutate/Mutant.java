// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import pingsift.check.CheckedRule;
import pingsift.text.Place;

/**
 * A rule with one small mistake in it.
 *
 * @param place of the change, where people wrote what is changed: in the rule, in a definition that
 *     it uses, or in a suppression
 * @param version the rule with it
 */
public record Mutant(
    CheckedRule rule,
    Operator operator,
    Place place,
    String before,
    String after,
    String sentence,
    CheckedRule version) {

  static Mutant of(
      CheckedRule rule, Operator operator, Place place, Change.Words words, CheckedRule version) {
    return new Mutant(
        rule, operator, place, words.before(), words.after(), words.sentence(), version);
  }

  /** The change in words: {@code `>=` becomes `>`}. */
  public String words() {
    if (!sentence.isEmpty()) {
      return sentence;
    }
    String what = "`" + shown(before) + "`";
    return after.isEmpty() ? what + " is left out" : what + " becomes `" + shown(after) + "`";
  }

  /** On one line, and short. */
  static String shown(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN).strip() + "…";
  }

  private static final int MOST_SHOWN = 60;
}
