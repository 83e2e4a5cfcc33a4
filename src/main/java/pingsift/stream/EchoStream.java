// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.bytes.Entropy;
import pingsift.bytes.Mixer;
import pingsift.decode.BorrowedEcho;
import pingsift.decode.ChecksumStatus;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;
import pingsift.stream.RememberedRequests.Likeness;

/**
 * All Echo traffic of one requester, one responder and one identifier, seen on one path.
 *
 * <p>Owned and changed by its {@link EchoStreamTable}; read it during a listener's call. Mirrored
 * frames are in {@link #frames()}, {@link #lastFrame()} and {@link #lastNanos()}, and otherwise in
 * {@link #mirrored()} alone; those of errors are in {@link #errors()} alone. These sums always
 * hold: {@code requests = answered + unanswered + open ones}, {@code replies = answered + late +
 * duplicateReplies + extraReplies + unsolicited}, {@code exchanges = unanswered + replies} outside
 * the call that reports a reply.
 *
 * <p>It is one long class because it is one record: the key, the facts, how a message changes them,
 * and an accessor for each. {@link StreamPacking}, which writes all of it down, knows its fields.
 */
public final class EchoStream {
  /** What {@link #index} is before {@link #number}. */
  private static final long NO_PLACE = -1;

  /** For the one fact that another thread than the iStream's may tell it. */
  private static final VarHandle PLACES = MethodHandles.arrayElementVarHandle(long[].class);

  /*
   * What each message touches stands close together: the numbers in one row, most of all. Where they
   * are:
   */
  static final int LAST_CLOCK = 0;
  static final int NEXT_ACTIVE = 1;
  static final int LAST_REPLY_CLOCK = 2;
  static final int FIRST_NANOS = 3;
  static final int LAST_NANOS = 4;
  static final int LAST_FRAME = 5;
  static final int FRAMES_LEFT = 6;
  private static final int ANSWERED = 7;
  private static final int UNANSWERED = 8;
  private static final int UNSOLICITED = 9;

  /**
   * Sequence numbers: of the first request, of the last one, the step between two, 16 bits each.
   */
  private static final int SEQUENCES = 10;

  private static final int SEQUENCE_STEPS = 11;

  /** Without facts: the sequence number of the last request while it is open, and until when. */
  private static final int AWAITED = SEQUENCES;

  private static final int AWAITED_UNTIL = SEQUENCE_STEPS;

  /** Stands before an awaited sequence number; no facts have it. */
  private static final long AWAITED_MARK = Long.MIN_VALUE;

  private static final int ASKED_AT = 12;
  static final int REQUESTS = 13;
  static final int REPLIES = REQUESTS + DirectionTally.WORDS;
  private static final int INDEX = REPLIES + DirectionTally.WORDS;
  static final int OPENED_CLOCK = INDEX + 1;
  static final int KEY_HASH = INDEX + 2;
  static final int FIRST_FRAME = INDEX + 3;
  static final int CAPTURE_AGE = INDEX + 4;
  private static final int ANOMALIES = INDEX + 5;
  private static final int OTHER_VLAN_TAGS = INDEX + 6;
  static final int WORDS = INDEX + 7;

  /** This object (136), its numbers, and its share of the table's indexes and lists (56). */
  private static final int OBJECT_BYTES = 136 + 16 + 8 * WORDS + 56;

  /** Whatever the user of the table hangs on this iStream; the table itself never looks at it. */
  public @Nullable Object attachment;

  /**
   * Bytes of memory that the attachment takes. Set, if at all, in a call of the listener that is
   * about this iStream.
   */
  public int attachmentBytes;

  /** Where {@link #pathAsymmetric}: the path of the direction that did not open the iStream. */
  Path otherTunnels = Path.PLAIN;

  // the key; only a copy changes it
  long requesterHigh;
  long requesterLow;
  long responderHigh;
  long responderLow;
  long vlanTags;
  Path tunnels;
  int identifier;
  int ipVersion;

  /** The table's number for it. */
  int id;

  /** It is among those that {@link LiveStreams} packs when others are more active. */
  boolean inLine;

  int segment;
  int ownBytes = OBJECT_BYTES;

