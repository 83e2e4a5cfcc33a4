// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import pingsift.fields.Fields;

class FieldReferenceTest {
  private static final Path PAGE = Path.of("docs/fields.md");

  @Test
  void thePageIsWhatTheCatalogueSays() throws IOException {
    String current = new FieldReference(Fields.catalogue()).markdown();
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, current);
    }
    assertThat(PAGE).as("pingsift fields --markdown > docs/fields.md").hasContent(current);
  }
}
