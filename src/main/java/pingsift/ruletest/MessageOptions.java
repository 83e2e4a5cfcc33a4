// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.ruletest.EchoDraft.Checksum;

/** Reads the Data and the options of one message. */
final class MessageOptions {
  private static final int MAX_LABEL = 0xf_ffff;

  static final List<String> WORDS =
      List.of(
          "ttl",
          "code",
          "id",
          "ipid",
          "df",
          "len",
          "vlan",
          "mpls",
          "gre",
          "frag",
          "part",
          "checksum",
          "from",
          "to",
          "random");

  private static final List<String> OF_HEADERS = List.of("id", "ttl", "vlan", "mpls", "gre");

  private final FlowText text;
  private final EchoDraft draft;
  private boolean tagged;
  private boolean labelled;

  MessageOptions(FlowText text, EchoDraft draft) {
    this.text = text;
    this.draft = draft;
  }

  /** Data or one option. */
  void next() throws FlowProblem {
    if (text.atData()) {
      addData(text.data());
    } else {
      option(text.word("an option"));
    }
  }

  /** All there is. */
  void all() throws FlowProblem {
    while (!text.atEnd()) {
      next();
    }
  }

  /** What follows {@code from A to B}. */
  static EchoDraft header(FlowText text) throws FlowProblem {
    EchoDraft draft = new EchoDraft();
    draft.requester = text.address();
    text.expect("to");
    draft.responder = text.address();
    sameVersion(text, draft.requester, draft.responder);
    draft.identifier = 1;
    draft.vlans = new ArrayList<>();
    draft.labels = new ArrayList<>();
    while (!text.atEnd()) {
      String word = text.word("`id`, `ttl`, `vlan`, `mpls` or `gre`");
      switch (word) {
        case "id" -> draft.identifier = text.number("an identifier", 0xffff);
        case "ttl" -> draft.ttl = text.number("a time to live", 255);
        case "vlan" -> draft.vlans.add(text.number("a VLAN id", 4095));
        case "mpls" -> draft.labels.add(text.number("an MPLS label", MAX_LABEL));
        case "gre" -> draft.tunnel = tunnel(text);
        default ->
            throw text.error("expected `id`, `ttl`, `vlan`, `mpls` or `gre`, found `" + word + "`")
                .suggest(word, OF_HEADERS);
      }
    }
    return draft;
  }

  private void addData(byte[] more) throws FlowProblem {
    int before = draft.data.length;
    if (before + more.length > EchoFrameWriter.MAX_DATA) {
      throw text.error("the data is longer than an IP packet");
    }
    draft.data = Arrays.copyOf(draft.data, before + more.length);
    System.arraycopy(more, 0, draft.data, before, more.length);
  }

  void option(String word) throws FlowProblem {
    switch (word) {
      case "ttl" -> draft.ttl = text.number("a time to live", 255);
      case "code" -> draft.code = text.number("an ICMP code", 255);
      case "id" -> draft.identifier = text.number("an identifier", 0xffff);
      case "ipid" -> draft.ipId = text.number("an IP identification", 0xffff);
      case "df" -> draft.dontFragment = true;
      case "len" -> draft.dataLen = text.number("a length", EchoFrameWriter.MAX_DATA);
      case "vlan" -> tagged = number(draft.vlans, tagged, "a VLAN id or `none`", 4095);
      case "mpls" ->
          labelled = number(draft.labels, labelled, "an MPLS label or `none`", MAX_LABEL);
      case "gre" -> draft.tunnel = tunnel(text);
      case "frag" -> draft.fragmentSize = text.number("a length", EchoFrameWriter.MAX_DATA);
      case "part" -> draft.fragmentPart = text.number("the number of a fragment", 0xffff);
      case "checksum" -> checksum();
      case "random" ->
          addData(random(text.number("how many bytes", EchoFrameWriter.MAX_DATA), draft.ipId));
      case "from" -> {
        draft.source = text.address();
        sameVersion(text, draft.source, draft.destination);
      }
      case "to" -> {
        draft.destination = text.address();
        sameVersion(text, draft.destination, draft.source);
      }
      default -> throw text.error("a message has no option `" + word + "`").suggest(word, WORDS);
    }
  }

  /** Bytes without order, the same for one seed in every run. */
  static byte[] random(int length, int seed) {
    byte[] bytes = new byte[length];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  /** The first of a message's own numbers replaces those of the header. */
  private boolean number(List<Integer> into, boolean own, String what, int max) throws FlowProblem {
    if (!own) {
      into.clear();
    }
    if (text.atWord("none")) {
      text.expect("none");
    } else {
      into.add(text.number(what, max));
    }
    return true;
  }

  private static @Nullable DrawnTunnel tunnel(FlowText text) throws FlowProblem {
    if (text.atWord("none")) {
      text.expect("none");
      return null;
    }
    int key = text.number("the key of a tunnel or `none`", Integer.MAX_VALUE);
    IpAddress near = text.address();
    IpAddress far = text.address();
    if (near.version() != 4 || far.version() != 4) {
      throw text.error("the ends of a tunnel are IPv4 addresses");
    }
    return new DrawnTunnel(key, near, far);
  }

  private void checksum() throws FlowProblem {
    String word = text.word("`bad` or `zero`");
    draft.checksum =
        switch (word) {
          case "bad" -> Checksum.BAD;
          case "zero" -> Checksum.ZERO;
          default ->
              throw text.error("expected `bad` or `zero`, found `" + word + "`")
                  .suggest(word, List.of("bad", "zero"));
        };
  }

  private static void sameVersion(FlowText text, IpAddress a, IpAddress b) throws FlowProblem {
    if (a.version() != b.version()) {
      throw text.error("`" + a + "` and `" + b + "` are of different IP versions");
    }
  }
}
