// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static pingsift.stream.EchoStream.CAPTURE_AGE;
import static pingsift.stream.EchoStream.FIRST_FRAME;
import static pingsift.stream.EchoStream.FIRST_NANOS;
import static pingsift.stream.EchoStream.FRAMES_LEFT;
import static pingsift.stream.EchoStream.KEY_HASH;
import static pingsift.stream.EchoStream.LAST_CLOCK;
import static pingsift.stream.EchoStream.LAST_FRAME;
import static pingsift.stream.EchoStream.LAST_NANOS;
import static pingsift.stream.EchoStream.LAST_REPLY_CLOCK;
import static pingsift.stream.EchoStream.NEXT_ACTIVE;
import static pingsift.stream.EchoStream.OPENED_CLOCK;
import static pingsift.stream.EchoStream.REPLIES;
import static pingsift.stream.EchoStream.REQUESTS;
import static pingsift.stream.EchoStream.WORDS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pingsift.bytes.Mixer;
import pingsift.decode.Path;

/**
 * Writes an iStream as a row of numbers, most of them 0 or small, and reads it again: everything
 * but the attachment and its number in the table.
 *
 * <p>What is read says the same, takes as much memory and grows when the written one would. A part
 * is read in the order in which it was written.
 */
final class StreamPacking {
  /*
   * The row, as steps where a number is near another one (StreamWords.addStep):
   *
   *   identifier | what there is (32 bits each)
   *   addresses, VLAN tags
   *   segment | bytes of the attachment
   *   file, by its place
   *   numbers of the iStream: that of its opening, those before it, those after it but the hash of its key
   *   frames
   *   requests
   *   what few iStreams have
   */

  // what there is, above the version of IP
  private static final int HISTOGRAMS = 1 << 8;
  private static final int BEGINS_WITH_REPLY = 1 << 9;
  private static final int STEP_VARIES = 1 << 10;
  private static final int ANSWERED_ELSEWHERE = 1 << 11;
  private static final int PATH_ASYMMETRIC = 1 << 12;
  private static final int HAS_ODDITIES = 1 << 13;
  private static final int HAS_ODD_REPLY = 1 << 14;
  private static final int HAS_REQUEST_LENGTHS = 1 << 15;
  private static final int HAS_REPLY_LENGTHS = 1 << 16;
  private static final int HAS_REQUEST_BYTES = 1 << 17;
  private static final int HAS_REPLY_BYTES = 1 << 18;

  /** What takes more memory stays as it is; {@link ByteRows} has room for rows of that. */
  private static final int MOST_PACKED = 16 << 10;

  /**
   * For each number of an iStream one that it is near, which is its opening or stands before it; -1
   * where there is none.
   */
  private static final int[] NEAR = near();

  private static int[] near() {
    int[] near = new int[WORDS];
    Arrays.fill(near, -1);
    near[LAST_CLOCK] = OPENED_CLOCK;
    near[NEXT_ACTIVE] = OPENED_CLOCK;
    near[LAST_REPLY_CLOCK] = LAST_CLOCK;
    near[FIRST_NANOS] = OPENED_CLOCK;
    near[LAST_NANOS] = LAST_CLOCK;
    near[FIRST_FRAME] = LAST_FRAME;
    near[CAPTURE_AGE] = FIRST_NANOS;
    DirectionTally.near(near, REQUESTS, FIRST_NANOS);
    DirectionTally.near(near, REPLIES, LAST_NANOS);
    return near;
  }

  private final StreamOptions options;
  private final Mixer mixer;
  private final RequestPacking requests = new RequestPacking();

  /** The capture files that requests came from, and the place of each. */
  private final List<String> files = new ArrayList<>();

  private final Map<String, Integer> places = new HashMap<>();

  StreamPacking(StreamOptions options, Mixer mixer) {
    this.options = options;
    this.mixer = mixer;
  }

  /**
   * Whether {@link #write} can write it down: what it waits for and what few iStreams have stays in
   * objects.
   */
  static boolean isPackable(EchoStream stream) {
    return stream.remembered.isPackable()
        && stream.tunnels == Path.PLAIN
        && stream.otherTunnels == Path.PLAIN
        && stream.oddities.errors == StreamErrors.NONE
        && (stream.oddReply == null || stream.oddReply.isPlain())
        && (stream.requestBytes == null || stream.requestBytes.isFew())
        && (stream.replyBytes == null || stream.replyBytes.isFew())
        && stream.bytes() - stream.attachmentBytes <= MOST_PACKED;
  }

  // ---- to write

  /** Writes down an iStream that {@linkplain #isPackable can be}. */
  void write(EchoStream stream, StreamWords to) {
    to.add((long) stream.identifier << 32 | marks(stream));
    to.add(stream.requesterHigh);
    to.add(stream.requesterLow);
    to.add(stream.responderHigh);
    to.add(stream.responderLow);
    to.add(stream.vlanTags);
    to.add((long) stream.segment << 32 | Integer.toUnsignedLong(stream.attachmentBytes));
    to.add(place(stream.remembered.file));
    long[] n = stream.n;
    to.add(n[OPENED_CLOCK]);
    for (int i = 0; i < OPENED_CLOCK; i++) {
      to.addStep(n[i], near(n, i));
    }
    for (int i = KEY_HASH + 1; i < WORDS; i++) {
      to.addStep(n[i], near(n, i));
    }
    stream.frames.write(to, n[FIRST_FRAME]);
    requests.write(stream.remembered, to, n[OPENED_CLOCK], n[LAST_CLOCK]);
    writeRare(stream, to);
  }