  final long[] n = new long[WORDS];
  final RememberedRequests remembered;
  Oddities oddities = Oddities.NONE;
  final FrameRanges frames;
  @Nullable DistinctLengths requestLengths;
  @Nullable DistinctLengths replyLengths;
  @Nullable ByteHistogram requestBytes;
  @Nullable ByteHistogram replyBytes;

  /** Of the last reply that is no remembered request's first one, to know its mirrored copy. */
  @Nullable OddReply oddReply;

  boolean histograms;
  boolean beginsWithReply;

  /** The step between two requests has not always been the same. */
  boolean stepVaries;

  boolean answeredElsewhere;
  boolean pathAsymmetric;

  /** Opens an iStream for the message that {@code key} was made of; counts nothing yet. */
  EchoStream(int segment, StreamKey key, IcmpMessage first, long clock, StreamOptions options) {
    remembered = new RememberedRequests(first.ipVersion(), options.wholeRequests());
    n[INDEX] = NO_PLACE;
    this.segment = segment;
    ipVersion = first.ipVersion();
    requesterHigh = key.requesterHigh;
    requesterLow = key.requesterLow;
    responderHigh = key.responderHigh;
    responderLow = key.responderLow;
    identifier = key.identifier;
    vlanTags = key.path.vlanTags();
    tunnels = key.path.tunnelsKeptAs(Path.PLAIN);
    n[OTHER_VLAN_TAGS] = vlanTags;
    otherTunnels = tunnels;
    n[KEY_HASH] = key.keyHash;
    n[OPENED_CLOCK] = clock;
    n[LAST_CLOCK] = clock;
    n[NEXT_ACTIVE] = EchoStreamTable.after(clock, options.timeouts().activeNanos());
    n[LAST_REPLY_CLOCK] = Long.MIN_VALUE;
    histograms = options.histograms();
    beginsWithReply = first.isEchoReply();
    n[FIRST_NANOS] = first.timestampNanos();
    n[LAST_NANOS] = first.timestampNanos();
    n[FIRST_FRAME] = first.fragmentFrame(0);
    n[CAPTURE_AGE] = first.captureAgeNanos();
    n[LAST_FRAME] = first.frameNumber();
    frames = new FrameRanges(options.frameRanges());
    ownBytes += frames.bytes() + tunnels.bytes();
  }

  /** An empty one, for {@link StreamPacking} to read what it has written. */
  EchoStream(int ipVersion, StreamOptions options) {
    this.ipVersion = ipVersion;
    tunnels = Path.PLAIN;
    frames = new FrameRanges(options.frameRanges());
    remembered = new RememberedRequests(ipVersion, options.wholeRequests());
  }

  /** An empty one, to be made a copy of others again and again. */
  private EchoStream() {
    remembered = new RememberedRequests(4, false);
    tunnels = Path.PLAIN;
    frames = new FrameRanges(0);
  }

  /**
   * A copy of what this says now, which nobody changes.
   *
   * @param room a copy that nobody needs any more, or null
   */
  public EchoStream copy(@Nullable EchoStream room) {
    EchoStream copy = room == null ? new EchoStream() : room;
    copy.copyFrom(this);
    return copy;
  }

  private void copyFrom(EchoStream other) {
    requesterHigh = other.requesterHigh;
    requesterLow = other.requesterLow;
    responderHigh = other.responderHigh;
    responderLow = other.responderLow;
    vlanTags = other.vlanTags;
    tunnels = other.tunnels;
    identifier = other.identifier;
    ipVersion = other.ipVersion;
    segment = other.segment;
    beginsWithReply = other.beginsWithReply;
    answeredElsewhere = other.answeredElsewhere;
    pathAsymmetric = other.pathAsymmetric;
    stepVaries = other.stepVaries;
    histograms = other.histograms;
    System.arraycopy(other.n, 0, n, 0, INDEX);
    System.arraycopy(other.n, INDEX + 1, n, INDEX + 1, WORDS - INDEX - 1);
    number(other.index());
    frames.copyFrom(other.frames);
    copyOddities(other.oddities);
    requestLengths = copied(other.requestLengths, requestLengths);
    replyLengths = copied(other.replyLengths, replyLengths);
    requestBytes = copied(other.requestBytes, requestBytes);
    replyBytes = copied(other.replyBytes, replyBytes);
  }

