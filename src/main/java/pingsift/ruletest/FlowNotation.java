// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.BigEndian;
import pingsift.bytes.IpAddress;
import pingsift.ruletest.EchoDraft.Checksum;
import pingsift.ruletest.Flow.DrawnFrame;

/**
 * Reads traffic that is drawn as text.
 *
 * <pre>
 * from 10.0.0.5 to 203.0.113.9 id 15             who pings whom; until the next such line
 * 0ms    req 1  "abcdefgh"                       a request with sequence number 1 and its Data
 * +20ms  rep 1  x"61 62"                         its reply, 20 ms after the frame before
 * 1s     req 2  "GET /etc/passwd" ttl 63 code 1
 * 1m20s  error exceeded 2 from 10.0.0.254        an ICMP error that quotes request 2
 * 1m25s  icmp 13 0 x"0001 0002" "…"              another ICMP message: type, code, what follows
 * 1m30s  other                                   a frame that is no ICMP message
 * </pre>
 *
 * <p>Times count from the beginning; {@code +} and {@code -} count from the frame before. Data is
 * {@code "text"} (UTF-8; {@code \n \r \t \0 \\ \" \xHH}) or {@code x"hex"}, {@code *N} behind it
 * repeats it, several are joined, none is empty Data. A {@code #} begins a comment.
 *
 * <p>After {@code from … to … id …} may stand {@code ttl N}, {@code vlan N} (again for a second
 * tag), {@code mpls N} (likewise) and {@code gre KEY A B}, a tunnel whose ends are A on the
 * requester's side and B. After a message's sequence number, in any order: {@code ttl N}, {@code
 * vlan N}, {@code vlan none}, {@code mpls} and {@code gre} in the same way, {@code id N}, {@code
 * code N}, {@code from A} and {@code to A} instead of the two ends, {@code ipid N} (otherwise the
 * frame's number), {@code df}, {@code len N} (Data bytes on the wire where the capture cut them),
 * {@code checksum bad} or {@code checksum zero}, {@code frag N} (in fragments of at most N bytes of
 * IP content, one frame each) and after it {@code part N} (only the Nth of them).
 *
 * <p>An {@code error} is {@code unreachable}, {@code exceeded}, {@code problem}, {@code quench},
 * {@code redirect} or {@code too_big}. Its Data and {@code id N} are those of the quoted request,
 * or with {@code reply} of the quoted reply; {@code quote N} quotes N bytes of ICMP alone; the
 * other options are the error's own, which the quoted packet's receiver sends unless {@code from}
 * says otherwise. An {@code icmp} message goes from requester to responder; at least four bytes
 * follow its checksum.
 */
public final class FlowNotation {
  private static final int MAX_LABEL = 0xf_ffff;

  private final List<DrawnFrame> frames = new ArrayList<>();
  private EchoDraft header = new EchoDraft();
  private boolean hasHeader;
  private long nanos;

  private FlowNotation() {}

