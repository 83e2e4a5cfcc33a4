// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: names the commands and turns what became of one into an exit code. */
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
public final class Main {
  /** In the order of the help. */
  private static final Map<String, Function<Terminal, Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("run", RunCommand::new);
    COMMANDS.put("verdicts", VerdictsCommand::new);
    COMMANDS.put("query", QueryCommand::new);
    COMMANDS.put("istreams", IStreamsCommand::new);
    COMMANDS.put("echo", EchoCommand::new);
    COMMANDS.put("follow", FollowCommand::new);
    COMMANDS.put("extract", ExtractCommand::new);
    COMMANDS.put("split", SplitCommand::new);
    COMMANDS.put("check", CheckCommand::new);
    COMMANDS.put("test", TestCommand::new);
    COMMANDS.put("regress", RegressCommand::new);
    COMMANDS.put("sweep", SweepCommand::new);
    COMMANDS.put("explain", ExplainCommand::new);
    COMMANDS.put("coverage", CoverageCommand::new);
    COMMANDS.put("fmt", FmtCommand::new);
    COMMANDS.put("rules", RulesCommand::new);
    COMMANDS.put("fields", FieldsCommand::new);
    COMMANDS.put("explain-error", ExplainErrorCommand::new);
  }

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

  /** Picocli's message where a word is none of an option's. */
  private static final Pattern CHOICE =
      Pattern.compile(
          "Invalid value for option '([^']*)': expected one of \\[(.*)] .* but was '(.*)'",
          Pattern.DOTALL);

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(Terminal.system(), args));
  }

  /** Runs one command line to its end and returns the exit code; never throws. */
  static int run(Terminal terminal, String... words) {
    String[] args = askedByWord(words);
    Main main = new Main();
    try {
      CommandLine line = new CommandLine(main);
      addCommands(line, terminal, args);
      line.setUnmatchedOptionsAllowedAsOptionParameters(false);
      line.setExpandAtFiles(false); // `@x.pcap` is a capture, not a file full of options
      int code = run(line, terminal, args);
      terminal.out().flush();
      return code;
    } catch (ParameterException e) {
      return misused(terminal, e);
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      return failed(terminal, e, main.debug);
    } finally {
      terminal.err().flush();
    }
  }

  /** {@code help run} is {@code run --help}. */
  private static String[] askedByWord(String[] words) {
    if (words.length == 0 || words.length > 2 || !words[0].equals("help")) {
      return words;
    }
    return words.length == 1 ? new String[] {"--help"} : new String[] {words[1], "--help"};
  }

  /** Not left to Picocli, which prints stack traces where something fails on its way. */
  private static int run(CommandLine line, Terminal terminal, String[] args) throws Exception {
    ParseResult parsed = line.parseArgs(args);
    CommandLine asked = line;
    if (parsed.hasSubcommand()) {
      asked = parsed.subcommand().commandSpec().commandLine();
    }
    if (asked.isVersionHelpRequested()) {
      terminal.out().write(version().getBytes(StandardCharsets.UTF_8));
      return ExitCode.FINE;
    }
    if (asked == line || asked.isUsageHelpRequested()) {
      terminal.out().write(HelpPage.of(asked).getBytes(StandardCharsets.UTF_8));
      return ExitCode.FINE;
    }
    Callable<Integer> command = asked.getCommand();
    return command.call();
  }

  /** The command that is asked for, or all of them: setting one up costs a part of the start. */
  private static void addCommands(CommandLine line, Terminal terminal, String[] args) {
    String asked = args.length == 0 ? "" : args[0];
    if (COMMANDS.containsKey(asked)) {
      line.addSubcommand(COMMANDS.get(asked).apply(terminal));
      return;
    }
    COMMANDS.values().forEach(command -> line.addSubcommand(command.apply(terminal)));
  }

  private static int misused(Terminal terminal, ParameterException e) {
    CommandLine command = e.getCommandLine();
    terminal.say(words(e));
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> similar = unmatched.getSuggestions();
      if (!similar.isEmpty()) {
        terminal.say("did you mean " + String.join(" or ", similar) + "?");
      }
    }
    terminal.say("see `" + command.getCommandSpec().qualifiedName() + " --help`");
    return ExitCode.USAGE;
  }

  /** Picocli's message as ours: lower case, and what was not understood in backquotes. */
  private static String words(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().get(0);
      if (word.isEmpty()) {
        return "a word of the command line is empty";
      }
      boolean isMain = e.getCommandLine().getParent() == null;
      return word.startsWith("-")
          ? "there is no option `" + word + "`"
          : isMain ? "there is no command `" + word + "`" : "`" + word + "` is one word too many";
    }
    if (e instanceof MissingParameterException missing) {
      ArgSpec argument = missing.getMissing().get(0);
      return "missing: "
          + (argument instanceof OptionSpec option ? option.shortestName() + " " : "")
          + argument.paramLabel();
    }
    Matcher choice = CHOICE.matcher(String.valueOf(e.getMessage()));
    if (choice.matches()) {
      String words =
          Arrays.stream(choice.group(2).split(", ", -1))
              .map(word -> word.toLowerCase(Locale.ROOT)) // an enum's names and their texts
              .distinct()
              .collect(Collectors.joining(" or "));
      return "`%s` is no value of `%s`: write %s"
          .formatted(choice.group(3), choice.group(1), words);
    }
    // where an unknown option follows a list, Picocli adds what it had hoped for
    String message =
        String.valueOf(e.getMessage())
            .replaceFirst("(Unknown option: .*?);.*", "$1")
            .replace("is not an int", "is no whole number");
    return Character.toLowerCase(message.charAt(0)) + message.substring(1).replace('\'', '`');
  }

  private static int failed(Terminal terminal, Throwable failure, boolean debug) {
    Throwable cause = failure.getCause();
    Throwable e = failure instanceof UncheckedIOException && cause != null ? cause : failure;
    if (e instanceof BrokenPipeException) {
      return ExitCode.BROKEN_PIPE;
    }
    if (e instanceof IOException trouble) {
      terminal.say(Trouble.words(trouble));
      return ExitCode.TROUBLE;
    }
    if (e instanceof OutOfMemoryError) {
      terminal.say("out of memory: give it more, for example PINGSIFT_JAVA_OPTS=-Xmx8g");
      return ExitCode.TROUBLE;
    }
    terminal.say("this is a fault of Pingsift's own: " + e);
    terminal.say(
        debug
            ? "please report it with the lines below and, if you may, the capture"
            : "please report it with the command line and what it prints with --debug");
    if (debug) {
      e.printStackTrace(terminal.err());
    }
    return ExitCode.BUG;
  }

  /** The version is what the build wrote into the jar. */
  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return "pingsift %s, Java %s%n"
        .formatted(
            version == null ? "(not from a jar)" : version, System.getProperty("java.version"));
  }
}
