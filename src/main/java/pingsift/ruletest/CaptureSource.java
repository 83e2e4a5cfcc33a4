// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.io.IOException;
import pingsift.capture.CaptureReader;

/** A capture that can be read again and again, by several threads too. */
public interface CaptureSource {
  /** As reports name it. */
  String name();

  /** Reads it from its beginning; whoever opens it closes it. */
  CaptureReader open() throws IOException;
}
