// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import org.jspecify.annotations.Nullable;
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

  Status status = Status.UNANSWERED;
  @Nullable IcmpMessage request;
  @Nullable IcmpMessage reply;
  boolean late;
  boolean duplicateRequest;
  boolean duplicateReply;
  boolean extra;

  public Status status() {
    return status;
  }

  public @Nullable IcmpMessage request() {
    return request;
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
   * From request to reply, in nanoseconds; negative where the capture's clock went back. 0 where
   * one side is absent: ask {@link #status()} first.
   */
  public long rttNanos() {
    return reply == null || request == null ? 0 : reply.timestampNanos() - request.timestampNanos();
  }
}
