// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.ByteArrayOutputStream;
import pingsift.decode.IcmpMessage;

/**
 * The Echo messages of one iStream, kept as the records that they will be written as: the messages
 * themselves are borrowed and gone when their iStream ends.
 *
 * <p>Bounded: past a limit messages are only counted. Not thread-safe.
 */
public final class EchoRecords {
  private final int maxBytes;
  private ByteArrayOutputStream records = new ByteArrayOutputStream(256);
  private final Recorder recorder;
  private long left;

  /**
   * What all iStreams of a report share, so that one of them costs little more than its records.
   */
  public static final class Recorder {
    private final JsonLines record = new JsonLines();
    private final EchoFacts facts = new EchoFacts();
    private long room;

    /**
     * @param maxBytes how much memory the records of all iStreams together may take
     */
    public Recorder(long maxBytes) {
      this.room = maxBytes;
    }

    private JsonLines record(IcmpMessage message) {
      record.clear();
      record.begin();
      facts.write(message, record);
      record.endBare();
      return record;
    }
  }

  /**
   * @param maxBytes how much memory the records may take
   */
  public EchoRecords(Recorder recorder, int maxBytes) {
    this.recorder = recorder;
    this.maxBytes = maxBytes;
  }

  public void add(IcmpMessage message) {
    JsonLines record = recorder.record(message);
    int size = record.length() + 1;
    if (left > 0 || (long) records.size() + size > maxBytes || size > recorder.room) {
      left++;
      return;
    }
    int before = records.size();
    if (before > 0) {
      records.write(',');
    }
    records.write(record.bytes(), 0, record.length());
    recorder.room += before - records.size();
  }

  /** Gives the memory back. */
  public void discard() {
    recorder.room += records.size();
    records = new ByteArrayOutputStream(0);
  }

  /** How many messages came after the limit was reached. */
  public long left() {
    return left;
  }

  /** The records as JSON text in UTF-8, with commas between them. */
  byte[] bytes() {
    return records.toByteArray();
  }
}
