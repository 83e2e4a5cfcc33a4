// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import pingsift.capture.CaptureSet;
import pingsift.engine.RuleSet;
import pingsift.ruletest.CaptureFinder;
import pingsift.ruletest.TestCase;
import pingsift.ruletest.Traffic;

/** The files that a command reads. It must not write to any of them, whatever way leads there. */
final class InputFiles {
  /** Standard input as an input, standard output as an output. */
  private static final String STANDARD = "-";

  private final List<Path> files = new ArrayList<>();

  InputFiles add(Path file) {
    files.add(file);
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
        finder.find(test, file).ifPresent(files::add);
      }
    }
    return this;
  }

  private void add(String name) {
    try {
      if (!name.equals(STANDARD)) {
        files.add(Path.of(name));
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
    Path place = place(output);
    boolean exists = Files.exists(output);
    return files.stream()
        .anyMatch(file -> place(file).equals(place) || (exists && isSame(file, output)));
  }

  private static Path place(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private static boolean isSame(Path file, Path output) {
    try {
      return Files.isSameFile(file, output);
    } catch (IOException gone) {
      return false;
    }
  }
}
