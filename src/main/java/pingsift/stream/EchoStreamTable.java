// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Mixer;
import pingsift.decode.BorrowedEcho;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;
import pingsift.decode.QuotedPacket;
import pingsift.stream.Exchange.Status;
import pingsift.stream.RememberedRequests.Likeness;

/**
 * Forms iStreams and exchanges from Echo messages and tells a listener what becomes certain.
 *
 * <p>Capture time is the latest timestamp seen so far: it never runs back, and all timeouts are
 * counted on it. Whatever the traffic, each message takes constant time, memory stays within {@link
 * StreamOptions#maxStreams} and {@link StreamOptions#maxBytes}, and once iStreams exist nothing is
 * allocated, unless more take turns than stay unpacked ({@link #pack}). Not thread-safe; the
 * listener must not call back into the table.
 *
 * <p>Long, because it is one order of events: what a message does, and what time decides, which
 * whoever has several tables lets pass step by step. Which iStream a message belongs to is in
 * {@link LiveStreams}, which request in {@link RememberedRequests}.
 */
public final class EchoStreamTable {
  private static final long NEVER = Long.MAX_VALUE;

  /** Sorts ends of iStreams behind exchanges that were given up at the same time. */
  private static final long AFTER_EXCHANGES = 1L << 62;

  /** Bytes of remembered requests that every iStream may have, however small the memory. */
  private static final long LEAST_SHARE = 1 << 20;

  /** Numbers iStreams in the order in which they open. */
  public interface Numbering {
    /** An iStream opens: {@link EchoStream#number} is to be called, now or later. */
    void opens(EchoStream stream);
  }

  private final StreamOptions options;
  private final boolean keepsFacts;

  /** Bytes of remembered requests that an iStream may have. */
  private final long share;

  private final StreamTimeouts timeouts;
  private StreamListener listener;
  private final Numbering numbering;
  private final Mixer mixer = new Mixer();
  private final StreamKey key = new StreamKey(mixer);

  /** Shows the request that an exchange is about. */
  private final BorrowedEcho asked = new BorrowedEcho();

  /** Shows requests one after the other while one is searched. */
  private final BorrowedEcho probe = new BorrowedEcho();

  private final LiveStreams streams;
  private final OpenQueue open = new OpenQueue();
  private final EndedKeys endedKeys;
  private final Exchange exchange = new Exchange();

  private long clock = Long.MIN_VALUE;

  /** No deadline is before. */
  private long nextDue = Long.MIN_VALUE;

  /** The deadline that decided last, and its place among equal ones. */
  private long dueNanos;

  private long dueOrder;

  private long bytes;

  // what StreamCounts says; an object of them would be one more to fetch with each message
  private long opened;
  private long closed;
  private long evicted;
  private long givenUpEarly;
  private long errorsAttached;
  private long errorsUnattached;

  public EchoStreamTable(StreamOptions options, StreamListener listener) {
    this.options = options;
    keepsFacts = options.facts();
    share = Math.max(LEAST_SHARE, this.options.maxBytes() / 2);
    timeouts = options.timeouts();
    streams = new LiveStreams(this.options, mixer);
    this.listener = listener;
    numbering = stream -> stream.number(opened);
    endedKeys = new EndedKeys(EndedKeys.LIMIT);
  }

  /**
   * One of several tables that share out the iStreams of a run.
   *
   * @param options for all tables together: each keeps its share of what they allow
   * @param shares how many tables there are
   */
  public EchoStreamTable(
      StreamOptions options, int shares, StreamListener listener, Numbering numbering) {
    this.options = options.share(shares);
    keepsFacts = options.facts();
    share = Math.max(LEAST_SHARE, this.options.maxBytes() / 2);
    timeouts = options.timeouts();
    streams = new LiveStreams(this.options, mixer);
    this.listener = listener;
    this.numbering = numbering;
    endedKeys = new EndedKeys(EndedKeys.LIMIT / shares);
  }

  /** Who hears of the iStreams from now on. */
  public void listener(StreamListener next) {
    listener = next;
  }

  /**
   * Lets capture time pass, then takes an Echo message in ({@link IcmpMessage#isEcho()}) and
   * returns the iStream that it joined.
   */
  public EchoStream accept(IcmpMessage message) {
    tick(message.timestampNanos());
    EchoStream stream = locate(message);
    if (stream == null) {
      stream = open(message);
    } else if (clock >= stream.nextActive() && stream.nextActive() != NEVER) {
      showActive(stream);
    }
    streams.touch(stream);
    stream.lastClock(clock);
    if (keepsFacts) {
      take(stream, message);
    } else {
      stream.noteJoined(message, after(clock, timeouts.exchangeNanos()));
    }
    keepWithin(options.maxStreams(), options.maxBytes());
    return stream;
  }

