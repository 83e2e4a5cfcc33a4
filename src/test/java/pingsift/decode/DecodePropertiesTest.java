// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pingsift.capture.Frame;

/** What holds for any bytes whatever. */
class DecodePropertiesTest {
  private static final List<HexCase> CASES = HexCase.all();
  private static final Integer[] LINK_TYPES = linkTypes();

  /** All that are decoded, and one that is not. */
  private static Integer[] linkTypes() {
    Stream<Integer> decoded = NamedLinkTypes.all().values().stream();
    return Stream.concat(decoded, Stream.of(65_000)).toArray(Integer[]::new);
  }

  /** Nothing at all like a frame. */
  @Provide
  Arbitrary<HexCase> noise() {
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(120);
    Arbitrary<Integer> more = Arbitraries.integers().between(-200, 70_000);
    return Combinators.combine(Arbitraries.of(LINK_TYPES), bytes, more)
        .as((link, all, extra) -> new HexCase("noise", link, all.length + extra, all));
  }

  /** A sound frame in which some bytes were changed, so that deep layers are reached. */
  @Provide
  Arbitrary<HexCase> damaged() {
    Arbitrary<Long> seeds = Arbitraries.longs();
    return Combinators.combine(Arbitraries.of(CASES), seeds)
        .as((hex, seed) -> damage(hex, new Random(seed)));
  }

