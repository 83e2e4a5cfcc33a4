// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

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
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final FramesText frames = new FramesText();

  void write(EchoStream stream, StreamEntropy entropy, JsonLines json) {
    writeIdentity(stream, json);
    writeCounts(stream, json);
    json.decimal(Keys.ENTROPY, entropy.all());
    writeFrames(stream.frames(), json);
    writePath(stream, json);
    writeTimes(stream, json);
    json.decimal(Keys.ENTROPY_REQUESTS, entropy.requests());
    json.decimal(Keys.ENTROPY_REPLIES, entropy.replies());
    writeExchanges(stream, json);
    writeErrors(stream, json);
    writeMillis(Openings.RTT_MS, stream.rtt(), json);
    writeMillis(Openings.GAP_MS, stream.requestGaps(), json);
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

  private static void writeIdentity(EchoStream stream, JsonLines json) {
    long srcHigh = stream.requesterHigh();
    long srcLow = stream.requesterLow();
    long dstHigh = stream.responderHigh();
    long dstLow = stream.responderLow();
    int version = stream.ipVersion();
    json.placed(Keys.ID, stream.index()).open(Openings.IP);
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

  private void writeFrames(FrameRanges ranges, JsonLines json) {
    frames.write(ranges, json);
    if (ranges.left() > 0) {
      json.number(Keys.FRAMES_LEFT, ranges.left());
    }
  }

  private static void writePath(EchoStream stream, JsonLines json) {
    json.number(Keys.IID_LE, stream.identifierLittleEndian()).number(Keys.IP_V, stream.ipVersion());
    PathJson.write(stream.path(), json);
    json.number(Keys.SEGMENT, stream.segment());
  }

  private static void writeTimes(EchoStream stream, JsonLines json) {
    json.time(Keys.FIRST_TIME, stream.firstNanos()).time(Keys.LAST_TIME, stream.lastNanos());
    json.decimal(Keys.DURATION_S, seconds(stream));
    json.decimal(Keys.CAPTURE_AGE_S, stream.captureAgeNanos() / NANOS_PER_SECOND);
    json.number(Keys.FIRST_FRAME, stream.firstFrame()).number(Keys.LAST_FRAME, stream.lastFrame());
  }

  private static void writeExchanges(EchoStream stream, JsonLines json) {
    json.open(Openings.EXCHANGES).number(Keys.TOTAL, stream.exchanges());
    json.number(Keys.ANSWERED, stream.answered()).number(Keys.UNANSWERED, stream.unanswered());
    json.number(Keys.UNSOLICITED, stream.unsolicited()).number(Keys.LATE, stream.late());
    json.number(Keys.DUPLICATE_REQUESTS, stream.duplicateRequests());
    json.number(Keys.DUPLICATE_REPLIES, stream.duplicateReplies());
    json.number(Keys.EXTRA_REPLIES, stream.extraReplies());
    json.number(Keys.MISMATCHED, stream.mismatched()).endObject();
  }

  private void writeErrors(EchoStream stream, JsonLines json) {
    StreamErrors errors = stream.errors();
    json.open(Openings.ERRORS).number(Keys.TOTAL, errors.count());
    if (errors.count() > 0) {
      for (ErrorKind kind : ErrorKind.values()) {
        json.number(kind.word(), errors.count(kind));
      }
      writeFrames(errors.frames(), json);
      json.open(Openings.LAST).number(Keys.FRAME, errors.lastFrame());
      json.number(Keys.TYPE, errors.lastType()).number(Keys.CODE, errors.lastCode());
      json.address(Keys.SRC, errors.lastIpVersion(), errors.lastSrcHigh(), errors.lastSrcLow());
      json.endObject();
    }
    json.endObject();
  }

  private static void writeMillis(AsciiPiece opening, Moments nanos, JsonLines json) {
    if (nanos.count() > 0) {
      json.open(opening).decimal(Keys.MIN, nanos.min() / NANOS_PER_MILLI);
      json.decimal(Keys.AVG, nanos.mean() / NANOS_PER_MILLI);
      json.decimal(Keys.MAX, nanos.max() / NANOS_PER_MILLI);
      json.decimal(Keys.STDEV, nanos.deviation() / NANOS_PER_MILLI).endObject();
    }
  }

  private static void writeLengths(EchoStream stream, JsonLines json) {
    json.open(Openings.LEN);
    writeLengths(Openings.REQUESTS, stream.requestLengths(), stream.requestDistinctLengths(), json);
    writeLengths(Openings.REPLIES, stream.replyLengths(), stream.replyDistinctLengths(), json);
    json.endObject();
    writeSides(Openings.FRAME_BYTES, stream.requestFrameBytes(), stream.replyFrameBytes(), json);
  }

  private static void writeLengths(AsciiPiece opening, Moments lengths, int distinct, JsonLines json) {
    if (lengths.count() > 0) {
      json.open(opening).number(Keys.MIN, lengths.min()).decimal(Keys.AVG, lengths.mean());
      json.number(Keys.MAX, lengths.max()).decimal(Keys.STDEV, lengths.deviation());
      json.number(Keys.DISTINCT, distinct).endObject();
    }
  }

  private static void writeTtls(EchoStream stream, JsonLines json) {
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
    if (stream.ipVersion() == 4) {
      writeIpIds(stream, json);
    }
  }

  private static void writeIpIds(EchoStream stream, JsonLines json) {
    json.open(Openings.IP_ID);
    if (stream.requests() > 0) {
      json.open(Openings.REQUESTS).number(Keys.STEPS, stream.requestIpIdSteps());
      json.number(Keys.REPEATS, stream.requestIpIdRepeats());
      json.number(Keys.ZEROS, stream.requestIpIdZeros()).endObject();
    }
    if (stream.replies() > 0) {
      json.open(Openings.REPLIES).number(Keys.STEPS, stream.replyIpIdSteps());
      json.number(Keys.REPEATS, stream.replyIpIdRepeats());
      json.number(Keys.ZEROS, stream.replyIpIdZeros()).endObject();
    }
    json.endObject();
  }

  private static void writeSequence(EchoStream stream, JsonLines json) {
    if (stream.requests() > 0) {
      json.open(Openings.SEQ).number(Keys.FIRST, stream.firstSequence());
      json.number(Keys.LAST, stream.lastSequence()).number(Keys.STEPS, stream.sequenceSteps());
      json.number(Keys.REPEATS, stream.sequenceRepeats());
      json.number(Keys.STEPS_LE, stream.sequenceStepsLittleEndian());
      json.number(Keys.SKIPS, stream.sequenceSkips());
      json.number(Keys.BACKWARDS, stream.sequenceBackwards());
      json.number(Keys.REUSES, stream.sequenceReuses());
      json.number(Keys.WRAPS, stream.sequenceWraps());
      if (stream.sequenceStep() != IcmpMessage.ABSENT) {
        json.number(Keys.STEP, stream.sequenceStep());
      }
      json.endObject();
    }
  }

  private static void writeOddities(EchoStream stream, JsonLines json) {
    json.number(Keys.MIRRORED, stream.mirrored()).number(Keys.BAD_CHECKSUMS, stream.badChecksums());
    json.number(Keys.TRUNCATED, stream.truncated());
    json.number(Keys.NON_ZERO_CODES, stream.nonZeroCodes());
    json.bool(Keys.ONE_SIDED, stream.oneSided());
    json.bool(Keys.BEGINS_WITH_REPLY, stream.beginsWithReply());
    json.bool(Keys.ANSWERED_ELSEWHERE, stream.answeredElsewhere());
    json.bool(Keys.PATH_ASYMMETRIC, stream.pathAsymmetric());
  }
}
