// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pingsift.syntax.Name;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** Changes of values: literals, slices, names, functions, arithmetic. */
final class ValueChanges {
  private static final Map<String, String> SIDES =
      Map.ofEntries(
          Map.entry("request", "reply"),
          Map.entry("reply", "request"),
          Map.entry("requests", "replies"),
          Map.entry("replies", "requests"),
          Map.entry("requester", "responder"),
          Map.entry("responder", "requester"),
          Map.entry("src", "dst"),
          Map.entry("dst", "src"),
          Map.entry("echo_request", "echo_reply"),
          Map.entry("echo_reply", "echo_request"));

  private static final Map<String, List<String>> AGGREGATES =
      Map.of(
          "min", List.of("max"),
          "max", List.of("min"),
          "avg", List.of("max"),
          "sum", List.of("max"),
          "stdev", List.of("avg"),
          "first", List.of("last"),
          "last", List.of("first"));

  private static final Map<String, String> PRESENCES =
      Map.of("exists", "missing", "missing", "exists");

  private static final Map<String, String> ARITHMETIC =
      Map.ofEntries(
          Map.entry("+", "-"),
          Map.entry("-", "+"),
          Map.entry("*", "/"),
          Map.entry("/", "*"),
          Map.entry("%", "/"),
          Map.entry("&", "|"),
          Map.entry("|", "&"),
          Map.entry("^", "|"),
          Map.entry("<<", ">>"),
          Map.entry(">>", "<<"));

  private static final Pattern WIDE = Pattern.compile("(u(?:16|32|64))(le)?");
  private static final Pattern PREFIX = Pattern.compile("/([0-9]+)$");

  private final Changes changes;

  ValueChanges(Changes changes) {
    this.changes = changes;
  }

  /** A tree that is no joint, test or call. */
  void visit(Syntax tree, ConditionChanges conditions) {
    if (tree instanceof Syntax.Arithmetic arithmetic) {
      String other = ARITHMETIC.get(arithmetic.operator().text());
      if (other != null) {
        changes.replace(Operator.ARITHMETIC, arithmetic.operator().span(), other);
      }
      conditions.visit(arithmetic.left());
      conditions.visit(arithmetic.right());
    } else if (tree instanceof Syntax.Negate negate) {
      conditions.visit(negate.operand());
    } else if (tree instanceof Syntax.Range range) {
      conditions.visit(range.low());
      conditions.visit(range.high());
    } else if (tree instanceof Syntax.SetOf set) {
      members(set);
    } else if (tree instanceof Syntax.Slice slice) {
      slice(slice);
      conditions.visit(slice.bytes());
    } else if (tree instanceof Syntax.Index index) {
      index(index);
      conditions.visit(index.bytes());
    } else if (tree instanceof Syntax.Path path) {
      path.names().forEach(this::side);
    } else {
      literal(tree);
    }
  }

  private void side(Name name) {
    String other = SIDES.get(name.text());
    if (other != null) {
      changes.replace(Operator.SIDE, name.span(), other);
    }
  }

  /** What a call's name can be taken for; its arguments are left to the caller. */
  void call(Syntax.Call call) {
    String name = call.function().text();
    Span span = call.function().span();
    changes.replace(Operator.AGGREGATE, span, AGGREGATES.getOrDefault(name, List.of()));
    if (name.equals("distinct")) {
      changes.replace(Operator.AGGREGATE, call.span(), "count()");
    }
    String opposite = PRESENCES.get(name);
    if (opposite != null) {
      changes.replace(Operator.PRESENCE, span, opposite);
    }
    Matcher wide = WIDE.matcher(name);
    if (wide.matches()) {
      changes.replace(
          Operator.BYTE_ORDER, span, wide.group(1) + (wide.group(2) == null ? "le" : ""));
    }
  }

