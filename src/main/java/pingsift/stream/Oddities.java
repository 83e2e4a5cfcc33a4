// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

/** Counts of what most iStreams never see; an iStream gets its own at the first oddity. */
final class Oddities {
  static final int OBJECT_BYTES = 136;

  /** Stands for no oddity yet; never added to. */
  static final Oddities NONE = new Oddities();

  long late;
  long duplicateRequests;
  long duplicateReplies;
  long extraReplies;
  long mismatched;
  long mirrored;
  long badChecksums;
  long truncated;
  long nonZeroCodes;
  long sequenceRepeats;
  long sequenceWraps;
  long sequenceBackwards;
  long sequenceSkips;
  long sequenceReuses;
  long sequenceStepsLittleEndian;
  StreamErrors errors = StreamErrors.NONE;

  void copyFrom(Oddities other) {
    late = other.late;
    duplicateRequests = other.duplicateRequests;
    duplicateReplies = other.duplicateReplies;
    extraReplies = other.extraReplies;
    mismatched = other.mismatched;
    mirrored = other.mirrored;
    badChecksums = other.badChecksums;
    truncated = other.truncated;
    nonZeroCodes = other.nonZeroCodes;
    sequenceRepeats = other.sequenceRepeats;
    sequenceWraps = other.sequenceWraps;
    sequenceBackwards = other.sequenceBackwards;
    sequenceSkips = other.sequenceSkips;
    sequenceReuses = other.sequenceReuses;
    sequenceStepsLittleEndian = other.sequenceStepsLittleEndian;
    errors = other.errors == StreamErrors.NONE ? StreamErrors.NONE : other.errors.copy();
  }

  /** Writes down the counts, not the errors. */
  void write(StreamWords to) {
    to.add(late);
    to.add(duplicateRequests);
    to.add(duplicateReplies);
    to.add(extraReplies);
    to.add(mismatched);
    to.add(mirrored);
    to.add(badChecksums);
    to.add(truncated);
    to.add(nonZeroCodes);
    to.add(sequenceRepeats);
    to.add(sequenceWraps);
    to.add(sequenceBackwards);
    to.add(sequenceSkips);
    to.add(sequenceReuses);
    to.add(sequenceStepsLittleEndian);
  }

  void read(StreamWords from) {
    late = from.next();
    duplicateRequests = from.next();
    duplicateReplies = from.next();
    extraReplies = from.next();
    mismatched = from.next();
    mirrored = from.next();
    badChecksums = from.next();
    truncated = from.next();
    nonZeroCodes = from.next();
    sequenceRepeats = from.next();
    sequenceWraps = from.next();
    sequenceBackwards = from.next();
    sequenceSkips = from.next();
    sequenceReuses = from.next();
    sequenceStepsLittleEndian = from.next();
  }

  /** Replies to requests that were decided before. */
  long repeatedReplies() {
    return late + duplicateReplies + extraReplies;
  }
}
