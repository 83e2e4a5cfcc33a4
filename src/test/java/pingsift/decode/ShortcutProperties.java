// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pingsift.capture.Frame;

/** What is told at a glance, or read in one go, is what the layers say. */
class ShortcutProperties {
  /** An Echo inside VLAN tags, so that what it leaves behind would show. */
  private static final HexCase BEFORE = HexCase.of("vlan-tags-of-three-kinds");

  private static final List<HexCase> CASES = HexCase.all();

  @Provide
  Arbitrary<OrdinaryFrame> ordinary() {
    return Arbitraries.longs().map(seed -> new OrdinaryFrame(new Random(seed)));
  }

  @Property(tries = 2_000)
  void soundOrdinaryFramesTakeAShortcut(@ForAll("ordinary") OrdinaryFrame ordinary) {
    Frame frame = ordinary.frame();
    int packet = Glance.packet(frame);
    assertThat(packet).isNotEqualTo(Glance.NOWHERE);
    assertThat(Glance.isOther(frame, packet)).isEqualTo(ordinary.isOther());
    assertThat(PlainEcho.read(frame, packet, new IcmpMessage(), new Path()))
        .isEqualTo(ordinary.isPlainEcho());
  }

  @Property(tries = 30_000)
  void damagedOrdinaryFramesAreReadAsByLayers(
      @ForAll("ordinary") OrdinaryFrame ordinary, @ForAll long seed) {
    assertReadAsByLayers(ordinary.damaged(new Random(seed)));
  }

  @Property(tries = 10_000)
  void damagedFramesOfAnyKindAreReadAsByLayers(@ForAll long seed) {
    Random random = new Random(seed);
    HexCase hex = CASES.get(random.nextInt(CASES.size()));
    byte[] bytes = Arrays.copyOf(hex.bytes(), random.nextInt(hex.bytes().length + 1));
    for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    assertReadAsByLayers(new HexCase(hex.name(), hex.linkType(), hex.wireLen(), bytes).frame(0));
  }

  private static void assertReadAsByLayers(Frame frame) {
    FrameDecoder shortcut = new FrameDecoder();
    FrameDecoder layers = new FrameDecoder();
    IcmpMessage message = new IcmpMessage();
    IcmpMessage expected = new IcmpMessage();
    shortcut.decode(BEFORE.frame(0), message);
    layers.decodeByLayers(BEFORE.frame(0), expected);
    Outcome outcome = shortcut.decode(frame, message);
    assertThat(outcome).isEqualTo(layers.decodeByLayers(frame, expected));
    assertThat(shortcut.anomalies()).isEqualTo(layers.anomalies());
    assertThat(shortcut.anomaliesOfFragments()).isEqualTo(layers.anomaliesOfFragments());
    if (outcome != Outcome.ICMP) {
      return;
    }
    assertThat(shortcut.hasAddresses()).isEqualTo(layers.hasAddresses());
    assertThat(MessageText.of(message)).isEqualTo(MessageText.of(expected));
    assertThat(message)
        .usingRecursiveComparison()
        .ignoringFields("path", "restored", "part", "quoted")
        .isEqualTo(expected);
  }
}
