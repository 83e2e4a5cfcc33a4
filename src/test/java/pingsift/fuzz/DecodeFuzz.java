// SPDX-License-Identifier: Apache-2.0
package pingsift.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.HexCase;
import pingsift.decode.IcmpMessage;
import pingsift.decode.MessageText;
import pingsift.decode.Outcome;

/**
 * Any bytes as one frame of any link type.
 *
 * <p>An input is the link type (16 bits), how much longer the frame was on the wire (16, signed),
 * where another snap length would cut it (16), the length of its frame check sequence (8), and the
 * frame.
 */
public final class DecodeFuzz {
  /** What a decoder might remember something of. */
  private static final List<HexCase> BEFORE =
      List.of(
          HexCase.of("tunnels-sixteen"),
          HexCase.of("mpls-stack"),
          HexCase.of("vlan-tags-six"),
          HexCase.of("error-v6-extension-mpls"),
          HexCase.of("ipv4-options"));

  private DecodeFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    InputReader in = new InputReader(input);
    int linkType = in.u16();
    int extra = in.s16();
    int cut = in.u16();
    int fcsLen = in.u8() & 7;
    byte[] bytes = in.rest();
    HexCase frame = new HexCase("input", linkType, Math.max(0, bytes.length + extra), bytes);
    String text = MessageText.of(frame.frame(0x00).fcsLen(fcsLen));
    same("read outside the frame", text, MessageText.of(frame.frame(0xff).fcsLen(fcsLen)));
    nothingIsReadBehindTheArray(frame, fcsLen, text);
    nothingIsRememberedOfTheFrameBefore(frame, fcsLen, text);
    aCopyOutlivesTheFrame(frame, fcsLen);
    aCutFrameSaysNothingElse(frame, bytes.length == 0 ? 0 : cut % bytes.length, fcsLen);
  }

  /** An input that is the frame of a case. */
  static byte[] seed(HexCase frame) {
    byte[] bytes = frame.bytes();
    ByteBuffer seed = ByteBuffer.allocate(7 + bytes.length);
    seed.putShort((short) frame.linkType()).putShort((short) (frame.wireLen() - bytes.length));
    return seed.putShort((short) (bytes.length / 2)).put((byte) 0).put(bytes).array();
  }

  private static void nothingIsReadBehindTheArray(HexCase hex, int fcsLen, String text) {
    byte[] bytes = hex.bytes();
    Frame frame =
        new Frame()
            .place(1, 1, "")
            .set(0, hex.linkType(), bytes, 0, bytes.length, hex.wireLen())
            .fcsLen(fcsLen);
    same("read elsewhere in the array", text, MessageText.of(frame));
  }

  private static void nothingIsRememberedOfTheFrameBefore(HexCase hex, int fcsLen, String text) {
    FrameDecoder decoder = new FrameDecoder();
    IcmpMessage message = new IcmpMessage();
    BEFORE.forEach(before -> decoder.decode(before.frame(0), message));
    Frame frame = hex.frame(0).fcsLen(fcsLen);
    same("remembered", text, MessageText.of(frame, decoder, message));
  }

  private static void aCopyOutlivesTheFrame(HexCase hex, int fcsLen) {
    Frame frame = hex.frame(0).fcsLen(fcsLen);
    IcmpMessage message = new IcmpMessage();
    if (new FrameDecoder().decode(frame, message) != Outcome.ICMP) {
      return;
    }
    String text = MessageText.of(message);
    assertThat(message.data().length()).isLessThanOrEqualTo(frame.capLen());
    IcmpMessage copy = new IcmpMessage().copyFrom(message);
    Arrays.fill(frame.buffer(), (byte) 0x55);
    same("a copy borrows", text, MessageText.of(copy));
  }

  private static void aCutFrameSaysNothingElse(HexCase hex, int capLen, int fcsLen) {
    IcmpMessage whole = new IcmpMessage();
    IcmpMessage cut = new IcmpMessage();
    byte[] bytes = hex.bytes();
    // a length on the wire below the captured one would count as the captured one
    HexCase sound = new HexCase("", hex.linkType(), Math.max(hex.wireLen(), bytes.length), bytes);
    Outcome outcome = new FrameDecoder().decode(sound.frame(0).fcsLen(fcsLen), whole);
    Outcome ofCut = new FrameDecoder().decode(sound.cut(capLen).frame(0).fcsLen(fcsLen), cut);
    // a first fragment may be cut before the headers behind its IP header, and waits for the others
    if (ofCut != Outcome.TRUNCATED && ofCut != Outcome.FRAGMENT) {
      assertThat(ofCut).isEqualTo(outcome);
    }
    if (ofCut == Outcome.ICMP) {
      same("the path of a cut frame", MessageText.path(whole.path()), MessageText.path(cut.path()));
      assertThat(cut.type()).isEqualTo(whole.type());
      assertThat(cut.code()).isEqualTo(whole.code());
      assertThat(cut.checksum()).isEqualTo(whole.checksum());
      assertThat(cut.srcLow()).isEqualTo(whole.srcLow());
      assertThat(cut.dstLow()).isEqualTo(whole.dstLow());
      assertThat(cut.data().wireLength()).isEqualTo(whole.data().wireLength());
      assertThat(cut.identifier()).isIn(IcmpMessage.ABSENT, whole.identifier());
      assertThat(cut.sequence()).isIn(IcmpMessage.ABSENT, whole.sequence());
    }
  }

  private static void same(String what, String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError(what + ":\n" + expected + "\n-- is not --\n" + actual);
    }
  }
}
