// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.Presence;
import pingsift.check.FunctionDef.Parameter;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.Suggestions;
import pingsift.syntax.Name;
import pingsift.syntax.Syntax;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Calls: {@code exists}, {@code missing} and the functions of the schema. */
final class Calls {
  static final Set<String> PRESENCE = Set.of("exists", "missing");

  private static final String QUANTILES =
      "there are `avg(…)`, `min(…)` and `max(…)`; `query … --histogram` shows quantiles";
  private static final String DIGESTS = "digests are `md5(…)` and `sha256(…)`";
  private static final String ADDRESS_TYPES =
      "ask for the type of an address: `src.type == private`";
  private static final String NUMBERS =
      "bytes as a number are `u16(data, 2)`, `u32le(data)` and so on";

  /** What functions of other languages are here. */
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("average", "write `avg(…)`"),
          Map.entry("mean", "write `avg(…)`"),
          Map.entry("stddev", "write `stdev(…)`"),
          Map.entry("std", "write `stdev(…)`"),
          Map.entry("variance", "write `stdev(…)`, its square root"),
          Map.entry("median", QUANTILES),
          Map.entry("percentile", QUANTILES),
          Map.entry("quantile", QUANTILES),
          Map.entry("p90", QUANTILES),
          Map.entry("p95", QUANTILES),
          Map.entry("p99", QUANTILES),
          Map.entry("sha1", DIGESTS),
          Map.entry("sha512", DIGESTS),
          Map.entry("crc32", DIGESTS),
          Map.entry("is_private", ADDRESS_TYPES),
          Map.entry("is_public", ADDRESS_TYPES),
          Map.entry("is_local", ADDRESS_TYPES),
          Map.entry("is_multicast", ADDRESS_TYPES),
          Map.entry("b64decode", "write `base64_decode(…)`"),
          Map.entry("base64", "write `base64_decode(…)`"),
          Map.entry("from_base64", "write `base64_decode(…)`"),
          Map.entry("hex", "write `hex_decode(…)`"),
          Map.entry("unhex", "write `hex_decode(…)`"),
          Map.entry("int", NUMBERS),
          Map.entry("byte_test", NUMBERS),
          Map.entry("uint", NUMBERS),
          Map.entry("u16be", "write `u16(…)`"),
          Map.entry("u32be", "write `u32(…)`"),
          Map.entry("u64be", "write `u64(…)`"),
          Map.entry("rate", "count in a window: `frames by src over 1s having count() > 100`"),
          Map.entry("now", "times are those of the capture: `frame.time`"),
          Map.entry("length", "write `len(…)`"),
          Map.entry("size", "write `len(…)` of bytes, `count(…)` of elements"),
          Map.entry("strlen", "write `len(…)`"),
          Map.entry("total", "write `sum(…)`"),
          Map.entry("ratio", "write `share(…)`"),
          Map.entry("percent", "write `share(…)`, which is 0 to 1"),
          Map.entry("every", "write `all(…)`"),
          Map.entry("each", "write `all(…)`"),
          Map.entry("some", "write `any(…)`"),
          Map.entry("unique", "write `distinct(…)`"),
          Map.entry("count_distinct", "write `distinct(…)`"),
          Map.entry("dcount", "write `distinct(…)`"),
          Map.entry("lower", "write `nocase` behind the text that is looked for"),
          Map.entry("upper", "write `nocase` behind the text that is looked for"),
          Map.entry("tolower", "write `nocase` behind the text that is looked for"),
          Map.entry("substr", "write a slice: `data[from:to]`"),
          Map.entry("slice", "write a slice: `data[from:to]`"),
          Map.entry("regex", "write `data matches /…/`"),
          Map.entry("match", "write `data matches /…/`"),
          Map.entry("is_null", "write `missing(…)`"),
          Map.entry("isnull", "write `missing(…)`"),
          Map.entry("has", "write `exists(…)`"),
          Map.entry("defined", "write `exists(…)`"),
          Map.entry("cidr", "write `src in 10.0.0.0/8`"),
          Map.entry("uint8", "write `u8(…)`"),
          Map.entry("uint16", "write `u16(…)`"),
          Map.entry("uint32", "write `u32(…)`"),
          Map.entry("uint16be", "write `u16(…)`"),
          Map.entry("uint32be", "write `u32(…)`"),
          Map.entry("int16", "write `u16(…)`"),
          Map.entry("int32", "write `u32(…)`"));

  private final RuleContext context;
  private final TreeChecker tree;
  private final Quantifiers quantifiers;

  Calls(RuleContext context, TreeChecker tree, Quantifiers quantifiers) {
    this.context = context;
    this.tree = tree;
    this.quantifiers = quantifiers;
  }

  Expression call(Syntax.Call call) {
    String word = call.function().text();
    if (Quantifiers.WORDS.contains(word)) {
      return quantifiers.call(call);
    }
    if (PRESENCE.contains(word)) {
      return presence(call);
    }
    if (context.lists().isUnread(word)) {
      return context.failed(call.span());
    }
    Optional<FunctionDef> function = context.schema().function(word);
    return function.isPresent()
        ? typed(call, function.get())
        : context.fail(context.unknownFunction(call.function()), call.span());
  }

  /** Whether a function of the language has the name. */
  static boolean isKnown(String name, Schema schema) {
    return known(schema).contains(name);
  }

  private static List<String> known(Schema schema) {
    List<String> known = new ArrayList<>(Quantifiers.WORDS);
    known.addAll(PRESENCE);
    schema.functions().forEach(f -> known.add(f.name()));
    return known;
  }

  /** Says that no function has the name, and which one or which definition may be meant. */
  static Diagnostic.Builder unknown(
      Name word, SourceText source, Schema schema, Collection<String> defines, Hints hints) {
    Diagnostic.Builder problem =
        Diagnostic.of(
                Kind.UNKNOWN_FUNCTION,
                source,
                word.span(),
                "there is no function `" + word.text() + "`")
            .label("not known");
    List<String> close = Suggestions.closest(word.text(), known(schema));
    List<String> defined = hints.closest(word.text(), defines);
    String ours = FOREIGN.get(word.text().toLowerCase(Locale.ROOT));
    if (!defined.isEmpty()) {
      problem.help(RuleContext.similar("definition", defined));
    } else if (ours != null) {
      problem.help(ours);
    } else if (!close.isEmpty()) {
      problem.help(RuleContext.similar("function", close));
    }
    return problem;
  }

  private Expression typed(Syntax.Call call, FunctionDef function) {
    int given = call.arguments().size();
    List<Parameter> signature = function.signature();
    if (given < function.required() || given > signature.size()) {
      return wrongCount(call, function);
    }
    List<Expression> arguments = new ArrayList<>();
    boolean whole = true;
    boolean told = false; // arguments in the wrong order are one mistake
    for (int i = 0; i < signature.size(); i++) {
      Expression argument =
          i < given
              ? fitted(tree.expression(call.arguments().get(i)), signature.get(i).type())
              : new NumberLiteral(signature.get(i).standard().orElseThrow(), Type.INT, call.span());
      boolean failed = RuleContext.isFailed(argument);
      boolean fits = argument.type() == signature.get(i).type();
      if (!failed && !fits && !told) {
        mismatch(argument, signature.get(i), function);
        told = true;
      }
      arguments.add(argument);
      whole &= fits;
    }
    whole = whole && !readsOutside(function, arguments, call.span());
    return whole ? new Call(function, arguments, call.span()) : context.failed(call.span());
  }

  private Expression wrongCount(Syntax.Call call, FunctionDef function) {
    int least = function.required();
    int most = function.signature().size();
    String values = most == 1 ? "one value" : most + " values";
    Diagnostic.Builder problem = wrongCount(call, least == most ? values : least + " or " + values);
    if (most > 1) {
      problem.help(forms(function));
    }
    return context.fail(problem, call.span());
  }

  private Diagnostic.Builder wrongCount(Syntax.Call call, String wanted) {
    int given = call.arguments().size();
    return context
        .problem(
            Kind.ARGUMENTS,
            call.span(),
            "`%s` takes %s, not %d".formatted(call.function().text(), wanted, given))
        .label("%s given".formatted(given == 0 ? "none" : String.valueOf(given)));
  }

  private static String forms(FunctionDef function) {
    return "write "
        + String.join(" or ", function.forms().stream().map(form -> "`" + form + "`").toList());
  }

  /** The argument, of the type that is wanted if a literal of it says the same. */
  private Expression fitted(Expression given, Type wanted) {
    Expression argument = context.withoutOpenBytes(given);
    if (RuleContext.isFailed(argument)) {
      return argument;
    }
    return argument instanceof Literal literal
        ? Literals.convert(literal, wanted).orElse(literal)
        : argument;
  }

  private void mismatch(Expression argument, Parameter wanted, FunctionDef function) {
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.TYPE_MISMATCH,
                argument.span(),
                "`%s` takes %s, and this is %s"
                    .formatted(function.name(), noun(wanted.type()), noun(argument.type())))
            .label("`" + argument.type().word() + "`");
    if (function.signature().size() > 1) {
      problem.help(forms(function));
    }
    context.fail(problem, argument.span());
  }

  /** What a value is called where a whole number is wanted, or a fraction is not. */
  private static String noun(Type type) {
    return type == Type.INT ? "a whole number" : type == Type.FLOAT ? "a fraction" : type.noun();
  }

  /** Tells of a constant place that lies outside of all that the bytes can be. */
  private boolean readsOutside(FunctionDef function, List<Expression> arguments, Span part) {
    if (arguments.size() < 2 || !(arguments.get(1) instanceof NumberLiteral offset)) {
      return false;
    }
    if (Values.isTooFar(offset.value())) {
      context.fail(
          context
              .problem(Kind.LITERAL, offset.span(), "no data field is that long")
              .label("beyond 65,535 bytes"),
          part);
      return true;
    }
    OptionalLong length = Values.fixedLength(arguments.get(0));
    if (function.width() == 0 || length.isEmpty()) {
      return false;
    }
    long place = offset.value() + (offset.value() < 0 ? length.getAsLong() : 0);
    if (place >= 0 && place + function.width() <= length.getAsLong()) {
      return false;
    }
    String reads = function.width() == 1 ? "one byte" : function.width() + " bytes";
    context.fail(
        context
            .problem(Kind.LITERAL, part, "there is never anything to read here")
            .label("reads %s at %d".formatted(reads, offset.value()))
            .other(
                arguments.get(0).span(), "never more than %d bytes".formatted(length.getAsLong())),
        part);
    return true;
  }

  private Expression presence(Syntax.Call call) {
    if (call.arguments().size() != 1) {
      return context.fail(wrongCount(call, "one value"), call.span());
    }
    boolean present = call.function().text().equals("exists");
    Syntax part = call.arguments().get(0);
    Optional<FieldReference> side = side(part);
    Expression value = side.isPresent() ? side.get() : tree.expression(part);
    if (RuleContext.isFailed(value)) {
      return context.failed(call.span());
    }
    boolean isCondition =
        value.type() == Type.BOOL && !(value instanceof FieldReference || value instanceof Call);
    if (value instanceof Literal || isCondition) {
      return context.fail(
          context
              .problem(
                  Kind.ARGUMENTS,
                  part.span(),
                  "`%s` asks for a value that can be absent".formatted(call.function().text()))
              .label(isCondition ? "a condition" : "always there"),
          call.span());
    }
    return new Presence(value, present, call.span());
  }

  /** {@code request} and {@code reply} alone: asked for by a field that every message has. */
  private Optional<FieldReference> side(Syntax part) {
    if (!RuleContext.isWord(part) || context.scope() == Scope.FRAME) {
      return Optional.empty();
    }
    Optional<FieldDef> field = Names.alwaysThere(context.schema());
    return switch (((Syntax.Path) part).text()) {
      case "request" -> field.map(f -> new FieldReference(f, Side.REQUEST, part.span()));
      case "reply" -> field.map(f -> new FieldReference(f, Side.REPLY, part.span()));
      default -> Optional.empty();
    };
  }
}
