// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.capture.Frame;
import pingsift.carve.FrameWriter;
import pingsift.carve.HeldFragments;
import pingsift.carve.IStreamFile;
import pingsift.carve.OutputFiles;
import pingsift.carve.PcapWriter;
import pingsift.carve.PcapngWriter;
import pingsift.carve.UnfitFrameException;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.EndReason;
import pingsift.stream.StreamListener;

/**
 * Writes each frame to the capture of the iStream that it joined, and an ICMP error to that of the
 * iStream that it quotes. The frames of a packet that came in fragments stand where the last one
 * came; copies of them are left out.
 */
final class SplitFiles implements StreamListener, EchoPass.Visitor {
  /** The words of {@code --format}, as users write them. */
  enum Format {
    pcapng,
    pcap
  }

  /** How many frames that found no place are named. */
  private static final int SHOWN = 5;

  /** The file of one iStream. */
  private static final class StreamFile {
    final String name;
    final FrameWriter writer;
    long frames;

    StreamFile(String name, FrameWriter writer) {
      this.name = name;
      this.writer = writer;
    }
  }

  private final Path directory;
  private final Format format;
  private final IStreamChoice choice;
  private final OutputFiles outputs;
  private final TextTable table;
  private final List<String> unfit = new ArrayList<>();
  private long allUnfit;
  private final HeldFragments fragments = new HeldFragments(MemoryLimits.outputBytes());
  private long lostFragments;

  SplitFiles(
      Path directory,
      Format format,
      IStreamChoice choice,
      OutputFiles outputs,
      TextTable.Lines lines) {
    this.directory = directory;
    this.format = format;
    this.choice = choice;
    this.outputs = outputs;
    table = new TextTable(lines, "file ", "frames");
  }

  @Override
  public void opened(EchoStream stream) {
    if (!choice.takes(stream)) {
      return;
    }
    String name = IStreamFile.name(stream) + "." + format;
    OutputStream out = outputs.create(directory.resolve(name));
    try {
      FrameWriter writer =
          switch (format) {
            case pcapng -> new PcapngWriter(out, IStreamFile.comment(stream));
            case pcap -> new PcapWriter(out);
          };
      stream.attachment = new StreamFile(name, writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void message(Frame frame, IcmpMessage message, @Nullable EchoStream stream)
      throws IOException {
    if (stream == null || !(stream.attachment instanceof StreamFile file)) {
      return;
    }
    for (int i = 0; i < message.fragments() - 1; i++) {
      Frame fragment = fragments.take(message.fragmentFrame(i));
      if (fragment == null) {
        lostFragments++;
      } else {
        write(fragment, file);
      }
    }
    write(frame, file);
  }

  @Override
  public void fragment(Frame frame) {
    fragments.keep(frame);
  }

  private void write(Frame frame, StreamFile file) throws IOException {
    try {
      file.writer.write(frame);
      file.frames++;
    } catch (UnfitFrameException e) {
      allUnfit++;
      if (unfit.size() < SHOWN) {
        unfit.add(
            "%s: frame %d is left out: %s; --format pcapng takes it"
                .formatted(file.name, frame.number(), e.getMessage()));
      }
    }
  }

  @Override
  public void ended(EchoStream stream, EndReason reason) {
    if (stream.attachment instanceof StreamFile file) {
      try {
        file.writer.close();
        stream.attachment = null; // an error can still lead to it if memory was what ended it
        table.row(List.of(file.name, Long.toString(file.frames)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  void end() throws IOException {
    table.end();
  }

  /** Says which frames were left out; the exit code that goes with it. */
  int report(Terminal terminal) {
    unfit.forEach(terminal::say);
    if (allUnfit > unfit.size()) {
      terminal.say("and %,d more such frames".formatted(allUnfit - unfit.size()));
    }
    if (lostFragments > 0) {
      terminal.say(
          "%,d frames with fragments are left out: their packets took too long to be whole"
              .formatted(lostFragments));
    }
    return allUnfit == 0 && lostFragments == 0 ? ExitCode.FINE : ExitCode.TROUBLE;
  }
}
