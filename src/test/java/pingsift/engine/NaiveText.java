// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.eval.Group;
import pingsift.eval.Match;
import pingsift.stream.EchoStream;

/** Alerts as text, to be compared. */
final class NaiveText {
  private NaiveText() {}

  static String of(Match match) {
    Group group = match.group();
    return alert(
        match.rule(),
        match.decidingFrame(),
        group == null
            ? single(match.stream(), match.requestFrame(), match.replyFrame())
            : text(match.rule(), group),
        match.state(),
        match.complete());
  }

  static String of(CheckedRule rule, long frame, NaiveQuery.Found found) {
    NaiveRecord last = found.last();
    NaiveScene scene = last.scene();
    boolean exchange = scene.exchange() != null;
    String of =
        found.group().isEmpty()
            ? single(
                last.stream(),
                exchange && scene.request() != null ? scene.request().frameNumber() : 0,
                exchange && scene.reply() != null ? scene.reply().frameNumber() : 0)
            : found.group();
    return alert(rule, frame, of, last.state(), found.complete());
  }

  private static String alert(
      CheckedRule rule, long frame, String of, Match.State state, boolean complete) {
    // what a frame adds after the moment that decided, only the naive reading has seen
    String whole = state == Match.State.OPEN ? "" : complete ? "complete" : "incomplete";
    return "rule %d frame %d %s, %s, %s"
        .formatted(rule.meta().sid(), frame, of, state.word(), whole);
  }

  private static String single(@Nullable EchoStream stream, long request, long reply) {
    return "istream %d exchange %d/%d"
        .formatted(stream == null ? -1 : stream.index(), request, reply);
  }

  private static String text(CheckedRule rule, Group group) {
    List<String> keys = group.keys().stream().map(key -> String.valueOf(key.value())).toList();
    return rule.query() instanceof CheckedQuery.Window
        ? NaiveWindow.group(keys, group.records(), group.firstNanos(), group.lastNanos())
        : NaiveSequence.group(keys, Arrays.stream(group.frames()).boxed().toList());
  }

  /** Keys as alerts have them. */
  static List<String> shown(List<Object> keys) {
    return keys.stream().map(NaiveText::shown).toList();
  }

  private static String shown(Object key) {
    return key instanceof List<?> bits
        ? IpAddress.text((Long) bits.get(0), (Long) bits.get(1))
        : key.toString();
  }
}