  private void copyOddities(Oddities other) {
    if (other == Oddities.NONE) {
      oddities = other;
      return;
    }
    if (oddities == Oddities.NONE) {
      oddities = new Oddities();
    }
    oddities.copyFrom(other);
  }

  private static @Nullable DistinctLengths copied(
      @Nullable DistinctLengths other, @Nullable DistinctLengths room) {
    if (other == null) {
      return null;
    }
    DistinctLengths copy = room == null ? new DistinctLengths() : room;
    copy.copyFrom(other);
    return copy;
  }

  private static @Nullable ByteHistogram copied(
      @Nullable ByteHistogram other, @Nullable ByteHistogram room) {
    if (other == null) {
      return null;
    }
    ByteHistogram copy = room == null ? new ByteHistogram() : room;
    copy.copyFrom(other);
    return copy;
  }

  // ---- what the table counts

  /** Notes the path of a message that came on another than the one that opened the iStream. */
  void tookOtherPath(Path taken) {
    Path kept = taken.tunnelsKeptAs(otherTunnels);
    ownBytes += kept.bytes() - (otherTunnels == tunnels ? 0 : otherTunnels.bytes());
    n[OTHER_VLAN_TAGS] = taken.vlanTags();
    otherTunnels = kept;
    pathAsymmetric = true;
  }

  /**
   * Notes on a message, before it is counted, the pause since the one before it in its direction.
   */
  void noteGap(IcmpMessage message) {
    DirectionTally.noteGap(n, message.isEchoRequest() ? REQUESTS : REPLIES, message);
  }

  /**
   * Notes, where no facts are kept, of a message what tells which others belong to the iStream.
   *
   * @param openUntil when a request is given up, in capture time
   */
  void noteJoined(IcmpMessage message, long openUntil) {
    n[LAST_FRAME] = message.frameNumber();
    long sequence = AWAITED_MARK | message.sequence();
    if (message.isEchoRequest()) {
      n[REQUESTS + DirectionTally.COUNT]++;
      n[AWAITED] = sequence;
      n[AWAITED_UNTIL] = openUntil;
    } else {
      n[REPLIES + DirectionTally.COUNT]++;
      if (n[AWAITED] == sequence) {
        n[AWAITED] = 0;
      }
    }
  }

  /**
   * Whether a request with this sequence number is open; without facts only the last request is
   * known.
   */
  boolean awaits(int sequence, long clock) {
    return remembered.open(sequence) != RememberedRequests.NONE
        || (n[AWAITED] == (AWAITED_MARK | sequence) && clock <= n[AWAITED_UNTIL]);
  }

  void countRequest(IcmpMessage request, Likeness likeness) {
    countFrame(request);
    countOddities(request);
    DirectionTally.add(n, REQUESTS, request);
    Bytes data = request.data();
    if (DirectionTally.lengthMin(n, REQUESTS) != DirectionTally.lengthMax(n, REQUESTS)) {
      requestLengths = withLength(requestLengths, REQUESTS, data.wireLength());
    }
    if (histograms && data.length() > 0) {
      requestBytes = withBytes(requestBytes, data);
    }
    if (likeness != Likeness.NEW) {
      oddities().sequenceReuses++;
      if (likeness == Likeness.REPEATED) {
        oddities().duplicateRequests++;
      }
    }
    int sequence = request.sequence();
    long requests = n[REQUESTS];
    if (requests == 1) {
      n[SEQUENCES] = (long) sequence << 32 | (long) sequence << 16;
      return;
    }
    int lastSequence = lastSequence();
    int step = sequence - lastSequence & 0xffff;
    if (requests == 2) {
      n[SEQUENCES] |= step;
    } else if (step != sequenceStep()) {
      stepVaries = true;
    }
    n[SEQUENCES] = (n[SEQUENCES] & 0xffff_0000_ffffL) | (long) sequence << 16;
    countStep(step, sequence, lastSequence);
    DirectionTally.addToSeries(n, REQUESTS, requests - 2, request.gapNanos());
  }

