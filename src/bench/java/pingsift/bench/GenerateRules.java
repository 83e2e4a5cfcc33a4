// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes a file of many ordinary rules: copies of the given ones in turn, each with a name, an id
 * and literals of its own. Arguments: the folder of the rules to copy, how many, the file.
 */
final class GenerateRules {
  private static final Pattern RULE = Pattern.compile("(?ms)^rule (\\w+) \\{$.*?^\\}$");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*$");
  private static final Pattern SID = Pattern.compile("\\bsid \\d+");

  /** The last byte of a byte literal, and the number that a comparison ends with. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9A-F]{2}\"|(?<=(?:>|<|>=|<=) )\\d+\\b(?!\\.)");

  private GenerateRules() {}

  public static void main(String[] args) throws IOException {
    List<String> models = new ArrayList<>();
    List<String> shared = new ArrayList<>();
    read(Path.of(args[0]), models, shared);
    int count = Integer.parseInt(args[1]);
    try (Writer out = Files.newBufferedWriter(Path.of(args[2]))) {
      for (String text : shared) {
        out.write(text);
      }
      for (int i = 0; i < count; i++) {
        out.write(copy(models.get(i % models.size()), i));
        out.write("\n\n");
      }
    }
  }

  /** Rules, and what they share: definitions and lists. */
  private static void read(Path folder, List<String> models, List<String> shared)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sift")).sorted().toList()) {
        String text = Files.readString(file);
        RULE.matcher(text).results().forEach(rule -> models.add(rule.group()));
        shared.add(IMPORT.matcher(RULE.matcher(text).replaceAll("")).replaceAll(""));
      }
    }
  }

  private static String copy(String model, int number) {
    String named = model.replaceFirst("^rule (\\w+)", "rule $1_" + number);
    String numbered = SID.matcher(named).replaceFirst("sid " + (20_000_000 + number));
    return LITERAL
        .matcher(numbered)
        .replaceAll(
            old ->
                old.group().endsWith("\"")
                    ? "%02X\"".formatted(number & 0xff)
                    : String.valueOf(Long.parseLong(old.group()) + number % 7));
  }
}
