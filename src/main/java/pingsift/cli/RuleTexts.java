// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import pingsift.engine.RuleSet;
import pingsift.text.SourceText;

/** Rule files as texts, for commands that work on their words. */
final class RuleTexts {
  /** What the parser takes at most. */
  private static final int MAX_BYTES = 16 << 20;

  private RuleTexts() {}

  /** A file itself; of a directory its rule files at any depth, in the order of their names. */
  static List<Path> files(String name) throws IOException {
    Path path = Path.of(name);
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(file -> file.toString().endsWith(RuleSet.SUFFIX))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) { // from within the walk
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
  }

  /** The whole text, with what an editor may have put before it. */
  static SourceText read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException(name + ": is larger than a rule file can be");
    }
    try {
      ByteBuffer all = ByteBuffer.wrap(bytes);
      return new SourceText(name, StandardCharsets.UTF_8.newDecoder().decode(all).toString());
    } catch (CharacterCodingException e) {
      throw new IOException(name + ": is not UTF-8 text", e);
    }
  }
}
