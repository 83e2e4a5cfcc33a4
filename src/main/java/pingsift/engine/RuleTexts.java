// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pingsift.diag.Suggestions;
import pingsift.text.SourceText;

/** Reads texts from files, and says in plain words why one cannot be read. */
final class RuleTexts {
  /** What the parser takes at most; larger files are not even read. */
  static final int MOST_RULE_BYTES = 16 << 20;

  /** A million networks take about 20 MB. */
  static final int MOST_LIST_BYTES = 64 << 20;

  /** Names in a directory that a misspelt one is compared with. */
  private static final int MOST_NAMES = 10_000;

  private static final String MARK = "\uFEFF";

  private RuleTexts() {}

  /** A text, or why there is none; {@code missing} where there is no such file. */
  record Read(Optional<SourceText> text, String why, boolean missing) {
    static Read of(SourceText text) {
      return new Read(Optional.of(text), "", false);
    }

    static Read failed(String why) {
      return new Read(Optional.empty(), why, false);
    }
  }

  /** The path that a text names, seen from a directory; empty where it can be none. */
  static Optional<Path> resolve(Path directory, String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(directory.resolve(name));
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  /** What a file is, whatever way leads to it. */
  static Path identity(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException noFile) { // or a pipe
      return file.toAbsolutePath().normalize();
    }
  }

  /**
   * Reads what a text names, not the user: pipes and devices, on which one can wait for ever, are
   * refused.
   */
  static Read readPlain(Path file, int mostBytes, String kind) {
    boolean special = Files.exists(file) && !Files.isDirectory(file) && !Files.isRegularFile(file);
    return special
        ? Read.failed("this is a pipe or a device, not a file")
        : read(file, mostBytes, kind);
  }

  static Read read(Path file, int mostBytes, String kind) {
    if (Files.isDirectory(file)) {
      return Read.failed("this is a directory, not a file");
    }
    try {
      byte[] bytes = firstBytes(file, mostBytes);
      if (bytes.length > mostBytes) {
        return Read.failed("the file is larger than a " + kind + " can be: split it");
      }
      if (isUtf16(bytes)) {
        return Read.failed("the file is UTF-16 text: save it as UTF-8");
      }
      String text = decoded(bytes);
      // editors of Windows put a mark first, which is no column of the first line
      String content = text.startsWith(MARK) ? text.substring(1) : text;
      return Read.of(new SourceText(file.toString(), content));
    } catch (CharacterCodingException e) {
      return Read.failed("the file is not UTF-8 text");
    } catch (IOException e) {
      return Files.exists(file)
          ? Read.failed("the file cannot be read")
          : new Read(Optional.empty(), "there is no such file", true);
    }
  }

  /** All bytes, or one more than there may be: what never ends is a file too. */
  private static byte[] firstBytes(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most + 1);
    }
  }

  /**
   * Text of UTF-8; the quick way replaces what is none, so what could be a replacement is read
   * strictly.
   */
  private static String decoded(byte[] bytes) throws CharacterCodingException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0
        ? text
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static boolean isUtf16(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
            || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff));
  }

  /** What can be done about a file that is not there: a line, or none. Reads its directory. */
  static List<String> similar(Path file) {
    Path directory = file.getParent() == null ? Path.of("") : file.getParent();
    Path name = file.getFileName();
    if (name == null || !Files.isDirectory(directory)) {
      return Files.isDirectory(directory)
          ? List.of()
          : List.of("there is no directory `" + directory + "`");
    }
    try (Stream<Path> all = Files.list(directory)) {
      List<String> names =
          all.limit(MOST_NAMES).map(path -> path.getFileName().toString()).toList();
      List<String> close = Suggestions.closest(name.toString(), names);
      return close.isEmpty()
          ? List.of()
          : List.of("a file with a similar name exists: `" + String.join("`, `", close) + "`");
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }
}
