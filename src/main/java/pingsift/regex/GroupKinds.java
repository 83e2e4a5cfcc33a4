// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows the groups of other engines, to say what to write instead. */
final class GroupKinds {
  private static final Pattern NAMED =
      Pattern.compile("\\(\\?(?:P?<[A-Za-z_][A-Za-z_0-9]*>|'[A-Za-z_][A-Za-z_0-9]*')");

  private GroupKinds() {}

  /** What is wrong with the group that begins here; null where it is {@code (} or {@code (?:}. */
  static @Nullable RegexException refused(PatternText text) {
    int from = text.at();
    if (text.peek(1) == '*') {
      return text.wrong(
          from, 2, "`(*` begins a command of PCRE", "not a group", "for `*` itself write `\\*`");
    }
    if (text.peek(1) != '?' || text.peek(2) == ':') {
      return null;
    }
    String opening = opening(text);
    Matcher named = NAMED.matcher(opening);
    if (named.lookingAt()) {
      text.skip(named.end());
      return text.mendable(
          from,
          "groups have no names here",
          "a named group",
          "write `(`: what a group matched is not kept",
          "(");
    }
    if (opening.startsWith("(?<=") || opening.startsWith("(?<!")) {
      return around(text, 4, "looks behind");
    }
    return switch (text.peek(2)) {
      case '=', '!' -> around(text, 3, "looks ahead");
      case '>' ->
          text.wrong(
              from,
              3,
              "there are no atomic groups here",
              "an atomic group",
              "write `(?:`: time is linear without it");
      case '|' ->
          text.wrong(
              from,
              3,
              "groups have no numbers here",
              "numbers its branches anew",
              "write `(?:`: what a group matched is not kept");
      case '#' ->
          text.wrong(
              from,
              3,
              "a regular expression holds no comments",
              "begins a comment",
              "write it behind the line: `// …`");
      case '(' ->
          text.wrong(
              from,
              3,
              "a group cannot depend on another one",
              "a condition",
              "write both cases out: `(?:…|…)`");
      case 'R', '&', 'P', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+' ->
          text.wrong(
              from,
              3,
              "a regular expression cannot refer back to a group",
              "refers to a group",
              "write the group out where it is wanted again");
      case 'i', 's', 'm', 'x', 'n', 'U', 'J', '-', '^' ->
          text.wrong(
              from,
              3,
              "flags stand behind the whole regular expression",
              "sets flags inside",
              "write `/…/i`; for one letter in either case a class, as in `[gG]`");
      default ->
          text.wrong(
              from,
              2,
              "`(?` begins no group",
              "not a group",
              "a group is written `(…)` or `(?:…)`; for `?` itself write `\\?`");
    };
  }

  private static RegexException around(PatternText text, int length, String label) {
    return text.wrong(
        text.at(),
        length,
        "a regular expression cannot look around",
        label,
        "join two conditions: `data matches /…/ and not data matches /…/`");
  }

  /** The next few characters: names are no longer. */
  private static String opening(PatternText text) {
    StringBuilder opening = new StringBuilder();
    for (int i = 0; i < 64 && text.peek(i) != '\0'; i++) {
      opening.append(text.peek(i));
    }
    return opening.toString();
  }
}
