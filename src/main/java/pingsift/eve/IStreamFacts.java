// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
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

  private IStreamFacts() {}

  static void write(EchoStream stream, StreamEntropy entropy, JsonLine json) throws IOException {
    writeIdentity(stream, json);
    writeCounts(stream, json);
    json.decimal("entropy", entropy.all());
    writeFrames(stream.frames(), json);
    writePath(stream, json);
    writeTimes(stream, json);
    json.decimal("entropy_requests", entropy.requests());
    json.decimal("entropy_replies", entropy.replies());
    writeExchanges(stream, json);
    writeErrors(stream, json);
    writeMillis("rtt_ms", stream.rtt(), json);
    writeMillis("gap_ms", stream.requestGaps(), json);
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

  private static void writeIdentity(EchoStream stream, JsonLine json) throws IOException {
    long srcHigh = stream.requesterHigh();
    long srcLow = stream.requesterLow();
    long dstHigh = stream.responderHigh();
    long dstLow = stream.responderLow();
    int version = stream.ipVersion();
    json.number("id", stream.index()).object("ip");
    json.address("src", version, srcHigh, srcLow)
        .text("src_type", IpClass.of(srcHigh, srcLow).word());
    json.address("dst", version, dstHigh, dstLow)
        .text("dst_type", IpClass.of(dstHigh, dstLow).word());
    json.endObject().number("iid", stream.identifier());
  }

  private static void writeCounts(EchoStream stream, JsonLine json) throws IOException {
    writeSides("iflows", stream.requests(), stream.replies(), json);
    writeSides("bytes", stream.requestBytes(), stream.replyBytes(), json);
  }

  private static void writeSides(String key, long requests, long replies, JsonLine json)
      throws IOException {
    json.object(key).number("requests", requests).number("replies", replies);
    json.number("total", requests + replies).endObject();
  }

  private static void writeFrames(FrameRanges frames, JsonLine json) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < frames.count(); i++) {
      if (i > 0) {
        text.append(", ");
      }
      text.append(frames.first(i));
      if (frames.last(i) > frames.first(i)) {
        text.append('-').append(frames.last(i));
      }
    }
    json.text("frames", text.toString());
    if (frames.left() > 0) {
      json.number("frames_left", frames.left());
    }
  }

  private static void writePath(EchoStream stream, JsonLine json) throws IOException {
    json.number("iid_le", stream.identifierLittleEndian()).number("ip_v", stream.ipVersion());
    PathJson.write(stream.path(), json);
    json.number("segment", stream.segment());
  }

  private static void writeTimes(EchoStream stream, JsonLine json) throws IOException {
    json.time("first_time", stream.firstNanos()).time("last_time", stream.lastNanos());
    json.decimal("duration_s", seconds(stream));
    json.decimal("capture_age_s", stream.captureAgeNanos() / NANOS_PER_SECOND);
    json.number("first_frame", stream.firstFrame()).number("last_frame", stream.lastFrame());
  }

  private static void writeExchanges(EchoStream stream, JsonLine json) throws IOException {
    json.object("exchanges").number("total", stream.exchanges());
    json.number("answered", stream.answered()).number("unanswered", stream.unanswered());
    json.number("unsolicited", stream.unsolicited()).number("late", stream.late());
    json.number("duplicate_requests", stream.duplicateRequests());
    json.number("duplicate_replies", stream.duplicateReplies());
    json.number("extra_replies", stream.extraReplies());
    json.number("mismatched", stream.mismatched()).endObject();
  }

  private static void writeErrors(EchoStream stream, JsonLine json) throws IOException {
    StreamErrors errors = stream.errors();
    json.object("errors").number("total", errors.count());
    if (errors.count() > 0) {
      for (ErrorKind kind : ErrorKind.values()) {
        json.number(kind.word(), errors.count(kind));
      }
      writeFrames(errors.frames(), json);
      json.object("last").number("frame", errors.lastFrame());
      json.number("type", errors.lastType()).number("code", errors.lastCode());
      json.address("src", errors.lastIpVersion(), errors.lastSrcHigh(), errors.lastSrcLow());
      json.endObject();
    }
    json.endObject();
  }

  private static void writeMillis(String key, Moments nanos, JsonLine json) throws IOException {
    if (nanos.count() > 0) {
      json.object(key).decimal("min", nanos.min() / NANOS_PER_MILLI);
      json.decimal("avg", nanos.mean() / NANOS_PER_MILLI);
      json.decimal("max", nanos.max() / NANOS_PER_MILLI);
      json.decimal("stdev", nanos.deviation() / NANOS_PER_MILLI).endObject();
    }
  }

  private static void writeLengths(EchoStream stream, JsonLine json) throws IOException {
    json.object("len");
    writeLengths("requests", stream.requestLengths(), stream.requestDistinctLengths(), json);
    writeLengths("replies", stream.replyLengths(), stream.replyDistinctLengths(), json);
    json.endObject();
    writeSides("frame_bytes", stream.requestFrameBytes(), stream.replyFrameBytes(), json);
  }

  private static void writeLengths(String key, Moments lengths, int distinct, JsonLine json)
      throws IOException {
    if (lengths.count() > 0) {
      json.object(key).number("min", lengths.min()).decimal("avg", lengths.mean());
      json.number("max", lengths.max()).decimal("stdev", lengths.deviation());
      json.number("distinct", distinct).endObject();
    }
  }

  private static void writeTtls(EchoStream stream, JsonLine json) throws IOException {
    json.object("ttl");
    if (stream.requests() > 0) {
      json.object("requests").number("min", stream.requestTtlMin());
      json.number("max", stream.requestTtlMax());
      json.number("changes", stream.requestTtlChanges()).endObject();
    }
    if (stream.replies() > 0) {
      json.object("replies").number("min", stream.replyTtlMin());
      json.number("max", stream.replyTtlMax());
      json.number("changes", stream.replyTtlChanges()).endObject();
    }
    json.endObject();
    if (stream.ipVersion() == 4) {
      writeIpIds(stream, json);
    }
  }

  private static void writeIpIds(EchoStream stream, JsonLine json) throws IOException {
    json.object("ip_id");
    if (stream.requests() > 0) {
      json.object("requests").number("steps", stream.requestIpIdSteps());
      json.number("repeats", stream.requestIpIdRepeats());
      json.number("zeros", stream.requestIpIdZeros()).endObject();
    }
    if (stream.replies() > 0) {
      json.object("replies").number("steps", stream.replyIpIdSteps());
      json.number("repeats", stream.replyIpIdRepeats());
      json.number("zeros", stream.replyIpIdZeros()).endObject();
    }
    json.endObject();
  }

  private static void writeSequence(EchoStream stream, JsonLine json) throws IOException {
    if (stream.requests() > 0) {
      json.object("seq").number("first", stream.firstSequence());
      json.number("last", stream.lastSequence()).number("steps", stream.sequenceSteps());
      json.number("repeats", stream.sequenceRepeats());
      json.number("steps_le", stream.sequenceStepsLittleEndian());
      json.number("skips", stream.sequenceSkips());
      json.number("backwards", stream.sequenceBackwards());
      json.number("reuses", stream.sequenceReuses());
      json.number("wraps", stream.sequenceWraps());
      if (stream.sequenceStep() != IcmpMessage.ABSENT) {
        json.number("step", stream.sequenceStep());
      }
      json.endObject();
    }
  }

  private static void writeOddities(EchoStream stream, JsonLine json) throws IOException {
    json.number("mirrored", stream.mirrored()).number("bad_checksums", stream.badChecksums());
    json.number("truncated", stream.truncated());
    json.number("non_zero_codes", stream.nonZeroCodes());
    json.bool("one_sided", stream.oneSided());
    json.bool("begins_with_reply", stream.beginsWithReply());
    json.bool("answered_elsewhere", stream.answeredElsewhere());
    json.bool("path_asymmetric", stream.pathAsymmetric());
  }
}
