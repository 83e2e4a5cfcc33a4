// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotACaptureTest {
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | empty",
        "504b030414000000 | a zip archive",
        "28b52ffd04000000 | compressed with zstd, unpack it first",
        "04224d1864407000 | compressed with lz4, unpack it first",
        "fd377a585a000004 | compressed with xz, unpack it first",
        "425a683931415926 | compressed with bzip2, unpack it first",
        "736e6f6f70000000 | a snoop capture, convert it to pcapng first",
        "474d425500010000 | a Network Monitor capture, convert it to pcapng first",
        "52545353 | a Network Monitor capture, convert it to pcapng first",
        "1c0001ac00010000 | an lcap capture, convert it to pcapng first",
        "504b | starts with `PK`",
        "7b226672616d6522 | starts with `{\"frame\"`",
        "1b5b324a68656c6c | starts with 1b 5b 32 4a 68 65 6c 6c",
        "d4c3b2 | starts with d4 c3 b2",
        "00 | starts with 00",
      })
  void whatWasFoundIsNamed(String start, String message) {
    assertThat(Reading.of(HexFormat.of().parseHex(start)).text())
        .isEqualTo("c: not a capture: " + message);
  }
}
