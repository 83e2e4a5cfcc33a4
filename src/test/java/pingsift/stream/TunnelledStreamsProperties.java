// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import pingsift.capture.Frame;
import pingsift.decode.AnyTunnel;
import pingsift.decode.EchoSketch;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;

/** What holds for the iStreams of a ping whatever tunnels it goes through. */
class TunnelledStreamsProperties {
  private final FrameDecoder decoder = new FrameDecoder();

  @Property(tries = 1_000)
  void requestAndReplyInOneTunnelAreOneIStream(@ForAll long seed) {
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, new StreamListener() {});
    AnyTunnel tunnel = new AnyTunnel(seed);
    EchoStream ofRequest = table.accept(decoded(tunnel.frame(true, 1)));
    EchoStream ofReply = table.accept(decoded(tunnel.frame(false, 2)));
    assertThat(ofReply).as(tunnel.toString()).isSameAs(ofRequest);
    assertThat(ofRequest.answered()).isEqualTo(1);
    assertThat(ofRequest.pathAsymmetric()).isFalse();
    assertThat(ofRequest.tunnels().tunnelCount()).isPositive();
  }

  @Property(tries = 500)
  void theSamePingInsideAndOutsideIsTwoIStreams(@ForAll long seed) {
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, new StreamListener() {});
    IcmpMessage inside = decoded(new AnyTunnel(seed).frame(true, 1));
    EchoStream ofInside = table.accept(inside);
    IcmpMessage outside =
        new EchoSketch(2, 2_000_000, 4, true, 0x0a000001, 0x0a000002, 7, 1, 0, 0, 0, data(), 8)
            .draw(new IcmpMessage());
    EchoStream ofOutside = table.accept(outside);
    assertThat(ofOutside.requesterLow()).isEqualTo(ofInside.requesterLow());
    assertThat(ofOutside).isNotSameAs(ofInside);
  }

  @Property(tries = 200)
  void bytesAddUpAndGoDownToNothing(@ForAll long seed) {
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, new StreamListener() {});
    for (int i = 0; i < 40; i++) {
      AnyTunnel tunnel = new AnyTunnel(seed + i % 5);
      table.accept(decoded(tunnel.frame(i % 3 != 1, i + 1)));
    }
    assertThat(table.bytes()).isPositive();
    table.end();
    assertThat(table.bytes()).isZero();
  }

  private IcmpMessage decoded(Frame frame) {
    IcmpMessage message = new IcmpMessage();
    assertThat(decoder.decode(frame, message)).isEqualTo(Outcome.ICMP);
    return new IcmpMessage().copyFrom(message);
  }

  private static byte[] data() {
    return new byte[] {'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'};
  }
}
