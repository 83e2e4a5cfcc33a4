// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.capture.CaptureSet.Order;
import pingsift.capture.CaptureSet.Skipped;

/** From the paths that a user named to the files to read, in the order to read them. */
final class FileListing {
  /**
   * A file to read.
   *
   * @param name as the user named it, or named its directory
   * @param path null for standard input. Kept beside the name, because a name whose characters this
   *     system cannot write would not lead back to its file
   */
  record Entry(String name, @Nullable Path path) {}

  private record Timed(Entry entry, long firstNanos) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final List<CaptureException> problems = new ArrayList<>();

  FileListing(List<String> paths, Order order) {
    for (String path : paths) {
      try {
        add(path);
      } catch (CaptureException e) {
        problems.add(e);
      }
    }
    if (order == Order.TIME) {
      sortByFirstFrame();
    }
  }

  List<Entry> entries() {
    return entries;
  }

  List<Skipped> skipped() {
    return skipped;
  }

  List<CaptureException> problems() {
    return problems;
  }

  private void add(String named) throws CaptureException {
    if (named.equals(CaptureFile.STANDARD_INPUT)) {
      addStandardInput();
      return;
    }
    Path path = path(named);
    if (Files.isDirectory(path)) {
      addDirectory(path, named);
    } else {
      entries.add(new Entry(named, path));
    }
  }

  private void addStandardInput() throws CaptureException {
    if (entries.stream().anyMatch(entry -> entry.path == null)) {
      throw new CaptureException(CaptureFile.STANDARD_INPUT, -1, 0, "named twice, read once");
    }
    entries.add(new Entry(CaptureFile.STANDARD_INPUT, null));
  }

  private void addDirectory(Path directory, String named) throws CaptureException {
    int before = entries.size();
    for (Path path : sortedContent(directory, named)) {
      String name = path.toString();
      try {
        String reason = whySkipped(path, name);
        if (reason == null) {
          entries.add(new Entry(name, path));
        } else {
          skipped.add(new Skipped(name, reason));
        }
      } catch (CaptureException e) {
        problems.add(e);
      }
    }
    if (entries.size() == before) {
      throw new CaptureException(named, -1, 0, "a directory without captures");
    }
  }

  private static List<Path> sortedContent(Path directory, String named) throws CaptureException {
    List<Path> content = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(content::add);
    } catch (DirectoryIteratorException e) {
      throw new CaptureException(named, -1, 0, "cannot be read: " + e.getMessage());
    } catch (IOException e) {
      throw new CaptureException(named, -1, 0, CaptureFile.reason(e));
    }
    content.sort(Comparator.comparing(Path::toString, NameOrder.INSTANCE));
    return content;
  }

  /** Null where the file is to be read. Opens regular files only: a named pipe could block. */
  private static @Nullable String whySkipped(Path path, String name) throws CaptureException {
    if (Files.isDirectory(path)) {
      return "a directory in a directory";
    }
    if (!Files.isRegularFile(path)) {
      return "not a regular file";
    }
    return CaptureFile.whyForeign(path, name);
  }

  private void sortByFirstFrame() {
    List<Timed> timed = new ArrayList<>();
    for (Entry entry : entries) {
      timed.add(new Timed(entry, firstNanos(entry)));
    }
    timed.sort(Comparator.comparingLong(Timed::firstNanos));
    entries.clear();
    timed.forEach(one -> entries.add(one.entry));
  }

  /**
   * The latest possible time, so that it comes last, for what has no frame, is broken (which is
   * told when its turn to be read comes), or can be read only once.
   */
  private static long firstNanos(Entry entry) {
    Path path = entry.path;
    if (path == null || !Files.isRegularFile(path)) {
      return Long.MAX_VALUE;
    }
    Frame frame = new Frame();
    try (CaptureFile file = CaptureFile.open(path, entry.name)) {
      return file.next(frame) ? frame.timestampNanos() : Long.MAX_VALUE;
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  private static Path path(String named) throws CaptureException {
    try {
      return Path.of(named);
    } catch (InvalidPathException e) {
      throw new CaptureException(named, -1, 0, "not a file name");
    }
  }
}
