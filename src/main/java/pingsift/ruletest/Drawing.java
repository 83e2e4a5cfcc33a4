// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.ruletest.Flow.DrawnFrame;
import pingsift.stream.StreamTimeouts;
import pingsift.text.Span;

/** The frames of one drawing as they come, when the next one comes, and what was asked before. */
final class Drawing {
  /** From one request to the next where no time is drawn, as {@code ping} does. */
  static final long REQUEST_STEP = 1_000_000_000L;

  /** From one frame to the next, likewise; the time of a reply after its request. */
  static final long FRAME_STEP = 20_000_000L;

  /** What an object costs beside its bytes, about. */
  private static final int FRAME_COST = 64;

  /** Who asked whom what. */
  private record Asked(IpAddress from, IpAddress to, int identifier, int sequence) {}

  /** The last request of a kind; {@code lost} is where one that nobody answers says so. */
  private static final class Request {
    byte[] data = new byte[0];
    int dataLen = EchoDraft.NOT_SET;
    @Nullable Span lost;
    long lostNanos;
    boolean askedAgain;
  }

  private final DrawingLimits limits;
  private final List<DrawnFrame> frames = new ArrayList<>();
  private final Map<Asked, Request> requests = new HashMap<>();
  private EchoDraft header = usualEnds();
  private int nextSequence = 1;
  private int lastRequest = EchoDraft.NOT_SET;
  private boolean begun;
  private boolean held;
  private long nanos;
  private long lastRequestNanos = -REQUEST_STEP;
  private long bytes;
  private int steps;
  private boolean full;
  private boolean untold;

  Drawing(DrawingLimits limits) {
    this.limits = limits;
  }

  /** Who pings whom where nothing says so: addresses for documentation (RFC 5737). */
  private static EchoDraft usualEnds() {
    EchoDraft draft = new EchoDraft();
    draft.requester = new IpAddress(4, 0, 0xffff_c000_0201L); // 192.0.2.1
    draft.responder = new IpAddress(4, 0, 0xffff_c633_6401L); // 198.51.100.1
    draft.identifier = 1;
    return draft;
  }

  void header(EchoDraft draft) {
    header = draft;
    nextSequence = 1;
    lastRequest = EchoDraft.NOT_SET;
  }

  EchoDraft header() {
    return header;
  }

  /** A message between the two ends, which goes into the next frame. */
  EchoDraft draft(boolean request) {
    EchoDraft draft = header.copy();
    draft.direct(request);
    draft.ipId = nextFrame();
    return draft;
  }

  /** The number of the next frame, from 1, in 16 bits. */
  int nextFrame() {
    return (frames.size() + 1) & 0xffff;
  }

  List<DrawnFrame> frames() {
    return frames;
  }

  // --- Time ---

  /** Time goes on as far as no time is drawn. */
  void step(boolean request) {
    if (begun && !held) {
      long next = nanos + FRAME_STEP;
      nanos = request ? Math.max(next, lastRequestNanos + REQUEST_STEP) : next;
    }
    held = false;
  }

  /** Whether the next message comes at the time that it is, and not a step later. */
  void holdTime(boolean hold) {
    held |= hold;
  }

  void time(FlowText text, long at) throws FlowProblem {
    if (Math.abs(at) > FlowText.LONGEST) {
      throw text.error("a drawing is at most a year long");
    }
    nanos = at;
    held = false;
  }

  long nanos() {
    return nanos;
  }

  // --- Sequence numbers, and what was asked ---

  int nextSequence() {
    return nextSequence;
  }

  /** The sequence number of the last request, or not set. */
  int lastRequest() {
    return lastRequest;
  }

  void asked(EchoDraft draft, @Nullable Span lost) {
    nextSequence = draft.sequence + 1 & 0xffff;
    lastRequest = draft.sequence;
    lastRequestNanos = nanos;
    Asked key = new Asked(draft.source, draft.destination, draft.identifier, draft.sequence);
    Request request = requests.computeIfAbsent(key, k -> new Request());
    request.data = draft.data;
    request.dataLen = draft.dataLen;
    request.askedAgain = request.lost != null;
    if (lost != null) {
      request.lost = lost;
      request.lostNanos = nanos;
      request.askedAgain = false;
    }
  }

