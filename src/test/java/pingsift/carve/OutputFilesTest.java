// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.carve.OutputFiles.Existing;

class OutputFilesTest {
  @TempDir Path folder;

  @Test
  void filesThatGrowSideBySideInLittleMemoryHoldWhatEachWasGiven() throws IOException {
    Random random = new Random(7);
    OutputFiles files = new OutputFiles(Existing.REFUSED, any -> false, 20_000);
    List<OutputStream> outs = new ArrayList<>();
    List<ByteArrayOutputStream> wanted = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      outs.add(files.create(folder.resolve("f" + i)));
      wanted.add(new ByteArrayOutputStream());
    }
    for (int i = 0; i < 5000; i++) {
      int which = random.nextInt(200);
      byte[] bytes = new byte[random.nextInt(500) == 0 ? 70_000 : random.nextInt(300)];
      random.nextBytes(bytes);
      outs.get(which).write(bytes);
      wanted.get(which).write(bytes);
      outs.get(which).write(i);
      wanted.get(which).write(i);
    }
    for (int i = 0; i < 200; i++) {
      outs.get(i).close();
      assertThat(folder.resolve("f" + i)).hasBinaryContent(wanted.get(i).toByteArray());
    }
  }

  @Test
  void aFileWithoutContentIsNotMade() throws IOException {
    new OutputFiles(Existing.REFUSED, any -> false, 1000).create(folder.resolve("none")).close();
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void whatIsThereStaysUnlessItMayBeReplaced() throws IOException {
    Path path = Files.writeString(folder.resolve("old"), "of others");
    OutputStream refused = new OutputFiles(Existing.REFUSED, any -> false, 1000).create(path);
    refused.write('x');
    assertThatThrownBy(refused::close).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(path).hasContent("of others");
    OutputStream replaced = new OutputFiles(Existing.REPLACED, any -> false, 1000).create(path);
    replaced.write('x');
    replaced.close();
    assertThat(path).hasContent("x");
  }
}