  /**
   * Lets capture time pass, then attaches an ICMP error to the iStream of the Echo message that it
   * quotes, whatever host the error goes to; null where it quotes no Echo, too little of one, or
   * one of no iStream.
   *
   * <p>An error opens no iStream, keeps none from ending and gives up no request. What it says of
   * its path is tried first, then iStreams of other paths. The iStream may have been evicted
   * because of the memory that its errors take.
   */
  public @Nullable EchoStream attach(IcmpMessage error) {
    tick(error.timestampNanos());
    QuotedPacket quoted = error.quoted();
    if (quoted == null || !(quoted.isEchoRequest() || quoted.isEchoReply())) {
      return null;
    }
    EchoStream stream = locate(quoted, error.path());
    if (stream == null) {
      errorsUnattached++;
      return null;
    }
    errorsAttached++;
    if (!keepsFacts) {
      return stream;
    }
    long before = stream.bytes();
    if (stream.errors().isMirrored(error, clock, timeouts.mirrorNanos())) {
      stream.countMirroredError();
      listener.grown(stream);
    } else {
      stream.countError(error, clock, options.frameRanges());
      listener.error(stream, error);
    }
    bytes += stream.bytes() - before;
    keepWithin(options.maxStreams(), options.maxBytes());
    return stream;
  }

  /** Lets capture time pass for a frame that is neither an Echo message nor an ICMP error. */
  public void tick(long timestampNanos) {
    pass(timestampNanos);
    while (clock > nextDue && findDue()) {
      decideDue();
    }
  }

  /**
   * Ends every iStream, the least recently active first, as at the end of the capture. {@link
   * #counts()} and {@link #bytes()} stay readable.
   */
  public void end() {
    while (findLeastRecent()) {
      endLeastRecent();
    }
  }

  // ---- time, step by step: for whoever has several tables

  /** Lets capture time pass without deciding what it decides. */
  public void pass(long timestampNanos) {
    clock = Math.max(clock, timestampNanos);
  }

  /** Until capture time is later than this, its passing decides nothing. */
  public long nextDueNanos() {
    return nextDue;
  }

  /**
   * Whether the passing of time decides something that was not decided yet; then {@link #dueNanos}
   * and {@link #dueOrder} are that of what comes first, and {@link #decideDue} decides it.
   */
  public boolean findDue() {
    int request = open.oldest();
    long giveUp = request == IdRings.NONE ? NEVER : deadline(request);
    EchoStream stream = streams.leastRecent();
    long end = stream == null ? NEVER : after(stream.lastClock(), timeouts.inactiveNanos());
    if (giveUp <= end && giveUp < clock) {
      dueNanos = giveUp;
      dueOrder = frameNumber(request);
      return true;
    }
    if (stream != null && end < clock) {
      dueNanos = end;
      dueOrder = AFTER_EXCHANGES | stream.lastFrame();
      return true;
    }
    long soonest = after(clock, Math.min(timeouts.exchangeNanos(), timeouts.inactiveNanos()));
    nextDue = Math.min(soonest, Math.min(giveUp, end));
    return false;
  }

  /** Of an open request; 0 for all where requests are only compared, so that nobody sees them. */
  private long frameNumber(int request) {
    return options.wholeRequests()
        ? open.stream(request).remembered.show(open.cell(request), probe).frameNumber()
        : 0;
  }

  /** Decides what {@link #findDue} has found: gives a request up, or ends an iStream. */
  public void decideDue() {
    if (dueOrder < AFTER_EXCHANGES) {
      int request = open.oldest();
      EchoStream asker = open.stream(request);
      long before = asker.bytes();
      giveUp(asker, open.cell(request));
      bytes += asker.bytes() - before;
      streams.idle(asker);
      return;
    }
    EchoStream stream = streams.leastRecent();
    if (stream != null) {
      end(stream, EndReason.INACTIVE);
    }
  }

  /** The deadline of what is decided by the passing of time, or was decided so last. */
  public long dueNanos() {
    return dueNanos;
  }

  /**
   * Its place among what has the same deadline, over all tables of a run: requests before iStreams,
   * then by the frames that they came with last.
   */
  public long dueOrder() {
    return dueOrder;
  }

  /** Whether there is an iStream; then {@link #dueOrder} is that of the least recently active. */
  public boolean findLeastRecent() {
    EchoStream stream = streams.leastRecent();
    if (stream == null) {
      return false;
    }
    dueNanos = NEVER;
    dueOrder = stream.lastFrame();
    return true;
  }

  /** Ends the least recently active iStream, as at the end of the capture. */
  public void endLeastRecent() {
    EchoStream stream = streams.leastRecent();
    if (stream != null) {
      end(stream, EndReason.CAPTURE_END);
    }
  }

