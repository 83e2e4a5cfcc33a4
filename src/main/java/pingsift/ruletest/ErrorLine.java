// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.Arrays;
import java.util.List;

/**
 * Reads what follows {@code error} in a line: an ICMP error that quotes an Echo message.
 *
 * <pre>
 * error unreachable 1 "abcdefgh"        quotes request 1, sent back by whom it was for
 * error exceeded 2 from 10.0.0.254      quotes request 2, sent back by a router
 * error exceeded 2 reply quote 4        quotes the first four ICMP bytes of reply 2
 * </pre>
 */
final class ErrorLine {
  private static final List<String> TYPES =
      List.of("unreachable", "exceeded", "problem", "quench", "redirect", "too_big");

  private final FlowText line;
  private final EchoDraft quoted;
  private final EchoDraft error;
  private int quotedLen = EchoFrameWriter.MAX_DATA;
  private final MessageOptions ofQuoted;
  private final MessageOptions ofError;

  private ErrorLine(FlowText line, EchoDraft header) {
    this.line = line;
    quoted = header.copy();
    quoted.direct(true);
    error = header.copy();
    error.identifier = 0; // the rest of an error's header is unused
    ofQuoted = new MessageOptions(line, quoted);
    ofError = new MessageOptions(line, error);
  }

  /**
   * @param ipId of the error; the quoted packet has the one before
   */
  static EchoDraft read(FlowText line, EchoDraft header, int ipId) throws FlowProblem {
    ErrorLine reader = new ErrorLine(line, header);
    reader.error.ipId = ipId;
    reader.quoted.ipId = ipId - 1 & 0xffff;
    return reader.read();
  }

  private EchoDraft read() throws FlowProblem {
    error.type = type(line.word("what the error is"));
    quoted.sequence = line.number("the quoted sequence number", 0xffff);
    error.source = quoted.destination;
    error.destination = quoted.source;
    while (line.atWord("reply") || !line.atEnd()) {
      if (line.atData()) {
        ofQuoted.next();
      } else {
        option(line.word("an option"));
      }
    }
    error.data = quote();
    return error;
  }

  private int type(String word) throws FlowProblem {
    boolean isIpv4 = error.isIpv4();
    return switch (word) {
      case "unreachable" -> isIpv4 ? 3 : 1;
      case "exceeded" -> isIpv4 ? 11 : 3;
      case "problem" -> isIpv4 ? 12 : 4;
      case "quench" -> only(4, 4, word);
      case "redirect" -> only(4, 5, word);
      case "too_big" -> only(6, 2, word);
      default ->
          throw line.error(
                  "expected `unreachable`, `exceeded`, `problem`, `quench`, `redirect` or `too_big`,"
                      + " found `"
                      + word
                      + "`")
              .suggest(word, TYPES);
    };
  }

  private int only(int ipVersion, int type, String word) throws FlowProblem {
    if (error.requester.version() != ipVersion) {
      throw line.error("there is no `" + word + "` of this IP version");
    }
    return type;
  }

  private void option(String word) throws FlowProblem {
    switch (word) {
      case "reply" -> {
        quoted.direct(false);
        error.source = quoted.destination;
        error.destination = quoted.source;
      }
      case "id" -> quoted.identifier = line.number("an identifier", 0xffff);
      case "quote" -> quotedLen = line.number("how many bytes of ICMP are quoted", 0xffff);
      default -> ofError.option(word);
    }
  }

  /** The quoted packet from its IP header on. */
  private byte[] quote() throws FlowProblem {
    quoted.vlans.clear();
    quoted.labels.clear();
    quoted.tunnel = null;
    byte[] frame = EchoFrameWriter.write(quoted);
    int ip = EchoFrameWriter.ETHERNET;
    int icmp = EchoFrameWriter.headerLen(quoted) - EchoFrameWriter.ICMP;
    int end = Math.min(frame.length, icmp + quotedLen);
    if (end - ip > EchoFrameWriter.MAX_DATA) {
      throw line.error("the data is longer than an IP packet");
    }
    return Arrays.copyOfRange(frame, ip, end);
  }
}
