// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file for what has no room in memory, written from its beginning on and read from any
 * place. Only its owner can read it, and it goes with the process, however that ends.
 */
final class SpillFile implements Closeable {
  private final Path directory;
  private final FileChannel channel;
  private long length;

  /**
   * @param directory that problems are told of
   */
  SpillFile(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Makes one in the directory for temporary files ({@code java.io.tmpdir}).
   *
   * @throws IOException which names that directory, as all others that come of it
   */
  static SpillFile open() throws IOException {
    Path directory = Path.of(System.getProperty("java.io.tmpdir", "."));
    Path file = null;
    try {
      file = Files.createTempFile(directory, "pingsift-", ".alerts"); // for its owner alone
      // where the system can, the name goes at once
      return new SpillFile(
          directory,
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      if (file != null) {
        Files.deleteIfExists(file);
      }
      throw failed(directory, e);
    }
  }

  private static IOException failed(Path directory, IOException cause) {
    return new IOException(
        directory + ": alerts of one frame have to wait there, which failed: " + reason(cause),
        cause);
  }

  private static @Nullable String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such directory";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  /** How many bytes were written. */
  long length() {
    return length;
  }

  /** Adds to the end; it should be buffered. */
  OutputStream append() {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int count) throws IOException {
        try {
          ByteBuffer left = ByteBuffer.wrap(bytes, offset, count);
          while (left.hasRemaining()) {
            length += channel.write(left, length);
          }
        } catch (IOException e) {
          throw failed(directory, e);
        }
      }
    };
  }

  /** Reads a stretch; it should be buffered. */
  InputStream read(long start, long end) {
    return new InputStream() {
      private long at = start;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int count) throws IOException {
        if (at >= end) {
          return -1;
        }
        try {
          int most = (int) Math.min(count, end - at);
          int got = channel.read(ByteBuffer.wrap(bytes, offset, most), at);
          at += Math.max(0, got);
          return got;
        } catch (IOException e) {
          throw failed(directory, e);
        }
      }
    };
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
