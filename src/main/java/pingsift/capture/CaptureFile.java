// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One capture: a pcap or pcapng file, plain or gzip, recognised by its first bytes.
 *
 * <p>A cut or broken file gives all frames before the break, then one {@link CaptureException}
 * whose frame number is that of the first frame that could not be read; after it {@code next}
 * returns false. Memory: a buffer of 256 KiB, 16 MiB where a record is that long.
 */
public final class CaptureFile implements CaptureReader {
  /** The name by which users mean standard input. */
  public static final String STANDARD_INPUT = "-";

  private final String name;
  private final ByteWindow window;
  private final RecordReader records;
  private long frames;
  private boolean ended;

  private CaptureFile(String name, ByteWindow window, RecordReader records) {
    this.name = name;
    this.window = window;
    this.records = records;
  }

  /**
   * Opens a file, or standard input for {@code -}.
   *
   * @throws CaptureException where it cannot be read, or is no capture
   */
  public static CaptureFile open(String path) throws CaptureException {
    if (path.equals(STANDARD_INPUT)) {
      return open(System.in, path);
    }
    try {
      return open(Path.of(path), path);
    } catch (InvalidPathException e) {
      throw new CaptureException(path, -1, 0, "not a file name");
    }
  }

  /** Reads a stream under the name of a file; closes it with the reader. */
  public static CaptureFile open(InputStream stream, String name) throws CaptureException {
    return open(new StreamSource(stream), name);
  }

  /** Opens a file under a name of its own: one that this system cannot write leads nowhere. */
  public static CaptureFile open(Path path, String name) throws CaptureException {
    return open(source(path, name), name);
  }

  /** Why a file is no capture, by its first bytes, also of gzip content; null where it is one. */
  public static @Nullable String whyForeign(Path path, String name) throws CaptureException {
    try (ByteWindow stored = new ByteWindow(source(path, name))) {
      return unpacked(stored).foreign;
    } catch (BrokenInputException e) {
      return "not a capture: " + e.reason();
    } catch (CaptureException e) {
      throw e;
    } catch (IOException e) {
      throw new CaptureException(name, -1, 0, reason(e));
    }
  }

  @Override
  public boolean next(Frame frame) throws CaptureException {
    if (ended) {
      return false;
    }
    try {
      if (records.next(frame)) {
        frame.place(++frames, frames, name);
        return true;
      }
      ended = true;
      return false;
    } catch (IOException e) {
      ended = true;
      throw new CaptureException(name, records.offset(), frames + 1, reason(e));
    }
  }

  @Override
  public boolean readInto(FrameBuffers buffers) {
    window.readInto(buffers);
    return true;
  }

  @Override
  public long bytesRead() {
    return window.bytesRead();
  }

  @Override
  public void close() throws IOException {
    ended = true;
    window.close();
  }

  private static CaptureFile open(ByteSource source, String name) throws CaptureException {
    ByteWindow window = new ByteWindow(source);
    try {
      Start start = unpacked(window);
      window = start.window;
      String foreign = start.foreign;
      if (foreign == null) {
        return new CaptureFile(name, window, records(start));
      }
      closeAfterFailure(window);
      throw new CaptureException(name, -1, 0, foreign);
    } catch (CaptureException e) {
      throw e;
    } catch (IOException e) {
      closeAfterFailure(window);
      throw new CaptureException(name, e instanceof BrokenInputException ? 0 : -1, 0, reason(e));
    }
  }

  private static ByteSource source(Path path, String name) throws CaptureException {
    try {
      if (Files.isDirectory(path)) {
        throw new CaptureException(name, -1, 0, "a directory, not a file");
      }
      return new FileSource(path);
    } catch (CaptureException e) {
      throw e;
    } catch (IOException e) {
      throw new CaptureException(name, -1, 0, reason(e));
    }
  }

  /**
   * The beginning of an input.
   *
   * @param foreign why it is no capture; null where it is one
   */
  private record Start(ByteWindow window, Signature signature, @Nullable String foreign) {
    static Start of(ByteWindow window) throws IOException {
      window.ensure(Signature.LEN);
      byte[] bytes = window.peek(Signature.LEN);
      Signature signature = Signature.of(bytes);
      String foreign =
          switch (signature) {
            case PCAP, PCAPNG -> null;
            case GZIP -> "not a capture: gzip inside gzip";
            case EMPTY, OTHER -> Signature.reason(bytes);
          };
      return new Start(window, signature, foreign);
    }
  }

  /** The beginning of the capture itself, behind gzip where it is gzip. */
  private static Start unpacked(ByteWindow window) throws IOException {
    Start start = Start.of(window);
    return start.signature == Signature.GZIP
        ? Start.of(new ByteWindow(new GzipSource(window)))
        : start;
  }

  private static RecordReader records(Start start) throws IOException {
    ByteWindow window = start.window;
    if (start.signature == Signature.PCAPNG) {
      return new PcapngRecords(window);
    }
    if (!window.ensure(PcapHeader.LEN)) {
      throw new BrokenInputException("the file ends inside its header");
    }
    PcapHeader header = PcapHeader.parse(window.bytes(), window.position());
    window.advance(PcapHeader.LEN);
    return new PcapRecords(window, header);
  }

  private static void closeAfterFailure(ByteWindow window) {
    try {
      window.close();
    } catch (IOException ignored) {
      // why it could not be opened is what the user needs to know
    }
  }

  static String reason(IOException e) {
    if (e instanceof BrokenInputException broken) {
      return broken.reason();
    }
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String said = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return "cannot be read: " + (said == null ? e.getClass().getSimpleName() : said);
  }
}
