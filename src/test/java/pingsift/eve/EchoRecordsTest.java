// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import pingsift.decode.IcmpMessage;

class EchoRecordsTest {
  private final IcmpMessage message =
      new EchoFrames().request("10.0.0.5", "203.0.113.9", 15, 1, new byte[4]);

  @Test
  void allIStreamsShareOneLimit() throws IOException {
    EchoRecords.Recorder recorder = new EchoRecords.Recorder(lengthOfOne() * 2);
    EchoRecords first = new EchoRecords(recorder, Integer.MAX_VALUE);
    EchoRecords second = new EchoRecords(recorder, Integer.MAX_VALUE);
    first.add(message);
    second.add(message);
    assertThat(second.left()).isEqualTo(1);

    first.discard();
    EchoRecords third = new EchoRecords(recorder, Integer.MAX_VALUE);
    third.add(message);
    assertThat(third.left()).isZero();
  }

  private int lengthOfOne() throws IOException {
    EchoRecords records =
        new EchoRecords(new EchoRecords.Recorder(Long.MAX_VALUE), Integer.MAX_VALUE);
    records.add(message);
    return records.bytes().length;
  }
}