  private DistinctLengths withLength(@Nullable DistinctLengths lengths, int direction, int length) {
    DistinctLengths known = lengths;
    if (known == null) {
      known = new DistinctLengths();
      ownBytes += known.bytes();
      known.add(DirectionTally.lengthMin(n, direction));
      known.add(DirectionTally.lengthMax(n, direction));
    }
    ownBytes += known.add(length);
    return known;
  }

  private ByteHistogram withBytes(@Nullable ByteHistogram histogram, Bytes data) {
    ByteHistogram counts = histogram;
    if (counts == null) {
      counts = new ByteHistogram();
      ownBytes += counts.bytes();
    }
    int before = counts.bytes();
    counts.add(data);
    ownBytes += counts.bytes() - before;
    return counts;
  }

  private void countStep(int step, int sequence, int lastSequence) {
    if (step == 1) {
      n[SEQUENCE_STEPS]++;
    } else if (step == 0) {
      oddities().sequenceRepeats++;
    } else if (step < 0x8000) {
      oddities().sequenceSkips++;
    } else {
      oddities().sequenceBackwards++;
    }
    if (step < 0x8000 && sequence < lastSequence) {
      oddities().sequenceWraps++;
    }
    if ((swapped(sequence) - swapped(lastSequence) & 0xffff) == 1) {
      oddities().sequenceStepsLittleEndian++;
    }
  }

  private static int swapped(int number) {
    return number >>> 8 | (number & 0xff) << 8;
  }

  void countReply(IcmpMessage reply) {
    countFrame(reply);
    countOddities(reply);
    DirectionTally.add(n, REPLIES, reply);
    Bytes data = reply.data();
    if (DirectionTally.lengthMin(n, REPLIES) != DirectionTally.lengthMax(n, REPLIES)) {
      replyLengths = withLength(replyLengths, REPLIES, data.wireLength());
    }
    if (histograms && data.length() > 0) {
      replyBytes = withBytes(replyBytes, data);
    }
  }

  void countMirrored(IcmpMessage copy) {
    countFrame(copy);
    oddities().mirrored++;
  }

  private void countFrame(IcmpMessage message) {
    long[] n = this.n;
    long nanos = message.timestampNanos();
    n[FIRST_NANOS] = Math.min(n[FIRST_NANOS], nanos);
    n[LAST_NANOS] = Math.max(n[LAST_NANOS], nanos);
    n[LAST_FRAME] = message.frameNumber();
    if (n[FRAMES_LEFT] > 0) {
      n[FRAMES_LEFT] += message.fragments();
    } else {
      listFrames(message);
    }
  }

  private void listFrames(IcmpMessage message) {
    for (int i = 0; i < message.fragments(); i++) {
      ownBytes += frames.add(message.fragmentFrame(i));
    }
    n[FRAMES_LEFT] = frames.left();
  }

  /**
   * Takes in kinds of anomalies, a bit each, and returns those that this iStream did not have yet.
   * The table itself never looks at them.
   */
  public long noteAnomalies(long kinds) {
    long added = kinds & ~n[ANOMALIES];
    n[ANOMALIES] |= kinds;
    return added;
  }

  private void countOddities(IcmpMessage message) {
    if (message.checksumStatus() == ChecksumStatus.BAD
        || message.data().isTruncated()
        || message.code() != 0) {
      addOddities(message);
    }
  }

  private void addOddities(IcmpMessage message) {
    switch (message.checksumStatus()) {
      case BAD -> oddities().badChecksums++;
      case GOOD, UNVERIFIED -> {}
    }
    if (message.data().isTruncated()) {
      oddities().truncated++;
    }
    if (message.code() != 0) {
      oddities().nonZeroCodes++;
    }
  }

  /** An error that quotes a message of this iStream: no frame of its own, and no activity. */
  void countError(IcmpMessage error, long clock, int frameRanges) {
    Oddities own = oddities();
    if (own.errors == StreamErrors.NONE) {
      own.errors = new StreamErrors(frameRanges);
      ownBytes += own.errors.bytes();
    }
    ownBytes += own.errors.add(error, clock);
  }

  /** A mirrored copy of an error; its frame stands in no list. */
  void countMirroredError() {
    oddities().mirrored++;
  }

  /** The counts of oddities, to be changed. */
  Oddities oddities() {
    if (oddities == Oddities.NONE) {
      oddities = new Oddities();
      ownBytes += Oddities.OBJECT_BYTES;
    }
    return oddities;
  }

