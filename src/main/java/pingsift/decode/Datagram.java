// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.capture.Frame;
import pingsift.decode.Cursor.PseudoHeader;

/**
 * The fragments of one IP packet, as far as they have come.
 *
 * <p>Used again for other packets; a {@link Reassembly} owns it and decides what to add.
 */
final class Datagram {
  /*
   * Bytes stand in the store in the order in which they arrived, so that a fragment costs what it
   * has, wherever in the packet it belongs. The segments say where: ascending, never overlapping,
   * four numbers each.
   *
   *     start, end   the stretch of the packet, as it was sent
   *     place        of its first byte in the store
   *     present      how many of its bytes the capture has, from the start on
   */
  private static final int START = 0;
  private static final int END = 1;
  private static final int PLACE = 2;
  private static final int PRESENT = 3;
  private static final int WIDTH = 4;

  /** This object, its message and its share of the index. */
  private static final int OBJECT_BYTES = 480;

  /** Arrays up to this many segments or frames are kept for the next packet. */
  private static final int KEPT = 256;

  private static final int UNKNOWN = -1;

  /** What is to become of the packet. */
  enum State {
    COLLECTING,
    /** It was whole; kept to know copies of its fragments. */
    WHOLE,
    /** Overlapping fragments of IPv6: what else comes is dropped too (RFC 5722). */
    DISCARDED,
    /** Its first fragment does not lead to ICMP. */
    OTHER
  }

  // the key, beside the addresses and the path in the header
  long keyHash;
  int protocolKey;
  long id;

  // the table's own
  State state = State.COLLECTING;
  Step verdict = Step.FRAGMENT;
  long clock;
  long serial;
  @Nullable Datagram chain;
  @Nullable Datagram before;
  @Nullable Datagram after;

  /** The facts of the IP header: the first fragment's where that is there; the last frame's. */
  final IcmpMessage header = new IcmpMessage();

  int protocol;
  int optionsLen;

  /** The kinds of anomalies in the frames of its fragments. */
  long anomalies;

  PseudoHeader pseudoHeader = PseudoHeader.AS_SENT;
  long pseudoSrcHigh;
  long pseudoSrcLow;
  long pseudoDstHigh;
  long pseudoDstLow;

  private byte[] store = BytePool.NONE;
  private int stored;
  private int[] segments = new int[2 * WIDTH];
  private int count;
  private int covered;
  private int length = UNKNOWN;

  private long[] frames = new long[2];
  private int frameCount;
  private long framesLen;

  /** Forgets the packet; the store goes back to the pool. */
  void clear(BytePool pool) {
    state = State.COLLECTING;
    verdict = Step.FRAGMENT;
    anomalies = 0;
    dropBytes(pool);
    if (frames.length > KEPT) {
      frames = new long[2];
    }
    frameCount = 0;
    framesLen = 0;
  }

  /** Forgets the bytes alone. */
  void dropBytes(BytePool pool) {
    pool.give(store);
    store = BytePool.NONE;
    stored = 0;
    if (segments.length > KEPT * WIDTH) {
      segments = new int[2 * WIDTH];
    }
    count = 0;
    covered = 0;
    length = UNKNOWN;
  }

  /** Takes over what the headers in front of a fragment say. */
  void header(Cursor cursor, IcmpMessage message) {
    header.copyPacket(message);
    protocol = cursor.protocol;
    optionsLen = cursor.ipVersion == 4 ? message.optionsLen : cursor.at - cursor.extensionsAt;
    pseudoHeader = cursor.pseudoHeader;
    pseudoSrcHigh = cursor.pseudoSrcHigh;
    pseudoSrcLow = cursor.pseudoSrcLow;
    pseudoDstHigh = cursor.pseudoDstHigh;
    pseudoDstLow = cursor.pseudoDstLow;
  }

  /** Takes down that a frame brought a fragment. */
  void frame(Frame frame) {
    if (frameCount == frames.length) {
      frames = Arrays.copyOf(frames, 2 * frameCount);
    }
    frames[frameCount++] = frame.number();
    framesLen += frame.len();
    header.frame(frame, frame.timestampNanos());
    header.frameBuffer = BytePool.NONE;
    header.frameOffset = 0;
  }

  long[] frames() {
    return frames;
  }

  int frameCount() {
    return frameCount;
  }

  long framesLen() {
    return framesLen;
  }

  /** Bytes of memory. */
  int bytes() {
    return OBJECT_BYTES + store.length + 4 * segments.length + 8 * frames.length;
  }

  // ---- what is there

