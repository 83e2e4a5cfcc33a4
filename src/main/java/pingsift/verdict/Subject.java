// SPDX-License-Identifier: Apache-2.0
package pingsift.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.decode.IcmpMessage;
import pingsift.eval.Group;
import pingsift.eval.Match;
import pingsift.stream.EchoStream;

/**
 * Whom an alert is about: two hosts, whichever of them sent, or one host and all that it met.
 *
 * @param from who asks, as far as the alert tells; null where it is about the other end alone
 * @param to who is asked; null where it is about the first end alone
 */
public record Subject(@Nullable String from, @Nullable String to) {
  /** By text: stable, whatever the order of alerts. */
  static final Comparator<Subject> ORDER =
      (one, other) -> {
        int first = text(one.from).compareTo(text(other.from));
        return first != 0 ? first : text(one.to).compareTo(text(other.to));
      };

  private static final Set<String> FIRST = Set.of("src", "requester", "pair.low");
  private static final Set<String> SECOND = Set.of("dst", "responder", "pair.high");

  private static String text(@Nullable String host) {
    return host == null ? "" : host;
  }

  static Subject of(Match match) {
    Group group = match.group();
    if (group != null) {
      String from = key(group.keys(), FIRST);
      String to = key(group.keys(), SECOND);
      if (from != null || to != null) {
        return new Subject(from, to);
      }
    }
    EchoStream stream = match.stream();
    if (stream != null) {
      return new Subject(
          IpAddress.text(stream.requesterHigh(), stream.requesterLow()),
          IpAddress.text(stream.responderHigh(), stream.responderLow()));
    }
    IcmpMessage message = match.decider();
    String src = IpAddress.text(message.srcHigh(), message.srcLow());
    String dst = IpAddress.text(message.dstHigh(), message.dstLow());
    return message.isEchoReply() ? new Subject(dst, src) : new Subject(src, dst);
  }

  private static @Nullable String key(List<Group.Key> keys, Set<String> names) {
    for (Group.Key key : keys) {
      if (names.contains(key.name())) {
        return String.valueOf(key.value());
      }
    }
    return null;
  }

  /** The same two hosts, whichever of them asks. */
  Set<String> hosts() {
    Set<String> hosts = new TreeSet<>();
    hosts.add(from == null ? "" : from);
    hosts.add(to == null ? "" : to);
    return hosts;
  }
}
