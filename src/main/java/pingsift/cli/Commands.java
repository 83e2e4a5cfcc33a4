// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.List;
import java.util.concurrent.Callable;

/** The commands by their names. */
final class Commands {
  /** In the order of the help. */
  static final List<String> NAMES =
      List.of(
          "run",
          "verdicts",
          "query",
          "istreams",
          "echo",
          "follow",
          "extract",
          "split",
          "check",
          "test",
          "regress",
          "sweep",
          "explain",
          "coverage",
          "mutate",
          "fmt",
          "rules",
          "fields",
          "explain-error");

  private Commands() {}

  /** A new command of one of the {@link #NAMES}. */
  static Callable<Integer> named(String name, Terminal terminal) {
    return switch (name) {
      case "run" -> new RunCommand(terminal);
      case "verdicts" -> new VerdictsCommand(terminal);
      case "query" -> new QueryCommand(terminal);
      case "istreams" -> new IStreamsCommand(terminal);
      case "echo" -> new EchoCommand(terminal);
      case "follow" -> new FollowCommand(terminal);
      case "extract" -> new ExtractCommand(terminal);
      case "split" -> new SplitCommand(terminal);
      case "check" -> new CheckCommand(terminal);
      case "test" -> new TestCommand(terminal);
      case "regress" -> new RegressCommand(terminal);
      case "sweep" -> new SweepCommand(terminal);
      case "explain" -> new ExplainCommand(terminal);
      case "coverage" -> new CoverageCommand(terminal);
      case "mutate" -> new MutateCommand(terminal);
      case "fmt" -> new FmtCommand(terminal);
      case "rules" -> new RulesCommand(terminal);
      case "fields" -> new FieldsCommand(terminal);
      case "explain-error" -> new ExplainErrorCommand(terminal);
      default -> throw new IllegalArgumentException("no command: " + name);
    };
  }
}
