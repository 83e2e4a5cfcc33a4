// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import pingsift.carve.DirectionData;
import pingsift.carve.Flaw;

/** Tells what was extracted: a row for each output, then what is wrong with any, on stderr. */
final class ExtractReport {
  /** How many lines about flaws there are at most. */
  private static final int SHOWN = 20;

  private final TextTable table;
  private final List<String> remarks = new ArrayList<>();
  private long moreRemarks;
  private boolean bad;

  ExtractReport(TextTable.Lines lines) {
    table =
        new TextTable(
            lines,
            "file ",
            "messages",
            "bytes",
            "duplicates",
            "echoes",
            "missing",
            "gaps",
            "content ");
  }

  void add(Extraction.Part part) throws IOException {
    DirectionData data = part.data();
    bad |= data.badBytes() > 0;
    table.row(
        List.of(
            data.bytes() == 0 ? "(" + part.name() + ")" : part.name(),
            Long.toString(data.messages()),
            Long.toString(data.bytes()),
            Long.toString(data.duplicates()),
            Long.toString(data.echoes()),
            Long.toString(data.missingBytes()),
            Long.toString(data.gaps()),
            data.content()));
    for (Flaw flaw : data.flaws()) {
      remark(part.name() + ": " + flaw.text());
    }
    long more = data.allFlaws() - data.flaws().size();
    if (more > 0) {
      remark("%s: and %,d more such places".formatted(part.name(), more));
    }
    if (data.outOfOrder() > 0) {
      remark(
          "%s: %,d messages came too late to be put in order: there were more than memory holds"
              .formatted(part.name(), data.outOfOrder()));
    }
  }

  void remark(String text) {
    if (remarks.size() < SHOWN) {
      remarks.add(text);
    } else {
      moreRemarks++;
    }
  }

  /** Writes what is left of the table. */
  void end() throws IOException {
    table.end();
  }

  /** Says what is wrong; the exit code that goes with it. */
  int say(Terminal terminal) {
    remarks.forEach(terminal::say);
    if (moreRemarks > 0) {
      terminal.say("and %,d more remarks".formatted(moreRemarks));
    }
    return bad ? ExitCode.TROUBLE : ExitCode.FINE;
  }
}
