// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The lines of a file of a record, one after the other. */
final class TextLines {
  /** A record is small; a file that is not is none. */
  private static final long MOST_BYTES = 256L << 20;

  private final Path file;
  private final List<String> lines;
  private int next;

  TextLines(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  static TextLines read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new RecordException(file, 1, "is larger than a record can be");
    }
    try {
      return new TextLines(file, Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new RecordException(file, 1, "is not UTF-8 text");
    } catch (NoSuchFileException e) {
      throw e;
    }
  }

  boolean hasNext() {
    return next < lines.size();
  }

  String peek() throws RecordException {
    if (!hasNext()) {
      throw trouble("the file ends too early");
    }
    return lines.get(next);
  }

  String next() throws RecordException {
    String line = peek();
    next++;
    return line;
  }

  /** The rest of a line that begins with a word and a blank. */
  String next(String word) throws RecordException {
    String line = peek();
    if (!line.startsWith(word + " ")) {
      throw trouble("expected `" + word + " …`");
    }
    next++;
    return line.substring(word.length() + 1);
  }

  void skipEmpty() {
    while (hasNext() && lines.get(next).isEmpty()) {
      next++;
    }
  }

  /** What is wrong with the line that comes next. */
  RecordException trouble(String what) {
    return new RecordException(file, next + 1, what);
  }

  /** What is wrong with the line that was read last. */
  RecordException troubleBefore(String what) {
    return new RecordException(file, Math.max(1, next), what);
  }
}
