// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.util.function.Supplier;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.capture.FrameBuffers;
import pingsift.decode.EchoPeek;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.engine.FrameBlock.Placed;
import pingsift.eve.AnomalyRecord;

/**
 * Reads the capture and sorts its frames to shards, block after block. Used by one thread at a
 * time.
 *
 * <p>It decodes what the form of a frame does not tell; what is no ICMP ends here. Fragments are
 * put together here, because they can come from any side and meet before anyone knows whose they
 * are.
 */
final class Walker implements FrameBuffers {
  /** An array with less room behind what was read is not read into any more. */
  private static final int LEAST_ROOM = 32 << 10;

  /** Takes blocks in their order. */
  interface Blocks {
    void add(FrameBlock block);
  }

  private final CaptureReader reader;
  private final FrameDecoder decoder;
  private final Shards shards;
  private final AnomalyLog log;
  private final Supplier<FrameBlock> free;
  private final Blocks blocks;
  private final boolean lends;
  private final boolean keepFrames;
  private final RunStats stats = new RunStats();
  private final EchoPeek echo = new EchoPeek();
  private final IcmpMessage message = new IcmpMessage();
  private final Frame frame = new Frame();
  private FrameBlock block;
  private int copied;
  private long clock;
  private long lastNumber;
  private boolean handedOn;

  /**
   * @param direct what goes on from the beginning of the run
   * @param free gives an empty block at once
   */
  Walker(
      CaptureReader reader,
      Direct direct,
      Shards shards,
      Supplier<FrameBlock> free,
      Blocks blocks) {
    this.reader = reader;
    this.decoder = direct.decoder();
    this.log = direct.log();
    this.keepFrames = direct.keepFrames();
    this.lastNumber = direct.lastNumber();
    this.shards = shards;
    this.free = free;
    this.blocks = blocks;
    clock = shards.clock();
    block = free.get();
    lends = reader.readInto(this);
  }

  /**
   * What a run has that begins with one thread, and goes on with several.
   *
   * @param decoder with what it knows of fragments
   * @param log is told by the decoder of packets that it gives up
   * @param keepFrames whether messages keep the bytes of their frames
   * @param lastNumber of the last frame so far, or 0
   */
  record Direct(FrameDecoder decoder, AnomalyLog log, boolean keepFrames, long lastNumber) {}

  RunStats stats() {
    return stats;
  }

  /**
   * Reads until a block is handed on; false at the end of the capture, when all are.
   *
   * @throws IOException where the capture is broken; what came before is handed on
   */
  boolean walk() throws IOException {
    handedOn = false;
    try {
      while (!handedOn) {
        if (!reader.next(frame)) {
          end();
          return false;
        }
        take();
      }
      return true;
    } catch (IOException broken) {
      handOn();
      throw broken;
    }
  }

  private void end() {
    handOn();
    decoder.end();
    keepAnomalies(lastNumber);
    block.endAt(lastNumber);
    blocks.add(block);
  }

  /** Hands the block on, if it has frames, and takes another one. */
  private void handOn() {
    if (block.frames() > 0) {
      blocks.add(block);
      block = free.get();
      copied = 0;
      handedOn = true;
    }
  }

  // ---- arrays

  @Override
  public boolean goesOn(boolean waits, int room) {
    return !waits && room >= LEAST_ROOM;
  }

  @Override
  public byte[] next(byte[] current, int least) {
    handOn();
    return block.own(least);
  }

  /** Copies a frame that is valid only until the next one. */
  private void copy() {
    int length = frame.capLen();
    byte[] own = block.own(length);
    if (copied + length > own.length) {
      handOn();
      own = block.own(length);
    }
    System.arraycopy(frame.buffer(), frame.offset(), own, copied, length);
    int fcsLen = frame.fcsLen();
    frame
        .set(frame.timestampNanos(), frame.linkType(), own, copied, length, frame.len())
        .fcsLen(fcsLen);
    copied += length;
  }

  // ---- frames

  private void take() {
    if (!block.fits(frame, lends)) {
      handOn();
    }
    if (!lends) {
      copy();
    }
    stats.frame(frame.timestampNanos(), frame.len());
    clock = Math.max(clock, frame.timestampNanos());
    lastNumber = frame.number();
    int index = block.add(frame, clock);
    if (echo.read(frame)) {
      decoder.pass(frame.timestampNanos());
      int key =
          ShardKey.of(
              echo.requesterHigh(), echo.requesterLow(), echo.identifier(), echo.ipVersion());
      block.part(shards.index(key)).frames.add(index, frame);
    } else {
      decode(index);
    }
    if (!log.pending().isEmpty()) {
      keepAnomalies(lastNumber);
    }
  }

  private void decode(int index) {
    Outcome outcome = decoder.decode(frame, message);
    if (outcome != Outcome.ICMP) {
      stats.outcome(outcome);
      log.frame(frame, decoder, message);
      return;
    }
    ShardPart part = block.part(shards.index(ShardKey.of(message)));
    if (!decoder.tookFragment()) {
      part.frames.add(index, frame);
      return;
    }
    stats.outcome(outcome);
    IcmpMessage copy = new IcmpMessage();
    if (keepFrames) {
      copy.copyWithFrame(message);
    } else {
      copy.copyFrom(message);
    }
    part.messages.add(
        new ShardPart.Whole(index, copy, decoder.anomalies(), decoder.anomaliesOfFragments()));
  }

  private void keepAnomalies(long number) {
    for (AnomalyRecord record : log.pending()) {
      block.anomalies().add(new Placed<>(number, record));
    }
    log.pending().clear();
  }
}
