// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import pingsift.capture.CaptureSet;

/**
 * Lets a run that is told to end, as by Ctrl-C, end as if its capture did: what was found is
 * written, with the statistics.
 */
final class EndOnSignal {
  /** Whoever waits for input that does not come cannot end by itself. */
  private static final int MOST_SECONDS = 5;

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook;

  EndOnSignal(CaptureSet capture) {
    hook = new Thread(() -> end(capture), "pingsift-end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void end(CaptureSet capture) {
    capture.stop();
    try {
      written.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All is written: the process may end. */
  void written() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // it runs already
    }
  }
}
