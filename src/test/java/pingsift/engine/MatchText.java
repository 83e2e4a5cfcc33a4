// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.Arrays;
import java.util.HexFormat;
import pingsift.eval.Evidence;
import pingsift.eval.Group;
import pingsift.eval.Match;

/** A match as a few lines of text. */
final class MatchText {
  private MatchText() {}

  static String of(Match match) {
    StringBuilder text = new StringBuilder();
    text.append("alert ").append(match.rule().meta().sid());
    text.append(" at frame ").append(match.decidingFrame());
    text.append(", ").append(match.state().word());
    if (match.requestFrame() + match.replyFrame() > 0) {
      text.append(", request ").append(match.requestFrame());
      text.append(", reply ").append(match.replyFrame());
    }
    text.append('\n');
    Group group = match.group();
    if (group != null) {
      group.keys().forEach(k -> text.append("  ").append(k.name()).append(" : ").append(k.value()));
      text.append(" : ").append(group.records()).append(" records in ");
      text.append((group.lastNanos() - group.firstNanos()) / 1_000_000).append("ms, frames ");
      text.append(Arrays.toString(group.frames())).append('\n');
    }
    for (Evidence evidence : match.evidence()) {
      text.append("  ").append(evidence.condition());
      if (evidence.value() != null) {
        text.append(" : ").append(value(evidence.value()));
      }
      if (evidence.estimate()) {
        text.append(" (estimate)");
      }
      if (evidence.frames().length > 0) {
        text.append(" in ").append(Arrays.toString(evidence.frames()));
      }
      if (evidence.offset() >= 0) {
        text.append(" from byte ").append(evidence.offset());
        text.append(", ").append(evidence.length());
      }
      text.append('\n');
    }
    match.missing().forEach(reason -> text.append("  incomplete: ").append(reason).append('\n'));
    return text.toString();
  }

  private static String value(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value instanceof Double number
        ? String.format(java.util.Locale.ROOT, "%.6f", number)
        : value.toString();
  }
}
