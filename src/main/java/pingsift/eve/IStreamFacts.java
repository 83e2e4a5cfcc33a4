// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.util.stream.IntStream;
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
   * Where a row of counts says that nothing odd was seen, which is nearly always, it is copied with
   * the text around it.
   */
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private static final LineForm COUNTS =
      LineForm.of(
          "'iflows':{'requests':#,'replies':#,'total':#},"
              + "'bytes':{'requests':#,'replies':#,'total':#},");
  private static final LineForm TIMES =
      LineForm.of("'duration_s':%,'capture_age_s':%,'first_frame':#,'last_frame':#,");
  private static final LineForm EXCHANGES =
      LineForm.of(
          "'exchanges':{'total':#,'answered':#,'unanswered':#,'unsolicited':#,'late':#,"
              + "'duplicate_requests':#,'duplicate_replies':#,'extra_replies':#,'mismatched':#},");
  private static final LineForm USUAL_EXCHANGES =
      LineForm.of(
          "'exchanges':{'total':#,'answered':#,'unanswered':#,'unsolicited':0,'late':0,"
              + "'duplicate_requests':0,'duplicate_replies':0,'extra_replies':0,'mismatched':0},");
  private static final LineForm NO_ERRORS = LineForm.of("'errors':{'total':0},");
  private static final LineForm RTT = LineForm.of("'rtt_ms':{'min':%,'avg':%,'max':%,'stdev':%},");
  private static final LineForm GAP = LineForm.of("'gap_ms':{'min':%,'avg':%,'max':%,'stdev':%},");
  private static final LineForm REQUEST_LENGTHS =
      LineForm.of("'requests':{'min':#,'avg':%,'max':#,'stdev':%,'distinct':#},");
  private static final LineForm REPLY_LENGTHS =
      LineForm.of("'replies':{'min':#,'avg':%,'max':#,'stdev':%,'distinct':#},");

  /** By a bit for requests, one for replies, one for IP version 4. */
  private static final LineForm[] IP =
      IntStream.range(0, 8).mapToObj(IStreamFacts::ip).toArray(LineForm[]::new);

  private static final LineForm SEQUENCE =
      LineForm.of(
          "'seq':{'first':#,'last':#,'steps':#,'repeats':#,'steps_le':#,'skips':#,'backwards':#,"
              + "'reuses':#,'wraps':#,");
  private static final LineForm USUAL_SEQUENCE =
      LineForm.of(
          "'seq':{'first':#,'last':#,'steps':#,'repeats':0,'steps_le':0,'skips':0,'backwards':0,"
              + "'reuses':0,'wraps':0,");
  private static final LineForm ODDITIES =
      LineForm.of(
          "'mirrored':#,'bad_checksums':#,'truncated':#,'non_zero_codes':#,'one_sided':?,"
              + "'begins_with_reply':?,'answered_elsewhere':?,'path_asymmetric':?,");
  private static final LineForm NO_ODDITIES =
      LineForm.of(
          "'mirrored':0,'bad_checksums':0,'truncated':0,'non_zero_codes':0,'one_sided':false,"
              + "'begins_with_reply':false,'answered_elsewhere':false,'path_asymmetric':false,");

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
    writeMillis(RTT, stream.rtt(series), json);
    writeMillis(GAP, stream.requestGaps(series), json);
    writeLengths(stream, json);
    writeIp(stream, json);
    if (stream.requests() > 0) {
      writeSequence(stream, json);
    }
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
    setSides(stream.requests(), stream.replies(), json);
    setSides(stream.requestBytes(), stream.replyBytes(), json);
    json.form(COUNTS);
  }

  private static void setSides(long requests, long replies, JsonLines json) {
    json.set(requests).set(replies).set(requests + replies);
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
      json.number(Keys.IID_LE, stream.identifierLittleEndian());
      json.number(Keys.IP_V, stream.ipVersion());
      PathJson.write(stream.path(), json);
      json.number(Keys.SEGMENT, stream.segment()).time(Keys.FIRST_TIME, stream.firstNanos());
      kept.end(KeptParts.PATH, json);
    }
  }

  private static void writeTimes(EchoStream stream, JsonLines json) {
    json.time(Keys.LAST_TIME, stream.lastNanos()).setDecimal(seconds(stream));
    json.setDecimal(stream.captureAgeNanos() / NANOS_PER_SECOND);
    json.set(stream.firstFrame()).set(stream.lastFrame()).form(TIMES);
  }

  private static void writeExchanges(EchoStream stream, JsonLines json) {
    json.set(stream.exchanges()).set(stream.answered()).set(stream.unanswered());
    long odd = stream.unsolicited() | stream.late() | stream.duplicateRequests();
    odd |= stream.duplicateReplies() | stream.extraReplies() | stream.mismatched();
    if (odd == 0) {
      json.form(USUAL_EXCHANGES);
      return;
    }
    json.set(stream.unsolicited()).set(stream.late()).set(stream.duplicateRequests());
    json.set(stream.duplicateReplies()).set(stream.extraReplies()).set(stream.mismatched());
    json.form(EXCHANGES);
  }

  private static void writeErrors(EchoStream stream, JsonLines json) {
    StreamErrors errors = stream.errors();
    if (errors.count() == 0) {
      json.form(NO_ERRORS);
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

  private static void writeMillis(LineForm form, Moments nanos, JsonLines json) {
    if (nanos.count() > 0) {
      json.setDecimal(nanos.min() / NANOS_PER_MILLI).setDecimal(nanos.mean() / NANOS_PER_MILLI);
      json.setDecimal(nanos.max() / NANOS_PER_MILLI);
      json.setDecimal(nanos.deviation() / NANOS_PER_MILLI).form(form);
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
      writeLengths(REQUEST_LENGTHS, stream.requestLengths(series), requests, json);
      writeLengths(REPLY_LENGTHS, stream.replyLengths(series), replies, json);
      json.endObject();
      kept.end(KeptParts.LENGTHS, json);
    }
  }

  private static void writeLengths(LineForm form, Moments lengths, int distinct, JsonLines json) {
    if (lengths.count() > 0) {
      json.set(lengths.min()).setDecimal(lengths.mean()).set(lengths.max());
      json.setDecimal(lengths.deviation()).set(distinct).form(form);
    }
  }

  /** What the headers of IP tell of requests, of replies. */
  private static LineForm ip(int which) {
    String ttl = "{'min':#,'max':#,'changes':#}";
    String id = "{'steps':#,'repeats':#,'zeros':#}";
    return LineForm.of(
        "'frame_bytes':{'requests':#,'replies':#,'total':#},"
            + sides("ttl", which, ttl)
            + ((which & 4) != 0 ? sides("ip_id", which, id) : ""));
  }

  private static String sides(String key, int which, String values) {
    return switch (which & 3) {
      case 0 -> "'" + key + "':{},";
      case 1 -> "'" + key + "':{'requests':" + values + "},";
      case 2 -> "'" + key + "':{'replies':" + values + "},";
      default -> "'" + key + "':{'requests':" + values + ",'replies':" + values + "},";
    };
  }

  private static void writeIp(EchoStream stream, JsonLines json) {
    boolean requests = stream.requests() > 0;
    boolean replies = stream.replies() > 0;
    setSides(stream.requestFrameBytes(), stream.replyFrameBytes(), json);
    if (requests) {
      json.set(stream.requestTtlMin()).set(stream.requestTtlMax()).set(stream.requestTtlChanges());
    }
    if (replies) {
      json.set(stream.replyTtlMin()).set(stream.replyTtlMax()).set(stream.replyTtlChanges());
    }
    boolean ids = stream.ipVersion() == 4;
    if (ids) {
      setIpIds(stream, requests, replies, json);
    }
    json.form(IP[(requests ? 1 : 0) | (replies ? 2 : 0) | (ids ? 4 : 0)]);
  }

  private static void setIpIds(
      EchoStream stream, boolean requests, boolean replies, JsonLines json) {
    if (requests) {
      json.set(stream.requestIpIdSteps()).set(stream.requestIpIdRepeats());
      json.set(stream.requestIpIdZeros());
    }
    if (replies) {
      json.set(stream.replyIpIdSteps()).set(stream.replyIpIdRepeats());
      json.set(stream.replyIpIdZeros());
    }
  }

  private static void writeSequence(EchoStream stream, JsonLines json) {
    json.set(stream.firstSequence()).set(stream.lastSequence()).set(stream.sequenceSteps());
    long odd = stream.sequenceRepeats() | stream.sequenceStepsLittleEndian();
    odd |= stream.sequenceSkips() | stream.sequenceBackwards();
    odd |= stream.sequenceReuses() | stream.sequenceWraps();
    if (odd == 0) {
      json.form(USUAL_SEQUENCE);
    } else {
      json.set(stream.sequenceRepeats()).set(stream.sequenceStepsLittleEndian());
      json.set(stream.sequenceSkips()).set(stream.sequenceBackwards());
      json.set(stream.sequenceReuses()).set(stream.sequenceWraps()).form(SEQUENCE);
    }
    if (stream.sequenceStep() != IcmpMessage.ABSENT) {
      json.number(Keys.STEP, stream.sequenceStep());
    }
    json.endObject();
  }

  private static void writeOddities(EchoStream stream, JsonLines json) {
    long odd = stream.mirrored() | stream.badChecksums();
    odd |= stream.truncated() | stream.nonZeroCodes();
    boolean oddState = stream.oneSided() || stream.beginsWithReply();
    if (odd == 0 && !oddState && !stream.answeredElsewhere() && !stream.pathAsymmetric()) {
      json.form(NO_ODDITIES);
      return;
    }
    json.set(stream.mirrored()).set(stream.badChecksums()).set(stream.truncated());
    json.set(stream.nonZeroCodes()).setTruth(stream.oneSided());
    json.setTruth(stream.beginsWithReply()).setTruth(stream.answeredElsewhere());
    json.setTruth(stream.pathAsymmetric()).form(ODDITIES);
  }
}
