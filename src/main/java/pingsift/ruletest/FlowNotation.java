// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.BigEndian;
import pingsift.diag.Diagnostic;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * Reads traffic that is drawn as text.
 *
 * <pre>
 * from 10.0.0.5 to 203.0.113.9 id 15             who pings whom; until the next such line
 * 0ms    request 1  "abcdefgh"                   a request with sequence number 1 and its Data
 * +20ms  reply 1    x"61 62"                     its reply, 20 ms after the frame before
 * 1s     request 2  "GET /etc/passwd" ttl 63 code 1
 * 1m20s  error exceeded 2 from 10.0.0.254        an ICMP error that quotes request 2
 * 1m25s  icmp 13 0 x"0001 0002" "…"              another ICMP message: type, code, what follows
 * 1m30s  other                                   a frame that is no ICMP message
 *        ping 20 "abcdefgh" every 1s             exchanges whose replies are true copies
 *        request "x" lost                        a request that nobody answers
 *        repeat 3 { request "a" reply "b" }      all of it three times
 * </pre>
 *
 * <p>{@code req} and {@code rep} are short for {@code request} and {@code reply}. Several
 * statements may stand on one line where each begins with its time or with such a word. Comments
 * begin with {@code #} or {@code //}.
 *
 * <p>Times count from the beginning; {@code +} and {@code -} count from the frame before. Without a
 * time a request comes 1 s after the request before it, and whatever else 20 ms after the frame
 * before. Without a sequence number a request has the one after the last request's, and a reply
 * that of the last request. Without a line {@code from … to …}, 192.0.2.1 pings 198.51.100.1;
 * without {@code id}, the identifier is 1.
 *
 * <p>Data is {@code "text"} (UTF-8; {@code \n \r \t \0 \\ \" \xHH}) or {@code x"hex"}, {@code *N}
 * behind it repeats it, several are joined, none is empty Data. {@code random N} is N bytes without
 * order, others in each frame, the same in every run. {@code copy} behind a reply is the Data of
 * its request.
 *
 * <p>After {@code from … to …} may stand {@code id N}, {@code ttl N}, {@code vlan N} (again for a
 * second tag), {@code mpls N} (likewise) and {@code gre KEY A B}, a tunnel whose ends are A on the
 * requester's side and B. After a message's sequence number, in any order: {@code ttl N}, {@code
 * vlan N}, {@code vlan none}, {@code mpls} and {@code gre} in the same way, {@code id N}, {@code
 * code N}, {@code from A} and {@code to A} instead of the two ends, {@code ipid N} (otherwise the
 * frame's number), {@code df}, {@code len N} (Data bytes on the wire where the capture cut them),
 * {@code checksum bad} or {@code checksum zero}, {@code frag N} (in fragments of at most N bytes of
 * IP content, one frame each) and after it {@code part N} (only the Nth of them). A {@code ping}
 * has these too, and {@code every D}, {@code rtt D} and {@code lost}.
 *
 * <p>An {@code error} is {@code unreachable}, {@code exceeded}, {@code problem}, {@code quench},
 * {@code redirect} or {@code too_big}. Its Data and {@code id N} are those of the quoted request,
 * or with {@code reply} of the quoted reply; {@code quote N} quotes N bytes of ICMP alone; the
 * other options are the error's own, which the quoted packet's receiver sends unless {@code from}
 * says otherwise. An {@code icmp} message goes from requester to responder; at least four bytes
 * follow its checksum.
 */
public final class FlowNotation {
  private static final int MOST_NESTED = 8;
  private static final String EXPECTED = "a message such as `request`, `reply` or `ping`";
  private static final List<String> WORDS =
      List.of("request", "reply", "ping", "repeat", "error", "icmp", "other", "from");

  private final FlowText text;
  private final Consumer<Diagnostic> problems;
  private final Drawing drawing;
  private int found;
  private int nested;

  private FlowNotation(FlowText text, DrawingLimits limits, Consumer<Diagnostic> problems) {
    this.text = text;
    this.problems = problems;
    this.drawing = new Drawing(limits);
  }

  /**
   * The frames that a text draws.
   *
   * @throws FlowException at the first statement that cannot be read
   */
  public static Flow parse(String name, String text) throws FlowException {
    SourceText source = new SourceText(name, text);
    List<Diagnostic> problems = new ArrayList<>();
    FlowText words = new FlowText(source, new Span(0, text.length()));
    Flow flow = read(name, words, new DrawingLimits(), problems::add);
    if (problems.isEmpty() && words.skipLines()) {
      problems.add(new FlowProblem(source, words.last(), "nothing is open here").diagnostic());
    }
    if (!problems.isEmpty()) {
      Diagnostic first = problems.get(0);
      int line = source.lineAt(first.primary().span().start());
      throw new FlowException(name, line, first.message());
    }
    return flow;
  }

  /** Draws up to a brace that closes, which is left, or to the end; tells of every problem. */
  static Flow read(
      String name, FlowText text, DrawingLimits limits, Consumer<Diagnostic> problems) {
    FlowNotation notation = new FlowNotation(text, limits, problems);
    notation.statements();
    return new Flow(name, notation.drawing.frames());
  }

  private void statements() {
    while (text.skipLines() && !text.at('}')) {
      try {
        statement();
      } catch (FlowProblem problem) {
        found++;
        problems.accept(problem.diagnostic());
        text.skipStatement();
      }
    }
  }

  private void statement() throws FlowProblem {
    String word = text.word("a time or " + EXPECTED);
    if (word.equals("from")) {
      drawing.header(MessageOptions.header(text));
      return;
    }
    char first = word.charAt(0);
    boolean timed = first == '+' || first == '-' || (first >= '0' && first <= '9');
    if (timed) {
      time(word);
      word = text.word(EXPECTED);
    }
    Span start = text.last();
    if (word.equals("repeat")) { // whose messages have times of their own
      drawing.holdTime(timed);
    } else if (!timed) {
      drawing.step(word.startsWith("req") || word.equals("ping"));
    }
    switch (word) {
      case "request", "req" -> request();
      case "reply", "rep" -> reply(start);
      case "ping" -> new PingLine(text, drawing).read();
      case "repeat" -> repeat();
      case "other" -> drawing.add(text, EchoFrameWriter.other(), EchoFrameWriter.other().length);
      case "error" ->
          drawing.add(text, ErrorLine.read(text, drawing.header(), drawing.nextFrame()));
      case "icmp" -> icmp();
      default ->
          throw text.error(
                  "expected " + (timed ? "" : "a time or ") + EXPECTED + ", found `" + word + "`")
              .suggest(word, WORDS);
    }
  }

  private void time(String word) throws FlowProblem {
    switch (word.charAt(0)) {
      case '+' -> drawing.time(text, drawing.nanos() + text.duration(word, 1));
      case '-' -> drawing.time(text, drawing.nanos() - text.duration(word, 1));
      default -> drawing.time(text, text.duration(word, 0));
    }
  }

  private void request() throws FlowProblem {
    EchoDraft draft = drawing.draft(true);
    draft.sequence = text.atNumber() ? sequence() : drawing.nextSequence();
    MessageOptions options = new MessageOptions(text, draft);
    @Nullable Span lost = null;
    while (!text.atEnd()) {
      if (text.atWord("lost")) {
        text.expect("lost");
        lost = text.last();
      } else {
        options.next();
      }
    }
    drawing.add(text, draft);
    drawing.asked(draft, lost);
  }

  private void reply(Span start) throws FlowProblem {
    EchoDraft draft = drawing.draft(false);
    if (!text.atNumber() && drawing.lastRequest() == EchoDraft.NOT_SET) {
      throw text.error("no request comes before this reply").help("write its sequence number");
    }
    draft.sequence = text.atNumber() ? sequence() : drawing.lastRequest();
    MessageOptions options = new MessageOptions(text, draft);
    @Nullable Span copy = null;
    while (!text.atEnd()) {
      if (text.atWord("copy")) {
        text.expect("copy");
        copy = text.last();
      } else {
        options.next();
      }
    }
    if (copy != null) {
      drawing.copyRequest(text, draft);
    }
    drawing.answered(text, draft, start);
    drawing.add(text, draft);
  }

  private int sequence() throws FlowProblem {
    return text.number("a sequence number", 0xffff);
  }

  /** A message of any type; the first four bytes of what is drawn are the rest of its header. */
  private void icmp() throws FlowProblem {
    EchoDraft draft = drawing.draft(true);
    draft.type = text.number("an ICMP type", 255);
    draft.code = text.number("an ICMP code", 255);
    new MessageOptions(text, draft).all();
    if (draft.data.length < 4) {
      throw text.error("at least four bytes follow the checksum of a message");
    }
    draft.identifier = BigEndian.u16(draft.data, 0);
    draft.sequence = BigEndian.u16(draft.data, 2);
    draft.data = Arrays.copyOfRange(draft.data, 4, draft.data.length);
    drawing.add(text, draft);
  }

  /** Reads what stands in braces again and again; a problem in it is told once. */
  private void repeat() throws FlowProblem {
    int count = text.number("how often", 1, DrawingLimits.MOST_FRAMES);
    if (!text.take('{')) {
      text.word("`{`");
      throw text.error("expected `{`, found `" + text.shown() + "`");
    }
    if (nested == MOST_NESTED) {
      throw text.error("repetitions nest at most " + MOST_NESTED + " deep");
    }
    nested++;
    int body = text.position();
    int before = found;
    statements();
    for (int i = 1; i < count && found == before && drawing.mayRepeat(); i++) {
      text.seek(body);
      statements();
    }
    nested--;
    if (!text.take('}')) {
      throw text.error("the closing brace is missing");
    }
    drawing.tellOfRounds(text);
  }
}
