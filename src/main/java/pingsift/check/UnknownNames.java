// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.diag.Suggestions;
import pingsift.syntax.Name;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** Tells the user why a path names no field, and what comes close. */
final class UnknownNames {
  private static final int MOST_SUGGESTIONS = 4;
  private static final Set<String> SIDES = Set.of("request", "reply");
  private static final Set<String> OWN_PROTOCOLS = Set.of("icmp", "icmpv6", "icmp6", "ip", "ipv6");
  private static final Set<String> OTHER_PROTOCOLS =
      Set.of("tcp", "udp", "http", "dns", "tls", "ssh", "sport", "dport", "port", "arp");
  private static final Set<String> HARDWARE = Set.of("eth", "ether", "mac", "sll");
  private static final Set<String> PLURALS = Set.of("requests", "replies", "exchanges", "frames");

  /** What other languages call the two sides of an exchange. */
  private static final Map<String, String> SIDES_ELSEWHERE =
      Map.ofEntries(
          Map.entry("req", "request"),
          Map.entry("query", "request"),
          Map.entry("client", "request"),
          Map.entry("orig", "request"),
          Map.entry("toserver", "request"),
          Map.entry("resp", "reply"),
          Map.entry("response", "reply"),
          Map.entry("answer", "reply"),
          Map.entry("server", "reply"),
          Map.entry("toclient", "reply"));

  private static final String HEXADECIMAL = "([0-9a-fA-F]{2}){2,}";
  private static final Set<Integer> DIGEST_LENGTHS = Set.of(32, 40, 64);

  /** A prefix that paths can have in a scope; the empty one is the record's own. */
  private record Prefix(String word, Owner owner, String subject, String noun) {}

  private static final Prefix REQUEST =
      new Prefix("request", Owner.MESSAGE, "`request`", "an Echo Request");
  private static final Prefix REPLY =
      new Prefix("reply", Owner.MESSAGE, "`reply`", "an Echo Reply");

  /** The first of each scope is the bare name. */
  private static final Map<Scope, List<Prefix>> PREFIXES =
      Map.of(
          Scope.FRAME,
          List.of(
              new Prefix("", Owner.MESSAGE, "a frame", "a frame"),
              new Prefix("frame", Owner.MESSAGE, "`frame`", "a frame")),
          Scope.EXCHANGE,
          List.of(
              new Prefix("", Owner.EXCHANGE, "an exchange", "an exchange"),
              REQUEST,
              REPLY,
              new Prefix("exchange", Owner.EXCHANGE, "`exchange`", "an exchange")),
          Scope.ISTREAM,
          List.of(
              new Prefix("", Owner.ISTREAM, "an iStream", "an iStream"),
              REQUEST,
              REPLY,
              new Prefix("exchange", Owner.EXCHANGE, "`exchange`", "an exchange"),
              new Prefix("frame", Owner.MESSAGE, "`frame`", "a frame"),
              new Prefix("requests", Owner.REQUESTS, "`requests`", "all requests together"),
              new Prefix("replies", Owner.REPLIES, "`replies`", "all replies together"),
              new Prefix("exchanges", Owner.EXCHANGES, "`exchanges`", "all exchanges together"),
              new Prefix("frames", Owner.FRAMES, "`frames`", "all frames together"),
              new Prefix("istream", Owner.ISTREAM, "`istream`", "an iStream")));

  private final RuleContext context;

  UnknownNames(RuleContext context) {
    this.context = context;
  }

  Expression report(Syntax.Path path) {
    Name first = path.names().get(0);
    if (context.lists().isUnread(first.text())) {
      return context.failed(path.span());
    }
    if (isForeign(first.text())) {
      return wrongScope(path, first);
    }
    Prefix prefix = prefixOf(first.text());
    if (path.names().size() == 1 && !prefix.word.isEmpty()) {
      return bareRecord(path, prefix);
    }
    int skip = prefix.word.isEmpty() ? 0 : 1;
    List<Name> rest = path.names().subList(skip, path.names().size());
    String wrong = text(rest);
    Span span = rest.get(0).span().to(rest.get(rest.size() - 1).span());
    Diagnostic.Builder problem =
        context
            .problem(Kind.UNKNOWN_FIELD, span, prefix.subject + " has no field `" + wrong + "`")
            .label("not a field of " + prefix.noun);
    if (!addForeignHelp(problem, prefix, rest, wrong)) {
      addHelp(problem, path, prefix, rest, wrong);
    }
    return context.fail(problem, path.span());
  }

