// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.capture.FileListing.Entry;

/**
 * Several files, directories and standard input, read one after the other as one capture.
 *
 * <p>Frames are numbered over all files. A file that cannot be read, or not to its end, does not
 * stop the others: what is wrong is kept in {@link #problems()}, and {@link #next} goes on with the
 * next file and never throws. Frames of different files are not merged by time.
 *
 * <p>A directory stands for the captures directly in it, plain or gzip, recognised by their first
 * bytes and sorted by name, numbers in names by their value; what else is in it is in {@link
 * #skipped()}.
 */
public final class CaptureSet implements CaptureReader {
  /** In which order files are read. */
  public enum Order {
    /** As named by the user; within a directory by name. */
    NAME,
    /**
     * By the time of each file's first frame, for which every file is opened once before. Files
     * without a frame, standard input and pipes come last; files that agree stay as in {@link
     * #NAME}.
     */
    TIME
  }

  /**
   * A file in a named directory that is not read.
   *
   * @param reason in lower case, without full stop: {@code not a capture: empty}
   */
  public record Skipped(String file, String reason) {}

  private final List<Entry> entries;
  private final List<Skipped> skipped;
  private final List<CaptureException> problems;
  private int nextEntry;
  private @Nullable CaptureFile current;
  private @Nullable FrameBuffers buffers;
  private volatile boolean stopped;
  private long frames;
  private long bytesOfClosed;

  private CaptureSet(FileListing listing) {
    entries = listing.entries();
    skipped = List.copyOf(listing.skipped());
    problems = new ArrayList<>(listing.problems());
  }

  /**
   * Lists what is to be read; paths as the user wrote them, {@code -} for standard input. Never
   * fails: a path that leads nowhere is a problem like a broken file.
   */
  public static CaptureSet open(List<String> paths, Order order) {
    return new CaptureSet(new FileListing(paths, order));
  }

  @Override
  public boolean next(Frame frame) {
    while (true) {
      CaptureFile file = current;
      if (stopped) {
        return false;
      }
      if (file == null) {
        if (nextEntry == entries.size()) {
          return false;
        }
        open(entries.get(nextEntry++));
        continue;
      }
      try {
        if (file.next(frame)) {
          frame.place(++frames, frame.numberInFile(), frame.file());
          return true;
        }
      } catch (CaptureException e) {
        problems.add(e);
      }
      closeCurrent();
    }
  }

  @Override
  public boolean readInto(FrameBuffers next) {
    buffers = next;
    if (current != null) {
      current.readInto(next);
    }
    return true;
  }

  @Override
  public long bytesRead() {
    return bytesOfClosed + (current == null ? 0 : current.bytesRead());
  }

  /** What could not be read so far, and why; complete when {@link #next} has returned false. */
  public List<CaptureException> problems() {
    return Collections.unmodifiableList(problems);
  }

  /** What lies in the named directories and is not read, in the order found. */
  public List<Skipped> skipped() {
    return skipped;
  }

  /** The names of the files that are read, in their order. */
  public List<String> files() {
    return entries.stream().map(Entry::name).toList();
  }

  /**
   * Makes the frame that was read last the last one of all, as if the capture ended there. Any
   * thread can call this; one that waits for input goes on waiting.
   */
  public void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    nextEntry = entries.size();
    closeCurrent();
  }

  private void open(Entry entry) {
    try {
      CaptureFile file =
          entry.path() == null
              ? CaptureFile.open(entry.name())
              : CaptureFile.open(entry.path(), entry.name());
      current = file;
      if (buffers != null) {
        file.readInto(buffers);
      }
    } catch (CaptureException e) {
      problems.add(e);
    }
  }

  private void closeCurrent() {
    CaptureFile file = current;
    if (file == null) {
      return;
    }
    bytesOfClosed += file.bytesRead();
    current = null;
    try {
      file.close();
    } catch (IOException ignored) {
      // all its frames were read: nothing is lost
    }
  }
}
