// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import pingsift.eve.EveOptions;

/** Where EVE lines go and what they hold. */
final class EveOutput {
  private static final int BUFFER = 1 << 16;
  private static final String STANDARD_OUTPUT = "-";
  private static final String USUAL_NAME = "eve.json";

  @Option(
      names = "-l",
      paramLabel = "DIR",
      converter = FileName.class,
      description =
          "Write to DIR/eve.json, creating DIR where needed; lines are appended, as Suricata does."
              + " Without -l and --eve: to standard output.")
  private @Nullable String directory;

  @Option(
      names = "--eve",
      paramLabel = "FILE",
      converter = FileName.class,
      description = "Write to FILE, appending; `-` is standard output.")
  private @Nullable String file;

  @Option(names = "--payload", description = "Add the Data of the deciding message, in base64.")
  private boolean payload;

  @Option(
      names = "--payload-printable",
      description = "Add the Data of the deciding message, as text.")
  private boolean payloadPrintable;

  @Option(names = "--packet", description = "Add the whole deciding frame, in base64.")
  private boolean packet;

  @Option(names = "--rule-text", description = "Add the text of the rule.")
  private boolean ruleText;

  @Option(
      names = "--icmp-proto",
      description =
          "Call ICMPv6 `ICMP` too, for consumers that drop events of `IPv6-ICMP`, such as Arkime.")
  private boolean icmpAsOneProtocol;

  EveOptions options() {
    return EveOptions.DEFAULT
        .withPayload(payload, payloadPrintable)
        .withPacket(packet)
        .withRuleText(ruleText)
        .withIcmpAsOneProtocol(icmpAsOneProtocol);
  }

  /** Whether a file takes the lines, not only standard output, which people may read. */
  boolean namesFile() {
    return directory != null || (file != null && !file.equals(STANDARD_OUTPUT));
  }

  /** The files that take the lines. */
  List<String> files() {
    List<String> files = new ArrayList<>();
    if (directory != null) {
      files.add(Path.of(directory).resolve(USUAL_NAME).toString());
    }
    if (file != null) {
      files.add(file);
    }
    return files;
  }

  boolean needsFrames() {
    return packet;
  }

  /**
   * Opens all named outputs as one. Closing it flushes standard output but leaves it open.
   *
   * @param isTaken whether something else goes to standard output, so that lines go there only
   *     where that is asked for
   */
  OutputStream open(Terminal terminal, boolean isTaken) throws IOException {
    List<OutputStream> outputs = new ArrayList<>();
    if (directory != null) {
      Path path = Path.of(directory);
      Files.createDirectories(path);
      outputs.add(append(path.resolve(USUAL_NAME)));
    }
    if (file != null && !file.equals(STANDARD_OUTPUT)) {
      outputs.add(append(Path.of(file)));
    }
    if ((outputs.isEmpty() && !isTaken) || STANDARD_OUTPUT.equals(file)) {
      outputs.add(new KeptOpen(terminal.out()));
    }
    if (outputs.isEmpty()) {
      return OutputStream.nullOutputStream();
    }
    return outputs.size() == 1 ? outputs.get(0) : new Several(outputs);
  }

  private static OutputStream append(Path path) throws IOException {
    OutputStream file =
        Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new BufferedOutputStream(new NamedOutput(path.toString(), file), BUFFER);
  }

  /** The same bytes to each of several outputs. */
  private static final class Several extends OutputStream {
    private final List<OutputStream> outputs;

    Several(List<OutputStream> outputs) {
      this.outputs = outputs;
    }

    @Override
    public void write(int value) throws IOException {
      for (OutputStream output : outputs) {
        output.write(value);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (OutputStream output : outputs) {
        output.write(bytes, offset, length);
      }
    }

    @Override
    public void flush() throws IOException {
      for (OutputStream output : outputs) {
        output.flush();
      }
    }

    @Override
    public void close() throws IOException {
      for (OutputStream output : outputs) {
        output.close();
      }
    }
  }

  /** Standard output belongs to the process: a command ends, it stays. */
  private static final class KeptOpen extends OutputStream {
    private final OutputStream output;

    KeptOpen(OutputStream output) {
      this.output = output;
    }

    @Override
    public void write(int value) throws IOException {
      output.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      output.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      output.flush();
    }

    @Override
    public void close() throws IOException {
      output.flush();
    }
  }
}
