// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import pingsift.check.Type;
import pingsift.eval.Evidence;
import pingsift.inspect.ValueText;

/** Why a rule matched, as a line: {@code max(request.len) > 100: 128 in frames 3, 5}. */
final class EvidenceText {
  private static final int MOST_FRAMES = 10;
  private static final int MOST_BYTES = 32;

  private EvidenceText() {}

  static String of(Evidence evidence) {
    StringBuilder text = new StringBuilder(evidence.condition());
    Object value = evidence.value();
    if (value != null) {
      text.append(": ").append(value(value));
    }
    if (evidence.estimate()) {
      text.append(" (estimate)");
    }
    if (evidence.offset() >= 0) {
      text.append(", from byte ").append(evidence.offset());
    }
    if (evidence.frames().length > 0) {
      text.append(", ").append(frames(evidence.frames()));
    }
    return text.toString();
  }

  private static String value(Object value) {
    if (value instanceof byte[] bytes && bytes.length > MOST_BYTES) {
      String some = ValueText.of(Arrays.copyOf(bytes, MOST_BYTES), Type.BYTES);
      return some + " and " + (bytes.length - MOST_BYTES) + " more bytes";
    }
    return ValueText.of(value, Type.INT);
  }

  private static String frames(long[] frames) {
    String some =
        Arrays.stream(frames)
            .limit(MOST_FRAMES)
            .mapToObj(Long::toString)
            .collect(Collectors.joining(", "));
    int more = frames.length - MOST_FRAMES;
    return (frames.length == 1 ? "frame " : "frames ")
        + some
        + (more > 0 ? " and " + more + " more" : "");
  }
}
