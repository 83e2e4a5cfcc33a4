// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A regular expression over bytes, read and found sound. Immutable; a {@link Searcher} runs it.
 *
 * <p>A match begins as far left as one can; of those that begin there it is the one that Perl
 * prefers: first branches before later ones, {@code *} as long and {@code *?} as short as will do.
 */
public final class Regex {
  /**
   * States of the automaton, with counted repeats written out. A byte costs at most so many steps.
   */
  public static final int MAX_STATES = 5_000;

  /** How deep groups may nest. */
  public static final int MAX_NESTING = 100;

  private final String pattern;
  private final Set<Flag> flags;
  private final Node tree;

  private Regex(String pattern, Set<Flag> flags, Node tree) {
    this.pattern = pattern;
    this.flags = flags;
    this.tree = tree;
  }

  /**
   * Reads a pattern, which stands without the slashes around it.
   *
   * @throws RegexException for the first thing that is wrong with it
   */
  public static Regex parse(String pattern, Set<Flag> flags) throws RegexException {
    Set<Flag> copy = EnumSet.noneOf(Flag.class);
    copy.addAll(flags);
    return new Regex(pattern, copy, new RegexParser(pattern, copy).read());
  }

  Node tree() {
    return tree;
  }

  /** The fewest bytes that it can match. */
  public long minLength() {
    return tree.size().minBytes();
  }

  /** Bytes that stand in every match. */
  public RequiredText requiredText() {
    return RequiredText.of(tree);
  }

  /** Whether it matches no bytes at all, and so matches whatever the data are. */
  public boolean isFoundEverywhere() {
    return Node.isFoundEverywhere(tree);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Regex that && pattern.equals(that.pattern) && flags.equals(that.flags);
  }

  @Override
  public int hashCode() {
    return Objects.hash(pattern, flags);
  }

  /** As it is written: {@code /^GET/i}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("/").append(pattern).append('/');
    flags.forEach(flag -> text.append(flag.letter()));
    return text.toString();
  }
}