  void countExchange(Exchange exchange) {
    switch (exchange.status()) {
      case UNANSWERED -> n[UNANSWERED]++;
      case UNSOLICITED -> n[UNSOLICITED]++;
      case ANSWERED -> countAnswer(exchange);
    }
  }

  private void countAnswer(Exchange exchange) {
    if (exchange.isDuplicateReply()) {
      oddities().duplicateReplies++;
    } else if (exchange.isExtra()) {
      oddities().extraReplies++;
    } else if (exchange.isLate()) {
      oddities().late++;
    } else {
      DirectionTally.addToSeries(n, REPLIES, n[ANSWERED]++, exchange.rttNanos());
    }
    if (exchange.differs) {
      oddities().mismatched++;
    }
  }

  /** Keeps a reply that is no remembered request's first one, to know its mirrored copy. */
  void keepOdd(IcmpMessage reply, Mixer mixer) {
    OddReply odd = oddReply;
    if (odd == null) {
      odd = new OddReply();
      oddReply = odd;
      ownBytes += odd.bytes();
    }
    ownBytes += odd.keep(reply, n[LAST_REPLY_CLOCK], mixer);
  }

  /** Whether a reply is that of {@link #keepOdd} once more, as a port mirror delivers it. */
  boolean isOddMirrored(IcmpMessage reply, long clock, long span, Mixer mixer) {
    OddReply odd = oddReply;
    return odd != null && odd.isMirrored(reply, clock, span, mixer);
  }

  /** Bytes of memory that this iStream takes, remembered requests included; constant time. */
  long bytes() {
    return (long) ownBytes + attachmentBytes + remembered.bytes();
  }

  /** Capture time of its last message. */
  long lastClock() {
    return n[LAST_CLOCK];
  }

  void lastClock(long clock) {
    n[LAST_CLOCK] = clock;
  }

  /** Capture time at its opening. */
  long openedClock() {
    return n[OPENED_CLOCK];
  }

  long keyHash() {
    return n[KEY_HASH];
  }

  /** The VLAN tags that belong to {@link #otherTunnels}. */
  long otherVlanTags() {
    return n[OTHER_VLAN_TAGS];
  }

  /** Grows over all iStreams of a table with each request, and each opening. */
  long askedAt() {
    return n[ASKED_AT];
  }

  void askedAt(long count) {
    n[ASKED_AT] = count;
  }

  /** When the active timeout passes next, in capture time. */
  long nextActive() {
    return n[NEXT_ACTIVE];
  }

  void nextActive(long clock) {
    n[NEXT_ACTIVE] = clock;
  }

  /** Capture time of the last reply that was no mirrored copy. */
  long lastReplyClock() {
    return n[LAST_REPLY_CLOCK];
  }

  void lastReplyClock(long clock) {
    n[LAST_REPLY_CLOCK] = clock;
  }

  // ---- what it is

  /** Order of opening in this run, from 0; negative as long as nobody knows it. */
  public long index() {
    return (long) PLACES.getAcquire(n, INDEX);
  }

  /** Sets its place in the order of opening, from 0. */
  public void number(long place) {
    PLACES.setRelease(n, INDEX, place);
  }

  /**
   * 1 for the first iStream of its key in this run, 2 for the next after that one ended, and so on.
   *
   * <p>The table remembers the keys of the last {@value EndedKeys#LIMIT} iStreams that ended; one
   * that comes back after longer begins at 1 again.
   */
  public int segment() {
    return segment;
  }

  public int ipVersion() {
    return ipVersion;
  }

  public long requesterHigh() {
    return requesterHigh;
  }

  public long requesterLow() {
    return requesterLow;
  }

  public long responderHigh() {
    return responderHigh;
  }

  public long responderLow() {
    return responderLow;
  }

  /** The Identifier, big-endian, 0..65535. */
  public int identifier() {
    return identifier;
  }

  /** The Identifier's two bytes in the other order, as tools on such machines show it. */
  public int identifierLittleEndian() {
    return swapped(identifier);
  }

  /** What its first frame was carried through. Makes an object where that is VLAN tags alone. */
  public Path path() {
    return Path.of(vlanTags, tunnels);
  }

