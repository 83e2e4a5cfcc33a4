// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import pingsift.bytes.Mixer;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;

/** The last reply of an iStream that is no remembered request's first one: its print alone. */
final class OddReply {
  private static final int OBJECT_BYTES = 24;
  private static final int HEADER = 16;

  private final byte[] print = new byte[ReplyPrint.BYTES];
  private Path tunnels = Path.PLAIN;

  /** Overwrites this with a reply and returns how many bytes it has grown. */
  int keep(IcmpMessage reply, long clock, Mixer mixer) {
    int before = tunnels.bytes();
    tunnels = reply.path().tunnelsKeptAs(tunnels);
    ReplyPrint.write(print, 0, reply, clock, mixer);
    return tunnels.bytes() - before;
  }

  /** Whether a reply is the kept frame once more, as a port mirror delivers it. */
  boolean isMirrored(IcmpMessage reply, long clock, long span, Mixer mixer) {
    return ReplyPrint.samePacket(print, 0, tunnels, reply, clock, span)
        && ReplyPrint.sameBytes(print, 0, reply, mixer);
  }

  /** Whether the bytes of its print are all that there is. */
  boolean isPlain() {
    return tunnels == Path.PLAIN;
  }

  void write(StreamWords to) {
    to.addBytes(print, 0, print.length);
  }

  void read(StreamWords from) {
    from.nextBytes(print, 0, print.length);
  }

  int bytes() {
    return OBJECT_BYTES + HEADER + print.length + tunnels.bytes();
  }
}
