// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What is read without Picocli is read as Picocli reads it. */
class PlainLineTest {
  private static final Path TABLES = Path.of("src/main/java/pingsift/cli/PlainOptions.java");

  private static final List<String> VALUES =
      List.of(
          "a.pcap", "-", "b c", "7", "x=1", "json", "text", "TEXT", "time", "-1", "", "@f", "a,b");

  // --- The tables are what the commands declare ---

  @Test
  void theTablesAreWhatTheCommandsDeclare() throws IOException {
    StringBuilder cases = new StringBuilder();
    for (String name : Commands.NAMES) {
      StringBuilder lines = new StringBuilder();
      declare(Commands.named(name, terminal()).getClass(), "", lines);
      cases.append(
          "      case \"%s\" ->\n          \"\"\"\n%s          \"\"\";\n".formatted(name, lines));
    }
    String written = Files.readString(TABLES);
    String from = "    return switch (command) {\n";
    String to = "      default -> null;\n";
    int start = written.indexOf(from) + from.length();
    String current = written.substring(0, start) + cases + written.substring(written.indexOf(to));
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(TABLES, current);
    }
    assertThat(TABLES).as("written anew by -Dgolden=update").hasContent(current);
  }

  private static void declare(Class<?> type, String path, StringBuilder lines) {
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(Mixin.class)) {
        declare(field.getType(), path + field.getName() + ".", lines);
      }
      Option option = field.getAnnotation(Option.class);
      Parameters files = field.getAnnotation(Parameters.class);
      Optional<PlainOption.Kind> kind = Optional.empty();
      if (option != null && !option.negatable() && option.split().isEmpty()) {
        kind = kind(field, option.arity(), option.converter());
      } else if (files != null) {
        kind = kind(field, files.arity(), files.converter());
      }
      if (kind.isPresent()) {
        boolean required = option != null ? option.required() : !files.arity().startsWith("0");
        lines.append("          ");
        lines.append(option == null ? PlainOptions.FILES : String.join(",", option.names()));
        lines.append(" " + path + field.getName());
        lines.append(" " + kind.get().name().toLowerCase());
        lines.append(required ? " required\n" : "\n");
      }
    }
  }

  private static Optional<PlainOption.Kind> kind(Field field, String arity, Class<?>[] converters) {
    if (!converters.equals(List.of()) && converters.length > 0 && converters[0] != FileName.class) {
      return Optional.empty();
    }
    Class<?> type = field.getType();
    if (type == boolean.class) {
      return Optional.of(PlainOption.Kind.FLAG);
    }
    if (type == int.class || type == Integer.class) {
      return Optional.of(PlainOption.Kind.NUMBER);
    }
    if (type.isEnum()) {
      return Optional.of(PlainOption.Kind.CHOICE);
    }
    if (type == String.class) {
      return arity.equals("0..1") && field.isAnnotationPresent(Option.class)
          ? Optional.empty()
          : Optional.of(PlainOption.Kind.TEXT);
    }
    boolean texts =
        type == List.class && field.getGenericType().getTypeName().endsWith("<java.lang.String>");
    return !texts
        ? Optional.empty()
        : Optional.of(arity.endsWith("*") ? PlainOption.Kind.TEXTS : PlainOption.Kind.EACH);
  }

  // --- Both ways of reading agree ---

  @Property(tries = 600)
  void whatIsPlainIsReadAsPicocliReadsIt(@ForAll("lines") List<String> words) {
    String[] line = words.toArray(String[]::new);
    Callable<Integer> plain = PlainLine.read(terminal(), line);
    if (plain != null) {
      assertThat(values(plain, "")).isEqualTo(values(byPicocli(line), ""));
    }
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.of(Commands.NAMES).flatMap(PlainLineTest::linesOf);
  }

  private static Arbitrary<List<String>> linesOf(String command) {
    List<String> words = new ArrayList<>();
    List<String> needed = new ArrayList<>(List.of(command));
    CommandLine line = new CommandLine(Commands.named(command, terminal()));
    line.getCommandSpec().options().forEach(option -> words.addAll(List.of(option.names())));
    line.getCommandSpec()
        .requiredArgs()
        .forEach(
            arg -> {
              if (arg.isOption()) {
                needed.add(
                    line.getCommandSpec()
                        .options()
                        .get(line.getCommandSpec().options().indexOf(arg))
                        .shortestName());
              }
              needed.add("needed");
            });
    words.addAll(VALUES);
    return Arbitraries.of(words)
        .list()
        .ofMaxSize(5)
        .map(
            rest -> {
              List<String> all = new ArrayList<>(needed);
              all.addAll(rest);
              return all;
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run -r a.pcap",
        "run -r a.pcap b.pcap -S rules/ -q",
        "run -r - -e x -e y -D a=1 --order time -l out --packet -v",
        "check",
        "check a.sift b.sift --strict --format json",
        "query x -r a.pcap --format csv --top 10 --ascii",
        "istreams -r a.pcap --format json",
        "test rules/ -j 2 -k name",
        "fmt --check a.sift",
      })
  void everydayLinesArePlain(String text) {
    String[] line = text.split(" ");
    Callable<Integer> plain = PlainLine.read(terminal(), line);
    assertThat(plain).isNotNull();
    assertThat(values(plain, "")).isEqualTo(values(byPicocli(line), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "help",
        "run",
        "run --help",
        "run -r",
        "run -r -q",
        "run -qv -r a.pcap",
        "run -ra.pcap",
        "run -r a.pcap --order=time",
        "run -r a.pcap --order sideways",
        "run -r a.pcap extra -q words",
        "run -r a.pcap --debug",
        "run -r a.pcap -- b.pcap",
        "run -r a.pcap -q -q",
        "run -r a.pcap --timeout-inactive 7m",
        "run -r a.pcap --verdicts",
        "walk -r a.pcap",
      })
  void allElseIsLeftToPicocli(String text) {
    assertThat(PlainLine.read(terminal(), text.split(" "))).isNull();
  }

  private static Object byPicocli(String[] words) {
    Object command = Commands.named(words[0], terminal());
    CommandLine line = new CommandLine(new FullLine());
    line.addSubcommand(command);
    line.setUnmatchedOptionsAllowedAsOptionParameters(false);
    line.setExpandAtFiles(false);
    try {
      line.parseArgs(words);
    } catch (ParameterException e) {
      throw new AssertionError("a mistake that was overlooked: " + Arrays.toString(words), e);
    }
    return command;
  }

  /** All options of a command with their values. */
  private static Map<String, Object> values(Object owner, String path) {
    Map<String, Object> all = new TreeMap<>();
    for (Field field : owner.getClass().getDeclaredFields()) {
      try {
        field.setAccessible(true);
        Object value = field.get(owner);
        if (field.isAnnotationPresent(Mixin.class)) {
          all.putAll(values(value, path + field.getName() + "."));
        } else if (field.isAnnotationPresent(Option.class)
            || field.isAnnotationPresent(Parameters.class)) {
          all.put(path + field.getName(), String.valueOf(value));
        }
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    return all;
  }

  private static Terminal terminal() {
    return Terminal.system();
  }
}
