// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Files that grow side by side, a hundred thousand of them if need be.
 *
 * <p>Each collects what it is given in memory and is opened, appended to and closed when it has
 * {@value #FULL} bytes, when all of them together reach the limit, and when it is closed. So one is
 * open at a time, and a file that nothing is written to is never made. Not thread-safe.
 */
public final class OutputFiles {
  /** What becomes of a file that is there already. */
  public enum Existing {
    /** It stays as it is: {@link java.nio.file.FileAlreadyExistsException}. */
    REFUSED,
    REPLACED
  }

  static final int FULL = 1 << 16;
  private static final int FIRST_ROOM = 256;

  private final Existing existing;
  private final Predicate<Path> isKept;
  private final long maxBytes;
  private final Set<OutputFile> waiting = new LinkedHashSet<>();
  private long bytes;

  /**
   * @param isKept whether a file is refused even where others are replaced
   * @param maxBytes how much memory all of them together may take
   */
  public OutputFiles(Existing existing, Predicate<Path> isKept, long maxBytes) {
    this.existing = existing;
    this.isKept = isKept;
    this.maxBytes = maxBytes;
  }

  /** A file to write to; it appears once bytes of it leave memory. */
  public OutputStream create(Path path) {
    return new OutputFile(path);
  }

  private void flushAll() throws IOException {
    List<OutputFile> all = new ArrayList<>(waiting);
    for (OutputFile file : all) {
      file.flush();
    }
  }

  /** One of the files. */
  private final class OutputFile extends OutputStream {
    private static final byte[] NOTHING = {};

    private final Path path;
    private byte[] buffer = NOTHING;
    private int length;
    private boolean begun;

    OutputFile(Path path) {
      this.path = path;
    }

    @Override
    public void write(int value) throws IOException {
      require(1);
      buffer[length++] = (byte) value;
    }

    @Override
    public void write(byte[] from, int offset, int count) throws IOException {
      if (count >= FULL) {
        flush();
        append(from, offset, count);
        return;
      }
      require(count);
      System.arraycopy(from, offset, buffer, length, count);
      length += count;
    }

    /** Makes room for less than {@link #FULL} bytes. */
    private void require(int count) throws IOException {
      if (length + count > FULL) {
        flush();
      }
      if (length + count > buffer.length) {
        int room = Math.max(FIRST_ROOM, Integer.highestOneBit(2 * (length + count) - 1));
        if (bytes + room - buffer.length > maxBytes) {
          flushAll();
          room = Math.max(FIRST_ROOM, Integer.highestOneBit(2 * count - 1));
        }
        bytes += room - buffer.length;
        buffer = Arrays.copyOf(buffer, room);
        waiting.add(this);
      }
    }

    /** Writes out what was collected and gives its memory back. */
    @Override
    public void flush() throws IOException {
      if (length > 0) {
        append(buffer, 0, length);
      }
      bytes -= buffer.length;
      waiting.remove(this);
      buffer = NOTHING;
      length = 0;
    }

    @Override
    public void close() throws IOException {
      flush();
    }

    private void append(byte[] from, int offset, int count) throws IOException {
      if (!begun && isKept.test(path)) {
        throw new IOException(path + ": this is read: nothing is written to it");
      }
      try (OutputStream file = Files.newOutputStream(path, options())) {
        begun = true;
        file.write(from, offset, count);
      } catch (FileSystemException e) {
        throw e; // names the file itself
      } catch (IOException e) {
        throw new IOException(path + ": " + e.getMessage(), e);
      }
    }

    private OpenOption[] options() {
      if (begun) {
        return new OpenOption[] {StandardOpenOption.WRITE, StandardOpenOption.APPEND};
      }
      return switch (existing) {
        case REFUSED -> new OpenOption[] {StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW};
        case REPLACED ->
            new OpenOption[] {
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING
            };
      };
    }
  }
}
