// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import pingsift.decode.EchoSketch;

/** Traffic that does everything wrong that Echo traffic can, from few hosts and values. */
final class RandomTraffic {
  private static final long[] PAUSES = {
    0, 0, 0, 1_000, 400_000, 2_000_000, 20_000_000, 1_000_000_000, -3_000_000
  };
  private static final long[] SILENCES = {29_000_000_000L, 31_000_000_000L, 400_000_000_000L};

  /** Numbers then cross the middle of their range, or its end. */
  private static final int[] FIRST_SEQUENCES = {0, 0x7ffe, 0xfffd};

  private final Random random;
  private int ipVersion = 4;
  private int[] vlans = {0, 0, 0, 10, 20};
  private int ipIds = 3;
  private boolean backwards = true;

  RandomTraffic(long seed) {
    random = new Random(seed);
  }

  RandomTraffic ipVersion(int version) {
    ipVersion = version;
    ipIds = 1;
    return this;
  }

  RandomTraffic onOnePath() {
    vlans = new int[] {0};
    return this;
  }

  RandomTraffic forwards() {
    backwards = false;
    return this;
  }

  List<EchoSketch> messages(int count) {
    int sequences = 1 + random.nextInt(6);
    int firstSequence = FIRST_SEQUENCES[random.nextInt(FIRST_SEQUENCES.length)];
    int hosts = 1 + random.nextInt(3);
    int requestsOfNine = 5 + random.nextInt(4); // with 8, hundreds of them are open
    int silence = random.nextInt(2) == 0 ? 40 : 400;
    List<EchoSketch> messages = new ArrayList<>();
    long nanos = 1_700_000_000_000_000_000L;
    for (int frame = 1; frame <= count; frame++) {
      long pause = random.nextInt(silence) == 0 ? pick(SILENCES) : pick(PAUSES);
      nanos += backwards ? pause : Math.abs(pause);
      byte[] data = new byte[random.nextInt(3)];
      for (int i = 0; i < data.length; i++) {
        data[i] = (byte) random.nextInt(2);
      }
      messages.add(
          new EchoSketch(
              frame,
              nanos,
              ipVersion,
              random.nextInt(9) < requestsOfNine,
              1 + random.nextInt(hosts),
              1 + random.nextInt(hosts),
              random.nextInt(2),
              firstSequence + random.nextInt(sequences) & 0xffff,
              vlans[random.nextInt(vlans.length)],
              random.nextInt(ipIds),
              random.nextInt(10) / 9,
              data,
              random.nextInt(10) == 0 ? data.length + 1 : data.length));
    }
    return messages;
  }

  private long pick(long[] values) {
    return values[random.nextInt(values.length)];
  }
}