  /**
   * The frames that a text draws.
   *
   * @throws FlowException at the first line that cannot be read
   */
  public static Flow parse(String name, String text) throws FlowException {
    FlowNotation notation = new FlowNotation();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      FlowLine words = new FlowLine(name, number, line);
      if (!words.atEnd()) {
        notation.line(words);
      }
    }
    return new Flow(name, notation.frames);
  }

  private void line(FlowLine line) throws FlowException {
    String first = line.word("a time or `from`");
    if (first.equals("from")) {
      header(line);
      return;
    }
    time(line, first);
    String kind = line.word("`req`, `rep`, `error`, `icmp` or `other`");
    switch (kind) {
      case "req" -> message(line, true);
      case "rep" -> message(line, false);
      case "other" -> frame(line, EchoFrameWriter.other(), EchoFrameWriter.other().length);
      case "error" -> {
        needHeader(line);
        write(line, ErrorLine.read(line, header, (frames.size() + 1) & 0xffff));
      }
      case "icmp" -> icmp(line);
      default ->
          throw line.error(
              "expected `req`, `rep`, `error`, `icmp` or `other`, found `" + kind + "`");
    }
  }

  private void header(FlowLine line) throws FlowException {
    EchoDraft draft = new EchoDraft();
    draft.requester = line.address();
    expect(line, "to");
    draft.responder = line.address();
    sameVersion(line, draft.requester, draft.responder);
    expect(line, "id");
    draft.identifier = line.number("an identifier", 0xffff);
    draft.vlans = new ArrayList<>();
    draft.labels = new ArrayList<>();
    while (!line.atEnd()) {
      String word = line.word("`ttl`, `vlan`, `mpls` or `gre`");
      switch (word) {
        case "ttl" -> draft.ttl = line.number("a time to live", 255);
        case "vlan" -> draft.vlans.add(line.number("a VLAN id", 4095));
        case "mpls" -> draft.labels.add(line.number("an MPLS label", MAX_LABEL));
        case "gre" -> draft.tunnel = tunnel(line);
        default ->
            throw line.error("expected `ttl`, `vlan`, `mpls` or `gre`, found `" + word + "`");
      }
    }
    header = draft;
    hasHeader = true;
  }

  private void time(FlowLine line, String word) throws FlowException {
    switch (word.charAt(0)) {
      case '+' -> nanos += line.duration(word, 1);
      case '-' -> nanos -= line.duration(word, 1);
      default -> nanos = line.duration(word, 0);
    }
  }

  private void message(FlowLine line, boolean request) throws FlowException {
    EchoDraft draft = draft(line, request);
    draft.sequence = line.number("a sequence number", 0xffff);
    options(line, draft);
    write(line, draft);
  }

  /** A message of any type; the first four bytes of what is drawn are the rest of its header. */
  private void icmp(FlowLine line) throws FlowException {
    EchoDraft draft = draft(line, true);
    draft.type = line.number("an ICMP type", 255);
    draft.code = line.number("an ICMP code", 255);
    options(line, draft);
    if (draft.data.length < 4) {
      throw line.error("at least four bytes follow the checksum of a message");
    }
    draft.identifier = BigEndian.u16(draft.data, 0);
    draft.sequence = BigEndian.u16(draft.data, 2);
    draft.data = Arrays.copyOfRange(draft.data, 4, draft.data.length);
    write(line, draft);
  }

  private EchoDraft draft(FlowLine line, boolean request) throws FlowException {
    needHeader(line);
    EchoDraft draft = header.copy();
    draft.direct(request);
    draft.ipId = (frames.size() + 1) & 0xffff;
    return draft;
  }

  private void needHeader(FlowLine line) throws FlowException {
    if (!hasHeader) {
      throw line.error("a line `from ADDRESS to ADDRESS id N` comes before the first message");
    }
  }

  private static void options(FlowLine line, EchoDraft draft) throws FlowException {
    boolean tagged = false;
    boolean labelled = false;
    while (!line.atEnd()) {
      if (line.atData()) {
        addData(line, draft);
        continue;
      }
      String word = line.word("an option");
      if (word.equals("vlan") && !tagged) {
        draft.vlans.clear();
        tagged = true;
      }
      if (word.equals("mpls") && !labelled) {
        draft.labels.clear();
        labelled = true;
      }
      option(line, draft, word);
    }
  }

  private void write(FlowLine line, EchoDraft draft) throws FlowException {
    if (draft.wireLength() < draft.data.length) {
      throw line.error("`len` is below the " + draft.data.length + " bytes that are drawn");
    }
    if (draft.tunnel != null && draft.wireLength() > EchoFrameWriter.MAX_TUNNELLED_DATA) {
      throw line.error("the data is longer than an IP packet");
    }
    byte[] sent = EchoFrameWriter.write(draft);
    if (draft.fragmentSize != EchoDraft.NOT_SET) {
      fragments(line, draft, sent);
      return;
    }
    int captured = EchoFrameWriter.headerLen(draft) + draft.data.length;
    frame(line, Arrays.copyOf(sent, captured), sent.length);
  }

  private void fragments(FlowLine line, EchoDraft draft, byte[] sent) throws FlowException {
    if (draft.fragmentSize % 8 != 0 || draft.fragmentSize == 0) {
      throw line.error("the length of fragments is a multiple of 8");
    }
    if (draft.dataLen != EchoDraft.NOT_SET) {
      throw line.error("`len` does not go with `frag`");
    }
    List<byte[]> pieces = new Fragmenter(draft, sent).cut(draft.fragmentSize);
    int part = draft.fragmentPart;
    if (part != EchoDraft.NOT_SET && (part < 1 || part > pieces.size())) {
      throw line.error("the message has " + pieces.size() + " fragments");
    }
    for (int i = 0; i < pieces.size(); i++) {
      if (part == EchoDraft.NOT_SET || part == i + 1) {
        frame(line, pieces.get(i), pieces.get(i).length);
      }
    }
  }

  static void addData(FlowLine line, EchoDraft draft) throws FlowException {
    byte[] more = line.data();
    int before = draft.data.length;
    if (before + more.length > EchoFrameWriter.MAX_DATA) {
      throw line.error("the data is longer than an IP packet");
    }
    draft.data = Arrays.copyOf(draft.data, before + more.length);
    System.arraycopy(more, 0, draft.data, before, more.length);
  }

  static void option(FlowLine line, EchoDraft draft, String word) throws FlowException {
    switch (word) {
      case "ttl" -> draft.ttl = line.number("a time to live", 255);
      case "code" -> draft.code = line.number("an ICMP code", 255);
      case "id" -> draft.identifier = line.number("an identifier", 0xffff);
      case "ipid" -> draft.ipId = line.number("an IP identification", 0xffff);
      case "df" -> draft.dontFragment = true;
      case "len" -> draft.dataLen = line.number("a length", EchoFrameWriter.MAX_DATA);
      case "vlan" -> number(line, draft.vlans, "a VLAN id or `none`", 4095);
      case "mpls" -> number(line, draft.labels, "an MPLS label or `none`", MAX_LABEL);
      case "gre" -> draft.tunnel = tunnel(line);
      case "frag" -> draft.fragmentSize = line.number("a length", EchoFrameWriter.MAX_DATA);
      case "part" -> draft.fragmentPart = line.number("the number of a fragment", 0xffff);
      case "checksum" -> checksum(line, draft);
      case "from" -> {
        draft.source = line.address();
        sameVersion(line, draft.source, draft.destination);
      }
      case "to" -> {
        draft.destination = line.address();
        sameVersion(line, draft.destination, draft.source);
      }
      default -> throw line.error("a message has no option `" + word + "`");
    }
  }

  private static void number(FlowLine line, List<Integer> into, String what, int max)
      throws FlowException {
    if (line.startsWith("none")) {
      expect(line, "none");
    } else {
      into.add(line.number(what, max));
    }
  }

  private static @Nullable DrawnTunnel tunnel(FlowLine line) throws FlowException {
    if (line.startsWith("none")) {
      expect(line, "none");
      return null;
    }
    int key = line.number("the key of a tunnel or `none`", Integer.MAX_VALUE);
    IpAddress near = line.address();
    IpAddress far = line.address();
    if (near.version() != 4 || far.version() != 4) {
      throw line.error("the ends of a tunnel are IPv4 addresses");
    }
    return new DrawnTunnel(key, near, far);
  }

  private static void checksum(FlowLine line, EchoDraft draft) throws FlowException {
    String word = line.word("`bad` or `zero`");
    draft.checksum =
        switch (word) {
          case "bad" -> Checksum.BAD;
          case "zero" -> Checksum.ZERO;
          default -> throw line.error("expected `bad` or `zero`, found `" + word + "`");
        };
  }

  private static void sameVersion(FlowLine line, IpAddress a, IpAddress b) throws FlowException {
    if (a.version() != b.version()) {
      throw line.error("`" + a + "` and `" + b + "` are of different IP versions");
    }
  }

  private static void expect(FlowLine line, String wanted) throws FlowException {
    String word = line.word("`" + wanted + "`");
    if (!word.equals(wanted)) {
      throw line.error("expected `" + wanted + "`, found `" + word + "`");
    }
  }

  private void frame(FlowLine line, byte[] bytes, int len) throws FlowException {
    if (!line.atEnd()) {
      throw line.error("expected the end of the line, found `" + line.word("nothing") + "`");
    }
    frames.add(new DrawnFrame(line.number(), Flow.START_NANOS + nanos, bytes, len));
  }
}