  private static HexCase damage(HexCase hex, Random random) {
    byte[] bytes = Arrays.copyOf(hex.bytes(), random.nextInt(hex.bytes().length + 1));
    for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] + 1);
    }
    int wireLen = random.nextBoolean() ? bytes.length : hex.wireLen();
    int linkType =
        random.nextInt(8) == 0 ? LINK_TYPES[random.nextInt(LINK_TYPES.length)] : hex.linkType();
    return new HexCase("damaged " + hex.name(), linkType, wireLen, bytes);
  }

  @Property(tries = 10_000)
  void noiseEndsInOneOutcomeAndIsReadInsideTheFrame(@ForAll("noise") HexCase hex) {
    assertThat(MessageText.of(hex.frame(0x00))).isEqualTo(MessageText.of(hex.frame(0xff)));
  }

  @Property(tries = 10_000)
  void damagedFramesEndInOneOutcomeAndAreReadInsideTheFrame(@ForAll("damaged") HexCase hex) {
    assertThat(MessageText.of(hex.frame(0x00))).isEqualTo(MessageText.of(hex.frame(0xff)));
  }

  /** The frame fills its array: one byte too far would be an exception. */
  @Property(tries = 5_000)
  void nothingIsReadBehindTheArray(@ForAll("damaged") HexCase hex) {
    int capLen = hex.bytes().length;
    Frame frame = new Frame().set(0, hex.linkType(), hex.bytes(), 0, capLen, Integer.MAX_VALUE);
    assertThat(MessageText.of(frame)).startsWith("outcome ");
  }

  @Property(tries = 2_000)
  void aDecoderRemembersNothingOfTheFrameBefore(
      @ForAll("damaged") HexCase before, @ForAll("damaged") HexCase hex) {
    FrameDecoder decoder = new FrameDecoder();
    IcmpMessage message = new IcmpMessage();
    decoder.decode(before.frame(0), message);
    Outcome outcome = decoder.decode(hex.frame(0), message);
    IcmpMessage fresh = new IcmpMessage();
    assertThat(outcome).isEqualTo(new FrameDecoder().decode(hex.frame(0), fresh));
    if (outcome == Outcome.ICMP) {
      assertThat(message)
          .usingRecursiveComparison()
          .comparingOnlyFields(
              "ipVersion",
              "srcHigh",
              "srcLow",
              "dstHigh",
              "dstLow",
              "ttl",
              "tos",
              "ipId",
              "dontFragment",
              "fragments",
              "optionsLen",
              "type",
              "code",
              "checksum",
              "restOfHeader",
              "checksumStatus",
              "identifier",
              "sequence")
          .isEqualTo(fresh);
      assertThat(message.data().copy()).isEqualTo(fresh.data().copy());
      assertThat(MessageText.details(message)).isEqualTo(MessageText.details(fresh));
      assertThat(MessageText.path(message.path())).isEqualTo(MessageText.path(fresh.path()));
    }
  }

  @Property(tries = 1_000)
  void aShorterSnapLengthLeavesWhatRemainsAsItWas(@ForAll("damaged") HexCase whole) {
    IcmpMessage uncut = new IcmpMessage();
    Outcome outcome = new FrameDecoder().decode(whole.frame(0), uncut);
    for (int capLen = 0; capLen < whole.bytes().length; capLen++) {
      IcmpMessage cut = new IcmpMessage();
      Outcome cutOutcome = new FrameDecoder().decode(whole.cut(capLen).frame(0), cut);
      if (cutOutcome != Outcome.TRUNCATED) {
        assertThat(cutOutcome).isEqualTo(outcome);
      }
      if (cutOutcome == Outcome.ICMP) {
        checkPrefix(cut, uncut);
      }
    }
  }

  private static void checkPrefix(IcmpMessage cut, IcmpMessage uncut) {
    assertThat(cut)
        .usingRecursiveComparison()
        .comparingOnlyFields(
            "ipVersion",
            "srcHigh",
            "srcLow",
            "dstHigh",
            "dstLow",
            "ttl",
            "tos",
            "ipId",
            "dontFragment",
            "fragments",
            "optionsLen",
            "type",
            "code",
            "checksum")
        .isEqualTo(uncut);
    assertThat(MessageText.path(cut.path())).isEqualTo(MessageText.path(uncut.path()));
    assertThat(cut.identifier()).isIn(IcmpMessage.ABSENT, uncut.identifier());
    assertThat(cut.sequence()).isIn(IcmpMessage.ABSENT, uncut.sequence());
    assertThat(cut.restOfHeader()).isIn((long) IcmpMessage.ABSENT, uncut.restOfHeader());
    assertThat(cut.checksumStatus()).isIn(ChecksumStatus.UNVERIFIED, uncut.checksumStatus());
    assertThat(cut.data().wireLength()).isEqualTo(uncut.data().wireLength());
    int length = cut.data().length();
    assertThat(cut.data().copy()).isEqualTo(Arrays.copyOf(uncut.data().copy(), length));
  }

  /** Behind a sound IP header, any bytes as any type: quotes, extensions, options. */
  @Property(tries = 20_000)
  void anyBodyOfAnyTypeIsReadInsideTheFrame(@ForAll long seed) {
    HexCase hex = anyBody(new Random(seed));
    assertThat(MessageText.of(hex.frame(0x00))).isEqualTo(MessageText.of(hex.frame(0xff)));
    assertThat(MessageText.of(hex.frame(0))).startsWith("outcome icmp");
  }

  /** Bytes of small values make lengths, versions and option types that are nearly right. */
  private static HexCase anyBody(Random random) {
    byte[] body = new byte[random.nextInt(200)];
    int most = random.nextBoolean() ? 256 : 1 + random.nextInt(48);
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) random.nextInt(most);
    }
    boolean isIpv4 = random.nextBoolean();
    if (body.length > 0 && random.nextInt(4) > 0) {
      body[0] = (byte) (random.nextInt(4) > 0 ? 0x45 : 0x60);
    }
    int type = random.nextInt(3) == 0 ? random.nextInt(256) : isIpv4 ? 3 : 137;
    short rest = (short) (random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(64));
    Frame frame =
        isIpv4
            ? EchoFrame.ipv4(type, rest, (short) 0, body)
            : EchoFrame.ipv6(type, rest, (short) 0, body);
    byte[] bytes =
        Arrays.copyOfRange(frame.buffer(), frame.offset(), frame.offset() + frame.capLen());
    int capLen = bytes.length - random.nextInt(Math.max(1, Math.min(60, body.length)));
    return new HexCase("any body", frame.linkType(), bytes.length, Arrays.copyOf(bytes, capLen));
  }

  @Property(tries = 5_000)
  void aCopyOutlivesTheFrame(@ForAll("damaged") HexCase hex) {
    Frame frame = hex.frame(0);
    IcmpMessage message = new IcmpMessage();
    if (new FrameDecoder().decode(frame, message) != Outcome.ICMP) {
      return;
    }
    IcmpMessage copy = new IcmpMessage().copyFrom(message);
    byte[] data = message.data().copy();
    String details = MessageText.details(message);
    ChecksumStatus status = message.checksumStatus();
    Arrays.fill(frame.buffer(), (byte) 0x55);
    assertThat(copy.checksumStatus()).isEqualTo(status);
    assertThat(copy.data().copy()).isEqualTo(data);
    assertThat(MessageText.details(copy)).isEqualTo(details);
    assertThat(copy.data().wireLength()).isEqualTo(message.data().wireLength());
  }

  @Property(tries = 2_000)
  void bothIpVersionsGiveTheSameEcho(
      @ForAll boolean request,
      @ForAll short identifier,
      @ForAll short sequence,
      @ForAll byte[] data) {
    IcmpMessage v4 = decode(EchoFrame.ipv4(request ? 8 : 0, identifier, sequence, data));
    IcmpMessage v6 = decode(EchoFrame.ipv6(request ? 128 : 129, identifier, sequence, data));
    for (IcmpMessage message : List.of(v4, v6)) {
      assertThat(message.isEchoRequest()).isEqualTo(request);
      assertThat(message.isEchoReply()).isEqualTo(!request);
      assertThat(message.isEcho()).isTrue();
      assertThat(message.identifier()).isEqualTo(identifier & 0xffff);
      assertThat(message.sequence()).isEqualTo(sequence & 0xffff);
      assertThat(message.data().copy()).isEqualTo(data);
      assertThat(message.checksumStatus()).isEqualTo(ChecksumStatus.GOOD);
    }
  }

  private static IcmpMessage decode(Frame frame) {
    IcmpMessage message = new IcmpMessage();
    assertThat(new FrameDecoder().decode(frame, message)).isEqualTo(Outcome.ICMP);
    return message;
  }
}
