// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.nio.charset.StandardCharsets;
import pingsift.bytes.IpClass;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.ErrorKind;
import pingsift.stream.FrameRanges;
import pingsift.stream.Moments;
import pingsift.stream.StreamErrors;

/**
 * The facts of an iStream as members of a JSON object: in alerts and in the report of the {@code
 * istreams} command alike.
 *
 * <p>First the keys of PacketSmith's report (id, ip, iid, iflows, bytes, entropy, frames), then
 * ours. A fact that does not exist (round-trip times where nothing was answered) is left out; a
 * count of nothing is 0. Bytes are bytes of Data; {@code frame_bytes} are those of whole frames.
 */
final class IStreamFacts {
  /*
   * A member takes as long to write as a hundred bytes to copy. So where a row of members says that
   * there is nothing to say, which is nearly always, it is one piece; and what stays the same from
   * one alert of an iStream to the next is kept.
   */
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private static final byte[] NO_ODD_EXCHANGES =
      ascii(
          "\"unsolicited\":0,\"late\":0,\"duplicate_requests\":0,\"duplicate_replies\":0,"
              + "\"extra_replies\":0,\"mismatched\":0},");
  private static final AsciiPiece NO_ERRORS = AsciiPiece.of("\"errors\":{\"total\":0},");
  private static final AsciiPiece NO_ODD_IP_IDS = AsciiPiece.of("\"repeats\":0,\"zeros\":0},");
  private static final byte[] NO_ODD_SEQUENCE =
      ascii(
          "\"repeats\":0,\"steps_le\":0,\"skips\":0,\"backwards\":0,\"reuses\":0,\"wraps\":0,");
  private static final byte[] NO_ODDITIES =
      ascii("\"mirrored\":0,\"bad_checksums\":0,\"truncated\":0,\"non_zero_codes\":0,");
  private static final byte[] NO_ODD_STATES =
      ascii(
          "\"one_sided\":false,\"begins_with_reply\":false,\"answered_elsewhere\":false,"
              + "\"path_asymmetric\":false,");

  private final KeptParts kept;
  private final Moments series = new Moments();

  /** Of iStreams that are written once each. */
  IStreamFacts() {
    this(new KeptParts());
  }

