// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;

/**
 * A rule held on a record.
 *
 * <p>Whoever takes matches may keep them, unless it has said that it does not: then a match with
 * all that it holds is lent, and overwritten with a later one.
 */
public final class Match {
  /** This object with its lists and its message. */
  private static final int OBJECT_BYTES = 512;

  private static final int GROUP_BYTES = 256;

  private final IcmpMessage decider;
  private final List<Evidence> evidence;

  /** Made for {@link #evidence} before, in the order in which they are handed out. */
  private final List<Evidence> made = new ArrayList<>();

  private CheckedRule rule;
  private long decidingFrame;
  private @Nullable EchoStream stream;
  private long requestFrame;
  private long replyFrame;
  private State state;
  private List<String> missing;
  private @Nullable Group group;
  private boolean complete;
  private int handedOut;

  /** A match on a single record. */
  public Match(
      CheckedRule rule,
      IcmpMessage decider,
      long decidingFrame,
      @Nullable EchoStream stream,
      long requestFrame,
      long replyFrame,
      State state,
      boolean complete,
      List<String> missing,
      List<Evidence> evidence) {
    this(
        rule,
        decider,
        decidingFrame,
        stream,
        requestFrame,
        replyFrame,
        state,
        complete,
        missing,
        evidence,
        null);
  }

  public Match(
      CheckedRule rule,
      IcmpMessage decider,
      long decidingFrame,
      @Nullable EchoStream stream,
      long requestFrame,
      long replyFrame,
      State state,
      boolean complete,
      List<String> missing,
      List<Evidence> evidence,
      @Nullable Group group) {
    this.rule = rule;
    this.decider = decider;
    this.decidingFrame = decidingFrame;
    this.stream = stream;
    this.requestFrame = requestFrame;
    this.replyFrame = replyFrame;
    this.state = state;
    this.complete = complete;
    this.missing = missing;
    this.evidence = evidence;
    this.group = group;
  }

  /** One to be filled, again and again. */
  Match(CheckedRule rule) {
    this(rule, new IcmpMessage(), 0, null, 0, 0, State.DECIDED, true, List.of(), new ArrayList<>());
  }

  /** Begins a match of a rule; the decider and the evidence are to be filled, see there. */
  Match begin(CheckedRule of, long frame, @Nullable EchoStream on, State how) {
    rule = of;
    decidingFrame = frame;
    stream = on;
    state = how;
    requestFrame = 0;
    replyFrame = 0;
    group = null;
    evidence.clear();
    handedOut = 0;
    missing(List.of());
    return this;
  }

  void exchange(long ofRequest, long ofReply) {
    requestFrame = ofRequest;
    replyFrame = ofReply;
  }

  void missing(List<String> reasons) {
    missing = reasons;
    complete = reasons.isEmpty();
  }

  void group(Group of) {
    group = of;
  }

  /** A piece of evidence to be filled, which the match owns; whoever fills it puts it in. */
  Evidence newEvidence() {
    if (handedOut == made.size()) {
      made.add(new Evidence());
    }
    return made.get(handedOut++);
  }

  public CheckedRule rule() {
    return rule;
  }

  /**
   * The message that decided it (for an iStream that ended or an exchange that was given up: its
   * last one, see {@link #hasData}); owned by the match.
   */
  public IcmpMessage decider() {
    return decider;
  }

  /** The number of the frame at which it became certain; alerts are ordered by it. */
  public long decidingFrame() {
    return decidingFrame;
  }

  /**
   * The iStream concerned, or null for a frame that belongs to none; its facts are those of the
   * moment until the receiver returns.
   */
  public @Nullable EchoStream stream() {
    return stream;
  }

  /** Of the exchange that decided, or 0. */
  public long requestFrame() {
    return requestFrame;
  }

  /** Of the exchange that decided, or 0. */
  public long replyFrame() {
    return replyFrame;
  }

  /** Of the record at the match. */
  public State state() {
    return state;
  }

  /** False where elements were passed over because bytes or fields were missing. */
  public boolean complete() {
    return complete;
  }

  /** Why not complete: one reason each, in plain words. */
  public List<String> missing() {
    return missing;
  }

  /** The sub-conditions that were true, in source order. */
  public List<Evidence> evidence() {
    return evidence;
  }

  /** Of a rule over several records those that made it match, else null. */
  public @Nullable Group group() {
    return group;
  }

  /** Bytes of memory that it takes without its iStream, roughly. */
  public int bytes() {
    int bytes = OBJECT_BYTES + decider.data().length() + decider.frameBuffer().length;
    for (int i = 0; i < evidence.size(); i++) {
      bytes += evidence.get(i).roughBytes();
    }
    return group == null ? bytes : bytes + GROUP_BYTES + Long.BYTES * group.frames().length;
  }

  /**
   * Whether the decider has its Data. Where the whole iStream decided, the last message had gone by
   * then, and only its facts were kept: Data of every iStream's last message would take memory
   * without need.
   */
  public boolean hasData() {
    return state == State.DECIDED || state == State.OPEN;
  }

  /** How far the record had come. */
  public enum State {
    /** The record is a frame or a decided exchange: whole by itself. */
    DECIDED("decided"),
    /** The iStream was still growing; the condition was already certain. */
    OPEN("open"),
    /** The iStream goes on; its active timeout passed. */
    ACTIVE("active"),
    /** The iStream had ended. */
    ENDED("ended");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
