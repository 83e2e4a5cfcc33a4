// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pingsift.capture.CaptureSet;
import pingsift.check.CheckedRule;
import pingsift.check.CheckedValue;
import pingsift.check.Scope;
import pingsift.diag.Diagnostic;
import pingsift.eval.Projection;
import pingsift.fields.Fields;
import pingsift.fields.Need;
import pingsift.stream.EchoStreamTable;

/** {@code query}: values of the records that a query holds for. */
@Command(
    name = "query",
    customSynopsis = "pingsift query QUERY -r CAPTURE... [--show VALUES] [OPTION]...",
    description =
        "Show values of the frames, exchanges or iStreams that a query holds for; of an iStream,"
            + " those at its end.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift query istream -r capture.pcap --sort entropy:desc --top 10",
      "  pingsift query 'istream where requests.count > 10' -r capture.pcap \\",
      "    --show 'src, dst, iid, entropy, max(request.gap)' --format csv",
      "  pingsift query exchange -r capture.pcap --histogram rtt"
    })
final class QueryCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "QUERY",
      description =
          "`frame`, `exchange` or `istream`, alone for all of them, or with a condition: 'istream"
              + " where entropy > 7'.")
  private String query = "";

  @Mixin private CaptureOptions captures = new CaptureOptions();

  @Option(
      names = "--show",
      paramLabel = "VALUES",
      description =
          "What to show of each record: fields and other values, with commas between them. Without"
              + " it: the usual ones.")
  private @Nullable String show;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "`table`, `csv` or `json` (one object a line). Default: ${DEFAULT-VALUE}")
  private Format format = Format.table;

  @Option(
      names = "--sort",
      paramLabel = "VALUE[:desc]",
      description = "Sort by a value, shown or not; records without it come last.")
  private @Nullable String sort;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Show only the first N records, in the order of --sort where it is given.")
  private @Nullable Integer top;

  @Option(
      names = "--histogram",
      paramLabel = "VALUE",
      description =
          "Show how a value is distributed over the records; may be repeated. Records are then"
              + " shown only with --show.")
  private List<String> histograms = new ArrayList<>();

  @Option(names = "--ascii", description = "Draw histograms with `#`.")
  private boolean ascii;

  @Option(
      names = "-S",
      arity = "1..*",
      paramLabel = "RULES",
      converter = FileName.class,
      description = "Rule files whose lists and definitions the query may use.")
  private List<String> lists = new ArrayList<>();

  @Option(names = "-D", paramLabel = "NAME=VALUE", description = RuleOptions.SETTING)
  private List<String> settings = new ArrayList<>();

  @Mixin private TimeoutOptions timeouts = new TimeoutOptions();

  /** The words of {@code --format}, as users write them. */
  enum Format {
    table,
    csv,
    json
  }

  QueryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (top != null && top < 1) {
      terminal.say("--top counts records: 1 or more");
      return ExitCode.USAGE;
    }
    Optional<String> meant = Optional.ofNullable(sort).flatMap(SortOption::meant);
    if (meant.isPresent()) {
      terminal.say("--sort takes VALUE:desc or VALUE:asc: write --sort '" + meant.get() + "'");
      return ExitCode.USAGE;
    }
    QueryTexts texts = new QueryTexts();
    texts.load(lists, settings);
    Optional<CheckedRule> rule = texts.query(query);
    Optional<QueryReport> report = QueryTexts.scope(query).flatMap(scope -> report(texts, scope));
    for (Diagnostic problem : texts.problems()) {
      terminal.err().println(RuleReport.renderer(terminal).render(problem));
    }
    return rule.isPresent() && report.isPresent() && !texts.hasErrors()
        ? run(rule.get(), report.get())
        : ExitCode.TROUBLE;
  }

  /** Checks the values that are asked for; empty where one is wrong. */
  private Optional<QueryReport> report(QueryTexts texts, Scope scope) {
    boolean rows = show != null || histograms.isEmpty();
    String shownText = show == null ? UsualColumns.of(scope) : show;
    List<CheckedValue> shown = rows ? texts.values("--show", shownText, scope) : List.of();
    Optional<SortOption> order = Optional.ofNullable(sort).map(SortOption::of);
    List<CheckedValue> key =
        order.map(by -> texts.values("--sort", by.value(), scope)).orElse(List.of());
    List<CheckedValue> counted = new ArrayList<>();
    for (String text : histograms) {
      counted.addAll(texts.values("--histogram", text, scope));
    }
    if (key.size() > 1) {
      texts.tooMany(key.get(1));
    }
    if (texts.hasErrors()) {
      return Optional.empty();
    }
    int most = top == null ? Integer.MAX_VALUE : top;
    return Optional.of(
        new QueryReport(shown, key, order.isPresent() && order.get().descending(), most, counted));
  }

  private int run(CheckedRule rule, QueryReport report) throws IOException {
    report.open(format, ascii, captures.readStandardInput(), terminal);
    Projection projection =
        new Projection(
            rule,
            report.values(),
            Fields.catalogue(),
            row -> {
              try {
                report.add(row);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    boolean bytes = projection.needs().contains(Need.HISTOGRAMS);
    EchoStreamTable table =
        new EchoStreamTable(timeouts.streams().withHistograms(bytes), projection);
    try (CaptureSet set = captures.open()) {
      EchoPass.run(
          new StoppableReader(set, report::isFull),
          timeouts,
          table,
          (frame, message, stream) -> projection.frame(message));
      report.end();
      EchoPass.caution(table, terminal);
      return CaptureOptions.report(set, terminal);
    }
  }
}
