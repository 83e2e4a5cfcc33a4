// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.decode.IcmpMessage;

/**
 * What is counted of the messages of one direction of an iStream: the series of their Data lengths
 * as sent, and more.
 *
 * <p>It is the series, and does not have one, so that a message touches one object less.
 */
final class DirectionFacts extends Moments {
  static final int OBJECT_BYTES = 136;

  /** Beyond this many lengths no further ones are told apart. */
  static final int MAX_LENGTHS = 64;

  private static final int LENGTHS_HEADER = 16;

  /** Stands for a direction without any message yet; never added to. */
  static final DirectionFacts NONE = new DirectionFacts();

  long dataBytes;
  long frameBytes;
  long previousNanos;
  int ttlMin = IcmpMessage.ABSENT;
  int ttlMax = IcmpMessage.ABSENT;
  private int ttlLast;
  private int ipIdLast;

  /** Messages with another time to live than the one before. */
  int ttlChanges;

  /** Messages whose IPv4 identification is the one before's plus one; the same again; zero. */
  int ipIdSteps;

  int ipIdRepeats;
  int ipIdZeros;
  private int distinctLengths;

  /** The lengths met so far, where there is more than one; the only one is {@link #min()}. */
  private int @Nullable [] lengths;

  @Nullable ByteHistogram histogram;

  /** Notes on a message, before it is counted, the pause since the one before it. */
  void noteGap(IcmpMessage message) {
    message.noteGap(count() == 0 ? IcmpMessage.NO_GAP : message.timestampNanos() - previousNanos);
  }

  /** Takes in a message and returns how many bytes this has grown. */
  int add(IcmpMessage message, boolean countBytes) {
    Bytes data = message.data();
    add(data.wireLength());
    previousNanos = message.timestampNanos();
    frameBytes += message.framesLen();
    addTtl(message.ttl());
    if (message.ipVersion() == 4) {
      addIpId(message.ipId());
    }
    dataBytes += data.wireLength();
    int grown = addLength(data.wireLength());
    return countBytes && data.length() > 0 ? grown + count(data) : grown;
  }

  private void addTtl(int ttl) {
    if (count() == 1) {
      ttlMin = ttl;
    } else if (ttl != ttlLast) {
      ttlChanges++;
      ttlMin = Math.min(ttlMin, ttl);
    }
    ttlMax = Math.max(ttlMax, ttl);
    ttlLast = ttl;
  }

  private void addIpId(int ipId) {
    if (ipId == 0) {
      ipIdZeros++;
    }
    if (count() > 1) {
      if (ipId == ipIdLast) {
        ipIdRepeats++;
      } else if (ipId == (ipIdLast + 1 & 0xffff)) {
        ipIdSteps++;
      }
    }
    ipIdLast = ipId;
  }

  /**
   * How many lengths of Data there are, exact up to {@value #MAX_LENGTHS} and no more than that.
   */
  int distinctLengths() {
    return distinctLengths;
  }

  /** Takes in a length after {@link #add(long)} has, and returns how many bytes this has grown. */
  private int addLength(int length) {
    if (distinctLengths == 0) {
      distinctLengths = 1;
      return 0;
    }
    int[] known = lengths;
    if (known == null) {
      if (min() == max()) {
        return 0;
      }
      known = new int[4];
      known[0] = length == min() ? (int) max() : (int) min();
      known[1] = length;
      lengths = known;
      distinctLengths = 2;
      return LENGTHS_HEADER + 4 * known.length;
    }
    return distinctLengths == MAX_LENGTHS ? 0 : addLength(known, length);
  }

  private int addLength(int[] known, int length) {
    for (int i = 0; i < distinctLengths; i++) {
      if (known[i] == length) {
        return 0;
      }
    }
    int grown = 0;
    int[] room = known;
    if (distinctLengths == known.length) {
      room = Arrays.copyOf(known, 2 * known.length);
      lengths = room;
      grown = 4 * known.length;
    }
    room[distinctLengths++] = length;
    return grown;
  }

  private int count(Bytes data) {
    ByteHistogram counts = histogram;
    int before = 0;
    if (counts == null) {
      counts = new ByteHistogram();
      histogram = counts;
    } else {
      before = counts.bytes();
    }
    counts.add(data);
    return counts.bytes() - before;
  }
}
