// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What there is to say of a kind of problem: a page of Markdown beside this class.
 *
 * @param text the whole page, with a heading, a sentence, why it matters, an example that causes it
 *     and a better one
 */
public record Page(Kind kind, String text) {
  private static final Pattern SECTION = Pattern.compile("(?m)^## .*$");
  private static final Pattern CODE = Pattern.compile("(?s)```sift\n(.*?)```");

  public static Page of(Kind kind) {
    try (InputStream page = Page.class.getResourceAsStream(kind.word() + ".md")) {
      if (page == null) {
        throw new IllegalStateException("no page for " + kind.word());
      }
      String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
      return new Page(kind, text.stripTrailing() + allowed(kind));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String allowed(Kind kind) {
    return kind.severity() == Severity.ERROR || kind == Kind.UNUSED_ALLOW
        ? "\n"
        : """


        ## Allow

        Where it is meant, say so behind the line, or on a line of its own above it, above the condition or above the
        rule: `// allow: %s`.
        """
            .formatted(kind.word());
  }

  /** What it means, in one sentence or two, as one line. */
  public String meaning() {
    Matcher section = SECTION.matcher(text);
    int end = section.find() ? section.start() : text.length();
    return text.substring(text.indexOf('\n'), end).replaceAll("\\s+", " ").strip();
  }

  /** A rule text that causes the problem; empty where no text can. */
  public String example() {
    return code("Example");
  }

  /** A rule text without it; empty where none belongs to it. */
  public String better() {
    return code("Better");
  }

  private String code(String section) {
    int start = text.indexOf("\n## " + section + "\n");
    int end = text.indexOf("\n## ", start + 1);
    String part = start < 0 ? "" : text.substring(start, end < 0 ? text.length() : end);
    Matcher code = CODE.matcher(part);
    return code.find() ? code.group(1) : "";
  }
}
