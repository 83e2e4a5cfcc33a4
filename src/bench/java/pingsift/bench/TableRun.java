// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pingsift.workload.WorkloadRules;

/**
 * Measures all programs that are installed on all workloads and prints the table, in Markdown.
 * Programs take turns, so that a machine that slows down slows all of them. Arguments: see {@link
 * TableOptions}.
 */
public final class TableRun {
  private final TableOptions options;
  private final List<FoundProgram> programs = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private TableRun(TableOptions options) {
    this.options = options;
  }

  public static void main(String... args) throws IOException, InterruptedException {
    TableOptions options;
    try {
      options = TableOptions.of(args);
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(2);
      return;
    }
    try {
      new TableRun(options).run();
    } catch (IOException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException, InterruptedException {
    Files.createDirectories(options.work());
    DiskNeed.of(options).check();
    findPrograms();
    makeRules();
    List<TableText.Block> blocks = new ArrayList<>();
    for (Row row : options.rows()) {
      blocks.add(new TableText.Block(row, measure(row)));
    }
    String text = new TableText(options, programs, missing, notes).text(blocks);
    System.out.print(text);
    if (options.page().isPresent()) {
      MarkedPage.replace(options.page().get(), text);
      System.err.println("written to " + options.page().get());
    }
  }

  private void findPrograms() throws IOException, InterruptedException {
    List<Program> all = new ArrayList<>(List.of(new Tcpdump()));
    all.addAll(ours());
    all.addAll(List.of(new Suricata(), new Snort(), new Zeek(), new Tshark(), new NdpiReader()));
    for (Program program : all) {
      FoundProgram.find(program, options.path())
          .ifPresentOrElse(programs::add, () -> missing.add(program.name()));
    }
  }

  private List<Program> ours() throws IOException, InterruptedException {
    Path launcher = options.launcher().toAbsolutePath();
    Path pack = options.home().resolve("rules").toAbsolutePath();
    boolean threads = FoundProgram.output(launcher, List.of("run", "--help")).contains("--threads");
    if (!threads) {
      return List.of(new Pingsift("Pingsift", launcher, pack, List.of()));
    }
    return List.of(
        new Pingsift("Pingsift", launcher, pack, List.of("--threads", "1")),
        new Pingsift("Pingsift, 2 threads", launcher, pack, List.of("--threads", "2")));
  }

  private void makeRules() throws IOException {
    for (Program.RuleSet rules : Program.RuleSet.values()) {
      Path path = rules.file(options.work(), "");
      switch (rules) {
        case NONE -> GenerateWorkloadRules.write(path, List.of());
        case RARE -> GenerateWorkloadRules.write(path, WorkloadRules.rare());
        case FIFTY -> GenerateWorkloadRules.write(path, WorkloadRules.of(50));
        case THOUSAND -> GenerateWorkloadRules.write(path, WorkloadRules.of(1000));
        case EVERY -> GenerateWorkloadRules.write(path, WorkloadRules.everyRequest());
        case PACK -> {} // they are where they are
      }
    }
  }

  private Map<FoundProgram, Measured> measure(Row row) throws IOException, InterruptedException {
    Path capture = capture(row, options.frames());
    Map<FoundProgram, Measured> measured = new LinkedHashMap<>();
    for (FoundProgram program : programs) {
      if (takesPart(program, row) && command(program, row, capture).isPresent()) {
        measured.put(program, new Measured(new Runs(), new Runs()));
      }
    }
    for (int round = 0; round < row.rounds(options.rounds()); round++) {
      for (FoundProgram program : List.copyOf(measured.keySet())) {
        run(program, row, capture, measured, measured.get(program).once());
      }
    }
    if (!row.isSteady() || !options.measuresLong()) {
      return measured;
    }
    Path longer = capture(row, options.longFrames());
    for (int round = 0; round < options.rounds(); round++) {
      for (FoundProgram program : List.copyOf(measured.keySet())) {
        Measured runs = measured.get(program);
        if (runs.once().wallSeconds() * options.longer() <= options.longest()) {
          run(program, row, longer, measured, runs.longer());
        }
      }
    }
    return measured;
  }

  /** Threads are for long runs. */
  private static boolean takesPart(FoundProgram program, Row row) {
    return row.isSteady()
        || !(program.program() instanceof Pingsift ours)
        || !ours.options().contains("2");
  }

  /** Made where it is missing, and read once so that it is in memory where it fits. */
  private Path capture(Row row, long frames) throws IOException, InterruptedException {
    row.capture().make(options.work(), frames);
    Path capture = row.capture().file(options.work(), frames);
    Measurement.of(List.of("cat", capture.toString()));
    return capture;
  }

  private Optional<List<String>> command(FoundProgram program, Row row, Path capture)
      throws IOException {
    return program
        .program()
        .command(program.executable(), new Program.Job(capture, row.rules(), options.work()));
  }

  /** One round; a program that fails leaves the row, and a note says so. */
  private void run(
      FoundProgram program, Row row, Path capture, Map<FoundProgram, Measured> measured, Runs runs)
      throws IOException, InterruptedException {
    List<String> command = command(program, row, capture).orElseThrow();
    System.err.printf("%s: %s%n", row.word(), program.program().name());
    try {
      runs.add(Measurement.of(command));
    } catch (IOException e) {
      notes.add(program.program().name() + ": no " + row.title() + ": " + e.getMessage());
      measured.remove(program);
    }
  }

  /** Rounds on the capture, and on the one that is longer. */
  record Measured(Runs once, Runs longer) {}
}
