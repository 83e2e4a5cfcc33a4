// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.check.Scope;
import pingsift.check.Type;
import pingsift.decode.IcmpMessage;
import pingsift.diag.DisplayText;
import pingsift.eval.Group;
import pingsift.eval.Match;
import pingsift.inspect.ValueText;
import pingsift.stream.EchoStream;

/**
 * Which record of a capture an alert is about, as a text that stays the same as long as the capture
 * does: {@code istream of frame 1: 192.0.2.1 to 192.0.2.2, id 15}.
 *
 * <p>Frames are enough to know it: of an iStream its first one, of a sequence those of its steps.
 * Of a window there are only its keys; several in one capture are told apart by their order.
 */
final class RecordId {
  private RecordId() {}

  static String of(Match match) {
    Group group = match.group();
    if (group != null) {
      return group(match, group);
    }
    Scope scope = match.rule().scope();
    EchoStream stream = match.stream();
    return switch (scope) {
      case FRAME -> "frame " + match.decider().frameNumber() + ": " + ends(match.decider());
      case EXCHANGE -> exchange(match) + ": " + ends(match.decider(), stream);
      case ISTREAM ->
          "istream of frame "
              + (stream == null ? 0 : stream.firstFrame())
              + ": "
              + ends(match.decider(), stream);
    };
  }

  private static String exchange(Match match) {
    if (match.requestFrame() == 0) {
      return "unsolicited reply of frame " + match.replyFrame();
    }
    return match.replyFrame() == 0
        ? "unanswered request of frame " + match.requestFrame()
        : "exchange of frames " + match.requestFrame() + ", " + match.replyFrame();
  }

  private static String group(Match match, Group group) {
    String keys =
        group.keys().stream()
            .map(key -> key.name() + " " + safe(ValueText.brief(key.value(), Type.INT)))
            .collect(Collectors.joining(", "));
    if (group.steps().isEmpty()) {
      return "window of " + match.rule().query().word() + ": " + keys;
    }
    List<String> frames = new ArrayList<>();
    for (Group.Step step : group.steps()) {
      frames.add(Long.toString(step.frame())); // 0 for one that did not happen
    }
    return "sequence of frames " + String.join(", ", frames) + ": " + keys;
  }

  private static String ends(IcmpMessage message) {
    return IpAddress.text(message.ipVersion(), message.srcHigh(), message.srcLow())
        + " to "
        + IpAddress.text(message.ipVersion(), message.dstHigh(), message.dstLow());
  }

  private static String ends(IcmpMessage message, @Nullable EchoStream stream) {
    if (stream == null) {
      return ends(message);
    }
    return IpAddress.text(stream.ipVersion(), stream.requesterHigh(), stream.requesterLow())
        + " to "
        + IpAddress.text(stream.ipVersion(), stream.responderHigh(), stream.responderLow())
        + ", id "
        + stream.identifier();
  }

  /** On one line, and without what could act on a terminal. */
  static String safe(String text) {
    return DisplayText.safe(text);
  }

  /** The frames by which a record is known; empty for a window. */
  static List<Long> frames(String id) {
    int colon = id.indexOf(':');
    String head = colon < 0 ? id : id.substring(0, colon);
    List<Long> frames = new ArrayList<>();
    if (isWindow(id)) {
      return frames;
    }
    for (String word : head.split("[ ,]+", -1)) {
      if (!word.isEmpty() && word.length() <= 18 && word.chars().allMatch(Character::isDigit)) {
        frames.add(Long.parseLong(word));
      }
    }
    return frames;
  }

  static boolean isWindow(String id) {
    return id.startsWith("window ");
  }

  static boolean isSequence(String id) {
    return id.startsWith("sequence ");
  }
}
