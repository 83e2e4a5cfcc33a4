// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code test} blocks: their lines move as one to where the block stands, and keep their
 * indentation among each other. What is in a line is the business of its reader and stays as it is.
 */
final class TestLayout {
  private TestLayout() {}

  static Doc block(Words words, int from, int to) {
    List<Doc> parts = new ArrayList<>();
    for (int at = from; at < to; at++) {
      if (words.at(at).piece().raw()) {
        parts.add(new Doc.Nest(inside(words.at(at).text())));
        parts.add(new Doc.HardLine(false));
      } else {
        parts.add(at > from && words.isMark(at, "{") ? Doc.SPACE : Doc.NOTHING);
        parts.add(words.word(at));
      }
    }
    return new Doc.Concat(parts);
  }

  private static Doc inside(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\\r?\\n", -1)) {
      lines.add(Attachment.expanded(line));
    }
    // what stands on the line of the brace has no indentation of its own
    lines.set(0, lines.get(0).stripLeading());
    int common = commonIndent(lines.subList(1, lines.size()));
    List<Doc> parts = new ArrayList<>();
    boolean blank = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isEmpty()) {
        blank = !parts.isEmpty();
      } else {
        parts.add(new Doc.HardLine(blank));
        parts.add(Doc.text(i == 0 ? line : line.substring(common)));
        blank = false;
      }
    }
    return new Doc.Concat(parts);
  }

  private static int commonIndent(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.isEmpty())
        .mapToInt(line -> line.length() - line.stripLeading().length())
        .min()
        .orElse(0);
  }
}
