// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import org.jspecify.annotations.Nullable;

/**
 * What {@link PlainLine} knows of the options of each command.
 *
 * <p>A line an option: its names, the field of the command that it sets, what stands behind it, and
 * whether it must be there. Derived from the declarations of the commands: after a change there,
 * {@code -Dgolden=update} with {@code PlainLineTest} writes the lines anew.
 */
final class PlainOptions {
  /** What files and other words without an option before them are called. */
  static final String FILES = "FILES";

  private PlainOptions() {}

  /** The lines of a command, or null where there is no such command. */
  static @Nullable String of(String command) {
    return switch (command) {
      case "run" ->
          """
          -r captures.captures texts required
          --order captures.order choice
          -S rules.files texts
          -e rules.queries each
          -D rules.settings each
          -l eve.directory text
          --eve eve.file text
          --payload eve.payload flag
          --payload-printable eve.payloadPrintable flag
          --packet eve.packet flag
          --rule-text eve.ruleText flag
          --icmp-proto eve.icmpAsOneProtocol flag
          --threads threads number
          -v,--verbose verbose flag
          -q,--quiet quiet flag
          """;
      case "verdicts" ->
          """
          -r captures.captures texts required
          --order captures.order choice
          -S rules.files texts
          -e rules.queries each
          -D rules.settings each
          --labels labelFile text
          --wrong wrongOnly flag
          """;
      case "query" ->
          """
          FILES query text required
          -r captures.captures texts required
          --order captures.order choice
          --show show text
          --format format choice
          --sort sort text
          --top top number
          --histogram histograms each
          --ascii ascii flag
          -S lists texts
          -D settings each
          """;
      case "istreams" ->
          """
          -r captures.captures texts required
          --order captures.order choice
          --frames frames flag
          --format format choice
          """;
      case "echo" ->
          """
          -r captures.captures texts required
          --order captures.order choice
          --format format choice
          --hexdump hexdump number
          --ip ipVersion number
          """;
      case "follow" ->
          """
          -r captures.captures texts required
          --order captures.order choice
          --as form choice
          --skip skip number
          --bytes bytes number
          --color colour choice
          """;
      case "extract" ->
          """
          -r captures.captures texts required
          --order captures.order choice
          --all all flag
          --skip method.skip number
          --decode method.form choice
          --types method.types flag
          --field method.field choice
          --fill method.fill flag
          --by-sequence method.bySequence flag
          --new-data method.newData flag
          --keep-duplicates method.keepDuplicates flag
          -o output.directory text
          --requests output.requests text
          --replies output.replies text
          --force output.force flag
          """;
      case "split" ->
          """
          -r captures.captures texts required
          --order captures.order choice
          -o directory text required
          --format format choice
          --force force flag
          """;
      case "check" ->
          """
          FILES files texts
          -e queries each
          -D settings each
          --captures captures.directories each
          -v,--verbose verbose flag
          --strict strict flag
          --fix fix flag
          --diff,--dry-run diff flag
          --format format choice
          """;
      case "test" ->
          """
          FILES rules.files texts
          -D rules.settings each
          -k name text
          --captures captures.directories each
          -j atOnce.count number
          --junit junit text
          --watch watch flag
          --format format choice
          """;
      case "regress" ->
          """
          --corpus corpusOptions.corpus text required
          --labels corpusOptions.labels text
          -j corpusOptions.atOnce.count number
          -S,--rules rules.files texts
          -D rules.settings each
          --rule named.names each
          --golden golden text
          --accept accept flag
          --compare oldFiles texts
          --severity severity number
          --known-broken knownBroken flag
          --fresh fresh flag
          --state state text
          --format output.format choice
          --junit output.junit text
          --html output.html text
          --all output.all flag
          -q,--quiet quiet flag
          """;
      case "sweep" ->
          """
          --corpus corpusOptions.corpus text required
          --labels corpusOptions.labels text
          -j corpusOptions.atOnce.count number
          -S,--rules rules.files texts
          -D rules.settings each
          --rule name text required
          --literal literal text
          --from values.from text required
          --to values.to text required
          --step values.step text
          --points values.points number
          --format format choice
          --ascii ascii flag
          -q,--quiet quiet flag
          """;
      case "explain" ->
          """
          -r captures.captures texts required
          --order captures.order choice
          -S rules.files texts
          -e rules.queries each
          -D rules.settings each
          --rule named.names each
          --format format choice
          """;
      case "coverage" ->
          """
          FILES rules.files texts
          -D rules.settings each
          -r captures texts
          --rule named.names each
          --captures directories.directories each
          --tree tree flag
          --lcov lcov text
          --html html text
          """;
      case "mutate" ->
          """
          FILES rules.files texts
          -D rules.settings each
          --rule named.names each
          --captures captures.directories each
          -j atOnce.count number
          --format format choice
          """;
      case "fmt" ->
          """
          FILES names texts required
          --check check flag
          --diff diff flag
          """;
      case "rules" ->
          """
          -S rules.files texts
          -e rules.queries each
          -D rules.settings each
          --markdown markdown flag
          """;
      case "fields" ->
          """
          --markdown markdown flag
          """;
      case "explain-error" ->
          """
          FILES name text
          --markdown markdown flag
          """;
      default -> null;
    };
  }
}
