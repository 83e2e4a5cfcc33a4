// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

class EchoStreamFactsTest {
  private static final String FROM_TO = "from 10.0.0.5 to 203.0.113.9 id 0x0f01 vlan 7\n";

  @Test
  void countsBytesLengthsTtlsGapsAndRoundTrips() throws FlowException {
    atEnd(
        """
        0ms    req 10  "aabb"
        +10ms  rep 10  "aabb" ttl 50
        100ms  req 11  "aabbcc" ttl 63
        +30ms  rep 11  "x" ttl 51
        400ms  req 20  ""
        """,
        stream -> {
          assertThat(stream.identifier()).isEqualTo(0x0f01);
          assertThat(stream.identifierLittleEndian()).isEqualTo(0x010f);
          assertThat(stream.path().vlanCount()).isEqualTo(1);
          assertThat(stream.path().vlan(0)).isEqualTo(7);
          assertThat(stream.firstNanos()).isEqualTo(Flow.START_NANOS);
          assertThat(stream.lastNanos()).isEqualTo(Flow.START_NANOS + 400_000_000);
          assertThat(stream.firstFrame()).isEqualTo(1);
          assertThat(stream.lastFrame()).isEqualTo(5);
          assertThat(stream.requestBytes()).isEqualTo(10);
          assertThat(stream.replyBytes()).isEqualTo(5);
          assertThat(stream.requestFrameBytes()).isEqualTo(3 * 46 + 10);
          assertThat(stream.replyFrameBytes()).isEqualTo(2 * 46 + 5);
          assertThat(stream.requestTtlMin()).isEqualTo(63);
          assertThat(stream.requestTtlMax()).isEqualTo(64);
          assertThat(stream.replyTtlMin()).isEqualTo(50);
          assertThat(stream.replyTtlMax()).isEqualTo(51);
          assertThat(stream.requestLengths().min()).isZero();
          assertThat(stream.requestLengths().max()).isEqualTo(6);
          assertThat(stream.rtt().mean()).isEqualTo(20e6);
          assertThat(stream.rtt().deviation()).isEqualTo(10e6);
          assertThat(stream.requestGaps().count()).isEqualTo(2);
          assertThat(stream.requestGaps().max()).isEqualTo(300_000_000);
          assertThat(stream.firstSequence()).isEqualTo(10);
          assertThat(stream.lastSequence()).isEqualTo(20);
          assertThat(stream.sequenceSteps()).isEqualTo(1);
        });
  }

  @Test
  void findsOpenRequestsOnBothSidesOfTheMiddleSequenceNumber() throws FlowException {
    atEnd(
        """
        0ms    req 0x7ffe  "a"
        +1ms   req 0x7fff  "b"
        +1ms   req 0x8000  "c"
        +1ms   req 0x8001  "d"
        +1ms   rep 0x8001  "d"
        +1ms   rep 0x8000  "c"
        +1ms   rep 0x7ffe  "a"
        +1ms   rep 0x7fff  "b"
        """,
        stream -> {
          assertThat(stream.unsolicited()).isZero();
          assertThat(stream.answered()).isEqualTo(4);
        });
  }

  @Test
  void entropyIsOfBothDirectionsAndOfEach() throws FlowException {
    atEnd(
        """
        0ms    req 1  "aaaa"
        +10ms  rep 1  "bbbb"
        """,
        stream -> {
          assertThat(stream.requestEntropyBits()).isEqualTo(0.0);
          assertThat(stream.replyEntropyBits()).isEqualTo(0.0);
          assertThat(stream.entropyBits()).isEqualTo(1.0);
        });
  }

  @Test
  void entropyGoesOnWhereFewBytesBecomeMany() throws FlowException {
    atEnd(
        """
        0ms    req 1  "ab"*100
        1s     req 2  "cd"*100
        2s     req 3  "ab"*16000
        3s     req 4  "cd"*16000
        """,
        stream -> assertThat(stream.entropyBits()).isCloseTo(2.0, within(1e-12)));
  }

  @Test
  void dataThatTheCaptureCutCountsAsFarAsItIsThere() throws FlowException {
    atEnd(
        """
        0ms    req 1  "abab" len 1400
        """,
        stream -> {
          assertThat(stream.requestBytes()).isEqualTo(1400);
          assertThat(stream.requestEntropyBits()).isEqualTo(1.0);
          assertThat(stream.truncated()).isEqualTo(1);
        });
  }

  @Test
  void withoutRepliesThereAreNoReplyFacts() throws FlowException {
    atEnd(
        """
        0ms    req 1
        """,
        stream -> {
          assertThat(stream.replyTtlMin()).isEqualTo(IcmpMessage.ABSENT);
          assertThat(stream.rtt().count()).isZero();
          assertThat(stream.rtt().mean()).isNaN();
          assertThat(stream.requestGaps().count()).isZero();
          assertThat(stream.entropyBits()).isEqualTo(0.0);
        });
  }

