// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, which is told to end as by Ctrl-C while frames still come. */
class EndOnSignalTest {
  private static final int PCAP_HEADER = 24;

  @Test
  void everythingThatWasAskedForIsWrittenBeforeTheProcessEnds(@TempDir Path dir) throws Exception {
    Path eve = dir.resolve("eve.json");
    Path out = dir.resolve("out");
    Path err = dir.resolve("err");
    Process run =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "pingsift.cli.Main",
                    "run",
                    "-r",
                    "-",
                    "-e",
                    "frame where len > 0",
                    "--eve",
                    eve.toString(),
                    "--verdicts",
                    "--profile-rules",
                    "-v"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    byte[] capture = Files.readAllBytes(Path.of("testdata/captures/iputils-default20.pcap"));
    byte[] frames = Arrays.copyOfRange(capture, PCAP_HEADER, capture.length);
    try (OutputStream in = run.getOutputStream()) {
      in.write(capture);
      in.flush();
      while (run.isAlive() && (!Files.exists(eve) || Files.size(eve) == 0)) {
        Thread.sleep(10);
      }
      run.destroy();
      while (run.isAlive()) {
        in.write(frames);
        in.flush();
        Thread.sleep(10);
      }
    } catch (IOException gone) {
      // it has ended, and reads no more
    }
    run.waitFor();
    assertThat(Files.readString(eve)).contains("\"event_type\":\"stats\"").endsWith("}\n");
    assertThat(Files.readString(out)).startsWith("verdict ");
    assertThat(Files.readString(err)).contains("1 test in 64 is timed").contains("alerts in ");
  }
}
