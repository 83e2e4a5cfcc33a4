// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a tree out as a {@link Program}, after Ken Thompson, "Regular Expression Search
 * Algorithm", CACM 11(6), 1968.
 */
final class Compiler {
  private final Map<ByteSet, Integer> sets = new LinkedHashMap<>();
  private final byte[] kinds;
  private final int[] first;
  private final int[] second;
  private int states;
  private boolean hasAssertions;

  private Compiler(int room) {
    kinds = new byte[room];
    first = new int[room];
    second = new int[room];
  }

  static Program compile(Regex regex) {
    Node tree = regex.tree();
    Compiler compiler = new Compiler((int) tree.size().states() + 1);
    compiler.write(tree);
    compiler.add(Program.MATCH, 0);
    return new Program(
        Arrays.copyOf(compiler.kinds, compiler.states),
        Arrays.copyOf(compiler.first, compiler.states),
        Arrays.copyOf(compiler.second, compiler.states),
        List.copyOf(compiler.sets.keySet()),
        compiler.hasAssertions,
        Node.isTiedToStart(tree));
  }

  private int add(byte kind, int argument) {
    kinds[states] = kind;
    first[states] = argument;
    return states++;
  }

  private void write(Node node) {
    if (node instanceof Node.One one) {
      Integer known = sets.putIfAbsent(one.bytes(), sets.size());
      add(Program.TAKE, known == null ? sets.size() - 1 : known);
    } else if (node instanceof Node.At at) {
      hasAssertions = true;
      add(Program.ASSERT, at.assertion().ordinal());
    } else if (node instanceof Node.Sequence sequence) {
      sequence.parts().forEach(this::write);
    } else if (node instanceof Node.Choice choice) {
      writeChoice(choice.branches());
    } else {
      writeRepeat((Node.Repeat) node);
    }
  }

  private void writeChoice(List<Node> branches) {
    List<Integer> exits = new ArrayList<>();
    for (int i = 0; i < branches.size() - 1; i++) {
      int split = add(Program.SPLIT, states + 1);
      write(branches.get(i));
      exits.add(add(Program.JUMP, 0));
      second[split] = states;
    }
    write(branches.get(branches.size() - 1));
    exits.forEach(exit -> first[exit] = states);
  }

  /**
   * The loop of {@code x*} is that of {@code (x+)?}: where x matches nothing at all, the loop then
   * ends with the preference that Perl gives it.
   */
  private void writeRepeat(Node.Repeat repeat) {
    boolean endless = repeat.max() == Node.Repeat.NO_MOST;
    List<Integer> exits = new ArrayList<>();
    int last = 0;
    int copies = endless ? Math.max(1, repeat.min()) : repeat.max();
    for (int i = 0; i < copies; i++) {
      if (i >= repeat.min()) {
        exits.add(split(states + 1, repeat.lazy()));
      }
      last = states;
      write(repeat.part());
    }
    if (endless) {
      exits.add(split(last, repeat.lazy()));
    }
    exits.forEach(exit -> target(exit, repeat.lazy(), states));
  }

  /** A choice to go on with the part, or to leave; where to is not known yet. */
  private int split(int part, boolean lazy) {
    int split = add(Program.SPLIT, 0);
    target(split, !lazy, part);
    return split;
  }

  private void target(int split, boolean preferred, int to) {
    if (preferred) {
      first[split] = to;
    } else {
      second[split] = to;
    }
  }
}
