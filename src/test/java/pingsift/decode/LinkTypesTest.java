// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LinkTypesTest {
  @Test
  void theDocumentationListsEveryLinkType() throws IOException {
    Map<String, Integer> documented = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("docs/link-types.md"))) {
      String[] cells = line.split(" *\\| *");
      if (line.startsWith("| `")) {
        documented.put(cells[1].replace("`", ""), Integer.valueOf(cells[2]));
      }
    }
    assertThat(documented).isEqualTo(NamedLinkTypes.all());
  }

  @Test
  void everyLinkTypeWithANameHasAFrameThatShowsItsMessage() {
    Map<Integer, String> shown = new TreeMap<>();
    for (HexCase hex : HexCase.all()) {
      if (MessageText.of(hex.frame(0)).startsWith("outcome icmp")) {
        shown.put(hex.linkType(), hex.name());
      }
    }
    assertThat(shown.keySet())
        .containsExactlyElementsOf(new TreeSet<>(NamedLinkTypes.all().values()));
  }
}
