// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a path is made of, what makes two of them the same, and what is kept of one. */
class PathTest {
  /** A step of a path; endpoints are small numbers, negative for none. */
  private record Part(int kind, int id, int src, int dst, int port) {
    static Part any(Random random) {
      boolean addresses = random.nextInt(4) > 0;
      return new Part(
          random.nextInt(TunnelKind.values().length + 6),
          random.nextInt(3) - 1,
          addresses ? random.nextInt(3) : -1,
          addresses ? random.nextInt(3) : -1,
          random.nextInt(2));
    }

    boolean isVlan() {
      return kind >= TunnelKind.values().length + 3;
    }

    boolean isLabel() {
      return kind >= TunnelKind.values().length && !isVlan();
    }

    boolean addTo(Path path) {
      if (isVlan()) {
        return path.addVlan(id + 1);
      }
      if (isLabel()) {
        return path.addLabel(id + 1);
      }
      TunnelKind tunnel = TunnelKind.values()[kind];
      if (src < 0) {
        return path.addTunnel(tunnel, id);
      }
      IcmpMessage outer = new IcmpMessage();
      outer.ipVersion = 4;
      outer.srcLow = IcmpMessage.IPV4_MAPPED | src;
      outer.dstLow = IcmpMessage.IPV4_MAPPED | dst;
      return path.addTunnel(tunnel, id, outer, port << 16 | 4789);
    }

    /** All that counts for traffic in either direction. */
    String identity() {
      if (isVlan()) {
        return "vlan " + id;
      }
      if (isLabel()) {
        return "label " + id;
      }
      return kind + " " + id + " " + Math.min(src, dst) + " " + Math.max(src, dst);
    }

    Part back() {
      return new Part(kind, id, dst, src, 1 - port);
    }
  }

  private static List<Part> parts(Random random) {
    List<Part> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      parts.add(Part.any(random));
    }
    return parts;
  }

  private static Path path(List<Part> parts) {
    Path path = new Path();
    parts.forEach(part -> assertThat(part.addTo(path)).isTrue());
    return path;
  }

  private static List<String> identity(List<Part> parts) {
    return parts.stream().map(Part::identity).toList();
  }

  @Property(tries = 5_000)
  void pathsAreTheSameWhereTheirPartsAre(@ForAll long seed) {
    Random random = new Random(seed);
    List<Part> one = parts(random);
    List<Part> other = new ArrayList<>(one);
    if (!other.isEmpty() && random.nextBoolean()) {
      other.set(random.nextInt(other.size()), Part.any(random));
    }
    boolean same = identity(one).equals(identity(other));
    assertThat(path(one).sameAs(path(other))).isEqualTo(same);
    assertThat(words(path(one)).equals(words(path(other)))).isEqualTo(same);
    Path tunnels = path(other).tunnelsKeptAs(Path.PLAIN);
    assertThat(path(one).sameAs(path(other).vlanTags(), tunnels)).isEqualTo(same);
  }

  @Property(tries = 2_000)
  void theWayBackIsTheSamePath(@ForAll long seed) {
    List<Part> there = parts(new Random(seed));
    List<Part> back = there.stream().map(Part::back).toList();
    assertThat(path(back).sameAs(path(there))).isTrue();
    assertThat(words(path(back))).isEqualTo(words(path(there)));
  }

  @Property(tries = 2_000)
  void whatIsKeptSaysTheSameWhateverComesAfter(@ForAll long seed) {
    Path path = path(parts(new Random(seed)));
    String text = MessageText.path(path);
    Path kept = path.keptAs(Path.PLAIN);
    Path apart = Path.of(path.vlanTags(), path.tunnelsKeptAs(Path.PLAIN));
    assertThat(path.keptAs(kept)).isSameAs(kept);
    assertThat(kept.keptAs(Path.PLAIN)).isSameAs(kept);
    path.clear(0);
    assertThat(path.addLabel(9)).isTrue();
    assertThat(MessageText.path(kept)).isEqualTo(text);
    assertThat(MessageText.path(apart)).isEqualTo(text);
  }

  private static List<Long> words(Path path) {
    List<Long> words = new ArrayList<>(List.of(path.vlanTags()));
    for (int i = 0; i < path.words(); i++) {
      words.add(path.word(i));
    }
    return words;
  }

  @Test
  void endpointsAndPortsAreShownAsSent() {
    Path path = path(List.of(new Part(TunnelKind.VXLAN.ordinal(), 1, 7, 3, 1)));
    assertThat(MessageText.path(path))
        .isEqualTo("tunnel vxlan 1 from 0.0.0.7 to 0.0.0.3 ports 1 4789\n");
  }

  @Test
  void aPathHasRoomForFiveTagsAndForSixteenLabelsAndTunnels() {
    Path path = new Path();
    for (int i = 0; i < Path.MAX_VLANS; i++) {
      assertThat(path.addVlan(4095 - i)).isTrue();
    }
    assertThat(path.addVlan(1)).isFalse();
    for (int i = 0; i < Path.MAX_TUNNELS; i++) {
      assertThat(i % 2 == 0 ? path.addLabel(i) : path.addTunnel(TunnelKind.PBB, i)).isTrue();
    }
    assertThat(path.addLabel(1)).isFalse();
    assertThat(path.addTunnel(TunnelKind.PBB, 1)).isFalse();
    assertThat(path.vlan(4)).isEqualTo(4091);
    assertThat(path.labelCount()).isEqualTo(8);
    assertThat(path.label(7)).isEqualTo(14);
    assertThat(path.id(7)).isEqualTo(15);
  }

  @Test
  void anAbsentIdIsNotTheIdZero() {
    Path absent = new Path();
    absent.addTunnel(TunnelKind.LISP, Path.NO_ID);
    Path zero = new Path();
    zero.addTunnel(TunnelKind.LISP, 0);
    assertThat(absent.sameAs(zero)).isFalse();
    assertThat(absent.id(0)).isEqualTo(Path.NO_ID);
    assertThat(zero.id(0)).isZero();
  }
}