  /** As {@link #path()}, and without tags where those are all. */
  public Path tunnels() {
    return tunnels;
  }

  /** The VLAN id of the outermost tag of its first frame; {@link IcmpMessage#ABSENT} for none. */
  public int outermostVlan() {
    return vlanTags == 0 ? IcmpMessage.ABSENT : (int) (vlanTags >>> 3) & 0xfff;
  }

  /** Its first frame is a reply: the capture, or a new segment, began in the middle. */
  public boolean beginsWithReply() {
    return beginsWithReply;
  }

  /** A host that was not asked answered one of its open requests, as with a broadcast. */
  public boolean answeredElsewhere() {
    return answeredElsewhere;
  }

  /** Requests and replies were seen on different paths. */
  public boolean pathAsymmetric() {
    return pathAsymmetric;
  }

  /** Messages of one direction only were seen so far. */
  public boolean oneSided() {
    return requests() == 0 || replies() == 0;
  }

  // ---- when it was

  /**
   * How long the capture had run when it opened, in nanoseconds. What is missing from an iStream
   * that opened early may have been sent before the capture began.
   */
  public long captureAgeNanos() {
    return n[CAPTURE_AGE];
  }

  /** The earliest timestamp of its frames, nanoseconds since the epoch. */
  public long firstNanos() {
    return n[FIRST_NANOS];
  }

  /** The latest timestamp of its frames, nanoseconds since the epoch. */
  public long lastNanos() {
    return n[LAST_NANOS];
  }

  public long firstFrame() {
    return n[FIRST_FRAME];
  }

  public long lastFrame() {
    return n[LAST_FRAME];
  }

  // ---- its messages

  public long requests() {
    return n[REQUESTS + DirectionTally.COUNT];
  }

  public long replies() {
    return n[REPLIES + DirectionTally.COUNT];
  }

  /** Data bytes as sent, of all requests. */
  public long requestBytes() {
    return n[REQUESTS + DirectionTally.DATA_BYTES];
  }

  /** Data bytes as sent, of all replies. */
  public long replyBytes() {
    return n[REPLIES + DirectionTally.DATA_BYTES];
  }

  /** Bytes of whole frames on the wire, of all requests. */
  public long requestFrameBytes() {
    return n[REQUESTS + DirectionTally.FRAME_BYTES];
  }

  /** Bytes of whole frames on the wire, of all replies. */
  public long replyFrameBytes() {
    return n[REPLIES + DirectionTally.FRAME_BYTES];
  }

  /**
   * Overwrites a message with the last request, mirrored ones aside, without its Data.
   *
   * @throws IllegalStateException where there was none
   */
  public IcmpMessage lastRequest(IcmpMessage into) {
    int newest = remembered.newest();
    if (newest == RememberedRequests.NONE) {
      throw new IllegalStateException("an iStream without requests has no last one");
    }
    return remembered.show(newest, new BorrowedEcho()).restoreFacts(into);
  }

  // ---- its exchanges

  /** Exchanges that are decided, of every kind. */
  public long exchanges() {
    return n[UNANSWERED] + n[ANSWERED] + n[UNSOLICITED] + oddities.repeatedReplies();
  }

  /** Requests whose first reply came in time. */
  public long answered() {
    return n[ANSWERED];
  }

  /** Requests that were given up; those that a late reply answered stay counted here. */
  public long unanswered() {
    return n[UNANSWERED];
  }

  /** Replies that no remembered request asked for. */
  public long unsolicited() {
    return n[UNSOLICITED];
  }

  /** First replies to requests that had been given up. */
  public long late() {
    return oddities.late;
  }

  public long duplicateRequests() {
    return oddities.duplicateRequests;
  }

  public long duplicateReplies() {
    return oddities.duplicateReplies;
  }

  public long extraReplies() {
    return oddities.extraReplies;
  }

  /** Decided exchanges whose reply data is certain to differ from their request data. */
  public long mismatched() {
    return oddities.mismatched;
  }

  /** Exact copies of a frame that came within the mirror time. */
  public long mirrored() {
    return oddities.mirrored;
  }

  /** Messages whose ICMP checksum is certain to be wrong. */
  public long badChecksums() {
    return oddities.badChecksums;
  }