  private void members(Syntax.SetOf set) {
    List<Syntax> all = set.members();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      places.add(i);
    }
    for (int i : Changes.some(all.size() < 2 ? List.of() : places)) {
      Span cut =
          i + 1 < all.size()
              ? new Span(all.get(i).span().start(), all.get(i + 1).span().start())
              : new Span(all.get(i - 1).span().end(), all.get(i).span().end());
      changes.leaveOut(Operator.MEMBER, all.get(i).span(), cut);
    }
  }

  // --- Slices ---

  private void slice(Syntax.Slice slice) {
    Optional<Long> from = slice.from().flatMap(ValueChanges::number);
    Optional<Long> to = slice.to().flatMap(ValueChanges::number);
    Span last = slice.to().or(slice::from).map(Syntax::span).orElse(slice.span());
    Span shown = new Span(slice.bytes().span().end(), slice.span().end());
    if (last.equals(slice.span())) {
      return;
    }
    from.ifPresent(start -> end(slice.from(), start, shown));
    to.ifPresent(end -> end(slice.to(), end, shown));
    if (from.isPresent() && to.isPresent()) {
      sliced(shown, List.of(moved(slice.from(), from.get(), 1), moved(slice.to(), to.get(), 1)));
    }
  }

  /** One end of a slice a byte earlier and later, on the side of zero where it is. */
  private void end(Optional<Syntax> written, long value, Span shown) {
    for (int by : new int[] {-1, 1}) {
      if (value < 0 == value + by < 0) {
        sliced(shown, List.of(moved(written, value, by)));
      }
    }
  }

  private static Edit moved(Optional<Syntax> written, long value, int by) {
    return new Edit(written.orElseThrow().span(), Long.toString(value + by));
  }

  private void sliced(Span shown, List<Edit> edits) {
    List<Edit> within =
        edits.stream()
            .map(
                edit ->
                    new Edit(
                        new Span(
                            edit.span().start() - shown.start(), edit.span().end() - shown.start()),
                        edit.replacement()))
            .toList();
    changes.replace(Operator.SLICE, shown, Edit.apply(within, changes.text(shown)));
  }

  private void index(Syntax.Index index) {
    number(index.index())
        .ifPresent(
            value ->
                end(
                    Optional.of(index.index()),
                    value,
                    new Span(index.bytes().span().end(), index.span().end())));
  }

  private static Optional<Long> number(Syntax tree) {
    if (tree instanceof Syntax.IntValue value) {
      return Optional.of(value.value());
    }
    return tree instanceof Syntax.Negate negate
        ? number(negate.operand()).map(n -> -n)
        : Optional.empty();
  }

  // --- Literals ---

  private void literal(Syntax tree) {
    Span span = tree.span();
    String written = changes.text(span);
    if (tree instanceof Syntax.IntValue) {
      changes.replace(Operator.NUMBER, span, Literals.ofInteger(written));
    } else if (tree instanceof Syntax.FloatValue) {
      changes.replace(Operator.NUMBER, span, Literals.ofFraction(written));
    } else if (tree instanceof Syntax.DurationValue duration) {
      changes.replace(Operator.DURATION, span, Literals.ofDuration(duration.nanos()));
    } else if (tree instanceof Syntax.BoolValue truth) {
      changes.replace(Operator.TRUTH, span, Boolean.toString(!truth.value()));
    } else if (tree instanceof Syntax.StringValue) {
      changes.replace(Operator.TEXT, span, Literals.ofText(written));
    } else if (tree instanceof Syntax.BytesValue) {
      Changes.some(Literals.bytes(written, span.start()))
          .forEach(place -> changes.replace(Operator.BYTE, place, "??"));
    } else if (tree instanceof Syntax.RegexValue regex) {
      regex(regex, written);
    } else if (tree instanceof Syntax.NetValue) {
      network(span, written);
    }
  }

  private void regex(Syntax.RegexValue regex, String written) {
    Span span = regex.span();
    String inner = regex.pattern();
    if (inner.startsWith("^")) {
      changes.replace(Operator.REGEX, span, written.replaceFirst("\\^", ""));
    }
    int end = written.lastIndexOf('/');
    if (inner.endsWith("$") && !inner.endsWith("\\$")) {
      changes.replace(Operator.REGEX, span, written.substring(0, end - 1) + written.substring(end));
    }
    for (int i = end + 1; i < written.length(); i++) {
      changes.replace(Operator.REGEX, span, written.substring(0, i) + written.substring(i + 1));
    }
  }

  private void network(Span span, String written) {
    Matcher prefix = PREFIX.matcher(written);
    if (prefix.find()) {
      int length = Integer.parseInt(prefix.group(1));
      String address = written.substring(0, prefix.start() + 1);
      changes.replace(
          Operator.NETWORK, span, List.of(address + (length - 1), address + (length + 1)));
    }
  }
}
