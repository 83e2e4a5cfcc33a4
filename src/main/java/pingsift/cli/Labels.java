// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.verdict.Verdict;

/**
 * What people know of captures: {@code benign}, {@code malicious} or {@code recon}.
 *
 * <p>Read from tab-separated text with a line of titles: {@code capture}, {@code label}, and where
 * names of files repeat {@code folder}, the folder that the capture lies in. Lines that begin with
 * {@code #} and empty ones count for nothing.
 */
final class Labels {
  static final Labels NONE = new Labels(Map.of());

  private final Map<String, String> labels;

  private Labels(Map<String, String> labels) {
    this.labels = labels;
  }

  /**
   * @throws IOException where the file cannot be read, lacks a column, or has an unknown label
   */
  static Labels read(Path file) throws IOException {
    Map<String, String> labels = new HashMap<>();
    List<String> titles = List.of();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = List.of(line.split("\t", -1));
      if (titles.isEmpty()) {
        titles = cells;
        if (!titles.contains("capture") || !titles.contains("label")) {
          throw new IOException(file + ": the first line lacks the titles `capture` and `label`");
        }
        continue;
      }
      String label = cell(titles, cells, "label");
      if (!List.of("benign", "malicious", "recon").contains(label)) {
        throw new IOException(
            "%s:%d: `%s` is no label: write benign, malicious or recon"
                .formatted(file, number, label));
      }
      String folder = cell(titles, cells, "folder");
      String capture = cell(titles, cells, "capture");
      labels.put(folder.isEmpty() ? capture : folder + "/" + capture, label);
    }
    return new Labels(labels);
  }

  private static String cell(List<String> titles, List<String> cells, String title) {
    int column = titles.indexOf(title);
    return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
  }

  /** The label of a capture, or null where nobody gave it one. */
  @Nullable String of(Path capture) {
    Path name = capture.getFileName();
    Path folder = capture.toAbsolutePath().normalize().getParent();
    Path last = folder == null ? null : folder.getFileName();
    String inFolder = labels.get(last + "/" + name);
    return inFolder != null ? inFolder : labels.get(String.valueOf(name));
  }

  /**
   * Whether a label and what the rules say agree: nothing but information on what is benign, at
   * least a suspicion on what is malicious, any alert on reconnaissance and floods.
   */
  static boolean agree(String label, Verdict verdict, boolean alerted) {
    return switch (label) {
      case "benign" -> verdict == Verdict.BENIGN;
      case "malicious" -> verdict != Verdict.BENIGN;
      default -> alerted;
    };
  }
}
