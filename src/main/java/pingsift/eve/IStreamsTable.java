// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.stream.EchoStream;
import pingsift.stream.EndReason;
import pingsift.stream.FrameRanges;

/**
 * iStreams as a table for people, within 120 columns.
 *
 * <p>The widths follow from the first rows, which are held back for that; a cell that is wider
 * later shifts its own row and nothing else. Two IPv6 addresses in full leave room for the counts;
 * what they take away goes from the columns on the right.
 */
final class IStreamsTable implements IStreamsWriter {
  static final int WIDTH = 120;

  /** How many rows the widths are taken from. */
  private static final int SAMPLE = 1000;

  private static final List<String> TITLES =
      List.of(
          "id",
          "requester",
          "responder",
          "iid",
          "req",
          "rep",
          "err",
          "bytes",
          "entr",
          "seconds",
          "via",
          "frames");

  /** Columns of text stand left, columns of numbers right. */
  private static final List<Boolean> LEFT =
      List.of(false, true, true, false, false, false, false, false, false, false, true, true);

  private static final int FRAMES = 11;
  private static final int VIA = 10;
  private static final int SECONDS = 9;

  /** How many columns what iStreams were carried through may take. */
  private static final int VIA_WIDTH = 32;

  private final OutputStream out;
  private final List<List<String>> sample = new ArrayList<>();
  private int @Nullable [] widths;
  private String gap = "  ";

  IStreamsTable(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(EchoStream stream, EndReason reason, @Nullable EchoRecords echoes)
      throws IOException {
    List<String> row = row(stream);
    int[] decided = widths;
    if (decided != null) {
      writeRow(row, decided);
      return;
    }
    sample.add(row);
    if (sample.size() == SAMPLE) {
      writeSample();
    }
  }

  @Override
  public void end() throws IOException {
    if (widths == null) {
      writeSample();
    }
    out.flush();
  }

  private static List<String> row(EchoStream stream) {
    int version = stream.ipVersion();
    double entropy = stream.entropyBits();
    return List.of(
        Long.toString(stream.index()),
        IpAddress.text(version, stream.requesterHigh(), stream.requesterLow()),
        IpAddress.text(version, stream.responderHigh(), stream.responderLow()),
        Integer.toString(stream.identifier()),
        Long.toString(stream.requests()),
        Long.toString(stream.replies()),
        Long.toString(stream.errors().count()),
        Long.toString(stream.requestBytes() + stream.replyBytes()),
        Double.isNaN(entropy) ? "-" : rounded(entropy, 2),
        rounded(IStreamFacts.seconds(stream), 3),
        PathText.brief(stream.path()),
        ranges(stream.frames()));
  }

  private static String rounded(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** As many ranges as can ever be shown; the row cuts them to the room that there is. */
  private static String ranges(FrameRanges frames) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < frames.count() && text.length() <= WIDTH; i++) {
      text.append(i == 0 ? "" : ", ").append(frames.text(i));
    }
    return text.append(frames.left() > 0 ? ", …" : "").toString();
  }

  private void writeSample() throws IOException {
    int[] decided = new int[TITLES.size()];
    for (int column = 0; column < decided.length; column++) {
      decided[column] = TITLES.get(column).length();
      for (List<String> row : sample) {
        decided[column] = Math.max(decided[column], row.get(column).length());
      }
    }
    if (sample.stream().allMatch(row -> row.get(VIA).isEmpty())) {
      decided[VIA] = 0;
    }
    fit(decided);
    widths = decided;
    writeRow(TITLES, decided);
    for (List<String> row : sample) {
      writeRow(row, decided);
    }
    sample.clear();
  }

  /**
   * Narrows the gaps, drops the seconds, cuts what iStreams were carried through and the frames, in
   * this order, until rows fit; a column of width 0 is not written.
   */
  private void fit(int[] widths) {
    int cells = 0;
    for (int column = 0; column < SECONDS; column++) {
      cells += widths[column];
    }
    gap = cells + 2 * SECONDS <= WIDTH ? "  " : " ";
    int used = cells + SECONDS * gap.length();
    if (used + widths[SECONDS] > WIDTH) {
      widths[SECONDS] = 0;
    } else {
      used += widths[SECONDS] + gap.length();
    }
    widths[VIA] = cutTo(WIDTH - used, VIA, Math.min(widths[VIA], VIA_WIDTH));
    used += widths[VIA] == 0 ? 0 : widths[VIA] + gap.length();
    widths[FRAMES] = cutTo(WIDTH - used, FRAMES, widths[FRAMES]);
  }

  /** The width of a column that may be cut down to its title, or 0 where not even that fits. */
  private static int cutTo(int room, int column, int width) {
    return room < TITLES.get(column).length() ? 0 : Math.min(width, room);
  }

  private void writeRow(List<String> row, int[] widths) throws IOException {
    StringBuilder line = new StringBuilder(WIDTH);
    for (int column = 0; column < widths.length; column++) {
      if (widths[column] > 0) {
        line.append(column == 0 ? "" : gap);
        append(
            column >= VIA ? cut(row.get(column), widths[column]) : row.get(column),
            widths[column],
            LEFT.get(column),
            line);
      }
    }
    line.setLength(line.toString().stripTrailing().length());
    out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void append(String cell, int width, boolean left, StringBuilder line) {
    String pad = " ".repeat(Math.max(0, width - cell.length()));
    line.append(left ? cell : pad).append(left ? pad : cell);
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
