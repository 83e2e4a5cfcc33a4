// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.engine.EngineOptions;
import pingsift.regress.CaptureLabels;
import pingsift.regress.Corpus;
import pingsift.stream.StreamTimeouts;

/** Which captures a command runs rules over, each by itself, and how. */
final class CorpusOptions {
  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "DIR",
      converter = FileName.class,
      description =
          "The captures below this directory, at any depth, known by their first bytes; each is a"
              + " run of its own.")
  private String corpus = "";

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      converter = FileName.class,
      description =
          "Which captures are `malicious` and which `benign`: a capture, its folder if it has one,"
              + " and the label in a line, with tabs between them.")
  private @Nullable String labels;

  @Mixin private CapturesAtOnce atOnce = new CapturesAtOnce();

  @Mixin private TimeoutOptions timeouts = new TimeoutOptions();

  /** Empty, and said, where an option makes no sense. */
  Optional<Corpus> find(Terminal terminal) {
    if (!atOnce.isSound(terminal)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Corpus.of(Path.of(corpus)));
    } catch (InvalidPathException e) {
      terminal.say(corpus + ": not a file name");
      return Optional.empty();
    }
  }

  CaptureLabels labels(Corpus of) throws IOException {
    return labels == null ? CaptureLabels.NONE : CaptureLabels.read(Path.of(labels), of);
  }

  /** All that is read but for rules. */
  InputFiles inputs(Corpus of) {
    InputFiles inputs = new InputFiles();
    of.captures().forEach(capture -> inputs.add(capture.path()));
    return labels == null ? inputs : inputs.add(Path.of(labels));
  }

  boolean hasLabels() {
    return labels != null;
  }

  int threads() {
    return atOnce.threads();
  }

  /** The memory of all runs at a time together is that of one usual run. */
  EngineOptions engine() {
    return timeouts.engine(MemoryLimits.of(Runtime.getRuntime().maxMemory() / threads()));
  }

  /** What of the options decides which alerts there are. */
  String key() {
    StreamTimeouts all = timeouts.timeouts();
    return "%s %d %d %d %d"
        .formatted(
            Path.of(corpus).toAbsolutePath().normalize(),
            all.inactiveNanos(),
            all.activeNanos(),
            all.exchangeNanos(),
            all.mirrorNanos());
  }
}
