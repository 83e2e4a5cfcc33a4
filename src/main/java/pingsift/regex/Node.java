// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of a pattern. It nests no deeper than the pattern's groups. */
sealed interface Node {
  Size size();

  /**
   * How much a node takes.
   *
   * @param states of the automaton, with counted repeats written out
   * @param minBytes the fewest bytes that it can match
   * @param maxBytes the most bytes that it can match, or {@link #NO_END}
   */
  record Size(long states, long minBytes, long maxBytes) {
    /** More than any data has. */
    static final long NO_END = 1L << 32;

    public Size {
      maxBytes = Math.min(maxBytes, NO_END);
    }

    Size plus(Size other) {
      return new Size(states + other.states, minBytes + other.minBytes, maxBytes + other.maxBytes);
    }

    static Size ofRepeat(Size part, int min, int max) {
      if (max == Repeat.NO_MOST) {
        long copies = Math.max(1, min);
        long most = part.maxBytes == 0 ? 0 : NO_END;
        return new Size(copies * part.states + (min == 0 ? 2 : 1), min * part.minBytes, most);
      }
      long optional = (max - min) * (part.states + 1);
      return new Size(min * part.states + optional, min * part.minBytes, max * part.maxBytes);
    }
  }

  /** One byte of a set. */
  record One(ByteSet bytes) implements Node {
    private static final Size SIZE = new Size(1, 1, 1);

    /** Of single bytes, made when first needed: patterns hold many of them. */
    private static final @Nullable One[] SINGLE = new @Nullable One[256];

    /** The byte of one value. */
    static One of(int value) {
      One one = SINGLE[value];
      if (one == null) {
        one = new One(ByteSet.of(value));
        SINGLE[value] = one; // by two threads at once: then both are as good
      }
      return one;
    }

    @Override
    public Size size() {
      return SIZE;
    }
  }

  /** A place between bytes. */
  record At(Assertion assertion) implements Node {
    private static final Size SIZE = new Size(1, 0, 0);

    @Override
    public Size size() {
      return SIZE;
    }
  }

  /** One after the other; nothing where there are none. */
  record Sequence(List<Node> parts, Size size) implements Node {
    static final Size EMPTY = new Size(0, 0, 0);

    static Node of(List<Node> parts) {
      if (parts.size() == 1) {
        return parts.get(0);
      }
      Size size = EMPTY;
      for (Node part : parts) {
        size = size.plus(part.size());
      }
      return new Sequence(List.copyOf(parts), size);
    }
  }

  /** One of several, the first ones preferred. */
  record Choice(List<Node> branches, Size size) implements Node {
    static Node of(List<Node> branches) {
      if (branches.size() == 1) {
        return branches.get(0);
      }
      long states = 2L * (branches.size() - 1);
      long min = Size.NO_END;
      long max = 0;
      for (Node branch : branches) {
        states += branch.size().states();
        min = Math.min(min, branch.size().minBytes());
        max = Math.max(max, branch.size().maxBytes());
      }
      return new Choice(List.copyOf(branches), new Size(states, min, max));
    }
  }

  /** {@code min} to {@code max} times; as few as will do where {@code lazy}, else as many. */
  record Repeat(Node part, int min, int max, boolean lazy, Size size) implements Node {
    static final int NO_MOST = Integer.MAX_VALUE;

    static Node of(Node part, int min, int max, boolean lazy) {
      return new Repeat(part, min, max, lazy, Size.ofRepeat(part.size(), min, max));
    }
  }

  /** Whether it matches no bytes at all, and that anywhere. */
  static boolean isFoundEverywhere(Node node) {
    if (node instanceof Sequence sequence) {
      return sequence.parts().stream().allMatch(Node::isFoundEverywhere);
    }
    if (node instanceof Choice choice) {
      return choice.branches().stream().anyMatch(Node::isFoundEverywhere);
    }
    return node instanceof Repeat repeat && (repeat.min() == 0 || isFoundEverywhere(repeat.part()));
  }

  /** Whether every match begins at the start of the data. */
  static boolean isTiedToStart(Node node) {
    return isTied(node, Assertion.DATA_START);
  }

  /** Whether every match ends at the end of the data. */
  static boolean isTiedToEnd(Node node) {
    return isTied(node, Assertion.DATA_END);
  }

  private static boolean isTied(Node node, Assertion assertion) {
    if (node instanceof Sequence sequence) {
      List<Node> parts = sequence.parts();
      int outer = assertion == Assertion.DATA_START ? 0 : parts.size() - 1;
      return !parts.isEmpty() && isTied(parts.get(outer), assertion);
    }
    if (node instanceof Choice choice) {
      return choice.branches().stream().allMatch(branch -> isTied(branch, assertion));
    }
    if (node instanceof Repeat repeat) {
      return repeat.min() > 0 && isTied(repeat.part(), assertion);
    }
    return node instanceof At at && at.assertion() == assertion;
  }
}
