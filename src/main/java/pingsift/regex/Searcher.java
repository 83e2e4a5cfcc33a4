// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;

/**
 * Runs one regular expression over data, again and again. It remembers what it learned; one for
 * each run and thread.
 *
 * <p>A search takes time linear in the data: one step for each byte where the way is known, at most
 * {@link Regex#MAX_STATES} for each byte where it is not. Once the ways are known it allocates
 * nothing.
 */
public final class Searcher {
  /*
   * The ways known are rows of a StateTable: a deterministic automaton, built as far as data lead.
   * Some patterns have far more such states than can be kept. A full table is emptied, and built
   * anew from where the search is; but where it was not worth its making (fewer than
   * BYTES_FOR_A_STATE bytes went through for each state built), the search goes on without it, and
   * so do later ones for the next BYTES_WITHOUT_TABLE bytes. Either way a byte costs one step of the
   * simulation at most. The policy is that of RE2 (Russ Cox, "Regular Expression Matching in the
   * Wild", 2010).
   */
  private static final int BYTES_FOR_A_STATE = 10;
  private static final int BYTES_WITHOUT_TABLE = 1 << 20;

  /** Of no row: the row of the start is not known. */
  private static final int NOWHERE = 0;

  private final Program program;
  private final Simulation simulation;
  private final StateTable table;
  private final long minLength;
  private final long maxLength;
  private final boolean[] begins;
  private final boolean skips;
  private final @Nullable Strides strides;
  private @Nullable Locator locator;

  /** The row of the start of data, or what is certain there. */
  private int start = NOWHERE;

  /** Bytes that went through the table since it was empty. */
  private long walked;

  /** Bytes that are still to go without the table. */
  private long resting;

  private long bytes;

  /** Makes the automaton of a pattern. What it comes to remember is taken from {@code memory}. */
  public Searcher(Regex regex, SearchMemory memory) {
    this.program = Compiler.compile(regex);
    this.simulation = new Simulation(program);
    this.table = new StateTable(program, memory);
    Node tree = regex.tree();
    this.minLength = tree.size().minBytes();
    boolean whole = Node.isTiedToStart(tree) && Node.isTiedToEnd(tree);
    this.maxLength = whole ? tree.size().maxBytes() : Node.Size.NO_END;
    boolean[] firstClasses = program.firstClasses();
    this.begins = new boolean[256];
    for (int value = 0; value < 256; value++) {
      begins[value] = firstClasses[program.classOf[value] & 0xff];
    }
    this.skips = !program.hasAssertions;
    this.strides = skips ? Strides.of(tree) : null;
  }

  /** Whether a match stands somewhere in the data. */
  public Found search(Bytes data) {
    if (data.wireLength() < minLength || data.wireLength() > maxLength) {
      return Found.NO;
    }
    bytes += data.length();
    if (resting > 0) {
      resting -= data.length();
      int begun = simulation.begin();
      return begun == Simulation.MATCHED ? Found.YES : follow(data, 0);
    }
    if (start == NOWHERE) {
      int begun = simulation.begin();
      start = begun == Simulation.LIVE ? remember() : begun;
    }
    if (start == Simulation.MATCHED) {
      return Found.YES;
    }
    if (start == StateTable.FULL) {
      rest();
      return follow(data, 0);
    }
    return walk(data);
  }

  /** Goes through the table, and adds to it. */
  private Found walk(Bytes data) {
    byte[] array = data.array();
    byte[] classOf = program.classOf;
    int[] rows = table.rows();
    int from = data.offset();
    int end = from + data.length();
    int row = start;
    if (strides != null) {
      strides.begin();
    }
    for (int at = from; at < end; at++) {
      if (skips && row == start) {
        at = skip(array, at, end, data.isTruncated());
        if (at == end) {
          break;
        }
      }
      int symbol = classOf[array[at] & 0xff] & 0xff;
      int next = rows[row + symbol];
      if (next <= 0) {
        next = next == StateTable.NOT_BUILT ? build(row, symbol) : next;
        if (next == Simulation.MATCHED || next == Simulation.DEAD) {
          walked += at - from;
          return next == Simulation.MATCHED ? Found.YES : Found.NO;
        }
        if (next == StateTable.FULL) {
          walked += at - from;
          from = at;
          next = makeRoom();
          if (next == StateTable.FULL) {
            return follow(data, at + 1 - data.offset());
          }
        }
        rows = table.rows();
      }
      row = next;
    }
    walked += end - from;
    return atEnd(data, row);
  }

  /** The first place where a match can begin. */
  private int skip(byte[] array, int from, int end, boolean open) {
    int at = from;
    while (at < end) {
      at = strides == null ? at : strides.next(array, at, end, open);
      if (at == end || begins[array[at] & 0xff]) {
        return at;
      }
      at++;
    }
    return at;
  }

  /** Finds where a row leads; the simulation stands there afterwards. */
  private int build(int row, int symbol) {
    simulation.resume(table.set(row), table.context(row));
    int next = simulation.step(symbol);
    if (next == Simulation.LIVE) {
      next = remember();
    }
    if (next != StateTable.FULL) {
      table.lead(row, symbol, next);
    }
    return next;
  }

  private int remember() {
    return table.add(simulation.states(), simulation.context());
  }

  /**
   * Empties the table for the state that the simulation is in, where that pays; else the table is
   * left for a while.
   */
  private int makeRoom() {
    boolean worth = walked >= (long) BYTES_FOR_A_STATE * table.states();
    forget();
    int row = worth ? remember() : StateTable.FULL;
    if (row == StateTable.FULL) {
      rest();
    }
    return row;
  }

  private void forget() {
    table.clear();
    start = NOWHERE;
    walked = 0;
  }

  private void rest() {
    forget();
    resting = BYTES_WITHOUT_TABLE;
  }

  private Found atEnd(Bytes data, int row) {
    if (data.isTruncated()) {
      simulation.resume(table.set(row), table.context(row));
      return open(data);
    }
    int next = table.rows()[row + program.classes];
    if (next == StateTable.NOT_BUILT) {
      next = build(row, program.classes);
    }
    return next == Simulation.MATCHED ? Found.YES : Found.NO;
  }

  /** Whether the bytes that are missing could make a match, from where the simulation is. */
  private Found open(Bytes data) {
    if (simulation.passCut() == Simulation.MATCHED) {
      return Found.YES;
    }
    int missing = data.wireLength() - data.length();
    return simulation.distance() <= missing ? Found.OPEN : Found.NO;
  }

  /** Goes on without the table, from where the simulation is. */
  private Found follow(Bytes data, int from) {
    for (int at = from; at < data.length(); at++) {
      int next = simulation.step(program.classOf[data.at(at)] & 0xff);
      if (next != Simulation.LIVE) {
        return next == Simulation.MATCHED ? Found.YES : Found.NO;
      }
    }
    if (data.isTruncated()) {
      return open(data);
    }
    return simulation.step(program.classes) == Simulation.MATCHED ? Found.YES : Found.NO;
  }

  /**
   * Where the match stands that {@link #search} found; null where there is none.
   *
   * <p>Of cut data it is the match in what is there.
   */
  public @Nullable Location locate(Bytes data) {
    if (locator == null) {
      locator = new Locator(program);
    }
    return locator.locate(data);
  }

  /** What all searches and locations cost so far: bytes walked and states looked at. */
  long steps() {
    return bytes + simulation.steps() + (locator == null ? 0 : locator.steps());
  }

  /** How many states are remembered. */
  int states() {
    return table.states();
  }
}
