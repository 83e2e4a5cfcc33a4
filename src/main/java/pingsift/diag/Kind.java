// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every kind of rule problem. A kind is a word, because users write it in suppressions; it is
 * declared here only.
 */
public enum Kind {
  SYNTAX(Severity.ERROR),
  TOO_DEEP(Severity.ERROR),
  TOO_LARGE(Severity.ERROR),
  CYCLE(Severity.ERROR),
  UNKNOWN_FIELD(Severity.ERROR),
  UNKNOWN_FUNCTION(Severity.ERROR),
  UNKNOWN_NAME(Severity.ERROR),
  TYPE_MISMATCH(Severity.ERROR),
  WRONG_SCOPE(Severity.ERROR),
  MIXED_COLLECTIONS(Severity.ERROR),
  ARGUMENTS(Severity.ERROR),
  LITERAL(Severity.ERROR),
  REGEX(Severity.ERROR),
  OVERFLOW(Severity.ERROR),
  DUPLICATE_NAME(Severity.ERROR),
  DUPLICATE_ID(Severity.ERROR),
  META(Severity.ERROR),
  SEQUENCE(Severity.ERROR),
  TEST(Severity.ERROR),
  NOT_READABLE(Severity.ERROR),
  IMPLIED_ANY_UNDER_NOT(Severity.WARNING),
  VACUOUS_ALL(Severity.WARNING),
  VACUOUS_HAVING(Severity.WARNING),
  OPEN_ABSENCE(Severity.WARNING),
  USELESS_WITHIN(Severity.WARNING),
  MISSING_META(Severity.WARNING),
  NO_TEST(Severity.WARNING),
  MISSING_CAPTURE(Severity.WARNING),
  UNNOTICED_CHANGE(Severity.WARNING),
  NEVER_TRUE(Severity.WARNING),
  ALWAYS_TRUE(Severity.WARNING),
  NEVER_THERE(Severity.WARNING),
  REDUNDANT_CONDITION(Severity.WARNING),
  FLOAT_EQUALITY(Severity.WARNING),
  BYTES_IN_TEXT(Severity.WARNING),
  ONE_WAY_KEYS(Severity.WARNING),
  UNUSED_LIST(Severity.WARNING),
  UNUSED_DEFINE(Severity.WARNING),
  DUPLICATE_CONDITION(Severity.WARNING),
  CONTAINED_RULE(Severity.HINT),
  BYTE_ORDER_HABIT(Severity.HINT),
  MISSPELT_META(Severity.HINT),
  UNUSED_ALLOW(Severity.HINT);

  private final Severity severity;

  Kind(Severity severity) {
    this.severity = severity;
  }

  /** The kind with a word, if there is one. */
  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  public Severity severity() {
    return severity;
  }

  /** The word: {@code unknown-field}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