  /** What the name is called here, where it is one of another tool; false where it is none. */
  private boolean addForeignHelp(
      Diagnostic.Builder problem, Prefix prefix, List<Name> rest, String wrong) {
    Optional<ForeignNames.Foreign> foreign = ForeignNames.of(wrong);
    if (foreign.isEmpty()) {
      return false;
    }
    String whose = foreign.get().whose();
    String subject = whose.isEmpty() ? "it" : whose + " `" + wrong + "`";
    List<String> own = foreign.get().ours().stream().filter(names(prefix.owner)::contains).toList();
    if (!own.isEmpty()) {
      problem.help(subject + " is written " + either(own) + " here");
      if (own.size() == 1) {
        Span span = rest.get(0).span().to(rest.get(rest.size() - 1).span());
        problem.fix(new Fix(span, own.get(0), true));
      }
      return true;
    }
    for (String ours : foreign.get().ours()) {
      List<String> elsewhere = elsewhere(prefix, ours);
      if (!elsewhere.isEmpty()) {
        problem.help(subject + " is written " + String.join(", ", elsewhere) + " here");
        return true;
      }
    }
    return false;
  }

  private static String either(List<String> names) {
    return String.join(" or ", names.stream().map(name -> "`" + name + "`").toList());
  }

  private Prefix prefixOf(String first) {
    List<Prefix> prefixes = prefixes();
    return prefixes.stream().filter(p -> p.word.equals(first)).findFirst().orElse(prefixes.get(0));
  }

  private List<Prefix> prefixes() {
    return PREFIXES.getOrDefault(context.scope(), List.of());
  }

  private static String text(List<Name> names) {
    return String.join(".", names.stream().map(Name::text).toList());
  }

  /** Whether the word begins a path in some scope, but not in this one. */
  private boolean isForeign(String word) {
    return prefixes().stream().noneMatch(p -> p.word.equals(word))
        && PREFIXES.values().stream().flatMap(List::stream).anyMatch(p -> p.word.equals(word));
  }

