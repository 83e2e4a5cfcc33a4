// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file, or what can be opened like one (a named pipe), through a channel and not mapped. */
final class FileSource implements ByteSource {
  private final FileChannel channel;
  private final boolean isPlain;

  FileSource(Path path) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.READ);
    isPlain = Files.isRegularFile(path);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return channel.read(ByteBuffer.wrap(into, offset, length));
  }

  @Override
  public boolean waits() {
    return !isPlain;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
