// SPDX-License-Identifier: Apache-2.0
package pingsift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Queries and rule files that the docs show.
 *
 * <p>A query is a piece of code in a line that begins with a scope, or an indented or fenced block
 * that does; a block that begins with an item of a rule file is one. What holds an ellipsis, or
 * words in place of parts, is a form and not an example.
 */
public final class DocExamples {
  /** The reference of the rule language. */
  public static final Path LANGUAGE = Path.of("docs/language.md");

  public static final Pattern DEFINITIONS = Pattern.compile("^define +[a-z_]+.*", Pattern.DOTALL);

  private static final Pattern SPAN = Pattern.compile("(`+)(.+?)\\1(?!`)", Pattern.DOTALL);
  private static final Pattern QUERY =
      Pattern.compile(
          "^(frame|exchange|istream)s? +(where|by) .*|^sequence +by .*", Pattern.DOTALL);
  private static final Pattern ITEM =
      Pattern.compile("^(import +\"|(rule|list|define|suppress) +[a-z_]+).*", Pattern.DOTALL);
  private static final String CUT = "…";

  /** Words that stand for something: P, Q, D, KEYS. */
  private static final Pattern FORM =
      Pattern.compile(" (P|Q|D|KEYS|RULE|NAME)([ (]|$)|import \"FILE\"");

  private DocExamples() {}

  /** Queries of a page, in its order. */
  public static Stream<String> queries(Path page) {
    return examples(page, QUERY);
  }

  /** Rule files of a page, or parts of them. */
  public static Stream<String> files(Path page) {
    return examples(page, ITEM);
  }

  public static Stream<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md"))
          .filter(page -> !page.endsWith("diagnostics.md")) // whose examples are mistakes
          .sorted()
          .forEach(pages::add);
    }
    return pages.stream();
  }

  public static Stream<String> examples(Path page, Pattern kind) {
    Set<String> found = new LinkedHashSet<>();
    StringBuilder prose = new StringBuilder();
    for (String block : blocks(page, prose)) {
      add(block, kind, found);
    }
    Matcher span = SPAN.matcher(prose);
    while (span.find()) {
      add(span.group(2).replace("\\|", "|").replace('\n', ' '), kind, found);
    }
    return found.stream();
  }

  /** A block of queries has one to a line, unless later lines are indented. */
  private static void add(String text, Pattern kind, Set<String> found) {
    String plain = text.strip();
    if (!kind.matcher(plain).matches() || plain.contains(CUT) || FORM.matcher(plain).find()) {
      return;
    }
    List<String> parts = kind == QUERY ? List.of(plain.split("\\n(?=[a-z])", -1)) : List.of(plain);
    parts.stream().map(String::strip).filter(part -> !part.isEmpty()).forEach(found::add);
  }

  /** Fenced and indented blocks; everything else goes to {@code prose}. */
  private static List<String> blocks(Path page, StringBuilder prose) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean fenced = false;
    for (String line : lines(page)) {
      boolean fence = line.startsWith("```");
      boolean inside =
          fenced ? !fence : line.startsWith("    ") || (line.isBlank() && !block.isEmpty());
      if (inside) {
        block.append(fenced || line.isBlank() ? line : line.substring(4)).append('\n');
      } else if (!block.isEmpty()) {
        blocks.add(block.toString());
        block.setLength(0);
      }
      if (!inside && !fence) {
        prose.append(line).append('\n');
      }
      fenced = fence != fenced;
    }
    if (!block.isEmpty()) {
      blocks.add(block.toString());
    }
    return blocks;
  }

  private static List<String> lines(Path page) {
    try {
      return Files.readAllLines(page, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
