// SPDX-License-Identifier: Apache-2.0
package pingsift.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import pingsift.decode.HexCase;

/**
 * What each fuzz target starts from: seeds made of the other tests' data, and the findings that
 * were kept, in {@code testdata/fuzz/TARGET/*.hex}.
 */
public final class Inputs {
  /** By the name that {@code bench/fuzz} has for them. */
  static final Map<String, Consumer<byte[]>> TARGETS =
      Map.of(
          "content", ContentFuzz::fuzzerTestOneInput,
          "decode", DecodeFuzz::fuzzerTestOneInput,
          "regex", RegexFuzz::fuzzerTestOneInput,
          "reassembly", ReassemblyFuzz::fuzzerTestOneInput,
          "rules", RulesFuzz::fuzzerTestOneInput,
          "run", RunFuzz::fuzzerTestOneInput);

  private static final Path KEPT = Path.of("testdata/fuzz");

  private Inputs() {}

  /** Writes all inputs of a target into a directory. */
  public static void main(String... arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    for (Map.Entry<String, byte[]> input : of(arguments[0]).entrySet()) {
      Files.write(folder.resolve(input.getKey()), input.getValue());
    }
  }

  /** All inputs of a target, by name. */
  static Map<String, byte[]> of(String target) throws IOException {
    Map<String, byte[]> inputs = new TreeMap<>();
    seeds(target).forEach((name, seed) -> inputs.put("seed-" + name, seed));
    Path kept = KEPT.resolve(target);
    if (Files.isDirectory(kept)) {
      try (Stream<Path> files = Files.list(kept)) {
        for (Path file : files.toList()) {
          inputs.put("kept-" + file.getFileName(), hex(Files.readAllLines(file)));
        }
      }
    }
    return inputs;
  }

  private static Map<String, byte[]> seeds(String target) throws IOException {
    return switch (target) {
      case "decode" -> {
        Map<String, byte[]> seeds = new HashMap<>();
        HexCase.all().forEach(frame -> seeds.put(frame.name(), DecodeFuzz.seed(frame)));
        yield seeds;
      }
      case "content" -> ContentFuzz.seeds();
      case "regex" -> RegexFuzz.seeds();
      case "reassembly" -> ReassemblyFuzz.seeds();
      case "rules" -> RulesFuzz.seeds();
      case "run" -> RunFuzz.seeds();
      default -> throw new IllegalArgumentException(target);
    };
  }

  private static byte[] hex(List<String> lines) {
    StringBuilder digits = new StringBuilder();
    lines.forEach(line -> digits.append(line.replaceFirst("#.*", "").replace(" ", "")));
    return HexFormat.of().parseHex(digits);
  }
}
