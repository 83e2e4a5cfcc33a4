// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The expected ids are facts published with the Community ID specification (its baseline for the
 * captures icmp.pcap and icmp6.pcap, seeds 0 and 1).
 */
class CommunityIdTest {
  @ParameterizedTest
  @CsvSource({
    "192.168.0.89, 192.168.0.1, 8, 0, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
    "192.168.0.1, 192.168.0.89, 0, 0, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
    "10.0.0.1, 10.0.0.2, 11, 0, 1:YHxtAirCG//0OzkcVAukqKQN9xM=",
    "fe80::200:86ff:fe05:80da, fe80::260:97ff:fe07:69ea, 135, 0, 1:dGHyGvjMfljg6Bppwm3bg0LO8TY=",
    "fe80::260:97ff:fe07:69ea, fe80::200:86ff:fe05:80da, 136, 0, 1:dGHyGvjMfljg6Bppwm3bg0LO8TY=",
    "fe80::260:97ff:fe07:69ea, fe80::200:86ff:fe05:80da, 135, 0, 1:zavyT/cezQr1fmImYCwYnMXbgck=",
    "3ffe:501:1800:2345::2, 3ffe:507:0:1:200:86ff:fe05:80da, 3, 0, 1:2ObVBgIn28oZvibYZhZMBgh7WdQ=",
    "3ffe:501:410:0:2c0:dfff:fe47:33e, 3ffe:507:0:1:200:86ff:fe05:80da, 1, 4, 1:hLZd0XGWojozrvxqE0dWB1iM6R0=",
    "3ffe:507:0:1:200:86ff:fe05:80da, 3ffe:501:0:1001::2, 128, 0, 1:+TW+HtLHvV1xnGhV1lv7XoJrqQg=",
    "3ffe:501:0:1001::2, 3ffe:507:0:1:200:86ff:fe05:80da, 129, 0, 1:+TW+HtLHvV1xnGhV1lv7XoJrqQg=",
    "fe80::200:86ff:fe05:80da, ff02::2, 133, 0, 1:hO+sN4H+MG5MY/8hIrXPqc4ZQz0=",
    "fe80::260:97ff:fe07:69ea, ff02::1, 134, 0, 1:pkvHqCL88/tg1k4cPigmZXUtL00="
  })
  void theIdIsThePublishedOne(String src, String dst, int type, int code, String id) {
    var message = new EchoFrames().message(src, dst, type, code, 1, 1, new byte[8]);
    assertThat(new CommunityId(0).text(message)).isEqualTo(id);
  }

  @Test
  void requestAndReplyToOneselfShareAnId() {
    var frames = new EchoFrames();
    var request = frames.request("127.0.0.1", "127.0.0.1", 1, 1, new byte[0]);
    var reply = frames.reply("127.0.0.1", "127.0.0.1", 1, 1, new byte[0]);
    var ids = new CommunityId(0);
    assertThat(ids.text(reply)).isEqualTo(ids.text(request));
  }

  @Test
  void anotherSeedGivesAnotherId() {
    var request = new EchoFrames().request("192.168.0.89", "192.168.0.1", 1, 1, new byte[0]);
    assertThat(new CommunityId(1).text(request)).isNotEqualTo(new CommunityId(0).text(request));
  }

  @Test
  void aMessageThatNothingAnswersIsOneWay() {
    var frames = new EchoFrames();
    var there = frames.message("10.0.0.1", "10.0.0.2", 3, 3, 0, 0, new byte[28]);
    var back = frames.message("10.0.0.2", "10.0.0.1", 3, 3, 0, 0, new byte[28]);
    var ids = new CommunityId(0);
    assertThat(ids.text(back)).isNotEqualTo(ids.text(there));
  }
}
