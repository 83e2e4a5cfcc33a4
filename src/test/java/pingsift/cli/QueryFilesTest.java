// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code query} knows of rule files: imports, lists in files, definitions, settings. */
class QueryFilesTest {
  private static final String CAPTURE = "testdata/captures/hans-http.pcap";

  @TempDir private Path folder;
  private final TestTerminal terminal = new TestTerminal();

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("hosts.txt"), "192.0.2.0/24\n");
    Files.writeString(
        folder.resolve("lists.sift"), "list hosts = file(\"hosts.txt\")\ndefine many = 5\n");
    Files.writeString(folder.resolve("all.sift"), "import \"lists.sift\"\n");
  }

  @Test
  void anImportedListAndDefinitionAreKnown() {
    assertThat(query("istream where src in hosts and requests.count > many")).isZero();
    assertThat(terminal.out().lines()).containsExactly("iid,requests.count / many", "24857,16.4");
  }

  @Test
  void aConstantCanBeSet() {
    assertThat(query("istream where requests.count > many", "-D", "many=100")).isZero();
    assertThat(terminal.out().lines()).containsExactly("iid,requests.count / many");
  }

  @Test
  void aMisspeltListIsTold() {
    assertThat(query("istream where src in hosst")).isEqualTo(ExitCode.TROUBLE);
    assertThat(terminal.err()).contains("there is no list `hosst`", "`hosts`");
  }

  private int query(String query, String... further) {
    List<String> arguments = new ArrayList<>(List.of("query", query, "-r", CAPTURE));
    arguments.addAll(List.of("-S", folder.resolve("all.sift").toString()));
    arguments.addAll(List.of("--show", "iid,requests.count / many", "--format", "csv"));
    arguments.addAll(List.of(further));
    return terminal.run(arguments.toArray(String[]::new));
  }
}
