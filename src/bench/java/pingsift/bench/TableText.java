// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table in Markdown, with what it was measured on. */
final class TableText {
  /** Processor time comes in steps of 10 ms: multiples of less than this say nothing. */
  private static final double LEAST_SECONDS = 0.1;

  private final TableOptions options;
  private final List<FoundProgram> programs;
  private final List<String> missing;
  private final List<String> notes;

  TableText(
      TableOptions options, List<FoundProgram> programs, List<String> missing, List<String> notes) {
    this.options = options;
    this.programs = programs;
    this.missing = missing;
    this.notes = notes;
  }

  /** A workload and what each program took for it. */
  record Block(Row row, Map<FoundProgram, TableRun.Measured> measured) {}

  String text(List<Block> blocks) throws IOException, InterruptedException {
    StringBuilder out = new StringBuilder();
    out.append(
        "| workload | program | CPU | wall | steady CPU | steady wall | M frames/s | peak MiB |\n");
    out.append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (Block block : blocks) {
      append(out, block);
    }
    out.append('\n');
    append(
        out,
        "Measured on %s, medians of %,d rounds in turns (of %,d for 10 frames).",
        LocalDate.now(ZoneOffset.UTC),
        options.rounds(),
        Row.START.rounds(options.rounds()));
    append(
        out,
        "Echo and mixed: %,d frames; steady state from another %,d.",
        options.frames(),
        options.longFrames() - options.frames());
    append(out, "%s.", Machine.text());
    append(out, "%s.", versions());
    if (!missing.isEmpty()) {
      append(out, "Not installed here: %s.", String.join(", ", missing));
    }
    notes.forEach(note -> append(out, "%s.", note));
    return out.toString();
  }

  private static void append(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private String versions() throws IOException, InterruptedException {
    StringBuilder out = new StringBuilder();
    for (FoundProgram program : programs) {
      String name = program.program().name();
      if (!name.contains(",")) {
        out.append(out.isEmpty() ? "" : ", ").append(name).append(' ').append(program.version());
      }
    }
    return out.toString();
  }

  private void append(StringBuilder out, Block block) {
    TableRun.Measured base = null;
    String title = block.row().title();
    for (Map.Entry<FoundProgram, TableRun.Measured> entry : block.measured().entrySet()) {
      TableRun.Measured runs = entry.getValue();
      boolean isBase = entry.getKey().program() instanceof Tcpdump;
      append(
          out,
          "| %s | %s | %s |",
          title,
          entry.getKey().program().name(),
          cells(block.row(), runs, isBase ? null : base));
      base = isBase ? runs : base;
      title = "";
    }
  }

  private String cells(Row row, TableRun.Measured runs, TableRun.Measured base) {
    Runs once = runs.once();
    Runs baseOnce = base == null ? null : base.once();
    return String.join(
        " | ",
        seconds(once.cpuSeconds(), baseOnce == null ? 0 : baseOnce.cpuSeconds()),
        seconds(once.wallSeconds(), baseOnce == null ? 0 : baseOnce.wallSeconds()),
        perFrame(steadyCpu(runs), base == null ? 0 : steadyCpu(base)),
        perFrame(steadyWall(runs), base == null ? 0 : steadyWall(base)),
        rate(row, runs),
        String.format(Locale.ROOT, "%.0f", once.peakMebibytes()));
  }

  /** Frames a second by the clock: in the steady state where that is known, else of the process. */
  private String rate(Row row, TableRun.Measured runs) {
    if (row == Row.START) {
      return "";
    }
    double steady = steadyWall(runs);
    double seconds = runs.once().wallSeconds() / row.capture().frames(options.frames());
    return String.format(Locale.ROOT, "%.2f", 1e-6 / (steady > 0 ? steady : seconds));
  }

  private double steadyCpu(TableRun.Measured runs) {
    return steady(runs.once().cpuSeconds(), runs.longer().cpuSeconds());
  }

  private double steadyWall(TableRun.Measured runs) {
    return steady(runs.once().wallSeconds(), runs.longer().wallSeconds());
  }

  /** Seconds a frame beyond the first ones; not a number where there was no longer run. */
  private double steady(double once, double longer) {
    return (longer - once) / (options.longFrames() - options.frames());
  }

  private static String seconds(double seconds, double base) {
    String text =
        seconds < 1
            ? String.format(Locale.ROOT, "%.0f ms", seconds * 1e3)
            : String.format(Locale.ROOT, "%.2f s", seconds);
    return base < LEAST_SECONDS ? text : multiple(seconds / base) + " · " + text;
  }

  private static String perFrame(double seconds, double base) {
    if (!(seconds > 0)) {
      return "";
    }
    String text = String.format(Locale.ROOT, "%.0f ns", seconds * 1e9);
    return base > 0 ? multiple(seconds / base) + " · " + text : text;
  }

  private static String multiple(double times) {
    return String.format(Locale.ROOT, times < 10 ? "**%.2f**" : "**%.1f**", times);
  }
}
