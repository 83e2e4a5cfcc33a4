// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private static final String CAPTURE = "testdata/captures/hans-idle.pcap";
  private static final String FIRES = "istream where requests.count > 3";

  private final TestTerminal terminal = new TestTerminal();

  @TempDir Path scratch;

  @Test
  void aReaderThatGoesAwayEndsTheCommandWithoutAWord() {
    OutputStream gone = new NamedOutput("standard output", failing(new IOException("Broken pipe")));
    assertThat(terminal.runInto(gone, "echo", "-r", CAPTURE)).isEqualTo(ExitCode.BROKEN_PIPE);
    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void aFullDiskIsToldOnce() {
    OutputStream full =
        new NamedOutput("standard output", failing(new IOException("No space left on device")));
    assertThat(terminal.runInto(full, "echo", "-r", CAPTURE)).isEqualTo(ExitCode.TROUBLE);
    assertThat(terminal.err()).isEqualTo("pingsift: standard output: No space left on device\n");
  }

  @Test
  void aFaultOfOurOwnSaysSoAndHidesItsStackTrace() {
    OutputStream faulty = failing(new IllegalStateException("never"));
    assertThat(terminal.runInto(faulty, "echo", "-r", CAPTURE)).isEqualTo(ExitCode.BUG);
    assertThat(terminal.err()).contains("fault of Pingsift's own").doesNotContain("\tat ");
  }

  @Test
  void aFaultOfOurOwnShowsItsStackTraceOnRequest() {
    OutputStream faulty = failing(new IllegalStateException("never"));
    assertThat(terminal.runInto(faulty, "echo", "-r", CAPTURE, "--debug")).isEqualTo(ExitCode.BUG);
    assertThat(terminal.err()).contains("\tat pingsift.");
  }

  @Test
  void aDirectoryForOutputIsMadeAndItsFileAppendedTo() throws IOException {
    Path folder = scratch.resolve("new/out");
    String[] args = {"run", "-r", CAPTURE, "-e", FIRES, "-l", folder.toString()};
    assertThat(terminal.run(args)).isZero();
    List<String> once = Files.readAllLines(folder.resolve("eve.json"));
    assertThat(terminal.run(args)).isZero();
    List<String> twice = Files.readAllLines(folder.resolve("eve.json"));
    assertThat(terminal.out()).isEmpty();
    assertThat(once).hasSize(2);
    assertThat(twice).hasSize(4);
    assertThat(twice.subList(2, 4)).isEqualTo(once);
  }

  @Test
  void checkTellsAFullDiskToo() {
    OutputStream full =
        new NamedOutput("standard output", failing(new IOException("No space left on device")));
    assertThat(terminal.runInto(full, "check", "-v", "-e", FIRES)).isEqualTo(ExitCode.TROUBLE);
    assertThat(terminal.err()).endsWith("pingsift: standard output: No space left on device\n");
  }

  @Test
  void aFileNameCannotActOnTheTerminal() {
    assertThat(terminal.run("echo", "-r", "no\033[31m\nsuch.pcap")).isEqualTo(ExitCode.TROUBLE);
    assertThat(terminal.err()).isEqualTo("pingsift: no\\u{1b}[31m\\u{a}such.pcap: no such file\n");
  }

  @Test
  void aRuleCannotActOnTheTerminal() throws IOException {
    Path rules = scratch.resolve("evil.sift");
    Files.writeString(
        rules,
        """
        rule evil {
          meta { sid 1 rev 1 msg "\\u{1b}[31m" severity 1 }
          frame where not (data contains "\033[31m" or len == 1)
        }
        """);
    terminal.run("run", "-v", "-r", CAPTURE, "-S", rules.toString(), "-l", scratch.toString());
    assertThat(terminal.err()).contains("24  1  \\u{1b}[31m\n").doesNotContain("\033");
    terminal.run("check", "-v", rules.toString());
    assertThat(terminal.out()).contains("\"\\u{1b}[31m\"").doesNotContain("\033");
  }

  @Test
  void aNameThatBeginsWithAnAtSignIsNoFileOfOptions() throws IOException {
    Path options = Files.writeString(scratch.resolve("options"), "--help");
    assertThat(terminal.run("echo", "-r", "@" + options)).isEqualTo(ExitCode.TROUBLE);
    assertThat(terminal.err()).isEqualTo("pingsift: @" + options + ": no such file\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run -r <empty>",
        "run -r x -S <empty>",
        "run -r x -l <empty>",
        "run -r x --eve <empty>",
        "check <empty>"
      })
  void anEmptyFileNameIsNotTheWorkingDirectory(String line) {
    String[] args = line.replace("<empty>", "").split(" ", -1);
    assertThat(terminal.run(args)).isEqualTo(ExitCode.USAGE);
    assertThat(terminal.err()).contains(" is empty\n");
  }

  @Test
  void triesOfAnIStreamNeedTimeBetweenThem() {
    assertThat(terminal.run("run", "-r", CAPTURE, "--timeout-active", "0s"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(terminal.err()).contains("`0s` is no time at all");
  }

  @Test
  void anOutputFileThatFillsUpIsNamed() throws IOException {
    OutputStream full =
        new NamedOutput("out/eve.json", failing(new IOException("No space left on device")));
    assertThatThrownBy(() -> full.write(1))
        .isInstanceOf(IOException.class)
        .hasMessage("out/eve.json: No space left on device");
    full.write(2); // told once: what is still buffered does not tell it again
  }

  @Test
  void severalOutputsGetTheSameLines() throws IOException {
    Path file = scratch.resolve("alerts.json");
    terminal.run("run", "-r", CAPTURE, "-e", FIRES, "--eve", "-", "-l", scratch.toString());
    terminal.run("run", "-r", CAPTURE, "-e", FIRES, "--eve", file.toString());
    assertThat(Files.readString(scratch.resolve("eve.json"))).isEqualTo(terminal.out());
    assertThat(Files.readString(file)).isEqualTo(terminal.out());
  }

  @Test
  void anOutputThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(scratch.resolve("file"));
    assertThat(terminal.run("run", "-r", CAPTURE, "-e", FIRES, "-l", file.toString()))
        .isEqualTo(ExitCode.TROUBLE);
    assertThat(terminal.err()).startsWith("pingsift: " + file + ": ").doesNotContain("\tat ");
  }

  @Test
  void standardInputReadsAsAFileDoes() throws IOException {
    terminal.run("echo", "-r", CAPTURE);
    TestTerminal other = new TestTerminal();
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(Files.readAllBytes(Path.of(CAPTURE))));
    try {
      assertThat(other.run("echo", "-r", "-")).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(other.out()).isEqualTo(terminal.out()).isNotEmpty();
  }

  @Test
  void theSummaryForPeopleCountsAlertsByRule() {
    terminal.run("run", "-v", "-r", CAPTURE, "-e", FIRES);
    assertThat(terminal.err())
        .isEqualTo(
            "1 alert in 24 frames (24 ICMP, 24 Echo), 1 iStream, 1 rule\n"
                + "        1  1  istream where requests.count > 3\n");
  }

  private static OutputStream failing(Exception failure) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        if (failure instanceof IOException trouble) {
          throw trouble;
        }
        throw (IllegalStateException) failure;
      }
    };
  }
}
