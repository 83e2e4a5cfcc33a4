// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every {@code testdata/decode/CASE.hex} decodes to {@code CASE.echo}. Accept a change with {@code
 * -Dgolden=update} and read the difference.
 */
class DecodeGoldenTest {
  @TestFactory
  Stream<DynamicTest> frame() {
    return HexCase.all().stream().map(hex -> DynamicTest.dynamicTest(hex.name(), () -> check(hex)));
  }

  private static void check(HexCase hex) throws IOException {
    Path expected = HexCase.FOLDER.resolve(hex.name() + ".echo");
    String actual = MessageText.of(hex.frame(0));
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(expected, actual);
    }
    assertThat(expected).as("accept with -Dgolden=update").exists();
    assertThat(actual).as("accept with -Dgolden=update").isEqualTo(Files.readString(expected));
  }

  @Test
  void noExpectationIsWithoutItsFrame() throws IOException {
    try (Stream<Path> files = Files.list(HexCase.FOLDER)) {
      assertThat(files.filter(file -> file.toString().endsWith(".echo")))
          .allSatisfy(
              file -> assertThat(Path.of(file.toString().replace(".echo", ".hex"))).exists());
    }
  }
}
