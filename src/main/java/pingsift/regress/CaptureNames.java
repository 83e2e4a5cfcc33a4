// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What captures are called in records: their path below the corpus, the same on every system.
 *
 * <p>A name that is no plain text (bytes that are not UTF-8, control characters) is written as in a
 * URI, {@code a%FF.pcap}; so is one that could be taken for such, so that no two files share a
 * name.
 */
final class CaptureNames {
  private static final Pattern LOOKS_ESCAPED = Pattern.compile("%[0-9A-Fa-f]{2}");
  private static final char REPLACEMENT = '\uFFFD';

  private CaptureNames() {}

  static String of(Path corpus, Path file) {
    StringBuilder name = new StringBuilder();
    for (Path part : corpus.relativize(file)) {
      name.append(name.isEmpty() ? "" : "/").append(part(part));
    }
    return name.toString();
  }

  private static String part(Path part) {
    String text = part.toString();
    boolean plain =
        text.codePoints().noneMatch(CaptureNames::isOdd)
            && text.equals(text.strip())
            && !LOOKS_ESCAPED.matcher(text).find();
    if (plain) {
      return text;
    }
    String uri = part.toAbsolutePath().toUri().getRawPath();
    String whole = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    return whole.substring(whole.lastIndexOf('/') + 1);
  }

  private static boolean isOdd(int point) {
    return point == REPLACEMENT
        || switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              true;
          default -> false;
        };
  }
}