  // ---- memory

  /**
   * Packs what was not active for longest where there is more than {@link StreamOptions#unpacked}:
   * takes little time whatever there is to do, if it is called for each message.
   *
   * <p>An iStream that was packed is another object when the table hands it out again. Only to be
   * called where nobody has kept one to read, or to change, what can change of it.
   */
  public void pack() {
    streams.pack();
  }

  /** Bytes of memory that those that are packed take in truth. */
  long packedBytes() {
    return streams.packedBytes();
  }

  // ---- what was counted

  /** What was counted so far. */
  public StreamCounts counts() {
    return new StreamCounts(
        opened, closed, evicted, streams.size(), givenUpEarly, errorsAttached, errorsUnattached);
  }

  /**
   * Bytes of memory that the iStreams take, with their remembered requests: estimated from the
   * sizes that objects have on a 64-bit JVM with a heap below 32 GiB. The keys of ended iStreams
   * (at most 2 MiB) are not in it.
   *
   * <p>Those that are packed are in it with what they would take otherwise. How many are depends on
   * how soon their numbers are known; what a limit ends must not.
   */
  public long bytes() {
    return bytes;
  }

  /** A time a span later; what is beyond the end of time is never. */
  static long after(long nanos, long span) {
    if (span == StreamTimeouts.OFF) {
      return NEVER;
    }
    long sum = nanos + span;
    return sum < nanos ? NEVER : sum;
  }

  // ---- time

  private void showActive(EchoStream stream) {
    long period = timeouts.activeNanos();
    long whole = Long.divideUnsigned(clock - stream.openedClock(), period);
    stream.nextActive(after(stream.openedClock() + whole * period, period));
    long before = stream.bytes();
    listener.active(stream);
    bytes += stream.bytes() - before;
  }

  private long deadline(int request) {
    long then = open.stream(request).remembered.clock(open.cell(request));
    return after(then, timeouts.exchangeNanos());
  }

  /** The caller keeps the account of bytes. */
  private void giveUp(EchoStream stream, int cell) {
    open.remove(stream.remembered.number(cell));
    stream.remembered.giveUp(cell);
    report(stream, Status.UNANSWERED, cell, null);
  }

  private void end(EchoStream stream, EndReason reason) {
    bytes -= stream.bytes(); // before the listener is told: it may come to keep more, or less
    int cell;
    while ((cell = stream.remembered.oldestOpen()) != RememberedRequests.NONE) {
      giveUp(stream, cell);
    }
    streams.remove(stream);
    endedKeys.ended(stream.keyHash(), stream.segment);
    if (reason == EndReason.EVICTED) {
      evicted++;
    } else {
      closed++;
    }
    listener.ended(stream, reason);
  }

  // ---- which iStream

  private @Nullable EchoStream locate(IcmpMessage message) {
    EchoStream stream = streams.find(key.of(message));
    if (stream != null) {
      return stream;
    }
    stream =
        message.isEchoRequest()
            ? streams.findForRequest(key)
            : streams.findForReply(key, message, clock);
    if (stream != null) {
      long before = stream.bytes();
      stream.tookOtherPath(key.path);
      bytes += stream.bytes() - before;
    }
    return stream;
  }

  private @Nullable EchoStream locate(QuotedPacket quoted, Path path) {
    if (quoted.identifier() == IcmpMessage.ABSENT) {
      return null;
    }
    EchoStream stream = streams.find(key.of(quoted, path));
    return stream != null ? stream : streams.findForError(key, quoted.sequence(), clock);
  }

  private EchoStream open(IcmpMessage first) {
    keepWithin(options.maxStreams() - 1, options.maxBytes());
    int segment = endedKeys.nextSegment(key.keyHash);
    EchoStream stream = new EchoStream(segment, key, first, clock, options);
    numbering.opens(stream);
    streams.add(stream, key);
    opened++;
    listener.opened(stream);
    bytes += stream.bytes();
    return stream;
  }

  /**
   * Forgets the oldest requests of an iStream that takes more than half of the memory, decided ones
   * first: those of 64 KiB and more would else fill it up long before they are too many.
   */
  private void keepWithinShare(EchoStream stream) {
    RememberedRequests remembered = stream.remembered;
    while (remembered.bytes() > share) {
      if (remembered.forgetOldest()) {
        continue;
      }
      int oldest = remembered.oldestOpen();
      if (oldest == RememberedRequests.NONE || remembered.openCount() == 1) {
        return;
      }
      givenUpEarly++;
      giveUp(stream, oldest);
    }
  }

