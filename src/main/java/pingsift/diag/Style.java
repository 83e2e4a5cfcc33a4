// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

/** What a stretch of terminal text is, and the ANSI colour for it. */
enum Style {
  PLAIN(""),
  ERROR("\u001b[1;31m"),
  WARNING("\u001b[1;33m"),
  HINT("\u001b[1;36m"),
  GUTTER("\u001b[1;34m"),
  ADDED("\u001b[32m"),
  REMOVED("\u001b[31m"),
  BOLD("\u001b[1m");

  private static final String RESET = "\u001b[0m";

  private final String code;

  Style(String code) {
    this.code = code;
  }

  static Style of(Severity severity) {
    return switch (severity) {
      case ERROR -> ERROR;
      case WARNING -> WARNING;
      case HINT -> HINT;
    };
  }

  String paint(String text, boolean coloured) {
    return coloured && this != PLAIN && !text.isEmpty() ? code + text + RESET : text;
  }
}
