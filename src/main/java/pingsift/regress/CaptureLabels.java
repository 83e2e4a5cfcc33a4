// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which captures are malicious and which benign: a text with tabs, a capture a line.
 *
 * <pre>
 * capture             folder  label
 * hans-http.pcap      own     malicious
 * fping-default.pcap  own     benign
 * </pre>
 *
 * <p>The first line may name the columns, in any order; {@code folder} may be missing, further
 * columns are passed over. Without such a line the columns are the capture and the label, or
 * capture, folder and label. Empty lines and those that begin with {@code #} are passed over.
 */
public final class CaptureLabels {
  /** Nothing is labelled. */
  public static final CaptureLabels NONE = new CaptureLabels(Map.of(), "");

  private static final String CAPTURE = "capture";
  private static final String FOLDER = "folder";
  private static final String LABEL = "label";

  private final Map<String, Label> labels;

  /** The name of the corpus itself: a label may count it as a folder. */
  private final String corpusName;

  private CaptureLabels(Map<String, Label> labels, String corpusName) {
    this.labels = labels;
    this.corpusName = corpusName;
  }

  /**
   * Reads a file.
   *
   * @throws RecordException where a line cannot be understood
   */
  public static CaptureLabels read(Path file, Corpus corpus) throws IOException {
    TextLines lines = TextLines.read(file);
    Map<String, Label> labels = new HashMap<>();
    List<String> columns = List.of();
    while (lines.hasNext()) {
      String line = lines.next();
      List<String> cells = List.of(line.split("\t", -1)).stream().map(String::strip).toList();
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (columns.isEmpty()) {
        boolean head = cells.contains(CAPTURE) && cells.contains(LABEL);
        columns = head ? cells : usual(cells.size(), lines);
        if (head) {
          continue;
        }
      }
      add(cells, columns, labels, lines);
    }
    Path name = corpus.root().toAbsolutePath().normalize().getFileName();
    return new CaptureLabels(labels, name == null ? "" : name.toString());
  }

  private static List<String> usual(int columns, TextLines lines) throws RecordException {
    return switch (columns) {
      case 2 -> List.of(CAPTURE, LABEL);
      case 3 -> List.of(CAPTURE, FOLDER, LABEL);
      default ->
          throw lines.troubleBefore(
              "expected a capture and its label with a tab between them, or a line that names the"
                  + " columns");
    };
  }

  private static void add(
      List<String> cells, List<String> columns, Map<String, Label> labels, TextLines lines)
      throws RecordException {
    String capture = cell(CAPTURE, cells, columns);
    String folder = cell(FOLDER, cells, columns);
    String word = cell(LABEL, cells, columns);
    if (capture.isEmpty() || word.isEmpty()) {
      throw lines.troubleBefore("the " + (capture.isEmpty() ? CAPTURE : LABEL) + " is missing");
    }
    String name = folder.isEmpty() ? capture : folder + "/" + capture;
    Label label = label(word, lines);
    @Nullable Label before = labels.put(name, label);
    if (before != null && before != label) {
      throw lines.troubleBefore("`" + name + "` has another label above");
    }
  }

  private static String cell(String column, List<String> cells, List<String> columns) {
    int at = columns.indexOf(column);
    return at < 0 || at >= cells.size() ? "" : cells.get(at);
  }

  private static Label label(String word, TextLines lines) throws RecordException {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "malicious" -> Label.MALICIOUS;
      case "benign" -> Label.BENIGN;
      case "recon" -> Label.OTHER;
      default ->
          throw lines.troubleBefore("`" + word + "` is no label: write benign, malicious or recon");
    };
  }

  public boolean isEmpty() {
    return labels.isEmpty();
  }

  /**
   * Of a capture: by its path below the corpus; by the name of the corpus and that; else by its
   * name alone, which then is labelled wherever it lies.
   */
  public Label of(String capture) {
    String alone = capture.substring(capture.lastIndexOf('/') + 1);
    for (String name : List.of(capture, corpusName + "/" + capture, alone)) {
      Label label = labels.get(name);
      if (label != null) {
        return label;
      }
    }
    return Label.NONE;
  }
}