  /** Whether the length of the packet's content is known and no byte is missing. */
  boolean isWhole() {
    return covered == length;
  }

  /** Bytes of the packet's content as sent; -1 until its last fragment came. */
  int length() {
    return length;
  }

  void length(int bytes) {
    length = bytes;
  }

  /** Behind the last byte that came. */
  int reach() {
    return count == 0 ? 0 : segments[(count - 1) * WIDTH + END];
  }

  /** Bytes of the content that came, as sent. */
  int covered() {
    return covered;
  }

  /** How many stretches are missing, an unknown end being one. */
  int holes() {
    int holes = length == UNKNOWN || reach() < length ? 1 : 0;
    int at = 0;
    for (int i = 0; i < count; i++) {
      if (segments[i * WIDTH + START] > at) {
        holes++;
      }
      at = segments[i * WIDTH + END];
    }
    return holes;
  }

  /** Whether a stretch touches one that came before. */
  boolean overlaps(int start, int end) {
    int i = firstEndingAfter(start);
    return i < count && segments[i * WIDTH + START] < end;
  }

  /** Whether a fragment is one that came before, byte for byte as far as both were captured. */
  boolean has(int start, int end, byte[] buffer, int at, int present) {
    int i = firstEndingAfter(start);
    return i < count
        && segments[i * WIDTH + START] == start
        && segments[i * WIDTH + END] == end
        && !differs(i, start, buffer, at, present);
  }

  /** Whether a stretch has other bytes than those that came before at the same place. */
  boolean contradicts(int start, int end, byte[] buffer, int at, int present) {
    for (int i = firstEndingAfter(start); i < count && segments[i * WIDTH + START] < end; i++) {
      if (differs(i, start, buffer, at, present)) {
        return true;
      }
    }
    return false;
  }

  private boolean differs(int i, int start, byte[] buffer, int at, int present) {
    int segment = i * WIDTH;
    int from = Math.max(start, segments[segment + START]);
    int to = Math.min(start + present, segments[segment + START] + segments[segment + PRESENT]);
    if (from >= to) {
      return false;
    }
    int place = segments[segment + PLACE] + from - segments[segment + START];
    int other = at + from - start;
    return !Arrays.equals(store, place, place + to - from, buffer, other, other + to - from);
  }

  /** Copies the content from its beginning up to the first byte that is missing. */
  int copyTo(byte[] target) {
    int at = 0;
    for (int i = 0; i < count; i++) {
      int segment = i * WIDTH;
      int room = target.length - at;
      int present = Math.min(room, segments[segment + PRESENT]);
      if (segments[segment + START] > at) {
        break;
      }
      System.arraycopy(store, segments[segment + PLACE], target, at, present);
      at += present;
      if (at < segments[segment + END]) {
        break;
      }
    }
    return at;
  }

  // ---- what comes

  /** Adds what of a stretch had not come before; what had stays as it was. */
  void add(int start, int end, byte[] buffer, int at, int present, BytePool pool) {
    int from = start;
    int i = firstEndingAfter(start);
    while (from < end) {
      int next = i < count ? Math.min(end, segments[i * WIDTH + START]) : end;
      if (from < next) {
        int skipped = from - start;
        int here = Math.max(0, Math.min(present - skipped, next - from));
        insert(i, from, next, here);
        if (here > 0) { // else the source may begin behind what was captured
          keep(buffer, at + skipped, here, pool);
        }
        i++;
      }
      if (i == count) {
        return;
      }
      from = Math.max(next, segments[i * WIDTH + END]);
      i++;
    }
  }

  private void insert(int i, int start, int end, int present) {
    if ((count + 1) * WIDTH > segments.length) {
      segments = Arrays.copyOf(segments, 2 * segments.length);
    }
    int segment = i * WIDTH;
    System.arraycopy(segments, segment, segments, segment + WIDTH, count * WIDTH - segment);
    segments[segment + START] = start;
    segments[segment + END] = end;
    segments[segment + PLACE] = stored;
    segments[segment + PRESENT] = present;
    count++;
    covered += end - start;
  }

  private void keep(byte[] buffer, int at, int length, BytePool pool) {
    if (store.length - stored < length) {
      byte[] larger = pool.take(stored + length);
      System.arraycopy(store, 0, larger, 0, stored);
      pool.give(store);
      store = larger;
    }
    System.arraycopy(buffer, at, store, stored, length);
    stored += length;
  }

  /** The first segment that ends behind a position, or the number of segments. */
  private int firstEndingAfter(int position) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (segments[middle * WIDTH + END] > position) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
