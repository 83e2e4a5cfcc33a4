// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

/**
 * One thing that came out otherwise, mostly a condition.
 *
 * @param was the condition as it was; empty where there was none like it
 * @param wasValue what it was: {@code false, requests.count is 12, more than 8 too low}
 * @param now the condition as it is; empty where there is none like it
 * @param nowValue what it is
 */
public record Difference(String was, String wasValue, String now, String nowValue) {
  /** Of something that stayed what it is. */
  static Difference of(String what, String was, String now) {
    return new Difference(what, was, what, now);
  }

  /** Something to be said that has no two sides. */
  static Difference note(String what) {
    return new Difference("", "", what, "");
  }

  /** Whether the same was asked before. */
  public boolean isOfOne() {
    return was.equals(now);
  }

  public boolean isNote() {
    return was.isEmpty() && nowValue.isEmpty();
  }
}
