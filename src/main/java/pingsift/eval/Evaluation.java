// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.ByteRoom;
import pingsift.bytes.Bytes;
import pingsift.bytes.Mixer;
import pingsift.decode.IcmpMessage;
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
  private final Bytes[] scratch;
  private final @Nullable ByteRoom[] rooms;
  private final Mixer mixer = new Mixer();
  private final GroupMemory groups;
  private StreamState state = StreamState.NONE;
  private boolean ended = true;

  /**
   * @param scratchViews how many byte views the plan's nodes share out among themselves
   */
  public Evaluation(int scratchViews) {
    this(scratchViews, new GroupMemory(GroupMemory.DEFAULT_BYTES));
  }

  Evaluation(int scratchViews, GroupMemory groups) {
    this.groups = groups;
    scratch = new Bytes[scratchViews];
    Arrays.setAll(scratch, i -> new Bytes());
    rooms = new @Nullable ByteRoom[scratchViews];
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

  /** The memory for what is kept of several records together. */
  GroupMemory groups() {
    return groups;
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

  /** Looks at one frame. */
  public void atMessage(@Nullable IcmpMessage message) {
    records[Slot.MESSAGE.ordinal()] = message;
  }

  /** Looks at a window besides, or with null at none. */
  void atWindow(@Nullable WindowRows window) {
    records[Slot.WINDOW.ordinal()] = window;
  }

  /** Looks at one exchange, or with null at none. */
  public void atExchange(@Nullable Exchange exchange) {
    records[Slot.EXCHANGE.ordinal()] = exchange;
    records[Slot.REQUEST.ordinal()] = exchange == null ? null : exchange.request();
    records[Slot.REPLY.ordinal()] = exchange == null ? null : exchange.reply();
  }

  /** Looks at one request that just came, or with null at none. */
  public void atRequest(@Nullable IcmpMessage request) {
    records[Slot.REQUEST.ordinal()] = request;
  }

  /** Looks at one reply that just came, or with null at none. */
  public void atReply(@Nullable IcmpMessage reply) {
    records[Slot.REPLY.ordinal()] = reply;
  }

  /**
   * Looks at an iStream with what the rules know of it; {@code ended} where it is taken as whole.
   */
  void atStream(EchoStream stream, StreamState state, boolean ended) {
    records[Slot.STREAM.ordinal()] = stream;
    this.state = state;
    this.ended = ended;
  }
}
