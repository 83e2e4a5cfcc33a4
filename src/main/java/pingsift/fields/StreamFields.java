// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import static pingsift.check.Type.BOOL;
import static pingsift.check.Type.DURATION;
import static pingsift.check.Type.FLOAT;
import static pingsift.check.Type.INT;
import static pingsift.check.Type.IP;
import static pingsift.check.Type.TIME;
import static pingsift.fields.Accessor.ABSENT;

import java.util.List;
import pingsift.check.Owner;
import pingsift.check.Type;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.ErrorKind;

/** Fields of an iStream, and of all its requests, replies, exchanges and frames. */
final class StreamFields {
  /** The hidden keys behind the names of the last error's type and code. */
  private static final String LAST_TYPE_KEY = "$errors.last_type";

  private static final String LAST_CODE_KEY = "$errors.last_code";

  private static final HostPair<EchoStream> PAIR =
      new HostPair<>(
          Owner.ISTREAM,
          EchoStream::requesterHigh,
          EchoStream::requesterLow,
          EchoStream::responderHigh,
          EchoStream::responderLow);

  private StreamFields() {}

  static List<Field> all() {
    return List.of(
        of("src", IP, "the requester").address(EchoStream::requesterHigh, EchoStream::requesterLow),
        of("dst", IP, "the responder").address(EchoStream::responderHigh, EchoStream::responderLow),
        of("requester", IP, "the requester, under the name that frames have too")
            .address(EchoStream::requesterHigh, EchoStream::requesterLow),
        of("responder", IP, "the responder, under the name that frames have too")
            .address(EchoStream::responderHigh, EchoStream::responderLow),
        PAIR.low(),
        PAIR.high(),
        of("iid", INT, "Identifier, big-endian").between(0, 0xffff).number(EchoStream::identifier),
        of("iid_le", INT, "Identifier read little-endian")
            .between(0, 0xffff)
            .number(s -> Short.toUnsignedInt(Short.reverseBytes((short) s.identifier()))),
        of("ip.version", INT, "4 or 6").between(4, 6).number(EchoStream::ipVersion),
        of("vlan", INT, "outermost VLAN id")
            .between(0, 4095)
            .optional()
            .number(s -> s.outermostVlan() == IcmpMessage.ABSENT ? ABSENT : s.outermostVlan()),
        of("segment", INT, "1 for the first iStream of this identity, 2 after its first pause, …")
            .from(1)
            .number(EchoStream::segment),
        of("begins_with_reply", BOOL, "the capture shows a reply of it first")
            .flag(EchoStream::beginsWithReply),
        of("capture.age", DURATION, "how long the capture had run when it opened")
            .from(0)
            .number(EchoStream::captureAgeNanos),
        of("one_sided", BOOL, "only requests or only replies were seen")
            .falling()
            .flag(EchoStream::oneSided),
        of("bad_checksums", INT, "messages whose ICMP checksum is certain to be wrong")
            .from(0)
            .rising()
            .number(EchoStream::badChecksums),
        of(
                "truncated",
                INT,
                "messages with missing Data bytes: cut by the snap length, or never there")
            .from(0)
            .rising()
            .number(EchoStream::truncated),
        of("nonzero_codes", INT, "messages with another code than 0")
            .from(0)
            .rising()
            .number(EchoStream::nonZeroCodes),
        // frames can be captured out of order: then a later one moves it back
        of("start", TIME, "the earliest capture time of its frames")
            .falling()
            .number(EchoStream::firstNanos),
        of("duration", DURATION, "from the earliest capture time of its frames to the latest")
            .from(0)
            .rising()
            .number(s -> s.lastNanos() - s.firstNanos()),
        of("answered_elsewhere", BOOL, "another address than the one asked replied")
            .rising()
            .flag(EchoStream::answeredElsewhere),
        of("path_asymmetric", BOOL, "requests and replies were seen on different paths")
            .rising()
            .flag(EchoStream::pathAsymmetric),
        of("mirrored", INT, "exact copies of frames that a mirror port added")
            .from(0)
            .rising()
            .number(EchoStream::mirrored),
        of("errors.count", INT, "ICMP errors that quote one of its messages")
            .from(0)
            .rising()
            .number(s -> s.errors().count()),
        errors("unreachable", ErrorKind.UNREACHABLE, "destination unreachable, too big left out"),
        errors("time_exceeded", ErrorKind.TIME_EXCEEDED, "time exceeded"),
        errors("too_big", ErrorKind.TOO_BIG, "packet too big, or fragmentation needed"),
        errors("parameter_problem", ErrorKind.PARAMETER_PROBLEM, "parameter problem"),
        errors("redirect", ErrorKind.REDIRECT, "redirect"),
        errors("source_quench", ErrorKind.SOURCE_QUENCH, "source quench"),
        of(
                "errors.last_type",
                INT,
                "ICMP type of the last error, also by name; absent without errors")
            .symbols(IcmpNames.types(), LAST_TYPE_KEY)
            .between(0, 255)
            .optional()
            .open()
            .number(s -> s.errors().count() == 0 ? ABSENT : s.errors().lastType()),
        of(LAST_TYPE_KEY, INT, "IP version and ICMP type of the last error in one number")
            .optional()
            .open()
            .number(
                s ->
                    s.errors().count() == 0
                        ? ABSENT
                        : IcmpNames.key(s.ipVersion(), s.errors().lastType())),
        of(
                "errors.last_code",
                INT,
                "ICMP code of the last error, also by name; absent without errors")
            .symbols(IcmpCodeNames.codes(), LAST_CODE_KEY)
            .between(0, 255)
            .optional()
            .open()
            .number(s -> s.errors().count() == 0 ? ABSENT : s.errors().lastCode()),
        of(LAST_CODE_KEY, INT, "IP version, ICMP type and code of the last error in one number")
            .optional()
            .open()
            .number(
                s ->
                    s.errors().count() == 0
                        ? ABSENT
                        : IcmpCodeNames.key(
                            s.ipVersion(), s.errors().lastType(), s.errors().lastCode())),
        of("bytes", INT, "Data of both directions")
            .from(0)
            .unit("bytes")
            .rising()
            .number(s -> s.requestBytes() + s.replyBytes()),
        of("entropy", FLOAT, "Shannon entropy of all Data of both directions, 0 to 8")
            .between(0, 8)
            .unit("bits per byte")
            .open()
            .cost(600)
            .needs(Need.HISTOGRAMS)
            .real(EchoStream::entropyBits),
        of(Owner.REQUESTS, "count", INT, "how many requests")
            .from(0)
            .rising()
            .number(EchoStream::requests),
        of(Owner.REQUESTS, "bytes", INT, "Data of all requests")
            .from(0)
            .unit("bytes")
            .rising()
            .number(EchoStream::requestBytes),
        of(Owner.REQUESTS, "entropy", FLOAT, "Shannon entropy of the Data of all requests, 0 to 8")
            .between(0, 8)
            .unit("bits per byte")
            .open()
            .cost(600)
            .needs(Need.HISTOGRAMS)
            .real(EchoStream::requestEntropyBits),
        of(
                Owner.REQUESTS,
                "seq_repeats",
                INT,
                "requests with the sequence number of the one before")
            .from(0)
            .rising()
            .number(EchoStream::sequenceRepeats),
        of(
                Owner.REQUESTS,
                "seq_steps",
                INT,
                "requests whose sequence number is one above the one before")
            .from(0)
            .rising()
            .number(EchoStream::sequenceSteps),
        of(Owner.REQUESTS, "seq_wraps", INT, "requests whose sequence number went on past 65535")
            .from(0)
            .rising()
            .number(EchoStream::sequenceWraps),
        of(Owner.REQUESTS, "seq_skips", INT, "requests that left sequence numbers out")
            .from(0)
            .rising()
            .number(EchoStream::sequenceSkips),
        of(Owner.REQUESTS, "seq_backwards", INT, "requests whose sequence number went back")
            .from(0)
            .rising()
            .number(EchoStream::sequenceBackwards),
        of(
                Owner.REQUESTS,
                "seq_reuses",
                INT,
                "requests with the sequence number of a request still remembered")
            .from(0)
            .rising()
            .number(EchoStream::sequenceReuses),
        of(
                Owner.REQUESTS,
                "seq_steps_le",
                INT,
                "requests whose sequence number, read little-endian, is one above the one before")
            .from(0)
            .rising()
            .number(EchoStream::sequenceStepsLittleEndian),
        of(
                Owner.REQUESTS,
                "seq_step",
                INT,
                "how far the sequence number moves each time, modulo 65536; absent where that varies")
            .between(0, 0xffff)
            .optional()
            .open()
            .number(s -> s.sequenceStep() == IcmpMessage.ABSENT ? ABSENT : s.sequenceStep()),
        of(Owner.REQUESTS, "distinct_lens", INT, "how many Data lengths, 64 at most")
            .between(0, 64)
            .rising()
            .number(EchoStream::requestDistinctLengths),
        of(
                Owner.REQUESTS,
                "ttl_changes",
                INT,
                "requests with another time to live than the one before")
            .from(0)
            .rising()
            .number(EchoStream::requestTtlChanges),
        of(Owner.REQUESTS, "ip_id_steps", INT, "requests whose ip.id is one above the one before")
            .from(0)
            .rising()
            .number(EchoStream::requestIpIdSteps),
        of(Owner.REQUESTS, "ip_id_repeats", INT, "requests with the ip.id of the one before")
            .from(0)
            .rising()
            .number(EchoStream::requestIpIdRepeats),
        of(Owner.REQUESTS, "ip_id_zeros", INT, "requests with ip.id 0")
            .from(0)
            .rising()
            .number(EchoStream::requestIpIdZeros),
        of(Owner.REPLIES, "count", INT, "how many replies")
            .from(0)
            .rising()
            .number(EchoStream::replies),
        of(Owner.REPLIES, "bytes", INT, "Data of all replies")
            .from(0)
            .unit("bytes")
            .rising()
            .number(EchoStream::replyBytes),
        of(Owner.REPLIES, "entropy", FLOAT, "Shannon entropy of the Data of all replies, 0 to 8")
            .between(0, 8)
            .unit("bits per byte")
            .open()
            .cost(600)
            .needs(Need.HISTOGRAMS)
            .real(EchoStream::replyEntropyBits),
        of(Owner.REPLIES, "distinct_lens", INT, "how many Data lengths, 64 at most")
            .between(0, 64)
            .rising()
            .number(EchoStream::replyDistinctLengths),
        of(
                Owner.REPLIES,
                "ttl_changes",
                INT,
                "replies with another time to live than the one before")
            .from(0)
            .rising()
            .number(EchoStream::replyTtlChanges),
        of(Owner.REPLIES, "ip_id_steps", INT, "replies whose ip.id is one above the one before")
            .from(0)
            .rising()
            .number(EchoStream::replyIpIdSteps),
        of(Owner.REPLIES, "ip_id_repeats", INT, "replies with the ip.id of the one before")
            .from(0)
            .rising()
            .number(EchoStream::replyIpIdRepeats),
        of(Owner.REPLIES, "ip_id_zeros", INT, "replies with ip.id 0")
            .from(0)
            .rising()
            .number(EchoStream::replyIpIdZeros),
        of(Owner.EXCHANGES, "count", INT, "how many exchanges are decided")
            .from(0)
            .rising()
            .number(EchoStream::exchanges),
        of(Owner.EXCHANGES, "answered", INT, "requests that were answered")
            .from(0)
            .rising()
            .number(EchoStream::answered),
        of(Owner.EXCHANGES, "unanswered", INT, "requests that were given up")
            .from(0)
            .rising()
            .number(EchoStream::unanswered),
        of(Owner.EXCHANGES, "unsolicited", INT, "replies that no request asked for")
            .from(0)
            .rising()
            .number(EchoStream::unsolicited),
        of(Owner.EXCHANGES, "late", INT, "replies that came after their request was given up")
            .from(0)
            .rising()
            .number(EchoStream::late),
        of(Owner.EXCHANGES, "extra", INT, "further replies to one request, with other bytes")
            .from(0)
            .rising()
            .number(EchoStream::extraReplies),
        of(Owner.EXCHANGES, "duplicate", INT, "requests and replies that repeat one byte for byte")
            .from(0)
            .rising()
            .number(s -> s.duplicateRequests() + s.duplicateReplies()),
        of(
                Owner.EXCHANGES,
                "mismatched",
                INT,
                "exchanges whose reply data differs from the request's")
            .from(0)
            .rising()
            .number(EchoStream::mismatched),
        of(Owner.FRAMES, "count", INT, "how many frames, mirrored ones left out")
            .from(0)
            .rising()
            .number(s -> s.requests() + s.replies()),
        of(Owner.FRAMES, "bytes", INT, "length of all frames on the wire")
            .from(0)
            .unit("bytes")
            .rising()
            .number(s -> s.requestFrameBytes() + s.replyFrameBytes()));
  }

  private static Field errors(String name, ErrorKind kind, String sentence) {
    return of("errors." + name, INT, "of its errors: " + sentence)
        .from(0)
        .rising()
        .number(s -> s.errors().count(kind));
  }

  private static Declaration<EchoStream> of(String name, Type type, String sentence) {
    return of(Owner.ISTREAM, name, type, sentence);
  }

  private static Declaration<EchoStream> of(Owner owner, String name, Type type, String sentence) {
    return new Declaration<>(owner, name, type, sentence);
  }
}
