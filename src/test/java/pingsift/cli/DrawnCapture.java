// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.carve.FrameWriter;
import pingsift.carve.PcapngWriter;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** Drawn traffic as a capture file, for commands to read. */
final class DrawnCapture {
  private DrawnCapture() {}

  static Flow write(Path path, String drawing) throws IOException, FlowException {
    Flow flow = FlowNotation.parse(path.getFileName().toString(), drawing);
    Frame frame = new Frame();
    try (FrameWriter writer = new PcapngWriter(Files.newOutputStream(path), "drawn");
        CaptureReader reader = flow.reader()) {
      while (reader.next(frame)) {
        writer.write(frame);
      }
    }
    return flow;
  }
}
