// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureFile;

/**
 * The captures below a directory, at any depth, known by their first bytes and sorted by name.
 * Immutable.
 *
 * <p>A file that is called like a capture and is none, or that cannot be read, is in the corpus
 * too: as a broken capture. A directory is gone through once, however many links lead to it.
 *
 * @param root as the user named it
 * @param captures sorted by name
 * @param troubles what could not be looked at, a line each
 */
public record Corpus(Path root, List<CorpusCapture> captures, List<String> troubles) {
  private static final Pattern CALLED_LIKE_A_CAPTURE =
      Pattern.compile(".*\\.(pcap|pcapng|cap|dmp)(\\.gz)?");

  public Corpus {
    captures = List.copyOf(captures);
    troubles = List.copyOf(troubles);
  }

  /** Looks through a directory; a file is a corpus of one capture. */
  public static Corpus of(Path root) {
    Search search = new Search(root);
    search.run();
    search.captures.sort(Comparator.comparing(CorpusCapture::name));
    return new Corpus(root, search.captures, search.troubles);
  }

  public long bytes() {
    return captures.stream().mapToLong(CorpusCapture::bytes).sum();
  }

  /** One walk. */
  private static final class Search {
    private final Path root;
    private final List<CorpusCapture> captures = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    /** Links to directories wait until all real ones are named by their own paths. */
    private final Deque<Path> links = new ArrayDeque<>();

    Search(Path root) {
      this.root = root;
    }

    void run() {
      if (Files.isDirectory(root)) {
        directory(root);
        while (!links.isEmpty()) {
          directory(links.remove());
        }
      } else if (Files.exists(root)) {
        Path parent = root.toAbsolutePath().getParent();
        add(root.toAbsolutePath(), parent == null ? root : parent);
      } else {
        troubles.add(root + ": no such file or directory");
      }
    }

    private void directory(Path directory) {
      List<Path> content = new ArrayList<>();
      try {
        if (!seen.add(directory.toRealPath())) {
          return;
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
          stream.forEach(content::add);
        }
      } catch (DirectoryIteratorException | IOException e) {
        troubles.add(name(directory) + ": the directory cannot be read");
        return;
      }
      content.sort(Comparator.comparing(Path::toString));
      for (Path path : content) {
        if (!Files.isDirectory(path)) {
          add(path, root);
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          directory(path);
        } else {
          links.add(path);
        }
      }
    }

    private String name(Path path) {
      return path.equals(root) ? root.toString() : CaptureNames.of(root, path);
    }

    /** Opens regular files only: a named pipe could block. A link that leads nowhere is broken. */
    private void add(Path path, Path base) {
      String name = CaptureNames.of(base, path);
      String lower = name.toLowerCase(Locale.ROOT);
      boolean called = CALLED_LIKE_A_CAPTURE.matcher(lower).matches();
      boolean dangling = !Files.exists(path);
      if (!Files.isRegularFile(path) && !dangling) {
        return;
      }
      if (called || (!dangling && isCapture(path, name))) {
        captures.add(new CorpusCapture(name, path, size(path)));
      }
    }

    private static boolean isCapture(Path path, String name) {
      try {
        @Nullable String why = CaptureFile.whyForeign(path, name);
        return why == null;
      } catch (CaptureException unreadable) {
        return false; // nobody calls it a capture
      }
    }

    private static long size(Path path) {
      try {
        return Files.size(path);
      } catch (IOException e) {
        return 0;
      }
    }
  }
}