  /** Messages whose Data the capture cut. */
  public long truncated() {
    return oddities.truncated;
  }

  /** Messages with a code other than 0. */
  public long nonZeroCodes() {
    return oddities.nonZeroCodes;
  }

  /** The ICMP errors that quote its messages. */
  public StreamErrors errors() {
    return oddities.errors;
  }

  // ---- its series

  /** Round-trip times in nanoseconds, of answered exchanges that are neither late nor repeats. */
  public Moments rtt() {
    return rtt(new Moments());
  }

  /** As {@link #rtt()}, in a view that is overwritten. */
  public Moments rtt(Moments into) {
    return DirectionTally.series(n, REPLIES, n[ANSWERED], into);
  }

  /**
   * Pauses between one request and the next, in nanoseconds; negative where the capture's clock
   * went back.
   */
  public Moments requestGaps() {
    return requestGaps(new Moments());
  }

  /** As {@link #requestGaps()}, in a view that is overwritten. */
  public Moments requestGaps(Moments into) {
    return DirectionTally.series(n, REQUESTS, Math.max(0, n[REQUESTS] - 1), into);
  }

  /** Data lengths of requests as sent, in bytes. */
  public Moments requestLengths() {
    return requestLengths(new Moments());
  }

  /** As {@link #requestLengths()}, in a view that is overwritten. */
  public Moments requestLengths(Moments into) {
    return DirectionTally.lengths(n, REQUESTS, into);
  }

  /** Data lengths of replies as sent, in bytes. */
  public Moments replyLengths() {
    return replyLengths(new Moments());
  }

  /** As {@link #replyLengths()}, in a view that is overwritten. */
  public Moments replyLengths(Moments into) {
    return DirectionTally.lengths(n, REPLIES, into);
  }

  /** The shortest Data of a request as sent, in bytes; meaningless without requests. */
  public int requestLengthMin() {
    return DirectionTally.lengthMin(n, REQUESTS);
  }

  /** The shortest Data of a reply as sent, in bytes; meaningless without replies. */
  public int replyLengthMin() {
    return DirectionTally.lengthMin(n, REPLIES);
  }

  /** The smallest time to live of the requests; {@link IcmpMessage#ABSENT} without any. */
  public int requestTtlMin() {
    return DirectionTally.ttlMin(n, REQUESTS);
  }

  public int requestTtlMax() {
    return DirectionTally.ttlMax(n, REQUESTS);
  }

  /** The smallest time to live of the replies; {@link IcmpMessage#ABSENT} without any. */
  public int replyTtlMin() {
    return DirectionTally.ttlMin(n, REPLIES);
  }

  public int replyTtlMax() {
    return DirectionTally.ttlMax(n, REPLIES);
  }

  /** Requests with another time to live than the one before. */
  public long requestTtlChanges() {
    return DirectionTally.ttlChanges(n, REQUESTS);
  }

  /** Replies with another time to live than the one before. */
  public long replyTtlChanges() {
    return DirectionTally.ttlChanges(n, REPLIES);
  }

  /** Requests whose IPv4 identification is the one after the previous request's. */
  public long requestIpIdSteps() {
    return DirectionTally.ipIdSteps(n, REQUESTS);
  }

  /** Replies whose IPv4 identification is the one after the previous reply's. */
  public long replyIpIdSteps() {
    return DirectionTally.ipIdSteps(n, REPLIES);
  }

  /** Requests with the IPv4 identification of the previous request. */
  public long requestIpIdRepeats() {
    return DirectionTally.ipIdRepeats(n, REQUESTS);
  }

  /** Replies with the IPv4 identification of the previous reply. */
  public long replyIpIdRepeats() {
    return DirectionTally.ipIdRepeats(n, REPLIES);
  }

  /** Requests with the IPv4 identification 0. */
  public long requestIpIdZeros() {
    return DirectionTally.ipIdZeros(n, REQUESTS);
  }

  /** Replies with the IPv4 identification 0. */
  public long replyIpIdZeros() {
    return DirectionTally.ipIdZeros(n, REPLIES);
  }

  /** How many Data lengths the requests have: exact up to {@value DistinctLengths#MOST}. */
  public int requestDistinctLengths() {
    return distinctLengths(requestLengths, n[REQUESTS]);
  }

