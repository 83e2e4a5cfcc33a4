// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A workload of the table: a capture, and what is looked for in it. */
enum Row {
  NONE(CaptureKind.ECHO, Program.RuleSet.NONE),
  RARE(CaptureKind.ECHO, Program.RuleSet.RARE),
  FIFTY(CaptureKind.ECHO, Program.RuleSet.FIFTY),
  THOUSAND(CaptureKind.ECHO, Program.RuleSet.THOUSAND),
  EVERY(CaptureKind.ECHO, Program.RuleSet.EVERY),
  PACK(CaptureKind.ECHO, Program.RuleSet.PACK),
  MIXED(CaptureKind.MIXED, Program.RuleSet.FIFTY),
  START(CaptureKind.START, Program.RuleSet.FIFTY),
  MEMORY(CaptureKind.MEMORY, Program.RuleSet.RARE);

  /** Short runs vary more, and cost nothing. */
  private static final int START_ROUNDS = 4;

  private final CaptureKind capture;
  private final Program.RuleSet rules;

  Row(CaptureKind capture, Program.RuleSet rules) {
    this.capture = capture;
    this.rules = rules;
  }

  CaptureKind capture() {
    return capture;
  }

  Program.RuleSet rules() {
    return rules;
  }

  /** As the table shows it. */
  String title() {
    return capture.text() + ", " + rules.text();
  }

  /** Whether a longer capture is measured too, so that start-up can be told from the rest. */
  boolean isSteady() {
    return capture == CaptureKind.ECHO || capture == CaptureKind.MIXED;
  }

  int rounds(int wanted) {
    return this == START ? wanted * START_ROUNDS : wanted;
  }

  /**
   * Rows by their names, such as {@code none,fifty}.
   *
   * @throws IllegalArgumentException where there is no such row
   */
  static List<Row> named(String names) {
    return Arrays.stream(names.split(",")).map(Row::one).toList();
  }

  private static Row one(String name) {
    return Arrays.stream(values())
        .filter(row -> row.word().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no such row: " + name + "; there are " + words()));
  }

  static String words() {
    return Arrays.stream(values()).map(Row::word).collect(Collectors.joining(","));
  }

  /** As the command line names it. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
