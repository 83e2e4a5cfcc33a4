// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pingsift.ruletest.FileStamp;

/**
 * Waits until one of some files changes.
 *
 * <p>The system's notices only wake it up: what changed is told by size and time of each file, so
 * that a notice too many does no harm. Where the system gives none, as on many network drives, the
 * files are looked at four times a second.
 */
final class FileWatch implements AutoCloseable {
  private static final long POLL_MILLIS = 250;

  /** With notices, to see what they missed. */
  private static final long SLOW_POLL_MILLIS = 500;

  /** An editor may empty a file first and fill it then. */
  private static final long SETTLE_MILLIS = 40;

  private static final int MOST_SETTLING = 25;

  /** How much the times of files may lag behind the clock. */
  private static final long CLOCK_MILLIS = 10;

  private final Supplier<Set<Path>> files;
  private final @Nullable WatchService notices;
  private final Set<Path> noticed = new HashSet<>();
  private boolean everywhere = true;
  private Map<Path, FileStamp> before = Map.of();

  /** When that was, by the clock of the files: nanoseconds since the epoch. */
  private long since;

  /**
   * @param files those that matter now; asked for again and again
   */
  FileWatch(Supplier<Set<Path>> files) {
    this(files, service());
  }

  /**
   * @param notices those of the system, or null where it gives none
   */
  FileWatch(Supplier<Set<Path>> files, @Nullable WatchService notices) {
    this.files = files;
    this.notices = notices;
    remember(stamps());
  }

  private void remember(Map<Path, FileStamp> stamps) {
    before = stamps;
    since = (System.currentTimeMillis() - CLOCK_MILLIS) * 1_000_000;
  }

  private static @Nullable WatchService service() {
    try {
      return FileSystems.getDefault().newWatchService();
    } catch (IOException | UnsupportedOperationException none) {
      return null;
    }
  }

  /**
   * Returns what changed since the last time; at first, since this was made. A file that did not
   * matter then has changed where its own time says so.
   */
  List<Path> await() throws InterruptedException {
    Map<Path, FileStamp> now = stamps();
    Map<Path, FileStamp> known = new LinkedHashMap<>(before);
    for (Map.Entry<Path, FileStamp> file : now.entrySet()) {
      boolean isNew = file.getValue().modified() >= since;
      known.putIfAbsent(file.getKey(), isNew ? FileStamp.ABSENT : file.getValue());
    }
    while (changed(known, now).isEmpty()) {
      register(now.keySet());
      sleep();
      now = stamps();
      if (!changed(known, now).isEmpty()) {
        now = settled(now);
      }
    }
    remember(now);
    return changed(known, now);
  }

  /** Files that are other than they were, new ones and ones that are gone among them. */
  private static List<Path> changed(Map<Path, FileStamp> known, Map<Path, FileStamp> now) {
    Set<Path> all = new LinkedHashSet<>(now.keySet());
    all.addAll(known.keySet());
    return all.stream()
        .filter(
            file -> {
              FileStamp was = known.getOrDefault(file, FileStamp.ABSENT);
              return !was.equals(now.getOrDefault(file, FileStamp.ABSENT));
            })
        .toList();
  }

  private Map<Path, FileStamp> settled(Map<Path, FileStamp> first) throws InterruptedException {
    Map<Path, FileStamp> now = first;
    for (int i = 0; i < MOST_SETTLING; i++) {
      Thread.sleep(SETTLE_MILLIS);
      Map<Path, FileStamp> later = stamps();
      if (later.equals(now)) {
        return later;
      }
      now = later;
    }
    return now;
  }

  /** Directories say by their own time that a file came or went, and are no files to read. */
  private Map<Path, FileStamp> stamps() {
    Map<Path, FileStamp> stamps = new LinkedHashMap<>();
    files.get().forEach(path -> stamps.put(path, stamp(path)));
    return stamps;
  }

  private static FileStamp stamp(Path path) {
    return Files.isDirectory(path) ? new FileStamp(0, 0, "directory") : FileStamp.of(path);
  }

  private void register(Set<Path> paths) {
    WatchService service = notices;
    if (service == null) {
      return;
    }
    for (Path path : paths) {
      Path parent = path.toAbsolutePath().getParent();
      Path directory = Files.isDirectory(path) || parent == null ? path : parent;
      if (noticed.add(directory.toAbsolutePath().normalize()) && Files.isDirectory(directory)) {
        try {
          directory.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_DELETE,
              StandardWatchEventKinds.ENTRY_MODIFY);
        } catch (IOException | ClosedWatchServiceException tooMany) {
          everywhere = false;
        }
      }
    }
  }

  private void sleep() throws InterruptedException {
    WatchService service = notices;
    if (service == null) {
      Thread.sleep(POLL_MILLIS);
      return;
    }
    long millis = everywhere ? SLOW_POLL_MILLIS : POLL_MILLIS;
    WatchKey key = service.poll(millis, TimeUnit.MILLISECONDS);
    if (key != null) {
      key.pollEvents();
      key.reset();
    }
  }

  @Override
  public void close() throws IOException {
    if (notices != null) {
      notices.close();
    }
  }
}
