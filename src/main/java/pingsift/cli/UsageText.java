// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command line that is not understood. */
final class UsageText {
  /** Picocli's message where a word is none of an option's. */
  private static final Pattern CHOICE =
      Pattern.compile(
          "Invalid value for option '([^']*)': expected one of \\[(.*)] .* but was '(.*)'",
          Pattern.DOTALL);

  private UsageText() {}

  static void say(ParameterException e, Terminal terminal) {
    CommandLine command = e.getCommandLine();
    terminal.say(words(e));
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> similar = unmatched.getSuggestions();
      if (!similar.isEmpty()) {
        terminal.say("did you mean " + String.join(" or ", similar) + "?");
      }
    }
    terminal.say("see `" + command.getCommandSpec().qualifiedName() + " --help`");
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
      return "missing: " + missing(missing.getMissing().get(0), e.getCommandLine());
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
            .replaceFirst("is not an? (int|long)$", "is no whole number");
    return Character.toLowerCase(message.charAt(0)) + message.substring(1).replace('\'', '`');
  }

  /** What is missing, and where it went if an option that takes several words had it. */
  private static String missing(ArgSpec argument, CommandLine command) {
    if (argument instanceof OptionSpec option) {
      return option.shortestName() + " " + argument.paramLabel();
    }
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (option.arity().max() > 1 && option.originalStringValues().size() > 1) {
        return "%s: write it before `%s`, which takes all words behind it"
            .formatted(argument.paramLabel(), option.shortestName());
      }
    }
    return argument.paramLabel();
  }
}
