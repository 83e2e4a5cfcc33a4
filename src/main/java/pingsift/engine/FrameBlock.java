// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import pingsift.capture.Frame;
import pingsift.eve.AnomalyRecord;

/**
 * Frames that follow each other in one array and one file, with what each shard has of them.
 *
 * <p>Filled by one thread, then read by several, then used again.
 */
final class FrameBlock {
  private static final byte[] NONE = new byte[0];

  private final ShardPart[] parts;
  private byte[] own;
  private byte[] buffer = NONE;
  private String file = "";
  private long firstNumber;
  private long firstNumberInFile;
  private long[] clocks = new long[1024];
  private int frames;
  private boolean isEnd;

  /** What the frames that belong to no shard held, and packets that were given up. */
  private final List<Placed<AnomalyRecord>> anomalies = new ArrayList<>();

  /** Something with the number of the frame that decided it. */
  record Placed<T>(long frame, T what) {}

  /**
   * @param bytes room for frames
   * @param waitingBytes how much of what a shard finds waits
   */
  FrameBlock(int shards, int bytes, int waitingBytes) {
    own = new byte[bytes];
    parts = new ShardPart[shards];
    Arrays.setAll(parts, i -> new ShardPart(waitingBytes));
  }

  void clear() {
    frames = 0;
    isEnd = false;
    buffer = NONE;
    anomalies.clear();
    for (ShardPart part : parts) {
      part.clear();
    }
  }

  /** Makes this the block behind the last frame, in which all iStreams end. */
  void endAt(long lastNumber) {
    isEnd = true;
    firstNumber = lastNumber;
  }

  boolean isEnd() {
    return isEnd;
  }

  // ---- filling

  /** An array of the block's own, of at least so many bytes; its content goes. */
  byte[] own(int least) {
    if (own.length < least) {
      own = new byte[least];
    }
    return own;
  }

  /**
   * Whether a frame can be added: it is the next one of the same file.
   *
   * @param sameArray whether it has to lie in the array of those before
   */
  boolean fits(Frame frame, boolean sameArray) {
    return frames == 0
        || ((!sameArray || frame.buffer() == buffer)
            && frame.number() == firstNumber + frames
            && frame.numberInFile() == firstNumberInFile + frames
            && frame.file().equals(file));
  }

  /**
   * Adds a frame and returns its index.
   *
   * @param clock the latest time of it and all frames before
   */
  int add(Frame frame, long clock) {
    if (frames == 0) {
      buffer = frame.buffer();
      file = frame.file();
      firstNumber = frame.number();
      firstNumberInFile = frame.numberInFile();
    }
    if (frames == clocks.length) {
      clocks = Arrays.copyOf(clocks, 2 * frames);
    }
    clocks[frames] = clock;
    return frames++;
  }

  List<Placed<AnomalyRecord>> anomalies() {
    return anomalies;
  }

  // ---- reading

  ShardPart part(int shard) {
    return parts[shard];
  }

  int frames() {
    return frames;
  }

  byte[] buffer() {
    return buffer;
  }

  String file() {
    return file;
  }

  /** The number of a frame in the whole input. */
  long number(int index) {
    return firstNumber + index;
  }

  long numberInFile(int index) {
    return firstNumberInFile + index;
  }

  /** The time of the capture at a frame. */
  long clock(int index) {
    return clocks[index];
  }

  /**
   * The first frame at which the time of the capture is later than a deadline; {@link #frames()}
   * where none is.
   */
  int firstLater(long deadline) {
    int low = 0;
    int high = frames;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (clocks[middle] > deadline) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
