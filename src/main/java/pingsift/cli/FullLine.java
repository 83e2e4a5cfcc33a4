// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** Any command line, read by Picocli: help, versions, all forms of options, and all mistakes. */
@Command(
    name = "pingsift",
    customSynopsis = "pingsift COMMAND [OPTION]...",
    description = "Finds tunnels and other misuse of ICMP in captures, by rules over Echo streams.",
    footerHeading = "%nFirst steps:%n",
    footer = {
      "  pingsift run -r capture.pcap            the shipped rules, alerts as EVE JSON lines",
      "  pingsift run -r capture.pcap -e 'istream where entropy > 7'",
      "  pingsift istreams -r capture.pcap       what is in there",
      "",
      "Exit codes: 0 fine, 1 a capture or a rule is broken, 2 usage, 70 a fault of Pingsift's own."
    })
final class FullLine {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a fault of Pingsift's own.")
  private boolean debug;

  /** Whether stack traces are wanted, as far as the line could be read. */
  boolean debug() {
    return debug;
  }

  /** Runs what a line asks for and returns the exit code. */
  int run(Terminal terminal, String[] words) throws Exception {
    String[] args = askedByWord(words);
    CommandLine line = new CommandLine(this);
    addCommands(line, terminal, args);
    line.setUnmatchedOptionsAllowedAsOptionParameters(false);
    line.setExpandAtFiles(false); // `@x.pcap` is a capture, not a file full of options
    try {
      return run(line, terminal, args);
    } catch (ParameterException e) {
      UsageText.say(e, terminal);
      return ExitCode.USAGE;
    }
  }

  /** {@code help run} is {@code run --help}. */
  private static String[] askedByWord(String[] words) {
    if (words.length == 0 || words.length > 2 || !words[0].equals("help")) {
      return words;
    }
    return words.length == 1 ? new String[] {"--help"} : new String[] {words[1], "--help"};
  }

  /** The command that is asked for, or all of them: setting one up takes time. */
  private static void addCommands(CommandLine line, Terminal terminal, String[] args) {
    String asked = args.length == 0 ? "" : args[0];
    List<String> names = Commands.NAMES.contains(asked) ? List.of(asked) : Commands.NAMES;
    names.forEach(name -> line.addSubcommand(Commands.named(name, terminal)));
  }

  /** Not left to Picocli, which prints stack traces where something fails on its way. */
  private static int run(CommandLine line, Terminal terminal, String[] args) throws Exception {
    ParseResult parsed = line.parseArgs(args);
    CommandLine asked = line;
    if (parsed.hasSubcommand()) {
      asked = parsed.subcommand().commandSpec().commandLine();
    }
    if (asked.isVersionHelpRequested()) {
      return new VersionCommand(terminal).call();
    }
    if (asked == line || asked.isUsageHelpRequested()) {
      terminal.out().write(HelpPage.of(asked).getBytes(StandardCharsets.UTF_8));
      return ExitCode.FINE;
    }
    Callable<Integer> command = asked.getCommand();
    return command.call();
  }
}
