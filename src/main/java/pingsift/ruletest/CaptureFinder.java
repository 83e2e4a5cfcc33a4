// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.Suggestions;
import pingsift.text.SourceText;

/**
 * Finds the captures that tests name: beside the rule file, then in further directories.
 *
 * @param directories in the order in which they are searched
 */
public record CaptureFinder(List<Path> directories) {
  /** Names in a directory that a misspelt one is compared with. */
  private static final int MOST_NAMES = 10_000;

  public CaptureFinder {
    directories = List.copyOf(directories);
  }

  /** The file that a test names, whatever kind of file it is; empty where there is none. */
  public Optional<Path> find(TestCase test, Traffic.File file) {
    for (Path directory : places(test)) {
      try {
        Path path = directory.resolve(file.name());
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
          return Optional.of(path);
        }
      } catch (InvalidPathException notAName) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Where the captures of a test are looked for, in this order. */
  public List<Path> places(TestCase test) {
    Set<Path> places = new LinkedHashSet<>();
    Path beside = Path.of(test.source().name()).getParent();
    places.add(beside == null ? Path.of("") : beside);
    places.addAll(directories);
    return List.copyOf(places);
  }

  /** Where it was looked for in vain: {@code looked in `rules`, `testdata/captures`}. */
  public String lookedIn(TestCase test) {
    List<String> names = new ArrayList<>();
    for (Path place : places(test)) {
      String name = place.toString().isEmpty() ? "." : place.toString();
      names.add("`" + name + "`" + (Files.isDirectory(place) ? "" : " (no such directory)"));
    }
    return "looked in " + String.join(", ", names);
  }

  /** The name of a file there that was probably meant. */
  public Optional<String> similar(TestCase test, Traffic.File file) {
    Set<String> names = new LinkedHashSet<>();
    for (Path place : places(test)) {
      try (Stream<Path> all = Files.list(place)) {
        all.limit(MOST_NAMES).forEach(path -> names.add(path.getFileName().toString()));
      } catch (IOException | UncheckedIOException unreadable) {
        // what cannot be listed has no names to offer
      }
    }
    return Suggestions.slip(file.name(), names);
  }

  /** Tells of captures that are not there. */
  public void tellMissing(List<RuleTests> tests, Consumer<Diagnostic> problems) {
    IdentityHashMap<SourceText, Map<String, Boolean>> known = new IdentityHashMap<>(); // are shared
    for (RuleTests ofRule : tests) {
      for (TestCase test : ofRule.cases()) {
        if (test.traffic() instanceof Traffic.File file
            && !known
                .computeIfAbsent(test.source(), source -> new HashMap<>())
                .computeIfAbsent(file.name(), name -> find(test, file).isPresent())) {
          problems.accept(missing(test, file));
        }
      }
    }
  }

  private Diagnostic missing(TestCase test, Traffic.File file) {
    Diagnostic.Builder problem =
        Diagnostic.of(
                Kind.MISSING_CAPTURE,
                test.source(),
                file.span(),
                "there is no capture `" + file.name() + "`")
            .label("not found")
            .note(lookedIn(test));
    similar(test, file)
        .ifPresent(name -> problem.help("a file with a similar name exists: `" + name + "`"));
    return problem.build();
  }
}
