// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;

/**
 * A rule held on a record.
 *
 * @param decider the message that decided it (for an iStream that ended or an exchange that was
 *     given up: its last one, see {@link #hasData}); owned by the match
 * @param decidingFrame the number of the frame at which it became certain; alerts are ordered by it
 * @param stream the iStream concerned, or null for a frame that belongs to none; its facts are
 *     those of the moment until the receiver returns
 * @param requestFrame of the exchange that decided, or 0
 * @param replyFrame of the exchange that decided, or 0
 * @param state of the record at the match
 * @param complete false where elements were passed over because bytes or fields were missing
 * @param missing why not complete: one reason each, in plain words
 * @param evidence the sub-conditions that were true, in source order
 * @param group of a rule over several records those that made it match, else null
 */
public record Match(
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

  /**
   * Whether the decider has its Data. Where the whole iStream decided, the last message had gone by
   * then, and only its facts were kept: Data of every iStream's last message would take memory
   * without need.
   */
  public boolean hasData() {
    return switch (state) {
      case DECIDED, OPEN -> true;
      case ACTIVE, ENDED -> false;
    };
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
