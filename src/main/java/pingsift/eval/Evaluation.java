// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.ByteRoom;
import pingsift.bytes.Bytes;
import pingsift.bytes.Mixer;
import pingsift.decode.IcmpMessage;
import pingsift.regex.Regex;
import pingsift.regex.SearchMemory;
import pingsift.regex.Searcher;
import pingsift.stream.EchoStream;
import pingsift.stream.Exchange;

/**
 * The state of an evaluation: the records under test and scratch space. One for each run and
 * thread.
 *
 * <p>Records are borrowed; whoever puts them here takes them out before they become invalid.
 */
public final class Evaluation {
  private final @Nullable Object[] records = new @Nullable Object[Slot.values().length];

  /** What the searches of all regular expressions together may remember. */
  private static final long SEARCH_MEMORY = 64L << 20;

  private final Bytes[] scratch;
  private final @Nullable ByteRoom[] rooms;
  private final Mixer mixer;
  private final List<Regex> regexes;
  private final @Nullable Searcher[] searchers;
  private final SearchMemory searchMemory = new SearchMemory(SEARCH_MEMORY);
  private final PlaceSets places = new PlaceSets();
  private final Recall recall = new Recall();
  private final ProbeCounts counts = new ProbeCounts();
  private @Nullable Viewer viewer;
  private @Nullable Match explained;
  private long[] frameNumbers = new long[8];
  private StreamState state = StreamState.NONE;
  private boolean ended = true;
  private @Nullable GroupKey[] keys = new GroupKey[0];

  /**
   * @param scratchViews how many byte views the plan's nodes share out among themselves
   * @param regexes those of the plan, in the order that its nodes know
   */
  public Evaluation(int scratchViews, List<Regex> regexes) {
    this(scratchViews, regexes, new Mixer());
  }

  /**
   * @param mixer of the run: what threads read of records together has to be hashed alike
   */
  Evaluation(int scratchViews, List<Regex> regexes, Mixer mixer) {
    this.mixer = mixer;
    this.regexes = List.copyOf(regexes);
    searchers = new @Nullable Searcher[regexes.size()];
    scratch = new Bytes[scratchViews];
    Arrays.setAll(scratch, i -> new Bytes());
    rooms = new @Nullable ByteRoom[scratchViews];
  }

  /** Sees values that a plan has been told to show. */
  interface Viewer {
    void see(Projection.Row row);
  }

  /** Who sees what the plan shows; nobody does before. */
  void viewer(Viewer sees) {
    viewer = sees;
  }

  /** Shows values of what is under test, because of a record. */
  void show(List<Cell> values, GatheredRecord because) {
    if (viewer != null) {
      viewer.see(new ShownRow(this, values, because));
    }
  }

  /** Whose evidence is about to be gathered; null where it is to outlive any match. */
  void explainFor(@Nullable Match match) {
    explained = match;
  }

  /** A piece of evidence to be filled. */
  Evidence newEvidence() {
    Match match = explained;
    return match == null ? new Evidence() : match.newEvidence();
  }

  /** Scratch room for so many frame numbers, for one use at a time. */
  long[] frameRoom(int count) {
    if (frameNumbers.length < count) {
      frameNumbers = new long[2 * count];
    }
    return frameNumbers;
  }

  @Nullable Object record(Slot slot) {
    return records[slot.ordinal()];
  }

  @Nullable IcmpMessage message(Slot slot) {
    return (IcmpMessage) records[slot.ordinal()];
  }

  Bytes scratch(int index) {
    return scratch[index];
  }

  /** Room for bytes that the node which has a scratch view works out. */
  ByteRoom room(int index) {
    ByteRoom room = rooms[index];
    if (room == null) {
      room = new ByteRoom();
      rooms[index] = room;
    }
    return room;
  }

  /** Hashes under the secret of this run and thread. */
  Mixer mixer() {
    return mixer;
  }

  /** Runs one of the plan's regular expressions; its automaton is made when it is first needed. */
  Searcher searcher(int index) {
    Searcher searcher = searchers[index];
    if (searcher == null) {
      searcher = new Searcher(regexes.get(index), searchMemory);
      searchers[index] = searcher;
    }
    return searcher;
  }

  /** Scratch sets of offsets, for one search at a time. */
  PlaceSets places() {
    return places;
  }

  /** How many times the conditions were tested that are counted. */
  ProbeCounts counts() {
    return counts;
  }

  /** What is known of the records under test. */
  Recall recall() {
    return recall;
  }

  /** The counters of the iStream's collections, laid out by the plan. */
  long[] counters() {
    return state.counters;
  }

  /** What the rules know of the iStream. */
  StreamState state() {
    return state;
  }

  /** Whether the iStream is taken as whole: then nothing can change any more. */
  boolean isEnded() {
    return ended;
  }

  /** Takes the iStream as whole, or as one that grows; returns what it was taken as. */
  boolean takeAsEnded(boolean whole) {
    boolean before = ended;
    ended = whole;
    return before;
  }

  /** Changes whenever something else is looked at, a window besides excepted. */
  long moves() {
    return recall.moment();
  }

  /**
   * What a reader of keys has read last, for all rules by the same keys.
   *
   * @param reader index among the plan's readers
   * @param longs how many values the keys have
   */
  GroupKey key(int reader, int longs) {
    if (reader >= keys.length) {
      keys = Arrays.copyOf(keys, 2 * reader + 1);
    }
    GroupKey key = keys[reader];
    if (key == null) {
      key = new GroupKey(longs);
      keys[reader] = key;
    }
    return key;
  }

  /** Looks at one frame. */
  public void atMessage(@Nullable IcmpMessage message) {
    recall.forget();
    records[Slot.MESSAGE.ordinal()] = message;
  }

  /**
   * Looks at a window besides, or with null at none. What is known of the record stays so, and of a
   * window nothing is recalled.
   */
  void atWindow(@Nullable WindowRows window) {
    records[Slot.WINDOW.ordinal()] = window;
  }

  /** Looks at one exchange, or with null at none. */
  public void atExchange(@Nullable Exchange exchange) {
    recall.forget();
    records[Slot.EXCHANGE.ordinal()] = exchange;
    records[Slot.REQUEST.ordinal()] = exchange == null ? null : exchange.request();
    records[Slot.REPLY.ordinal()] = exchange == null ? null : exchange.reply();
  }

  /** Looks at one request that just came, or with null at none. */
  public void atRequest(@Nullable IcmpMessage request) {
    recall.forget();
    records[Slot.REQUEST.ordinal()] = request;
  }

  /** Looks at one reply that just came, or with null at none. */
  public void atReply(@Nullable IcmpMessage reply) {
    recall.forget();
    records[Slot.REPLY.ordinal()] = reply;
  }

  /**
   * Looks at an iStream with what the rules know of it; {@code ended} where it is taken as whole.
   */
  void atStream(EchoStream stream, StreamState state, boolean ended) {
    recall.forget();
    records[Slot.STREAM.ordinal()] = stream;
    this.state = state;
    this.ended = ended;
  }
}