  /** Copies the Data of the request that a reply answers. */
  void copyRequest(FlowText text, EchoDraft reply) throws FlowProblem {
    Request request = requests.get(answered(reply));
    if (request == null) {
      throw text.error("no request " + reply.sequence + " comes before this reply");
    }
    reply.data = request.data;
    reply.dataLen = request.dataLen;
  }

  /** Whatever is lost has no reply; unless, much later, the same is asked again. */
  void answered(FlowText text, EchoDraft reply, Span statement) throws FlowProblem {
    Request request = requests.get(answered(reply));
    Span lost = request == null ? null : request.lost;
    if (request == null || lost == null) {
      return;
    }
    boolean givenUp = nanos - request.lostNanos > StreamTimeouts.DEFAULT.exchangeNanos();
    if (!givenUp || !request.askedAgain) {
      throw new FlowProblem(text.source(), statement, "this reply answers a request that is lost")
          .other(lost, "nobody answers request " + reply.sequence)
          .help("remove `lost`, or the reply");
    }
  }

  private static Asked answered(EchoDraft reply) {
    return new Asked(reply.destination, reply.source, reply.identifier, reply.sequence);
  }

  // --- Frames ---

  /** Counts one more round of a repetition; false where there were too many. */
  boolean mayRepeat() {
    if (!full && ++steps > limits.frames()) {
      full = true;
      untold = true;
    }
    return !full;
  }

  /** Tells once of repetitions that were cut short. */
  void tellOfRounds(FlowText text) throws FlowProblem {
    if (untold) {
      untold = false;
      throw text.error("a drawing repeats at most 100,000 times");
    }
  }

  void add(FlowText text, EchoDraft draft) throws FlowProblem {
    if (draft.wireLength() < draft.data.length) {
      throw text.error("`len` is below the " + draft.data.length + " bytes that are drawn");
    }
    if (draft.tunnel != null && draft.wireLength() > EchoFrameWriter.MAX_TUNNELLED_DATA) {
      throw text.error("the data is longer than an IP packet");
    }
    byte[] sent = EchoFrameWriter.write(draft);
    if (draft.fragmentSize != EchoDraft.NOT_SET) {
      fragments(text, draft, sent);
      return;
    }
    int captured = EchoFrameWriter.headerLen(draft) + draft.data.length;
    add(text, Arrays.copyOf(sent, captured), sent.length);
  }

  private void fragments(FlowText text, EchoDraft draft, byte[] sent) throws FlowProblem {
    if (draft.fragmentSize % 8 != 0 || draft.fragmentSize == 0) {
      throw text.error("the length of fragments is a multiple of 8");
    }
    if (draft.dataLen != EchoDraft.NOT_SET) {
      throw text.error("`len` does not go with `frag`");
    }
    List<byte[]> pieces = new Fragmenter(draft, sent).cut(draft.fragmentSize);
    int part = draft.fragmentPart;
    if (part != EchoDraft.NOT_SET && (part < 1 || part > pieces.size())) {
      throw text.error("the message has " + pieces.size() + " fragments");
    }
    for (int i = 0; i < pieces.size(); i++) {
      if (part == EchoDraft.NOT_SET || part == i + 1) {
        add(text, pieces.get(i), pieces.get(i).length);
      }
    }
  }

  /** Adds a frame at the time that it is. */
  void add(FlowText text, byte[] frame, int len) throws FlowProblem {
    if (full) {
      return;
    }
    bytes += FRAME_COST + frame.length;
    if (frames.size() == limits.frames() || !limits.take(FRAME_COST + frame.length, bytes)) {
      throw tooMuch(text);
    }
    begun = true;
    frames.add(new DrawnFrame(text.line(), Flow.START_NANOS + nanos, frame, len));
  }

  private FlowProblem tooMuch(FlowText text) {
    full = true;
    return text.error(limits.words());
  }
}
