// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import org.jspecify.annotations.Nullable;
import pingsift.decode.EchoRecord;
import pingsift.decode.IcmpMessage;

/**
 * One Echo Request with the Echo Reply that answers it; either side may be absent.
 *
 * <p>Borrowed from the table, which overwrites it: valid during the listener's call. Once an
 * exchange is reported it is decided and never changes.
 */
public final class Exchange {
  /** Which sides there are. */
  public enum Status {
    /** Both. */
    ANSWERED,
    /** A request that was given up. */
    UNANSWERED,
    /** A reply that no request of its iStream asked for. */
    UNSOLICITED
  }

  private @Nullable EchoStream stream;
  private Status status = Status.UNANSWERED;
  private @Nullable EchoRecord asked;
  private @Nullable IcmpMessage reply;
  boolean duplicateRequest;

  /** There are both, and whatever the capture lost, they were not sent with equal Data. */
  boolean differs;

  boolean late;
  boolean duplicateReply;
  boolean extra;
  boolean misplaced;

  /** The request as a message, made when someone asks: most exchanges are only counted. */
  private final IcmpMessage request = new IcmpMessage();

  private boolean hasRequest;
  private boolean restored;

  /** Of a copy, which has no iStream. */
  private boolean wasOneSided;

  /** Overwrites this with an exchange; what the table set of it stays. */
  void decide(
      EchoStream stream, Status status, @Nullable EchoRecord asked, @Nullable IcmpMessage reply) {
    this.stream = stream;
    this.status = status;
    this.asked = asked;
    this.reply = reply;
    hasRequest = asked != null;
    restored = false;
  }

  /**
   * Makes this a copy of another exchange, which stays as it is.
   *
   * @param replyToKeep a copy of its reply, which is borrowed; null where it has none
   */
  public void copyFrom(Exchange other, @Nullable IcmpMessage replyToKeep) {
    status = other.status;
    duplicateRequest = other.duplicateRequest;
    differs = other.differs;
    late = other.late;
    duplicateReply = other.duplicateReply;
    extra = other.extra;
    misplaced = other.misplaced;
    wasOneSided = other.oneSided();
    stream = null;
    asked = null;
    reply = replyToKeep;
    IcmpMessage toKeep = other.request();
    hasRequest = toKeep != null;
    if (toKeep != null) {
      request.copyFrom(toKeep);
    }
  }

  public Status status() {
    return status;
  }

  public @Nullable IcmpMessage request() {
    EchoRecord record = asked;
    if (record != null && !restored) {
      record.restore(request);
      restored = true;
    }
    return hasRequest ? request : null;
  }

  public @Nullable IcmpMessage reply() {
    return reply;
  }

  /** The reply came after its request had been given up. */
  public boolean isLate() {
    return late;
  }

  /**
   * The request repeats the code and the Data of an earlier request with its sequence number that
   * is still remembered.
   */
  public boolean isDuplicateRequest() {
    return duplicateRequest;
  }

  /** The request was answered before, with the same code and Data. */
  public boolean isDuplicateReply() {
    return duplicateReply;
  }

  /** The request was answered before, with another code or other Data. */
  public boolean isExtra() {
    return extra;
  }

  /**
   * The reply has not the Data of its request, but that of another one with its sequence number: a
   * sender that does not count lost a reply, and all later ones answer the request before.
   */
  public boolean isMisplaced() {
    return misplaced;
  }

  /** Its iStream has shown messages of one direction only so far: what is missing may be unseen. */
  public boolean oneSided() {
    return stream == null ? wasOneSided : stream.oneSided();
  }

  /**
   * From request to reply, in nanoseconds; negative where the capture's clock went back. 0 where
   * one side is absent: ask {@link #status()} first.
   */
  public long rttNanos() {
    if (reply == null || !hasRequest) {
      return 0;
    }
    long sent = asked == null ? request.timestampNanos() : asked.timestampNanos();
    return reply.timestampNanos() - sent;
  }
}
