// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Expression.And;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Schema;
import pingsift.check.Scope;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.text.Span;

/**
 * Finds: a sequence of frames by {@code src} or {@code dst} with a request and its reply.
 *
 * <p>Why: the source of a reply is the host that was asked, so the reply is in another sequence
 * than its request. With {@code then no} every request is one without a reply.
 *
 * <p>Example: {@code sequence by src, dst …}. Better: {@code sequence by requester, responder …}.
 *
 * <p>Fix: none; which keys are meant is the author's choice. Only types that are compared outright
 * are looked at.
 */
final class OneWayKeys implements RuleLint {
  private static final Pattern TYPE = Pattern.compile("icmp\\.type\\s*==\\s*(\\w+)");
  private static final Map<String, String> REPLIES =
      Map.ofEntries(
          Map.entry("echo_request", "echo_reply"),
          Map.entry("timestamp_request", "timestamp_reply"),
          Map.entry("information_request", "information_reply"),
          Map.entry("address_mask_request", "address_mask_reply"),
          Map.entry("extended_echo_request", "extended_echo_reply"),
          Map.entry("8", "0"),
          Map.entry("13", "14"),
          Map.entry("15", "16"),
          Map.entry("17", "18"),
          Map.entry("42", "43"),
          Map.entry("128", "129"),
          Map.entry("160", "161"));
  private static final Map<String, String> BOTH_WAYS =
      Map.of("src", "requester", "dst", "responder");

  @Override
  public void check(CheckedRule rule, Schema schema, Consumer<Diagnostic> found) {
    if (!(rule.query() instanceof CheckedQuery.Sequence sequence)) {
      return;
    }
    List<FieldReference> keys = sequence.steps().get(0).keys();
    Optional<FieldReference> oneWay =
        keys.stream().filter(key -> BOTH_WAYS.containsKey(rule.text(key))).findFirst();
    if (oneWay.isEmpty()) {
      return;
    }
    for (int i = 1; i < sequence.steps().size(); i++) {
      Optional<Span> reply = type(rule, sequence.steps().get(i));
      Optional<Span> request = type(rule, sequence.steps().get(i - 1));
      if (reply.isPresent() && request.isPresent() && answers(rule, request.get(), reply.get())) {
        found.accept(problem(rule, keys, oneWay.get(), request.get(), reply.get()));
        return;
      }
    }
  }

  private static Diagnostic problem(
      CheckedRule rule, List<FieldReference> keys, FieldReference key, Span request, Span reply) {
    String ours =
        keys.stream()
            .map(rule::text)
            .map(name -> BOTH_WAYS.getOrDefault(name, name))
            .collect(Collectors.joining(", "));
    String name = rule.text(key);
    return Diagnostic.of(
            Kind.ONE_WAY_KEYS,
            rule.source(),
            key.span(),
            "a request and its reply have different `" + name + "`")
        .label(name.equals("src") ? "who sent the message" : "whom the message was sent to")
        .other(request, "goes one way")
        .other(reply, "comes the other way")
        .help("for keys of both ways write `by " + ours + "`")
        .build();
  }

  /** Where the condition of a step on frames says outright of which type they are. */
  private static Optional<Span> type(CheckedRule rule, CheckedQuery.Step step) {
    if (step.query().scope() != Scope.FRAME) {
      return Optional.empty();
    }
    Expression condition = step.query().condition();
    List<Expression> conjuncts = condition instanceof And and ? and.operands() : List.of(condition);
    return conjuncts.stream()
        .map(Expression::span)
        .filter(span -> TYPE.matcher(rule.source().slice(span)).matches())
        .findFirst();
  }

  private static boolean answers(CheckedRule rule, Span request, Span reply) {
    return value(rule, reply).equals(REPLIES.get(value(rule, request)));
  }

  private static String value(CheckedRule rule, Span type) {
    Matcher matcher = TYPE.matcher(rule.source().slice(type));
    return matcher.matches() ? matcher.group(1) : "";
  }
}
