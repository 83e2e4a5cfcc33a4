// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

/**
 * What an {@link EchoStreamTable} has counted, or several together.
 *
 * @param opened iStreams that were opened
 * @param closed iStreams that ended by themselves: inactive, or the capture's end
 * @param evicted iStreams that a limit ended
 * @param active iStreams that there are
 * @param givenUpEarly open requests that were given up before their time, because their iStream had
 *     {@value RememberedRequests#MAX_OPEN} of them, or remembered half as many bytes as all may
 *     take
 * @param errorsAttached ICMP errors that quote an Echo message of an iStream, mirrored ones
 *     included
 * @param errorsUnattached ICMP errors that quote an Echo message, but so little of it that its
 *     identifier is missing, or one of an iStream that is not there
 */
public record StreamCounts(
    long opened,
    long closed,
    long evicted,
    long active,
    long givenUpEarly,
    long errorsAttached,
    long errorsUnattached) {
  /** Nothing was counted. */
  public static final StreamCounts NONE = new StreamCounts(0, 0, 0, 0, 0, 0, 0);

  /** Whether every iStream is accounted for. */
  public boolean addUp() {
    return opened == closed + evicted + active;
  }

  /** The sums of these and others. */
  public StreamCounts plus(StreamCounts other) {
    return new StreamCounts(
        opened + other.opened,
        closed + other.closed,
        evicted + other.evicted,
        active + other.active,
        givenUpEarly + other.givenUpEarly,
        errorsAttached + other.errorsAttached,
        errorsUnattached + other.errorsUnattached);
  }
}
