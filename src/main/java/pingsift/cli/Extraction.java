// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import pingsift.carve.CarveOptions;
import pingsift.carve.DirectionData;

/** The two outputs of a conversation; one may not be wanted. */
final class Extraction {
  /** A direction's data and the name of where it goes. */
  record Part(String name, DirectionData data) {}

  final @Nullable Part requests;
  final @Nullable Part replies;

  Extraction(
      ExtractOutput.@Nullable Target requests,
      ExtractOutput.@Nullable Target replies,
      CarveOptions options) {
    this.requests = part(requests, options);
    this.replies = part(replies, options);
  }

  private static @Nullable Part part(ExtractOutput.@Nullable Target to, CarveOptions options) {
    return to == null ? null : new Part(to.name(), new DirectionData(options, to.out()));
  }

  /** Completes both, and reports them. */
  void end(ExtractReport report) throws IOException {
    for (Part part : new @Nullable Part[] {requests, replies}) {
      if (part != null) {
        part.data().end();
        report.add(part);
      }
    }
  }
}
