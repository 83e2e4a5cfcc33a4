// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pingsift.capture.CaptureSet;
import pingsift.engine.RuleSet;
import pingsift.ruletest.CaptureFinder;
import pingsift.ruletest.TestCase;
import pingsift.ruletest.Traffic;

/** The files that a command reads. It must not write to any of them, whatever way leads there. */
final class InputFiles {
  /** Standard input as an input, standard output as an output. */
  private static final String STANDARD = "-";

  private final Set<Path> places = new HashSet<>();

  /** Of those that are there. */
  private final Set<Object> identities = new HashSet<>();

  InputFiles add(Path file) {
    places.add(place(file));
    identity(file).ifPresent(identities::add);
    return this;
  }

  InputFiles add(CaptureSet captures) {
    captures.files().forEach(this::add);
    return this;
  }

  InputFiles add(RuleSet rules) {
    rules.parsed().forEach(file -> add(file.source().name()));
    return this;
  }

  /** The captures that tests name. */
  InputFiles add(List<TestCase> tests, CaptureFinder finder) {
    for (TestCase test : tests) {
      if (test.traffic() instanceof Traffic.File file) {
        finder.find(test, file).ifPresent(this::add);
      }
    }
    return this;
  }

  private void add(String name) {
    try {
      if (!name.equals(STANDARD)) {
        add(Path.of(name));
      }
    } catch (InvalidPathException notAName) {
      // it cannot be read either
    }
  }

  /** Whether outputs are other files; said where one is not. To be asked before any is opened. */
  boolean differFrom(Collection<String> outputs, Terminal terminal) {
    for (String output : outputs) {
      if (!output.equals(STANDARD) && has(Path.of(output))) {
        terminal.say(output + ": this is read: name another file to write to");
        return false;
      }
    }
    return true;
  }

  boolean has(Path output) {
    if (Files.exists(output) && !Files.isRegularFile(output)) {
      return false; // a device holds nothing that could be lost
    }
    return places.contains(place(output))
        || identity(output).map(identities::contains).orElse(false);
  }

  private static Path place(Path file) {
    return file.toAbsolutePath().normalize();
  }

  /** What all names of a file that is there have in common. */
  private static Optional<Object> identity(Path file) {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return Optional.of(key == null ? file.toRealPath() : key);
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }
}