  @Test
  void sequenceNumbersStepSkipGoBackComeAgainAndWrap() throws FlowException {
    atEnd(
        """
        0ms    req 65534
        1s     req 65535
        2s     req 0
        3s     req 0
        4s     req 5
        5s     req 4   "other"
        6s     req 5   "other"
        """,
        stream -> {
          assertThat(stream.sequenceSteps()).isEqualTo(3);
          assertThat(stream.sequenceWraps()).isEqualTo(1);
          assertThat(stream.sequenceRepeats()).isEqualTo(1);
          assertThat(stream.sequenceSkips()).isEqualTo(1);
          assertThat(stream.sequenceBackwards()).isEqualTo(1);
          assertThat(stream.sequenceReuses()).isEqualTo(2);
          assertThat(stream.duplicateRequests()).isEqualTo(1);
          assertThat(stream.sequenceStep()).isEqualTo(IcmpMessage.ABSENT);
        });
  }

  @Test
  void aSenderThatDoesNotConvertStepsBy256() throws FlowException {
    atEnd(
        """
        0ms    req 256
        1s     req 512
        2s     req 768
        """,
        stream -> {
          assertThat(stream.sequenceStep()).isEqualTo(256);
          assertThat(stream.sequenceStepsLittleEndian()).isEqualTo(2);
          assertThat(stream.sequenceSteps()).isZero();
          assertThat(stream.sequenceSkips()).isEqualTo(2);
        });
  }

  @Test
  void aStepThatWrapsIsTheSameStep() throws FlowException {
    atEnd(
        """
        0ms    req 65535
        1s     req 0
        2s     req 1
        """,
        stream -> {
          assertThat(stream.sequenceStep()).isEqualTo(1);
          assertThat(stream.sequenceWraps()).isEqualTo(1);
        });
  }

  @Test
  void headersChangeStandStillAndStep() throws FlowException {
    atEnd(
        """
        0ms    req 1  ttl 64 ipid 65535
        +10ms  rep 1  ttl 50 ipid 0
        1s     req 2  ttl 63 ipid 0
        +10ms  rep 2  ttl 50 ipid 0
        2s     req 3  ttl 64 ipid 1
        3s     req 4  ttl 64 ipid 1
        4s     req 5  ttl 64 ipid 9
        """,
        stream -> {
          assertThat(stream.requestTtlChanges()).isEqualTo(2);
          assertThat(stream.replyTtlChanges()).isZero();
          assertThat(stream.requestIpIdSteps()).isEqualTo(2);
          assertThat(stream.requestIpIdRepeats()).isEqualTo(1);
          assertThat(stream.requestIpIdZeros()).isEqualTo(1);
          assertThat(stream.replyIpIdRepeats()).isEqualTo(1);
          assertThat(stream.replyIpIdZeros()).isEqualTo(2);
          assertThat(stream.replyIpIdSteps()).isZero();
        });
  }

  @Test
  void lengthsAreToldApartUpToALimit() throws FlowException {
    StringBuilder drawing = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      drawing.append(i).append("s req ").append(i).append(" \"a\"*").append(100 + i % 70);
      drawing.append('\n').append("+1ms rep ").append(i).append(" \"b\"*").append(20 + i % 3);
      drawing.append('\n');
    }
    atEnd(
        drawing.toString(),
        stream -> {
          assertThat(stream.requestDistinctLengths()).isEqualTo(DistinctLengths.MOST);
          assertThat(stream.replyDistinctLengths()).isEqualTo(3);
        });
  }

  @Test
  void oneLengthIsOne() throws FlowException {
    atEnd(
        """
        0ms    req 1
        1s     req 2
        """,
        stream -> {
          assertThat(stream.requestDistinctLengths()).isEqualTo(1);
          assertThat(stream.replyDistinctLengths()).isZero();
        });
  }

  @Test
  void knowsWhetherOneSideIsMissingAndHowOldTheCaptureWas() throws FlowException {
    atEnd(
        """
        0ms    other
        2s     rep 1
        3s     rep 2
        """,
        stream -> {
          assertThat(stream.oneSided()).isTrue();
          assertThat(stream.captureAgeNanos()).isEqualTo(2_000_000_000L);
        });
    atEnd(
        """
        0ms    req 1
        +1ms   rep 1
        """,
        stream -> {
          assertThat(stream.oneSided()).isFalse();
          assertThat(stream.captureAgeNanos()).isZero();
        });
  }

  private static void atEnd(String drawing, Consumer<EchoStream> check) throws FlowException {
    Flow flow = FlowNotation.parse("facts", FROM_TO + drawing);
    boolean[] checked = {false};
    EchoStreamTable table =
        new EchoStreamTable(
            StreamOptions.DEFAULT,
            new StreamListener() {
              @Override
              public void ended(EchoStream stream, EndReason reason) {
                check.accept(stream);
                checked[0] = true;
              }
            });
    Frame frame = new Frame();
    IcmpMessage message = new IcmpMessage();
    FrameDecoder decoder = new FrameDecoder();
    for (int i = 0; i < flow.frames().size(); i++) {
      if (decoder.decode(flow.fill(frame, i), message) == Outcome.ICMP && message.isEcho()) {
        table.accept(message);
      }
    }
    table.end();
    assertThat(checked[0]).isTrue();
  }
}
