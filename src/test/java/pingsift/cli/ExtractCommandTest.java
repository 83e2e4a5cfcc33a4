// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pingsift.ruletest.FlowException;

class ExtractCommandTest {
  private static final String HOSTS = "from 10.0.0.5 to 203.0.113.9 id 15\n";

  private final TestTerminal terminal = new TestTerminal();

  @TempDir Path scratch;

  @Test
  void eachDirectionIsOneFileInTheOrderOfTheCapture() throws Exception {
    extract("0ms req 1 \"ab\"\n+1ms rep 1 \"AB\"\n+1s req 2 \"cd\"\n+1ms rep 2 \"CD\"");
    assertThat(requests()).isEqualTo("abcd");
    assertThat(replies()).isEqualTo("ABCD");
  }

  @Test
  void mirroredFramesAreLeftOut() throws Exception {
    String twice = "0ms req 1 \"ab\" ipid 1\n+10us req 1 \"ab\" ipid 1\n";
    extract(twice + "+5ms rep 1 \"AB\" ipid 2\n+10us rep 1 \"AB\" ipid 2");
    assertThat(requests()).isEqualTo("ab");
    assertThat(replies()).isEqualTo("AB");
    assertThat(row("requests")).startsWith("1 2 0 ");
  }

  @Test
  void aRequestSentAgainBecauseNoReplyCameIsLeftOutAndCounted() throws Exception {
    extract("0ms req 1 \"ab\"\n+1s req 1 \"ab\"\n+1s req 2 \"cd\"");
    assertThat(requests()).isEqualTo("abcd");
    assertThat(row("requests")).startsWith("2 4 1 ");
  }

  @Test
  void aRequestThatIsSentAgainAfterItsReplyIsData() throws Exception {
    String piece = "+1s req 0 \"ab\"\n+1ms rep 0 \"\"\n";
    extract(piece.repeat(4));
    assertThat(requests()).isEqualTo("abababab");
  }

  @Test
  void oneSequenceNumberForAllMakesDuplicatesDoubtful() throws Exception {
    extract("0ms req 0 \"ab\"\n+1s req 0 \"ab\"\n+1s req 0 \"cd\"");
    assertThat(requests()).isEqualTo("abcd");
    assertThat(terminal.err())
        .contains("one sequence number for all requests")
        .contains("--keep-duplicates");
    extract("0ms req 0 \"ab\"\n+1s req 0 \"ab\"\n+1s req 0 \"cd\"", "--keep-duplicates", "--force");
    assertThat(requests()).isEqualTo("ababcd");
  }

  @Test
  void extraAndLateRepliesAreDataAndARepeatedReplyIsNot() throws Exception {
    extract(
        "0ms req 1 \"ab\"\n+1ms rep 1 \"AB\"\n+1ms rep 1 \"extra\"\n+2ms rep 1 \"AB\"\n"
            + "+1s req 2 \"cd\"\n+40s rep 2 \"late\"\n+1s rep 9 \"unasked\"");
    assertThat(replies()).isEqualTo("ABextralateunasked");
    assertThat(row("replies")).startsWith("4 18 1 ");
  }

  @Test
  void repliesThatReturnTheirRequestCanBeLeftOut() throws Exception {
    String flow = "0ms req 1 \"ab\"\n+1ms rep 1 \"ab\"\n+1ms rep 1 \"new\"\n";
    extract(flow, "--new-data");
    assertThat(replies()).isEqualTo("new");
    assertThat(row("replies")).startsWith("1 3 0 1 ");
  }

  @Test
  void aHeaderInEachMessageIsSkippedAlsoWhereThereIsNothingElse() throws Exception {
    extract("0ms req 1 \"HHab\"\n+1s req 2 \"H\"\n+1s req 3 \"HHcd\"", "--skip", "2");
    assertThat(requests()).isEqualTo("abcd");
  }

  @Test
  void whatTheCaptureCutIsCountedAndLocatedAndOnRequestFilled() throws Exception {
    String flow = "0ms req 1 \"ab\"\n+1s req 2 \"cd\" len 5\n+1s req 3 \"ef\"";
    extract(flow);
    assertThat(requests()).isEqualTo("abcdef");
    assertThat(row("requests")).startsWith("3 6 0 0 3 ");
    assertThat(terminal.err())
        .contains("byte 4, frame 2: 3 bytes are not in the capture, nothing instead");
    extract(flow, "--fill", "--force");
    assertThat(requests()).isEqualTo("abcd\0\0\0ef");
  }

  @Test
  void missingSequenceNumbersAreCountedWhereNumbersGoUp() throws Exception {
    extract("0ms req 1 \"a\"\n+1s req 2 \"b\"\n+1s req 3 \"c\"\n+1s req 7 \"d\"");
    assertThat(row("requests")).startsWith("4 4 0 0 0 1 ");
  }

  @Test
  void numbersOfAHostThatDoesNotSwapBytesAreNoGaps() throws Exception {
    extract("0ms req 256 \"a\"\n+1s req 512 \"b\"\n+1s req 768 \"c\"");
    assertThat(row("requests")).startsWith("3 3 0 0 0 0 ");
  }

  @Test
  void messagesCanBePutInTheOrderOfTheirNumbers() throws Exception {
    extract("0ms req 65535 \"a\"\n+1ms req 1 \"c\"\n+1ms req 0 \"b\"", "--by-sequence");
    assertThat(requests()).isEqualTo("abc");
  }

