// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import org.jspecify.annotations.Nullable;
import pingsift.check.Owner;
import pingsift.check.Type;
import pingsift.decode.IcmpMessage;
import pingsift.decode.QuotedPacket;

/**
 * Who asks whom, whichever way a message goes: so that a request, its reply and an error about
 * either have the same two hosts.
 *
 * <p>A reply goes from responder to requester, every other message from requester to responder. Of
 * an error it is asked of what it quotes, and unknown where it quotes nothing.
 */
final class Conversation {
  private Conversation() {}

  static Field requester() {
    return field("requester", "who asks: source of a request, destination of its reply")
        .address(Conversation::isKnown, m -> end(m, true, true), m -> end(m, true, false));
  }

  static Field responder() {
    return field("responder", "who is asked: destination of a request, source of its reply")
        .address(Conversation::isKnown, m -> end(m, false, true), m -> end(m, false, false));
  }

  private static Declaration<IcmpMessage> field(String name, String sentence) {
    return new Declaration<IcmpMessage>(
            Owner.MESSAGE, name, Type.IP, sentence + "; of an error, those of what it quotes")
        .optional()
        .cost(4);
  }

  private static boolean isKnown(IcmpMessage message) {
    return !message.isError() || message.quoted() != null;
  }

  /** Half of the address of one end; 0 where it is not known. */
  private static long end(IcmpMessage message, boolean requester, boolean high) {
    if (message.isError()) {
      return quotedEnd(message.quoted(), requester, high);
    }
    boolean source = requester != isReply(message.ipVersion(), message.type());
    if (source) {
      return high ? message.srcHigh() : message.srcLow();
    }
    return high ? message.dstHigh() : message.dstLow();
  }

  private static long quotedEnd(@Nullable QuotedPacket quoted, boolean requester, boolean high) {
    if (quoted == null) {
      return 0;
    }
    boolean source = requester != isReply(quoted);
    if (source) {
      return high ? quoted.srcHigh() : quoted.srcLow();
    }
    return high ? quoted.dstHigh() : quoted.dstLow();
  }

  private static boolean isReply(QuotedPacket quoted) {
    return quoted.icmpType() != IcmpMessage.ABSENT
        && isReply(quoted.ipVersion(), quoted.icmpType());
  }

  /** Types that answer another one (IANA, ICMP and ICMPv6 parameters). */
  private static boolean isReply(int ipVersion, int type) {
    if (ipVersion == 4) {
      return switch (type) {
        case 0, // Echo Reply
            14, // Timestamp Reply
            16, // Information Reply
            18, // Address Mask Reply
            34, // IPv6 I-Am-Here
            36, // Mobile Registration Reply
            38, // Domain Name Reply
            43 -> // Extended Echo Reply
            true;
        default -> false;
      };
    }
    return switch (type) {
      case 129, // Echo Reply
          140, // Node Information Response
          161 -> // Extended Echo Reply
          true;
      default -> false;
    };
  }
}
