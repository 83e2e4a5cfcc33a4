// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import picocli.CommandLine.Option;
import pingsift.decode.ReassemblyOptions;
import pingsift.engine.EngineOptions;
import pingsift.stream.StreamOptions;
import pingsift.stream.StreamTimeouts;

/** The options of a command that forms iStreams. Durations are capture time. */
final class TimeoutOptions {
  @Option(
      names = "--timeout-inactive",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description =
          "An iStream without a frame for longer than this has ended; `off` takes a whole capture"
              + " as one. Default: ${DEFAULT-VALUE}")
  private long inactive = StreamTimeouts.DEFAULT.inactiveNanos();

  @Option(
      names = "--timeout-active",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.AboveZero.class,
      description =
          "How often an iStream that goes on is tried as if it ended. Default: ${DEFAULT-VALUE}")
  private long active = StreamTimeouts.DEFAULT.activeNanos();

  @Option(
      names = "--timeout-exchange",
      paramLabel = "DURATION",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description =
          "A request without a reply for longer than this is unanswered. Default: ${DEFAULT-VALUE}")
  private long exchange = StreamTimeouts.DEFAULT.exchangeNanos();

  @Option(
      names = "--mirror-window",
      paramLabel = "DURATION",
      defaultValue = "1ms",
      converter = DurationConverter.class,
      description =
          "An exact copy of a frame within this time is a mirrored frame, not a second message;"
              + " `off` takes every copy as a message. Default: ${DEFAULT-VALUE}")
  private long mirror = StreamTimeouts.DEFAULT.mirrorNanos();

  /** How a run works that keeps within the memory of this heap. */
  EngineOptions engine() {
    return engine(MemoryLimits.ofThisHeap());
  }

  /** How a run works that keeps within some memory. */
  EngineOptions engine(MemoryLimits memory) {
    return new EngineOptions(streams(memory), false, reassembly(memory), memory.groupBytes())
        .withHeldBytes(memory.heldBytes());
  }

  /** How iStreams are kept where no engine does it. */
  StreamOptions streams() {
    return streams(MemoryLimits.ofThisHeap());
  }

  /** As {@link #streams()}, and every frame number is kept. */
  StreamOptions streamsInFull() {
    return streams().withFrameRanges(Integer.MAX_VALUE);
  }

  /** How fragments are put together: exact copies are known as long as those of frames are. */
  ReassemblyOptions reassembly() {
    return reassembly(MemoryLimits.ofThisHeap());
  }

  /** What was asked for. */
  StreamTimeouts timeouts() {
    return new StreamTimeouts(inactive, active, exchange, mirrorNanos());
  }

  private StreamOptions streams(MemoryLimits memory) {
    return StreamOptions.DEFAULT
        .withTimeouts(timeouts())
        .withLimits(memory.streams(), memory.streamBytes());
  }

  private ReassemblyOptions reassembly(MemoryLimits memory) {
    ReassemblyOptions usual = ReassemblyOptions.DEFAULT;
    return new ReassemblyOptions(
        memory.fragmentBytes(), usual.ipv4Nanos(), usual.ipv6Nanos(), mirrorNanos());
  }

  /** Without a window no frame is a mirrored one. */
  private long mirrorNanos() {
    return mirror == StreamTimeouts.OFF ? 0 : mirror;
  }
}
