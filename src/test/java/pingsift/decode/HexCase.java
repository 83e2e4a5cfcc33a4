// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import pingsift.capture.Frame;

/**
 * A frame written as text: comments after {@code #}, {@code link N} for its link type, {@code wire
 * N} for its length on the wire where the capture cut it, and its bytes in hex.
 */
public record HexCase(String name, int linkType, int wireLen, byte[] bytes) {
  static final Path FOLDER = Path.of("testdata/decode");

  private static final int MARGIN = 64;

  public static List<HexCase> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".hex"))
          .sorted()
          .map(HexCase::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static HexCase of(String name) {
    return read(FOLDER.resolve(name + ".hex"));
  }

  private static HexCase read(Path file) {
    int linkType = -1;
    int wireLen = -1;
    StringBuilder hex = new StringBuilder();
    for (String line : lines(file)) {
      String content = line.replaceFirst("#.*", "").trim();
      if (content.startsWith("link ")) {
        linkType = Integer.parseInt(content.substring(5));
      } else if (content.startsWith("wire ")) {
        wireLen = Integer.parseInt(content.substring(5));
      } else {
        hex.append(content.replace(" ", ""));
      }
    }
    byte[] bytes = HexFormat.of().parseHex(hex);
    String name = file.getFileName().toString().replace(".hex", "");
    return new HexCase(name, linkType, wireLen < 0 ? bytes.length : wireLen, bytes);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The frame in the middle of an array whose other bytes all have one value. */
  public Frame frame(int poison) {
    byte[] buffer = new byte[bytes.length + 2 * MARGIN];
    Arrays.fill(buffer, (byte) poison);
    System.arraycopy(bytes, 0, buffer, MARGIN, bytes.length);
    return new Frame().place(1, 1, name).set(0, linkType, buffer, MARGIN, bytes.length, wireLen);
  }

  /** The same frame as a shorter snap length leaves it. */
  public HexCase cut(int capLen) {
    return new HexCase(name, linkType, wireLen, Arrays.copyOf(bytes, capLen));
  }
}