  private int place(String file) {
    Integer place = places.get(file);
    if (place == null) {
      place = files.size();
      files.add(file);
      places.put(file, place);
    }
    return place;
  }

  private static long near(long[] n, int i) {
    if (i == REQUESTS + DirectionTally.SERIES_MEAN || i == REPLIES + DirectionTally.SERIES_MEAN) {
      return DirectionTally.meanOfOne(n, i);
    }
    if (i == REPLIES + DirectionTally.SERIES_MIN) {
      return n[LAST_CLOCK] - n[OPENED_CLOCK]; // the round trip of a single exchange
    }
    return NEAR[i] < 0 ? 0 : n[NEAR[i]];
  }

  private static int marks(EchoStream stream) {
    return stream.ipVersion
        | (stream.histograms ? HISTOGRAMS : 0)
        | (stream.beginsWithReply ? BEGINS_WITH_REPLY : 0)
        | (stream.stepVaries ? STEP_VARIES : 0)
        | (stream.answeredElsewhere ? ANSWERED_ELSEWHERE : 0)
        | (stream.pathAsymmetric ? PATH_ASYMMETRIC : 0)
        | (stream.oddities != Oddities.NONE ? HAS_ODDITIES : 0)
        | (stream.oddReply != null ? HAS_ODD_REPLY : 0)
        | (stream.requestLengths != null ? HAS_REQUEST_LENGTHS : 0)
        | (stream.replyLengths != null ? HAS_REPLY_LENGTHS : 0)
        | (stream.requestBytes != null ? HAS_REQUEST_BYTES : 0)
        | (stream.replyBytes != null ? HAS_REPLY_BYTES : 0);
  }

  private static void writeRare(EchoStream stream, StreamWords to) {
    if (stream.oddities != Oddities.NONE) {
      stream.oddities.write(to);
    }
    if (stream.oddReply != null) {
      stream.oddReply.write(to);
    }
    if (stream.requestLengths != null) {
      stream.requestLengths.write(to);
    }
    if (stream.replyLengths != null) {
      stream.replyLengths.write(to);
    }
    if (stream.requestBytes != null) {
      stream.requestBytes.write(to);
    }
    if (stream.replyBytes != null) {
      stream.replyBytes.write(to);
    }
  }

  // ---- to read

  /** Reads what {@link #write} has written. */
  EchoStream read(StreamWords from) {
    long head = from.next();
    int marks = (int) head;
    EchoStream stream = new EchoStream(marks & 0xff, options);
    stream.identifier = (int) (head >>> 32);
    stream.histograms = (marks & HISTOGRAMS) != 0;
    stream.beginsWithReply = (marks & BEGINS_WITH_REPLY) != 0;
    stream.stepVaries = (marks & STEP_VARIES) != 0;
    stream.answeredElsewhere = (marks & ANSWERED_ELSEWHERE) != 0;
    stream.pathAsymmetric = (marks & PATH_ASYMMETRIC) != 0;
    stream.requesterHigh = from.next();
    stream.requesterLow = from.next();
    stream.responderHigh = from.next();
    stream.responderLow = from.next();
    stream.vlanTags = from.next();
    long segmentAndBytes = from.next();
    stream.segment = (int) (segmentAndBytes >>> 32);
    stream.attachmentBytes = (int) segmentAndBytes;
    String file = files.get((int) from.next());
    long[] n = stream.n;
    readNumbers(n, from);
    n[KEY_HASH] = StreamKey.keyHash(stream, mixer);
    stream.frames.read(from, n[FIRST_FRAME]);
    stream.frames.left(n[FRAMES_LEFT]);
    stream.ownBytes += stream.frames.bytes();
    stream.remembered.file = file;
    requests.read(stream.remembered, from, n[OPENED_CLOCK], n[LAST_CLOCK]);
    readRare(stream, marks, from);
    return stream;
  }

  private static void readNumbers(long[] n, StreamWords from) {
    n[OPENED_CLOCK] = from.next();
    for (int i = 0; i < OPENED_CLOCK; i++) {
      n[i] = from.nextStep(near(n, i));
    }
    for (int i = KEY_HASH + 1; i < WORDS; i++) {
      n[i] = from.nextStep(near(n, i));
    }
  }

  private static void readRare(EchoStream stream, int marks, StreamWords from) {
    if ((marks & HAS_ODDITIES) != 0) {
      stream.oddities().read(from);
    }
    if ((marks & HAS_ODD_REPLY) != 0) {
      OddReply odd = new OddReply();
      odd.read(from);
      stream.oddReply = odd;
      stream.ownBytes += odd.bytes();
    }
    if ((marks & HAS_REQUEST_LENGTHS) != 0) {
      stream.requestLengths = readLengths(stream, from);
    }
    if ((marks & HAS_REPLY_LENGTHS) != 0) {
      stream.replyLengths = readLengths(stream, from);
    }
    if ((marks & HAS_REQUEST_BYTES) != 0) {
      stream.requestBytes = readBytes(stream, from);
    }
    if ((marks & HAS_REPLY_BYTES) != 0) {
      stream.replyBytes = readBytes(stream, from);
    }
  }

  private static DistinctLengths readLengths(EchoStream stream, StreamWords from) {
    DistinctLengths lengths = new DistinctLengths();
    lengths.read(from);
    stream.ownBytes += lengths.bytes();
    return lengths;
  }

  private static ByteHistogram readBytes(EchoStream stream, StreamWords from) {
    ByteHistogram histogram = new ByteHistogram();
    histogram.read(from);
    stream.ownBytes += histogram.bytes();
    return histogram;
  }
}