  private Expression wrongScope(Syntax.Path path, Name first) {
    String scope = context.scope().word();
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.WRONG_SCOPE,
                first.span(),
                "there is no `%s` in %s `%s` rule".formatted(first.text(), article(scope), scope))
            .label("not known in this scope");
    if (context.scope() == Scope.EXCHANGE && first.text().equals("frame")) {
      problem.help("name the side of the exchange: `request.` or `reply.`");
    } else if (context.scope() == Scope.FRAME && SIDES.contains(first.text())) {
      String type = first.text().equals("request") ? "echo_request" : "echo_reply";
      problem.help("a `frame` rule sees one message: ask for `icmp.type == " + type + "`");
      problem.help("to look at a request and its reply, begin with `exchange where`");
    } else if (first.text().equals("exchange")) {
      problem.help("begin with `exchange where`, or with `istream where`");
    } else if (context.isWindow() || context.isWindowRecord()) {
      problem.help("begin with `istreams` for a window of whole iStreams");
    } else {
      problem.help("begin with `istream where` to look at a whole iStream");
    }
    return context.fail(problem, path.span());
  }

  private static String article(String noun) {
    return "aeio".indexOf(noun.charAt(0)) >= 0 ? "an" : "a";
  }

  private Expression bareRecord(Syntax.Path path, Prefix prefix) {
    boolean plural = PLURALS.contains(prefix.word);
    List<String> examples =
        context.schema().fields(prefix.owner).stream()
            .filter(f -> !f.isHidden() && !f.name().contains(".") && !f.mayBeAbsent())
            .sorted(Comparator.comparing(f -> f.type() != Type.BYTES)) // `data` is mostly meant
            .limit(2)
            .map(f -> "`" + prefix.word + "." + f.name() + "`")
            .toList();
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.UNKNOWN_FIELD,
                path.span(),
                "`%s` is a %s, not a value".formatted(prefix.word, plural ? "group" : "record"))
            .label("a field is missing after it");
    if (!examples.isEmpty()) {
      problem.help("name one of its fields, such as " + String.join(" or ", examples));
    }
    if (SIDES.contains(prefix.word)) {
      problem.help(
          "or ask whether it is there: `exists(%1$s)`, `missing(%1$s)`".formatted(prefix.word));
    }
    return context.fail(problem, path.span());
  }

  private static String withoutPrefix(String name, String word) {
    return name.startsWith(word + ".") ? name.substring(word.length() + 1) : name;
  }

  private void addHelp(
      Diagnostic.Builder problem, Syntax.Path path, Prefix prefix, List<Name> rest, String wrong) {
    String protocol = path.names().get(0).text();
    if (path.names().size() == 1 && OWN_PROTOCOLS.contains(protocol)) {
      problem.help("every record is ICMP: leave `" + protocol + "` out");
      return;
    }
    if (OTHER_PROTOCOLS.contains(protocol)) {
      problem.help("rules see ICMP; what an ICMP error quotes begins with `quoted.`");
      return;
    }
    if (HARDWARE.contains(protocol)) {
      problem.help("rules see addresses of IP only: `src`, `dst`");
      return;
    }
    Optional<String> call = asCall(path, prefix, rest);
    if (call.isPresent()) {
      problem.help("`%s` is a function: `%s`".formatted(last(rest), call.get()));
      return;
    }
    List<String> elsewhere = elsewhere(prefix, wrong);
    if (!elsewhere.isEmpty()) {
      problem.help("a field of that name exists as " + String.join(", ", elsewhere));
      return;
    }
    Optional<FunctionDef> function = context.schema().function(path.text());
    if (function.isPresent()) {
      problem.help("it is a function: write `" + example(function.get()) + "`");
      return;
    }
    if (path.names().size() == 1 && wrong.matches(HEXADECIMAL)) {
      problem.help(asBytes(wrong));
      return;
    }
    Optional<String> side = sideInOtherWords(path);
    if (side.isPresent()) {
      problem
          .help("it is written `" + side.get() + "` here")
          .fix(new Fix(path.span(), side.get(), true));
      return;
    }
    List<String> close = Suggestions.closest(wrong, names(prefix.owner));
    if (close.isEmpty()) {
      close = Suggestions.closest(path.text(), fullNames());
    }
    if (!close.isEmpty()) {
      problem.help(RuleContext.similar("field", close));
    }
    List<String> defined =
        path.names().size() == 1
            ? context.lists().hints().closest(wrong, context.lists().defines())
            : List.of();
    if (!defined.isEmpty()) {
      problem.help(RuleContext.similar("definition", defined));
    }
  }

  /** A call of the function, with `data` as this scope has it. */
  private String example(FunctionDef function) {
    String form = function.forms().get(0);
    return context.scope() == Scope.FRAME ? form : form.replace("(data", "(request.data");
  }

  private static String asBytes(String digits) {
    return DIGEST_LENGTHS.contains(digits.length())
        ? "a digest stands in quotes: `\"" + digits + "\"`"
        : "bytes are written `x\"" + digits.replaceAll("(..)(?!$)", "$1 ") + "\"`";
  }

  /** {@code response.data} and {@code client.data} with our word for the side. */
  private Optional<String> sideInOtherWords(Syntax.Path path) {
    String side = SIDES_ELSEWHERE.get(path.names().get(0).text());
    if (side == null || path.names().size() < 2 || context.scope() == Scope.FRAME) {
      return Optional.empty();
    }
    String rest = text(path.names().subList(1, path.names().size()));
    return names(Owner.MESSAGE).contains(rest) ? Optional.of(side + "." + rest) : Optional.empty();
  }

  private static String last(List<Name> names) {
    return names.get(names.size() - 1).text();
  }

  /** {@code data.len} meant as {@code len(data)}, where there is such a field and function. */
  private Optional<String> asCall(Syntax.Path path, Prefix prefix, List<Name> rest) {
    if (rest.size() < 2) {
      return Optional.empty();
    }
    Optional<FieldDef> field =
        context.schema().field(prefix.owner, text(rest.subList(0, rest.size() - 1)));
    Optional<FunctionDef> function = context.schema().function(last(rest));
    if (field.isEmpty()
        || function.isEmpty()
        || function.get().required() != 1
        || function.get().parameters().get(0) != field.get().type()) {
      return Optional.empty();
    }
    String base = text(path.names().subList(0, path.names().size() - 1));
    return Optional.of(last(rest) + "(" + base + ")");
  }

  /** Where else in this scope a field has exactly this name. */
  private List<String> elsewhere(Prefix here, String wrong) {
    List<String> found = new ArrayList<>();
    for (Prefix prefix : prefixes()) {
      boolean same = prefix.owner == here.owner;
      // the own record's long form says nothing new
      boolean longForm = prefix.word.equals(context.scope().word());
      if (!same && !longForm && names(prefix.owner).contains(wrong)) {
        found.add("`" + full(prefix, wrong) + "`");
      }
    }
    return found.subList(0, Math.min(found.size(), MOST_SUGGESTIONS));
  }

  private static String full(Prefix prefix, String name) {
    return prefix.word.isEmpty() ? name : prefix.word + "." + withoutPrefix(name, prefix.word);
  }

  private List<String> names(Owner owner) {
    return context.schema().fields(owner).stream()
        .filter(f -> !f.isHidden())
        .map(FieldDef::name)
        .toList();
  }

  private List<String> fullNames() {
    List<String> all = new ArrayList<>();
    for (Prefix prefix : prefixes()) {
      names(prefix.owner).forEach(name -> all.add(full(prefix, name)));
    }
    return all;
  }
}
