// SPDX-License-Identifier: Apache-2.0
/**
 * Pingsift: rules over ICMP Echo streams, from a capture to alerts.
 *
 * <pre>
 * bytes → capture → decode → stream ─┐
 *                                    ├→ fields → eval → eve → engine → ruletest, cli
 * text → diag → syntax → check ──────┘
 * </pre>
 *
 * <p>Each stage has its own types, its own package and its own tests. Packets know nothing of
 * rules, the language knows nothing of packets; they meet in {@code fields} and above it. ANTLR is
 * imported only in {@code syntax}.
 *
 * <p>Three lifetimes, three kinds of type: the rule as checked ({@code check}, for ever) · the plan
 * of a rule set ({@code eval}, immutable, per load) · the state of an evaluation (per run and
 * iStream). Three families of trouble: a problem of a rule is a {@code Diagnostic}, collected · a
 * problem of the traffic is counted · a problem of the surroundings is a {@code CaptureException}.
 * Any other exception is our fault and says so.
 *
 * <p>Words: a <em>frame</em> is what was captured; a <em>message</em> is one ICMP message;
 * <em>data</em> is the Echo Data field; <em>requester</em> and <em>responder</em> are the two ends;
 * an <em>exchange</em> is a request with its reply; an <em>iStream</em> ({@code EchoStream} in
 * Java) is all Echo traffic of one requester, responder and identifier.
 */
@NullMarked
package pingsift;

import org.jspecify.annotations.NullMarked;
