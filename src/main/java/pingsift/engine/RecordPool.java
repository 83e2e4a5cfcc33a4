// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.List;

/** Records to be used again, and those that a match still shows. */
final class RecordPool {
  /** How many bytes of them are kept to be used again. */
  private static final int MOST_KEPT = 1 << 20;

  private final List<PendingRecord> spare = new ArrayList<>();
  private final List<PendingRecord> held = new ArrayList<>();
  private long spareBytes;

  PendingRecord take() {
    if (spare.isEmpty()) {
      return new PendingRecord();
    }
    PendingRecord record = spare.remove(spare.size() - 1);
    spareBytes -= record.kept.bytes();
    return record;
  }

  /** Takes back a record that nobody looks at any more. */
  void give(PendingRecord record) {
    if (spareBytes < MOST_KEPT) {
      spare.add(record);
      spareBytes += record.kept.bytes();
    }
  }

  /** Remembers a record until the end of its frame. */
  void hold(PendingRecord record) {
    held.add(record);
  }

  /** The frame has ended: held records show their iStreams as they are now. */
  void showHeld() {
    if (held.isEmpty()) {
      return;
    }
    for (PendingRecord record : held) {
      record.kept.keepStream();
    }
    held.clear();
  }
}