  /**
   * @param kept for the lines that the facts stand on
   */
  IStreamFacts(KeptParts kept) {
    this.kept = kept;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  void write(EchoStream stream, StreamEntropy entropy, JsonLines json) {
    writeIdentity(stream, json);
    writeCounts(stream, json);
    json.decimal(Keys.ENTROPY, entropy.all());
    writeFrames(stream, json);
    writeBeginning(stream, json);
    writeTimes(stream, json);
    json.decimal(Keys.ENTROPY_REQUESTS, entropy.requests());
    json.decimal(Keys.ENTROPY_REPLIES, entropy.replies());
    writeExchanges(stream, json);
    writeErrors(stream, json);
    writeMillis(Openings.RTT_MS, stream.rtt(series), json);
    writeMillis(Openings.GAP_MS, stream.requestGaps(series), json);
    writeLengths(stream, json);
    writeTtls(stream, json);
    writeSequence(stream, json);
    writeOddities(stream, json);
  }

  /** From the first frame to the last; timestamps of a hostile capture can lie centuries apart. */
  static double seconds(EchoStream stream) {
    long nanos = stream.lastNanos() - stream.firstNanos();
    return (nanos < 0 ? Long.MAX_VALUE : nanos) / NANOS_PER_SECOND;
  }

  private void writeIdentity(EchoStream stream, JsonLines json) {
    json.placed(Keys.ID, stream.index());
    if (!kept.put(KeptParts.ENDS, 0, json)) {
      writeEnds(stream, json);
      kept.end(KeptParts.ENDS, json);
    }
  }

  private static void writeEnds(EchoStream stream, JsonLines json) {
    long srcHigh = stream.requesterHigh();
    long srcLow = stream.requesterLow();
    long dstHigh = stream.responderHigh();
    long dstLow = stream.responderLow();
    int version = stream.ipVersion();
    json.open(Openings.IP);
    json.address(Keys.SRC, version, srcHigh, srcLow)
        .text(Keys.SRC_TYPE, IpClass.of(srcHigh, srcLow).word());
    json.address(Keys.DST, version, dstHigh, dstLow)
        .text(Keys.DST_TYPE, IpClass.of(dstHigh, dstLow).word());
    json.endObject().number(Keys.IID, stream.identifier());
  }

  private static void writeCounts(EchoStream stream, JsonLines json) {
    writeSides(Openings.IFLOWS, stream.requests(), stream.replies(), json);
    writeSides(Openings.BYTES, stream.requestBytes(), stream.replyBytes(), json);
  }

  private static void writeSides(AsciiPiece opening, long requests, long replies, JsonLines json) {
    json.open(opening).number(Keys.REQUESTS, requests).number(Keys.REPLIES, replies);
    json.number(Keys.TOTAL, requests + replies).endObject();
  }

  /** As ranges, {@code "5, 7-24"}; once some are left out, those that are not never change. */
  private void writeFrames(EchoStream stream, JsonLines json) {
    FrameRanges frames = stream.frames();
    long key = frames.left() > 0 ? 0 : KeptParts.NONE;
    if (!kept.put(KeptParts.FRAMES, key, json)) {
      writeRanges(frames, json);
      kept.end(KeptParts.FRAMES, json);
    }
    writeLeft(frames, json);
  }

  private static void writeRanges(FrameRanges frames, JsonLines json) {
    int ranges = frames.count();
    json.name(Keys.FRAMES).openText();
    for (int i = 0; i < ranges; i++) {
      json.range(frames.first(i), frames.last(i), i > 0);
    }
    json.closeText();
  }

  private static void writeLeft(FrameRanges frames, JsonLines json) {
    if (frames.left() > 0) {
      json.number(Keys.FRAMES_LEFT, frames.left());
    }
  }

  private void writeBeginning(EchoStream stream, JsonLines json) {
    if (!kept.put(KeptParts.PATH, stream.firstNanos(), json)) {
      writePath(stream, json);
      json.time(Keys.FIRST_TIME, stream.firstNanos());
      kept.end(KeptParts.PATH, json);
    }
  }

  private static void writePath(EchoStream stream, JsonLines json) {
    json.number(Keys.IID_LE, stream.identifierLittleEndian()).number(Keys.IP_V, stream.ipVersion());
    PathJson.write(stream.path(), json);
    json.number(Keys.SEGMENT, stream.segment());
  }

  private void writeTimes(EchoStream stream, JsonLines json) {
    json.time(Keys.LAST_TIME, stream.lastNanos()).decimal(Keys.DURATION_S, seconds(stream));
    if (!kept.put(KeptParts.AGE, 0, json)) {
      json.decimal(Keys.CAPTURE_AGE_S, stream.captureAgeNanos() / NANOS_PER_SECOND);
      json.number(Keys.FIRST_FRAME, stream.firstFrame());
      kept.end(KeptParts.AGE, json);
    }
    json.number(Keys.LAST_FRAME, stream.lastFrame());
  }

  private static void writeExchanges(EchoStream stream, JsonLines json) {
    json.open(Openings.EXCHANGES).number(Keys.TOTAL, stream.exchanges());
    json.number(Keys.ANSWERED, stream.answered()).number(Keys.UNANSWERED, stream.unanswered());
    long odd = stream.unsolicited() | stream.late() | stream.duplicateRequests();
    odd |= stream.duplicateReplies() | stream.extraReplies() | stream.mismatched();
    if (odd == 0) {
      json.raw(NO_ODD_EXCHANGES);
    } else {
      writeOddExchanges(stream, json);
    }
  }

  private static void writeOddExchanges(EchoStream stream, JsonLines json) {
    json.number(Keys.UNSOLICITED, stream.unsolicited()).number(Keys.LATE, stream.late());
    json.number(Keys.DUPLICATE_REQUESTS, stream.duplicateRequests());
    json.number(Keys.DUPLICATE_REPLIES, stream.duplicateReplies());
    json.number(Keys.EXTRA_REPLIES, stream.extraReplies());
    json.number(Keys.MISMATCHED, stream.mismatched()).endObject();
  }

  private static void writeErrors(EchoStream stream, JsonLines json) {
    StreamErrors errors = stream.errors();
    if (errors.count() == 0) {
      json.piece(NO_ERRORS);
      return;
    }
    json.open(Openings.ERRORS).number(Keys.TOTAL, errors.count());
    for (ErrorKind kind : ErrorKind.values()) {
      json.number(kind.word(), errors.count(kind));
    }
    writeRanges(errors.frames(), json);
    writeLeft(errors.frames(), json);
    json.open(Openings.LAST).number(Keys.FRAME, errors.lastFrame());
    json.number(Keys.TYPE, errors.lastType()).number(Keys.CODE, errors.lastCode());
    json.address(Keys.SRC, errors.lastIpVersion(), errors.lastSrcHigh(), errors.lastSrcLow());
    json.endObject().endObject();
  }

  private static void writeMillis(AsciiPiece opening, Moments nanos, JsonLines json) {
    if (nanos.count() > 0) {
      json.open(opening).decimal(Keys.MIN, nanos.min() / NANOS_PER_MILLI);
      json.decimal(Keys.AVG, nanos.mean() / NANOS_PER_MILLI);
      json.decimal(Keys.MAX, nanos.max() / NANOS_PER_MILLI);
      json.decimal(Keys.STDEV, nanos.deviation() / NANOS_PER_MILLI).endObject();
    }
  }

  private void writeLengths(EchoStream stream, JsonLines json) {
    int requests = stream.requestDistinctLengths();
    int replies = stream.replyDistinctLengths();
    long key = KeptParts.NONE;
    if (requests <= 1 && replies <= 1) { // then the length of each direction tells the rest
      long request = requests == 0 ? -1 : stream.requestLengthMin();
      key = request << Integer.SIZE | (replies == 0 ? 0xffff_ffffL : stream.replyLengthMin());
    }
    if (!kept.put(KeptParts.LENGTHS, key, json)) {
      json.open(Openings.LEN);
      writeLengths(Openings.REQUESTS, stream.requestLengths(series), requests, json);
      writeLengths(Openings.REPLIES, stream.replyLengths(series), replies, json);
      json.endObject();
      kept.end(KeptParts.LENGTHS, json);
    }
    writeSides(Openings.FRAME_BYTES, stream.requestFrameBytes(), stream.replyFrameBytes(), json);
  }

  private static void writeLengths(
      AsciiPiece opening, Moments lengths, int distinct, JsonLines json) {
    if (lengths.count() > 0) {
      json.open(opening).number(Keys.MIN, lengths.min()).decimal(Keys.AVG, lengths.mean());
      json.number(Keys.MAX, lengths.max()).decimal(Keys.STDEV, lengths.deviation());
      json.number(Keys.DISTINCT, distinct).endObject();
    }
  }

  private void writeTtls(EchoStream stream, JsonLines json) {
    long key = KeptParts.NONE;
    if ((stream.requestTtlChanges() | stream.replyTtlChanges()) == 0) {
      key = (long) stream.requestTtlMin() << Integer.SIZE | (stream.replyTtlMin() & 0xffff_ffffL);
    }
    if (!kept.put(KeptParts.TTLS, key, json)) {
      writeTtlsAnew(stream, json);
      kept.end(KeptParts.TTLS, json);
    }
    if (stream.ipVersion() == 4) {
      writeIpIds(stream, json);
    }
  }

  private static void writeTtlsAnew(EchoStream stream, JsonLines json) {
    json.open(Openings.TTL);
    if (stream.requests() > 0) {
      json.open(Openings.REQUESTS).number(Keys.MIN, stream.requestTtlMin());
      json.number(Keys.MAX, stream.requestTtlMax());
      json.number(Keys.CHANGES, stream.requestTtlChanges()).endObject();
    }
    if (stream.replies() > 0) {
      json.open(Openings.REPLIES).number(Keys.MIN, stream.replyTtlMin());
      json.number(Keys.MAX, stream.replyTtlMax());
      json.number(Keys.CHANGES, stream.replyTtlChanges()).endObject();
    }
    json.endObject();
  }

  private static void writeIpIds(EchoStream stream, JsonLines json) {
    json.open(Openings.IP_ID);
    if (stream.requests() > 0) {
      json.open(Openings.REQUESTS).number(Keys.STEPS, stream.requestIpIdSteps());
      writeOddIpIds(stream.requestIpIdRepeats(), stream.requestIpIdZeros(), json);
    }
    if (stream.replies() > 0) {
      json.open(Openings.REPLIES).number(Keys.STEPS, stream.replyIpIdSteps());
      writeOddIpIds(stream.replyIpIdRepeats(), stream.replyIpIdZeros(), json);
    }
    json.endObject();
  }

  private static void writeOddIpIds(long repeats, long zeros, JsonLines json) {
    if ((repeats | zeros) == 0) {
      json.piece(NO_ODD_IP_IDS);
    } else {
      json.number(Keys.REPEATS, repeats).number(Keys.ZEROS, zeros).endObject();
    }
  }

  private static void writeSequence(EchoStream stream, JsonLines json) {
    if (stream.requests() > 0) {
      json.open(Openings.SEQ).number(Keys.FIRST, stream.firstSequence());
      json.number(Keys.LAST, stream.lastSequence()).number(Keys.STEPS, stream.sequenceSteps());
      writeOddSequence(stream, json);
      if (stream.sequenceStep() != IcmpMessage.ABSENT) {
        json.number(Keys.STEP, stream.sequenceStep());
      }
      json.endObject();
    }
  }

  private static void writeOddSequence(EchoStream stream, JsonLines json) {
    long odd = stream.sequenceRepeats() | stream.sequenceStepsLittleEndian();
    odd |= stream.sequenceSkips() | stream.sequenceBackwards();
    odd |= stream.sequenceReuses() | stream.sequenceWraps();
    if (odd == 0) {
      json.raw(NO_ODD_SEQUENCE);
      return;
    }
    json.number(Keys.REPEATS, stream.sequenceRepeats());
    json.number(Keys.STEPS_LE, stream.sequenceStepsLittleEndian());
    json.number(Keys.SKIPS, stream.sequenceSkips());
    json.number(Keys.BACKWARDS, stream.sequenceBackwards());
    json.number(Keys.REUSES, stream.sequenceReuses()).number(Keys.WRAPS, stream.sequenceWraps());
  }

  private static void writeOddities(EchoStream stream, JsonLines json) {
    long odd = stream.mirrored() | stream.badChecksums();
    odd |= stream.truncated() | stream.nonZeroCodes();
    if (odd == 0) {
      json.raw(NO_ODDITIES);
    } else {
      json.number(Keys.MIRRORED, stream.mirrored());
      json.number(Keys.BAD_CHECKSUMS, stream.badChecksums());
      json.number(Keys.TRUNCATED, stream.truncated());
      json.number(Keys.NON_ZERO_CODES, stream.nonZeroCodes());
    }
    writeStates(stream, json);
  }

  private static void writeStates(EchoStream stream, JsonLines json) {
    boolean odd = stream.oneSided() || stream.beginsWithReply();
    if (!odd && !stream.answeredElsewhere() && !stream.pathAsymmetric()) {
      json.raw(NO_ODD_STATES);
      return;
    }
    json.bool(Keys.ONE_SIDED, stream.oneSided());
    json.bool(Keys.BEGINS_WITH_REPLY, stream.beginsWithReply());
    json.bool(Keys.ANSWERED_ELSEWHERE, stream.answeredElsewhere());
    json.bool(Keys.PATH_ASYMMETRIC, stream.pathAsymmetric());
  }
}
