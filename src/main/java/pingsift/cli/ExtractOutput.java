// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import pingsift.carve.OutputFiles;

/** Where {@code extract} writes. */
final class ExtractOutput {
  private static final String STANDARD_OUTPUT = "-";

  @Option(
      names = "-o",
      paramLabel = "DIR",
      converter = FileName.class,
      description =
          "Where the files go. Made where needed; for --all it must be empty without --force."
              + " Default: the working directory, except for --all")
  private @Nullable String directory;

  @Option(
      names = "--requests",
      paramLabel = "FILE",
      converter = FileName.class,
      description =
          "Write the Data of requests to FILE, `-` is standard output. With this option or the next"
              + " only what they name is written.")
  private @Nullable String requests;

  @Option(
      names = "--replies",
      paramLabel = "FILE",
      converter = FileName.class,
      description = "Write the Data of replies to FILE, `-` is standard output.")
  private @Nullable String replies;

  @Option(names = "--force", description = "Replace files that are there already.")
  private boolean force;

  private InputFiles inputs = new InputFiles();
  private @Nullable OutputFiles files;

  /** One side's place, and what it is called: a file as the user named it, or its usual name. */
  record Target(String name, OutputStream out) {}

  /** Which side of a conversation. */
  enum Side {
    REQUESTS,
    REPLIES
  }

  boolean namesFiles() {
    return requests != null || replies != null;
  }

  boolean takesStandardOutput() {
    return STANDARD_OUTPUT.equals(requests) || STANDARD_OUTPUT.equals(replies);
  }

  boolean namesOneFileTwice() {
    return requests != null && requests.equals(replies);
  }

  boolean namesDirectory() {
    return directory != null;
  }

  /** The files that are named. */
  List<String> files() {
    return Stream.of(requests, replies).filter(Objects::nonNull).toList();
  }

  /**
   * Makes the directory.
   *
   * @param whole whether it is to hold these files only
   * @param read the files that are not written to, whatever they are called
   */
  void prepare(boolean whole, InputFiles read) throws IOException {
    inputs = read;
    if (directory == null) {
      return;
    }
    if (whole) {
      OutputDirectory.make(directory, force);
    } else {
      Files.createDirectories(Path.of(directory));
    }
  }

  /** The place of a side, by its usual name; null where the user wants the other side only. */
  @Nullable Target open(Side side, String usualName, Terminal terminal) throws IOException {
    String named = side == Side.REQUESTS ? requests : replies;
    if (named == null && namesFiles()) {
      return null;
    }
    if (STANDARD_OUTPUT.equals(named)) {
      return new Target("standard output", new StandardOutput(terminal.out()));
    }
    Path path =
        named != null
            ? Path.of(named)
            : directory == null ? Path.of(usualName) : Path.of(directory).resolve(usualName);
    if (!force && Files.exists(path)) {
      throw new IOException(path + ": is there already; --force replaces it");
    }
    return new Target(named != null ? named : usualName, opened().create(path));
  }

  private OutputFiles opened() {
    OutputFiles open = files;
    if (open == null) {
      open =
          new OutputFiles(
              force ? OutputFiles.Existing.REPLACED : OutputFiles.Existing.REFUSED,
              inputs::has,
              MemoryLimits.outputBytes());
      files = open;
    }
    return open;
  }

  /** Standard output belongs to the process: a command ends, it stays. */
  private static final class StandardOutput extends FilterOutputStream {
    StandardOutput(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
