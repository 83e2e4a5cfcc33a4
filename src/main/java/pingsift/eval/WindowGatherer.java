// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.stream.StreamOptions;

/**
 * A rule over windows, planned.
 *
 * <p>The first of the rules over equal windows reads a record and puts it into its window, and all
 * look at the window when their turn comes: so matches come in the order of the rules, whoever
 * shares what.
 *
 * @param index of the rule among those of the records
 * @param reader the gatherer of the first of them
 */
record WindowGatherer(WindowRecords records, int index, int reader) implements Gatherer {

  @Override
  public State newState(StreamOptions options, GroupMemory groups) {
    return new WindowState(groups.windows(records), records.rules().get(index), index);
  }

  @Override
  public int reader(int own) {
    return reader;
  }

  @Override
  public GatheredRow newRow(int part) {
    return records.newRow(part);
  }

  /**
   * Rules behind the first read nothing: their turn comes right after the first one's, with no
   * other record for these windows between.
   */
  @Override
  public boolean read(GatheredRecord record, boolean doubt, GatheredRow into) {
    return index == 0 ? records.read(record, into) : into.hasKeys;
  }
}