  @Test
  void badBase64IsLocatedTheRestIsWrittenAndTheExitCodeSaysSo() throws Exception {
    int code =
        extract("0ms req 1 \"HYWJ\"\n+1s req 2 \"H!jZGVm\"", "--skip", "1", "--decode", "base64");
    assertThat(code).isEqualTo(ExitCode.TROUBLE);
    assertThat(requests()).isEqualTo("abcdef");
    assertThat(terminal.err())
        .contains("byte 0, frame 2: byte 1 of its Data (0x21 `!`) is no base64, passed over");
  }

  @Test
  void allThatOneHostSendsTheOtherComesTogetherWhateverTheIdentifier() throws Exception {
    Path capture = scratch.resolve("c.pcapng");
    DrawnCapture.write(
        capture,
        "from 10.0.0.5 to 203.0.113.9 id 1\n0ms req 1 \"ab\"\n"
            + "from 10.0.0.5 to 203.0.113.9 id 2\n+1s req 1 \"cd\"\n"
            + "from 203.0.113.9 to 10.0.0.5 id 3\n+1s req 1 \"other direction\"\n"
            + "from 10.0.0.6 to 203.0.113.9 id 4\n+1s req 1 \"other host\"");
    String[] args = {"extract", "-r", capture.toString(), "-o", scratch.toString()};
    assertThat(run(args, "--from", "10.0.0.5", "--to", "203.0.113.9")).isZero();
    assertThat(scratch.resolve("10.0.0.5-203.0.113.9-requests.bin")).hasContent("abcd");
    assertThat(scratch.resolve("10.0.0.5-203.0.113.9-replies.bin")).doesNotExist();
    assertThat(run(args, "--from", "203.0.113.9", "--to", "10.0.0.6")).isEqualTo(1);
    assertThat(terminal.err()).contains("swap --from and --to");
    assertThat(run(args, "--from", "10.0.0.5", "--to", "10.0.0.6")).isEqualTo(1);
    assertThat(terminal.err()).endsWith("the first host never asks the second\n");
    assertThat(run(args, "--istream", "0", "--requests", "a", "--replies", "a")).isEqualTo(2);
  }

  @Test
  void bytesOfAHeaderFieldAreTakenByDirection() throws Exception {
    Path capture = scratch.resolve("c.pcapng");
    DrawnCapture.write(
        capture, HOSTS + "0ms req 1 code 104\n+1ms rep 1 code 79\n+1s req 2 code 105");
    String[] args = {"extract", "-r", capture.toString(), "-o", scratch.toString()};
    assertThat(run(args, "--field", "code")).isZero();
    assertThat(scratch.resolve("10.0.0.5-203.0.113.9-code.bin")).hasContent("hi");
    assertThat(scratch.resolve("203.0.113.9-10.0.0.5-code.bin")).hasContent("O");
    assertThat(run(args, "--field", "seq")).isZero();
    assertThat(scratch.resolve("10.0.0.5-203.0.113.9-seq.bin"))
        .hasBinaryContent(new byte[] {0, 1, 0, 2});
  }

  @Test
  void aFileThatIsThereIsNotReplacedUnasked() throws Exception {
    extract("0ms req 1 \"ab\"");
    assertThat(extract("0ms req 1 \"cd\"")).isEqualTo(ExitCode.TROUBLE);
    assertThat(requests()).isEqualTo("ab");
    assertThat(terminal.err()).contains("is there already; --force replaces it");
    assertThat(extract("0ms req 1 \"cd\"", "--force")).isZero();
    assertThat(requests()).isEqualTo("cd");
  }

  @Test
  void aNamedFileTakesOneDirectionAlone() throws Exception {
    Path capture = scratch.resolve("c.pcapng");
    DrawnCapture.write(capture, HOSTS + "0ms req 1 \"ab\"\n+1ms rep 1 \"AB\"");
    String file = scratch.resolve("r").toString();
    String[] args = {"extract", "-r", capture.toString(), "--istream", "0", "--replies", file};
    assertThat(run(args)).isZero();
    assertThat(Path.of(file)).hasContent("AB");
    try (var files = Files.list(scratch)) {
      assertThat(files).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--istream 0 --all -o X",
        "--all",
        "--from 10.0.0.1",
        "--istream 0 --types",
        "--types --skip 3",
        "--types --field code",
        "--all -o X --by-sequence",
        "--istream 0,1 --requests X",
        "--istream 0 --skip -1",
        "--istream 0 --fill --decode hex",
        "--istream x",
        "--from 10.0.0.x --to 10.0.0.1"
      })
  void optionsThatDoNotGoTogetherAreUsage(String options) {
    List<String> args =
        new ArrayList<>(List.of("extract", "-r", "testdata/captures/hans-idle.pcap"));
    args.addAll(List.of(options.split(" ")));
    assertThat(terminal.run(args.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
    assertThat(terminal.out()).isEmpty();
    assertThat(Path.of("X")).doesNotExist();
  }

  private int extract(String flow, String... options) throws IOException, FlowException {
    Path capture = scratch.resolve("c.pcapng");
    DrawnCapture.write(capture, HOSTS + flow);
    String[] args = {
      "extract", "-r", capture.toString(), "--istream", "0", "-o", scratch.toString()
    };
    return run(args, options);
  }

  private int run(String[] args, String... more) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(more));
    return terminal.run(all.toArray(String[]::new));
  }

  private String requests() throws IOException {
    return Files.readString(scratch.resolve("istream-0-requests.bin"));
  }

  private String replies() throws IOException {
    return Files.readString(scratch.resolve("istream-0-replies.bin"));
  }

  /** The numbers of a file's row in the last table, with one blank between them. */
  private String row(String side) {
    String name = "istream-0-" + side + ".bin";
    String line = terminal.out().lines().filter(row -> row.startsWith(name)).toList().get(0);
    return line.substring(name.length()).strip().replaceAll(" +", " ");
  }
}
