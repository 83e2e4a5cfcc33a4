// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;
import pingsift.syntax.antlr.PingsiftParser;
import pingsift.text.Span;

/** Parses the sections of a file and puts its items together. */
final class ItemBuilder {
  private final Problems problems;
  private final SectionParser parser;
  private final ExpressionBuilder expressions;
  private final QueryBuilder queries;
  private final TextReader texts;

  ItemBuilder(Problems problems) {
    this(problems, true);
  }

  /** {@code quickFirst}: see {@link SectionParser}. */
  ItemBuilder(Problems problems, boolean quickFirst) {
    this.problems = problems;
    this.texts = new TextReader(problems);
    Literals literals = new Literals(problems);
    this.parser = new SectionParser(literals, quickFirst);
    this.expressions = new ExpressionBuilder(problems, literals);
    this.queries = new QueryBuilder(problems, expressions);
  }

  Optional<? extends Item> item(Entry entry) {
    if (entry instanceof Entry.Rule rule) {
      return new RuleAssembly(rule).item();
    }
    Section section = ((Entry.Plain) entry).section();
    return switch (section.kind()) {
      case IMPORT ->
          parser.parse(
              section,
              QuickParser::wholeImport,
              PingsiftParser::wholeImport,
              whole -> Optional.of(importItem(whole)));
      case LIST ->
          parser.parse(
              section,
              QuickParser::wholeList,
              PingsiftParser::wholeList,
              whole -> Optional.of(listItem(whole)));
      case DEFINE ->
          parser.parse(
              section,
              QuickParser::wholeDefine,
              PingsiftParser::wholeDefine,
              whole -> Optional.of(defineItem(whole)));
      case SUPPRESS ->
          parser.parse(
              section,
              QuickParser::wholeSuppress,
              PingsiftParser::wholeSuppress,
              whole -> Optional.of(suppressItem(whole)));
      case QUERY, META, THROTTLE, TEST -> Optional.empty(); // these stand in rules
      case VALUES, SETTING -> Optional.empty(); // these stand in no file
    };
  }

  Optional<Query> query(Section section) {
    return parser.parse(
        section,
        QuickParser::wholeQuery,
        PingsiftParser::wholeQuery,
        whole -> queries.query(whole.query()));
  }

  /** Values with commas between them; none where they could not be parsed. */
  List<Syntax> values(Section section) {
    return parser
        .parse(section, PingsiftParser::wholeValues)
        .map(whole -> whole.expression().stream().map(expressions::condition).toList())
        .orElse(List.of());
  }

  private Item importItem(PingsiftParser.WholeImportContext whole) {
    PingsiftParser.ImportItemContext context = whole.importItem();
    return new Item.Import(
        expressions.text(context.STRING()),
        Tokens.span(context.STRING().getSymbol()),
        ExpressionBuilder.span(context));
  }

  private Item listItem(PingsiftParser.WholeListContext whole) {
    PingsiftParser.ListItemContext context = whole.listItem();
    Name name = ExpressionBuilder.name(context.name());
    return list(name, context.listValue(), ExpressionBuilder.span(context));
  }

  private Item.NamedList list(Name name, PingsiftParser.ListValueContext value, Span span) {
    if (value instanceof PingsiftParser.ListFromFileContext file) {
      Span quoted = Tokens.span(file.STRING().getSymbol());
      Name text = new Name(expressions.text(file.STRING()), quoted);
      return new Item.NamedList(name, List.of(), Optional.of(text), span);
    }
    PingsiftParser.InlineListContext inline = (PingsiftParser.InlineListContext) value;
    return new Item.NamedList(name, expressions.members(inline.setOf()), Optional.empty(), span);
  }

  /** {@code name=value, value}, as it is given on the command line. */
  Optional<Item.NamedList> setting(Section section) {
    return parser
        .parse(section, PingsiftParser::wholeSetting)
        .map(
            whole -> {
              Name name = ExpressionBuilder.name(whole.name());
              Span span = section.span();
              if (whole.listValue() != null) {
                return list(name, whole.listValue(), span);
              }
              List<Syntax> members = whole.member().stream().map(expressions::member).toList();
              return new Item.NamedList(name, members, Optional.empty(), span);
            });
  }

  private Item defineItem(PingsiftParser.WholeDefineContext whole) {
    PingsiftParser.DefineItemContext context = whole.defineItem();
    PingsiftParser.ParametersContext parameters = context.parameters();
    return new Item.Define(
        ExpressionBuilder.name(context.name()),
        parameters == null
            ? List.of()
            : parameters.name().stream().map(ExpressionBuilder::name).toList(),
        expressions.condition(context.expression()),
        ExpressionBuilder.span(context));
  }

  private Item suppressItem(PingsiftParser.WholeSuppressContext whole) {
    PingsiftParser.SuppressItemContext context = whole.suppressItem();
    return new Item.Suppress(
        ExpressionBuilder.name(context.name()),
        expressions.condition(context.expression()),
        ExpressionBuilder.span(context));
  }

