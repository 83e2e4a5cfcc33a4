// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import pingsift.syntax.Syntax;

/** How tightly the text of a tree holds together, from the loosest to the tightest. */
enum Binding {
  LOOSE,
  OR,
  AND,
  NOT,
  COMPARISON,
  ARITHMETIC,
  TIGHT;

  static Binding of(Syntax tree) {
    if (tree instanceof Syntax.Or) {
      return OR;
    }
    if (tree instanceof Syntax.And) {
      return AND;
    }
    if (tree instanceof Syntax.Not) {
      return NOT;
    }
    if (tree instanceof Syntax.Compare
        || tree instanceof Syntax.In
        || tree instanceof Syntax.ByteTest) {
      return COMPARISON;
    }
    boolean arithmetic = tree instanceof Syntax.Arithmetic || tree instanceof Syntax.Negate;
    return arithmetic ? ARITHMETIC : TIGHT;
  }

  /** What a part of a tree must bind like, or tighter, to stand there without parentheses. */
  static Binding needed(Syntax tree, int part) {
    if (tree instanceof Syntax.Slice || tree instanceof Syntax.Index) {
      return part == 0 ? TIGHT : ARITHMETIC;
    }
    if (tree instanceof Syntax.Call) {
      return LOOSE;
    }
    return switch (of(tree)) {
      case OR -> AND;
      case AND, NOT -> NOT;
      case COMPARISON -> ARITHMETIC;
      case LOOSE, ARITHMETIC -> TIGHT;
      case TIGHT -> ARITHMETIC; // a range or a set
    };
  }
}
