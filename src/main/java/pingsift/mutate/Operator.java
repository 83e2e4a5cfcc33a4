// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.Locale;

/** The kinds of mistakes that are put into rules. */
public enum Operator {
  /** {@code >} for {@code >=}, {@code !=} for {@code ==}, {@code not in} for {@code in}. */
  COMPARISON,
  /** A number by a step, or half or twice of it. */
  NUMBER,
  /** Half or twice a duration. */
  DURATION,
  /** {@code and} for {@code or}, and the other way round. */
  JOINT,
  /** A condition is left out of {@code and} or {@code or}, or {@code where} of a window. */
  CONDITION,
  /** {@code not} is left out. */
  NOT,
  /** {@code all} for {@code any}, {@code any} for {@code none}, written or implied. */
  QUANTIFIER,
  /** {@code max} for {@code min}, {@code count()} for {@code distinct(…)}. */
  AGGREGATE,
  /** The parts of an {@code any(a and b)} may hold on different elements. */
  SAME_ELEMENT,
  /** {@code reply} for {@code request}, {@code dst} for {@code src}. */
  SIDE,
  /** {@code -} for {@code +}. */
  ARITHMETIC,
  /** A slice or an index that is one byte off, longer or shorter. */
  SLICE,
  /** {@code contains} for {@code startswith}. */
  BYTE_TEST,
  /** {@code nocase} is left out. */
  NOCASE,
  /** A byte of a pattern is open. */
  BYTE,
  /** A text lacks its first or its last character. */
  TEXT,
  /** A regex lacks an anchor or a flag. */
  REGEX,
  /** {@code u16le} for {@code u16}. */
  BYTE_ORDER,
  /** {@code missing} for {@code exists}. */
  PRESENCE,
  /** {@code false} for {@code true}. */
  TRUTH,
  /** A set lacks a member, or a list is empty. */
  MEMBER,
  /** A network is half or twice as large. */
  NETWORK,
  /** A key of {@code by} is left out. */
  KEY,
  /** A step of a sequence is left out, out of order, or may not happen no more. */
  STEP,
  /** {@code limit}, {@code after}, {@code within} or a suppression is left out. */
  RESTRAINT;

  /** As JSON has it: {@code same_element}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