  /** One rule while its parts come in. */
  private final class RuleAssembly {
    private final Entry.Rule entry;
    private final List<Item.MetaEntry> meta = new ArrayList<>();
    private boolean metaWhole = true;
    private final List<Item.Throttle> throttles = new ArrayList<>();
    private final List<Item.TestBlock> tests = new ArrayList<>();
    private final List<Section> queries = new ArrayList<>();
    private Optional<Query> query = Optional.empty();

    RuleAssembly(Entry.Rule entry) {
      this.entry = entry;
    }

    Optional<Item.Rule> item() {
      for (Section section : entry.sections()) {
        add(section);
      }
      tellParts();
      return query.map(
          sound ->
              new Item.Rule(entry.word(), meta, metaWhole, sound, throttles, tests, entry.span()));
    }

    private void add(Section section) {
      switch (section.kind()) {
        case META ->
            MetaLine.read(section.tokens(), texts)
                .or(() -> parsedMeta(section))
                .ifPresentOrElse(meta::addAll, () -> metaWhole = false);
        case THROTTLE ->
            parser
                .parse(
                    section,
                    QuickParser::wholeThrottle,
                    PingsiftParser::wholeThrottle,
                    whole -> throttle(whole.throttle()))
                .ifPresent(throttles::add);
        case TEST -> {
          Preparation.of(section, problems); // tells of open strings
          tests.add(new Item.TestBlock(section.span()));
        }
        case QUERY -> {
          queries.add(section);
          Optional<Query> read = query(section);
          query = queries.size() == 1 ? read : query;
        }
        case IMPORT, LIST, DEFINE, SUPPRESS, VALUES, SETTING -> {} // these stand outside of rules
      }
    }

    /** Whether a string that is not closed may hold what seems to be missing; it has been told. */
    private boolean swallowed() {
      return entry.sections().stream()
          .flatMap(section -> section.tokens().stream())
          .anyMatch(token -> Tokens.isOpenText(token.getType()));
    }

    /** Tells of parts that are missing or there twice. */
    private void tellParts() {
      if (entry.cutShort()) {
        query = Optional.empty();
      } else if (queries.isEmpty() && !swallowed()) {
        problems.add(
            problems
                .syntax(entry.word().span(), "this rule has no condition")
                .label("nothing says what it looks for")
                .help("write one after the `meta` block, such as `istream where entropy > 7`"));
      } else if (queries.size() > 1) {
        problems.add(
            problems
                .syntax(queries.get(1).span(), "a rule has one condition")
                .label("a second condition")
                .other(queries.get(0).span(), "the first one")
                .help("join them with `and` or `or`, or write two rules"));
        query = Optional.empty();
      }
      if (entry.metaBlocks().size() > 1) {
        problems.add(
            problems
                .syntax(entry.metaBlocks().get(1), "a rule has one `meta` block")
                .label("a second block")
                .other(entry.metaBlocks().get(0), "the first one")
                .help("put all entries into one"));
      }
    }
  }

  private Optional<List<Item.MetaEntry>> parsedMeta(Section section) {
    return parser
        .parse(section, PingsiftParser::wholeMetaLine)
        .map(line -> line.metaEntry().stream().map(this::metaEntry).toList());
  }

  private Item.MetaEntry metaEntry(PingsiftParser.MetaEntryContext context) {
    Name key = ExpressionBuilder.name(context.word());
    return new Item.MetaEntry(key, context.metaValue().stream().map(this::metaValue).toList());
  }

  private Item.MetaValue metaValue(PingsiftParser.MetaValueContext context) {
    Span span = ExpressionBuilder.span(context);
    if (context instanceof PingsiftParser.MetaStringContext string) {
      String text = expressions.text(string.STRING());
      return new Item.MetaValue(Item.MetaValue.Kind.STRING, text, span);
    }
    Item.MetaValue.Kind kind =
        context instanceof PingsiftParser.MetaNumberContext
            ? Item.MetaValue.Kind.NUMBER
            : Item.MetaValue.Kind.WORD;
    return new Item.MetaValue(kind, context.getText(), span);
  }

  private Optional<Item.Throttle> throttle(PingsiftParser.ThrottleContext context) {
    List<TerminalNode> numbers = context.getTokens(PingsiftParser.NUMBER).stream().toList();
    Syntax count = expressions.number(numbers.get(0));
    Syntax duration = expressions.duration(numbers.get(1));
    PingsiftParser.KeysContext keys = context.getRuleContext(PingsiftParser.KeysContext.class, 0);
    if (!(count instanceof Syntax.IntValue whole) || whole.value() < 1) {
      if (!(count instanceof Syntax.Broken)) {
        problems.add(
            problems
                .literal(count.span(), "alerts are counted with a whole number")
                .label("expected a number from 1"));
      }
      return Optional.empty();
    }
    if (!(duration instanceof Syntax.DurationValue length)) {
      return Optional.empty();
    }
    return Optional.of(
        new Item.Throttle(
            Tokens.name(context.getStart()),
            whole.value(),
            length.nanos(),
            expressions.keys(keys),
            ExpressionBuilder.span(context)));
  }
}