  /** How many Data lengths the replies have: exact up to {@value DistinctLengths#MOST}. */
  public int replyDistinctLengths() {
    return distinctLengths(replyLengths, n[REPLIES]);
  }

  private static int distinctLengths(@Nullable DistinctLengths lengths, long messages) {
    return lengths != null ? lengths.count() : messages == 0 ? 0 : 1;
  }

  /** The first request's sequence number; {@link IcmpMessage#ABSENT} without requests. */
  public int firstSequence() {
    return n[REQUESTS] == 0 ? IcmpMessage.ABSENT : (int) (n[SEQUENCES] >>> 32);
  }

  /** The last request's sequence number; {@link IcmpMessage#ABSENT} without requests. */
  public int lastSequence() {
    return n[REQUESTS] == 0 ? IcmpMessage.ABSENT : (int) (n[SEQUENCES] >>> 16) & 0xffff;
  }

  /** Requests whose sequence number is the one after the previous request's, wraps included. */
  public long sequenceSteps() {
    return n[SEQUENCE_STEPS];
  }

  /** Requests with the previous request's sequence number. */
  public long sequenceRepeats() {
    return oddities.sequenceRepeats;
  }

  /** Requests whose sequence number is ahead of the previous one's and yet the smaller number. */
  public long sequenceWraps() {
    return oddities.sequenceWraps;
  }

  /**
   * Requests whose sequence number is behind the previous one's: nearer to it counted backwards,
   * modulo 65536.
   */
  public long sequenceBackwards() {
    return oddities.sequenceBackwards;
  }

  /** Requests whose sequence number is ahead of the previous one's by more than one. */
  public long sequenceSkips() {
    return oddities.sequenceSkips;
  }

  /** Requests with the sequence number of another request that is still remembered. */
  public long sequenceReuses() {
    return oddities.sequenceReuses;
  }

  /**
   * Requests whose sequence number, read little-endian, is the one after the previous one's: that
   * of a sender that does not convert to network byte order.
   */
  public long sequenceStepsLittleEndian() {
    return oddities.sequenceStepsLittleEndian;
  }

  /**
   * How far the sequence number moves from each request to the next, modulo 65536; {@link
   * IcmpMessage#ABSENT} where that is not always the same, or there are less than two.
   */
  public int sequenceStep() {
    return stepVaries || n[REQUESTS] < 2 ? IcmpMessage.ABSENT : (int) n[SEQUENCES] & 0xffff;
  }

  // ---- its bytes

  /**
   * Shannon entropy of all Data of both directions, bits per byte, 0..8; NaN where histograms are
   * off. Data that the capture cut counts as far as it is there.
   */
  public double entropyBits() {
    return entropyBits(new long[256]);
  }

  /** As {@link #entropyBits()}, with scratch room for 256 counts. */
  public double entropyBits(long[] room) {
    return entropy(requestBytes, replyBytes, room);
  }

  /** As {@link #entropyBits()}, of the requests' Data alone. */
  public double requestEntropyBits() {
    return requestEntropyBits(new long[256]);
  }

  /** As {@link #requestEntropyBits()}, with scratch room for 256 counts. */
  public double requestEntropyBits(long[] room) {
    return entropy(requestBytes, null, room);
  }

  /** As {@link #entropyBits()}, of the replies' Data alone. */
  public double replyEntropyBits() {
    return replyEntropyBits(new long[256]);
  }

  /** As {@link #replyEntropyBits()}, with scratch room for 256 counts. */
  public double replyEntropyBits(long[] room) {
    return entropy(replyBytes, null, room);
  }

  private double entropy(
      @Nullable ByteHistogram one, @Nullable ByteHistogram other, long[] counts) {
    if (!histograms) {
      return Double.NaN;
    }
    if (one == null && other == null) {
      return 0;
    }
    Arrays.fill(counts, 0);
    if (one != null) {
      one.addTo(counts);
    }
    if (other != null) {
      other.addTo(counts);
    }
    return Entropy.ofCounts(counts);
  }

  /** The numbers of its frames, in ranges; of a packet in fragments those of all its fragments. */
  public FrameRanges frames() {
    frames.left(n[FRAMES_LEFT]);
    return frames;
  }
}
