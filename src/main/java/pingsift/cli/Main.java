// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: names the commands and turns what became of one into an exit code. */
@Command(
    name = "pingsift",
    customSynopsis = "pingsift COMMAND [OPTION]...",
    description = "Finds tunnels and other misuse of ICMP in captures, by rules over Echo streams.",
    versionProvider = Main.Version.class,
    footerHeading = "%nFirst steps:%n",
    footer = {
      "  pingsift run -r capture.pcap            the shipped rules, alerts as EVE JSON lines",
      "  pingsift run -r capture.pcap -e 'istream where entropy > 7'",
      "  pingsift istreams -r capture.pcap       what is in there",
      "",
      "Exit codes: 0 fine, 1 a capture or a rule is broken, 2 usage, 70 a fault of Pingsift's own."
    })
public final class Main {
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

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(Terminal.system(), args));
  }

  /** Runs one command line to its end and returns the exit code; never throws. */
  static int run(Terminal terminal, String... args) {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    try {
      for (Object command : commands(terminal)) {
        line.addSubcommand(command);
      }
      line.setExecutionExceptionHandler((e, where, result) -> failed(terminal, e, main.debug));
      line.setParameterExceptionHandler((e, a) -> misused(terminal, e));
      line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
      line.setErr(terminal.err());
      HelpLayout.apply(line);
      int code = args.length == 0 ? line.execute("--help") : line.execute(args);
      terminal.out().flush();
      return code;
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      return failed(terminal, e, main.debug);
    } finally {
      terminal.err().flush();
    }
  }

  private static List<Object> commands(Terminal terminal) {
    return List.of(
        new RunCommand(terminal),
        new IStreamsCommand(terminal),
        new EchoCommand(terminal),
        new CheckCommand(terminal),
        new FieldsCommand(terminal));
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
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      boolean isMain = e.getCommandLine().getParent() == null;
      return word.startsWith("-")
          ? "there is no option `" + word + "`"
          : isMain ? "there is no command `" + word + "`" : "`" + word + "` is one word too many";
    }
    String message = String.valueOf(e.getMessage()).replace('\'', '`');
    return Character.toLowerCase(message.charAt(0)) + message.substring(1);
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

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "pingsift " + (version == null ? "(from classes)" : version),
        "Java " + System.getProperty("java.version")
      };
    }
  }
}
