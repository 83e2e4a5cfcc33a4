// SPDX-License-Identifier: Apache-2.0
package pingsift.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;

/**
 * The benchmarks compile, and their table can be made from end to end: with programs that only
 * write down how they were called.
 */
class BenchmarksTest {
  private static final List<String> PROGRAMS =
      List.of("tcpdump", "suricata", "snort", "zeek", "tshark", "ndpiReader", "pingsift");

  @TempDir static Path folder;

  private static Path calls;
  private static String page;

  @BeforeAll
  static void makeTable() throws Exception {
    calls = folder.resolve("calls");
    Path programs = Files.createDirectory(folder.resolve("programs"));
    for (String program : PROGRAMS) {
      Path file = programs.resolve(program);
      Files.writeString(
          file,
          """
          #!/bin/sh
          echo %s "$@" >>%s
          echo version 1.2.3, takes --threads
          """
              .formatted(program, calls));
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    Path table = folder.resolve("page.md");
    Files.writeString(
        table,
        "before\n<!-- bench/run table writes what follows -->\nold\n<!-- to here -->\nbehind\n");
    run(
        "--home", Path.of("").toAbsolutePath().toString(),
        "--launcher", programs.resolve("pingsift").toString(),
        "--work", folder.resolve("work").toString(),
        "--path", programs.toString(),
        "--rows", "none,rare,fifty,every,pack,start",
        "--frames", "200",
        "--rounds", "1",
        "--longer", "2",
        "--write", table.toString());
    page = Files.readString(table);
  }

  @Test
  void thePageKeepsWhatStandsAroundTheTable() {
    assertThat(page).startsWith("before\n").endsWith("<!-- to here -->\nbehind\n");
    assertThat(page).doesNotContain("\nold\n");
  }

  @Test
  void eachWorkloadHasALineForEachProgramThatCanDoIt() {
    assertThat(lines("Echo, no rules")).isEqualTo(8);
    assertThat(lines("Echo, one rare frame rule")).isEqualTo(7);
    assertThat(lines("Echo, 50 rules")).isEqualTo(5);
    assertThat(lines("Echo, an alert on every request")).isEqualTo(6);
    assertThat(lines("Echo, the shipped rules")).isEqualTo(3);
    assertThat(lines("10 frames, 50 rules")).isEqualTo(4);
  }

  @Test
  void versionsAreToldOfAllPrograms() {
    assertThat(page).contains("tcpdump 1.2.3, Pingsift 1.2.3, Suricata 1.2.3, Snort 1.2.3");
    assertThat(page).contains("Zeek 1.2.3, tshark 1.2.3, ndpiReader 1.2.3");
    assertThat(page).doesNotContain("Not installed");
  }

  @Test
  void everyProgramIsCalledInItsOwnWay() throws IOException {
    String work = folder.resolve("work").toString();
    String echo = work + "/echo-200.pcap";
    assertThat(Files.readAllLines(calls))
        .contains(
            "tcpdump -r " + echo + " -w /dev/null icmp",
            "pingsift run -q -r %s -S %s/rules-fifty.sift --eve /dev/null --threads 2"
                .formatted(echo, work),
            "suricata -c %s/suricata.yaml -S %s/rules-fifty.suricata.rules -r %s -l %s"
                    .formatted(work, work, echo, work)
                + " -k none --runmode single",
            "snort -q -c %s/rules-fifty.snort.lua -k none -r %s".formatted(work, echo),
            "zeek -b -C -s %s/rare.sig -r %s".formatted(work, echo),
            "tshark -n -r %s -Y icmp -w /dev/null".formatted(echo),
            "ndpiReader -q -i " + echo);
  }

  @Test
  void theRulesAreSoundAndTheOthersSayMostOfThem() throws IOException {
    Path fifty = folder.resolve("work/rules-fifty.sift");
    RuleSet rules = RuleSet.load(List.of(fifty.toString()), List.of(), Fields.catalogue());
    assertThat(rules.hasErrors()).isFalse();
    assertThat(rules.rules()).hasSize(50);
    assertThat(Files.readAllLines(folder.resolve("work/rules-fifty.suricata.rules"))).hasSize(38);
    assertThat(Files.readAllLines(folder.resolve("work/rules-fifty.snort.rules"))).hasSize(38);
  }

  private static long lines(String workload) {
    List<String> all = page.lines().toList();
    int first = 0;
    while (!all.get(first).startsWith("| " + workload + " |")) {
      first++;
    }
    return 1 + all.stream().skip(first + 1).takeWhile(line -> line.startsWith("|  |")).count();
  }

  /** Compiles the benchmarks as {@code bench/run} does, and makes a table. */
  private static void run(String... options) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path classes = Files.createDirectory(folder.resolve("classes"));
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.list(Path.of("src/bench/java/pingsift/bench"))) {
      boolean compiled =
          compiler
              .getTask(
                  problems,
                  files,
                  null,
                  List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjectsFromPaths(sources.toList()))
              .call();
      assertThat(compiled).as(problems.toString()).isTrue();
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      PrintStream out = System.out;
      PrintStream err = System.err;
      System.setOut(new PrintStream(OutputStream.nullOutputStream()));
      System.setErr(System.out);
      try {
        loader
            .loadClass("pingsift.bench.TableRun")
            .getMethod("main", String[].class)
            .invoke(null, (Object) options);
      } finally {
        System.setOut(out);
        System.setErr(err);
      }
    }
  }
}