  /** Ends the least recently active iStreams. The last one stays, however much it takes. */
  private void keepWithin(int maxStreams, long maxBytes) {
    while (streams.size() > maxStreams || (bytes > maxBytes && streams.size() > 1)) {
      EchoStream stream = streams.leastRecent();
      if (stream == null) {
        return;
      }
      end(stream, EndReason.EVICTED);
    }
  }

  // ---- messages

  private void take(EchoStream stream, IcmpMessage message) {
    long before = stream.bytes();
    if (message.isEchoRequest()) {
      takeRequest(stream, message);
    } else {
      takeReply(stream, message);
    }
    keepWithinShare(stream);
    bytes += stream.bytes() - before;
  }

  private void takeRequest(EchoStream stream, IcmpMessage request) {
    RememberedRequests remembered = stream.remembered;
    Likeness likeness = remembered.likeness(request, clock, timeouts.mirrorNanos(), probe);
    if (likeness == Likeness.MIRRORED) {
      stream.countMirrored(request);
      listener.grown(stream);
      return;
    }
    if (remembered.openCount() == RememberedRequests.MAX_OPEN) {
      givenUpEarly++;
      giveUp(stream, remembered.oldestOpen());
    }
    stream.noteGap(request);
    boolean repeats = likeness == Likeness.REPEATED;
    int cell = remembered.remember(request, clock, repeats, open.nextNumber(), probe);
    open.add(stream, cell);
    streams.asked(stream, key);
    stream.countRequest(request, likeness);
    listener.request(stream, request);
  }

  private void takeReply(EchoStream stream, IcmpMessage reply) {
    int sequence = reply.sequence();
    if (isMirrored(stream, reply)) {
      stream.countMirrored(reply);
      listener.grown(stream);
      return;
    }
    stream.lastReplyClock(clock);
    stream.noteGap(reply);
    stream.countReply(reply);
    listener.reply(stream, reply);

    RememberedRequests remembered = stream.remembered;
    int cell = remembered.open(sequence);
    if (cell != RememberedRequests.NONE) {
      open.remove(remembered.number(cell));
      answer(stream, cell, reply);
      return;
    }
    cell = remembered.givenUp(sequence);
    if (cell != RememberedRequests.NONE) {
      exchange.late = true;
      answer(stream, cell, reply);
      return;
    }
    if (timeouts.mirrorNanos() > 0) {
      stream.keepOdd(reply, mixer);
    }
    cell = remembered.answered(sequence);
    if (cell != RememberedRequests.NONE) {
      boolean same = remembered.sameReply(cell, reply, probe, mixer);
      exchange.duplicateReply = same;
      exchange.extra = !same;
      exchange.differs = remembered.show(cell, asked).dataCertainlyDiffers(reply.data());
      report(stream, Status.ANSWERED, cell, reply);
      return;
    }
    EchoStream asker = streams.findAsker(stream, key, reply, probe);
    if (asker != null && !asker.answeredElsewhere) {
      asker.answeredElsewhere = true;
      long before = asker.bytes();
      listener.grown(asker);
      bytes += asker.bytes() - before;
    }
    report(stream, Status.UNSOLICITED, RememberedRequests.NONE, reply);
  }

  /** Takes the first reply of a request, open or given up. */
  private void answer(EchoStream stream, int cell, IcmpMessage reply) {
    RememberedRequests remembered = stream.remembered;
    boolean same = remembered.show(cell, asked).sameData(reply.data());
    exchange.differs = !same && asked.dataCertainlyDiffers(reply.data());
    remembered.answer(cell, reply, same, clock, mixer);
    report(stream, Status.ANSWERED, cell, reply);
  }

  private boolean isMirrored(EchoStream stream, IcmpMessage reply) {
    long span = timeouts.mirrorNanos();
    if (span <= 0 || clock > after(stream.lastReplyClock(), span)) {
      return false;
    }
    return stream.remembered.isMirrored(reply, clock, span, probe, mixer)
        || stream.isOddMirrored(reply, clock, span, mixer);
  }

  /** Reports a decided exchange; what kind of repeat it is was set before and is cleared here. */
  private void report(EchoStream stream, Status status, int cell, @Nullable IcmpMessage reply) {
    RememberedRequests remembered = stream.remembered;
    boolean unasked = cell == RememberedRequests.NONE;
    exchange.duplicateRequest = !unasked && remembered.isDuplicate(cell);
    exchange.decide(stream, status, unasked ? null : remembered.show(cell, asked), reply);
    // a reply with the Data of another request of its sequence number is misplaced
    exchange.misplaced = exchange.differs && reply != null && remembered.asked(reply, probe);
    stream.countExchange(exchange);
    listener.exchange(stream, exchange);
    exchange.differs = false;
    exchange.late = false;
    exchange.duplicateReply = false;
    exchange.extra = false;
  }
}
