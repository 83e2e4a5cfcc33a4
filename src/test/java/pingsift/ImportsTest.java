// SPDX-License-Identifier: Apache-2.0
package pingsift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the arrows between packages: the language and packets meet only in {@code fields} and above
 * it, and each library has its door. Reads source lines, so that a qualified name counts as an
 * import does; comments may name anything.
 */
class ImportsTest {
  private static final Path SOURCES = Path.of("src/main/java/pingsift");

  /** A package and what of ours it may use, besides itself. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("text", Set.of()),
          Map.entry("bytes", Set.of()),
          Map.entry("regex", Set.of("bytes")),
          Map.entry("diag", Set.of("text")),
          Map.entry("capture", Set.of("bytes")),
          Map.entry("decode", Set.of("bytes", "capture")),
          Map.entry("stream", Set.of("bytes", "decode")),
          Map.entry("carve", Set.of("bytes", "capture", "decode", "stream")),
          Map.entry("syntax", Set.of("text", "diag")),
          Map.entry("check", Set.of("text", "diag", "regex", "syntax")),
          Map.entry("format", Set.of("text", "diag", "syntax")),
          Map.entry("lint", Set.of("text", "diag", "syntax", "check")),
          Map.entry("fields", Set.of("check", "bytes", "decode", "stream")),
          Map.entry("eval", Set.of("check", "fields", "bytes", "decode", "regex", "stream")),
          Map.entry("verdict", Set.of("bytes", "decode", "stream", "check", "eval")),
          Map.entry("eve", Set.of("bytes", "decode", "stream", "check", "fields", "eval")),
          Map.entry(
              "engine",
              allBut(
                  "carve",
                  "format",
                  "inspect",
                  "verdict",
                  "regress",
                  "ruletest",
                  "mutate",
                  "report",
                  "cli")),
          Map.entry(
              "inspect",
              allBut(
                  "carve",
                  "format",
                  "lint",
                  "verdict",
                  "regress",
                  "ruletest",
                  "mutate",
                  "report",
                  "cli")),
          Map.entry(
              "regress",
              allBut("carve", "format", "lint", "verdict", "ruletest", "mutate", "report", "cli")),
          Map.entry("ruletest", allBut("carve", "format", "regress", "mutate", "report", "cli")),
          Map.entry(
              "mutate",
              allBut("carve", "format", "eve", "inspect", "verdict", "regress", "report", "cli")),
          Map.entry("report", allBut("carve", "format", "lint", "mutate", "cli")),
          Map.entry("cli", allBut()));

  /** A library and the packages that may know it. */
  private static final Map<String, Set<String>> DOORS =
      Map.of(
          "org.antlr", Set.of("syntax"),
          "com.fasterxml.jackson", Set.of("report", "cli"),
          "j2html", Set.of("report"),
          "picocli", Set.of("cli"));

  private static final Pattern OURS = Pattern.compile("\\bpingsift\\.([a-z]+)\\.");

  @Test
  void packagesUseOnlyWhatIsBelowThem() throws IOException {
    Set<String> wrong = new TreeSet<>();
    forEachLine(
        (home, line) -> {
          for (Matcher used = OURS.matcher(line); used.find(); ) {
            if (!used.group(1).equals(home) && !MAY_USE.get(home).contains(used.group(1))) {
              wrong.add(home + " uses " + used.group(1) + ": " + line.strip());
            }
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void librariesComeInThroughTheirDoors() throws IOException {
    Set<String> wrong = new TreeSet<>();
    forEachLine(
        (home, line) ->
            DOORS.forEach(
                (library, doors) -> {
                  if (line.contains(library + ".") && !doors.contains(home)) {
                    wrong.add(home + " uses " + library + ": " + line.strip());
                  }
                }));
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPackageIsInTheTableAndSaysWhatItIs() throws IOException {
    try (Stream<Path> folders = Files.list(SOURCES)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        assertThat(MAY_USE).containsKey(folder.getFileName().toString());
        assertThat(folder.resolve("package-info.java")).exists();
      }
    }
  }

  /** Every line of code, with the package that it stands in. */
  private static void forEachLine(BiConsumer<String, String> visit) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(SOURCES)) {
      files = walk.filter(file -> file.toString().endsWith(".java")).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      String home = SOURCES.relativize(file).getName(0).toString();
      for (String line : Files.readAllLines(file)) {
        String code = line.strip();
        boolean comment = code.startsWith("*") || code.startsWith("/*") || code.startsWith("//");
        if (!comment && !code.startsWith("package ") && !home.endsWith(".java")) {
          visit.accept(home, line);
        }
      }
    }
  }

  private static Set<String> allBut(String... excluded) {
    Set<String> all =
        new TreeSet<>(
            Set.of(
                "text",
                "diag",
                "bytes",
                "regex",
                "capture",
                "decode",
                "stream",
                "carve",
                "syntax",
                "format",
                "check",
                "lint",
                "fields",
                "eval",
                "eve",
                "verdict",
                "engine",
                "inspect",
                "regress",
                "mutate",
                "report",
                "ruletest",
                "cli"));
    all.removeAll(Set.of(excluded));
    return all;
  }
}
