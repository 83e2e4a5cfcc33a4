// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import pingsift.ruletest.CaptureFinder;

/** Where the captures of rule tests are. */
final class CaptureDirectories {
  /** The folder of the captures that the tests of the shipped rules name. */
  private static final Path OWN = Path.of("testdata", "captures");

  @Option(
      names = "--captures",
      paramLabel = "DIR",
      converter = FileName.class,
      description =
          "Where captures that tests name are looked for, after the folder of the rule file; may be"
              + " repeated.")
  private List<String> directories = new ArrayList<>();

  CaptureFinder finder(Terminal terminal) {
    List<Path> all = new ArrayList<>();
    directories.forEach(name -> all.add(Path.of(name)));
    all.add(terminal.home().resolve(OWN));
    return new CaptureFinder(all);
  }
}
