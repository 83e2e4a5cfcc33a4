// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a run, and which of them does what next.
 *
 * <pre>
 * walk → blocks, in order → each shard's part of each block → merge, in order → the block is free
 * </pre>
 *
 * <p>All threads are alike: each does what can be done now, and what lets others go on comes first.
 * There is a fixed number of blocks: where the output is slow, none is free and nobody reads.
 */
final class Crew {
  private final Lane[] lanes;
  private final Shards shards;
  private final Merger merger;

  // ---- guarded by this

  private final ArrayDeque<FrameBlock> free = new ArrayDeque<>();

  /** The blocks on their way, by their serial numbers modulo the number of all. */
  private final FrameBlock[] ring;

  /** Serial numbers: of the block that is merged next, and of the one that is walked next. */
  private long merged;

  private long walked;

  /** For each shard the serial number of the block that it works on. */
  private final long[] places;

  private final boolean[] isBusy;

  /** For each shard the thread that worked on it last. */
  private final int[] owners;

  private boolean isWalking;
  private boolean isMerging;
  private boolean atEnd;

  /** Threads that do something, but for waiting for input. */
  private int active;

  private int waiting;

  /** What a thread threw first; what others threw after it is suppressed in it. */
  private @Nullable Throwable failure;

  /** Why the capture could not be read to its end: told when what came before is done. */
  private @Nullable IOException broken;

  private @Nullable Walker walker;

  Crew(List<Lane> lanes, Shards shards, Merger merger, Threads threads) {
    this.lanes = lanes.toArray(Lane[]::new);
    this.shards = shards;
    this.merger = merger;
    int blocks = lanes.size() + 2;
    ring = new FrameBlock[blocks];
    for (int i = 0; i < blocks; i++) {
      free.add(new FrameBlock(shards.count(), threads.blockBytes(), threads.waitingBytes()));
    }
    places = new long[shards.count()];
    isBusy = new boolean[shards.count()];
    owners = new int[shards.count()];
    for (int i = 0; i < owners.length; i++) {
      owners[i] = i * lanes.size() / owners.length;
    }
  }

  /** An empty block. Whoever walks has found one free before. */
  synchronized FrameBlock takeFree() {
    FrameBlock block = free.remove();
    block.clear();
    return block;
  }

  /** Hands a walked block on. */
  synchronized void add(FrameBlock block) {
    ring[(int) (walked++ % ring.length)] = block;
    wake();
  }

  /**
   * Works until the capture is read, and all of it has gone through.
   *
   * @throws IOException what the reader or the sink threw; what came before is handed out
   */
  void run(Walker reads) throws IOException {
    walker = reads;
    for (int i = 1; i < lanes.length; i++) {
      Lane lane = lanes[i];
      int number = i;
      Thread thread = new Thread(() -> work(lane, number), "pingsift-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    work(lanes[0], 0);
    awaitOthers();
    rethrow();
  }

  /** Others may wait for input for ever: they touch nothing then, and are left alone. */
  private synchronized void awaitOthers() {
    boolean interrupted = false;
    while (active > 0) {
      try {
        waiting++;
        wait();
      } catch (InterruptedException again) {
        interrupted = true;
      } finally {
        waiting--;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void rethrow() throws IOException {
    Throwable thrown = failure == null ? broken : failure;
    if (thrown instanceof IOException io) {
      throw io;
    }
    if (thrown instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  // ---- one thread

  private enum Kind {
    WALK,
    SHARD,
    MERGE,
    NOTHING
  }

  /** What a thread does; used again and again. */
  private static final class Task {
    Kind kind = Kind.NOTHING;
    int shard;
    @Nullable FrameBlock block;
    boolean isDone;
  }

  private void work(Lane lane, int number) {
    Task task = new Task();
    try {
      while (next(task, number)) {
        perform(task, lane);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      fail(new InterruptedIOException("interrupted"), task);
    } catch (IOException | RuntimeException | Error thrown) { // goes to whoever waits for the run
      fail(thrown, task);
    }
  }

  private void perform(Task task, Lane lane) throws IOException {
    FrameBlock block = task.block;
    if (task.kind == Kind.WALK) {
      walk(task);
    } else if (block != null && task.kind == Kind.SHARD) {
      lane.work(shards.get(task.shard), block);
    } else if (block != null && task.kind == Kind.MERGE) {
      task.isDone = merger.take(block);
    }
  }

  private void walk(Task task) {
    Walker reads = walker;
    try {
      task.isDone = reads == null || !reads.walk();
    } catch (IOException e) {
      broken(e);
      task.isDone = true;
    }
  }

  private synchronized void broken(IOException e) {
    broken = e;
  }

  private synchronized void fail(Throwable thrown, Task task) {
    if (failure == null) {
      failure = thrown;
    } else if (failure != thrown) {
      failure.addSuppressed(thrown);
    }
    leave(task);
    notifyAll();
  }

  /** Ends a task and takes the next one, waiting for it; false where there will be none. */
  private synchronized boolean next(Task task, int number) throws InterruptedException {
    leave(task);
    wake();
    while (true) {
      if (failure != null || (atEnd && merged == walked)) {
        notifyAll();
        return false;
      }
      if (take(task, number)) {
        return true;
      }
      waiting++;
      try {
        wait();
      } finally {
        waiting--;
      }
    }
  }

  private void wake() {
    if (waiting > 0) {
      notifyAll();
    }
  }

  private void leave(Task task) {
    switch (task.kind) {
      case WALK -> {
        isWalking = false;
        atEnd |= task.isDone;
      }
      case SHARD -> {
        active--;
        isBusy[task.shard] = false;
        FrameBlock block = task.block;
        if (block != null && block.part(task.shard).isFinished()) {
          places[task.shard]++;
        }
      }
      case MERGE -> {
        active--;
        isMerging = false;
        FrameBlock block = task.block;
        if (block != null && task.isDone) {
          merged++;
          free.add(block);
        }
      }
      case NOTHING -> {}
    }
    task.kind = Kind.NOTHING;
    task.block = null;
    task.isDone = false;
  }

  private boolean take(Task task, int number) {
    FrameBlock first = merged < walked ? ring[(int) (merged % ring.length)] : null;
    if (first != null && !isMerging && isReady(first)) {
      isMerging = true;
      active++;
      task.kind = Kind.MERGE;
      task.block = first;
      return true;
    }
    if (!isWalking && !atEnd && !free.isEmpty()) {
      isWalking = true;
      task.kind = Kind.WALK;
      return true;
    }
    return takeShard(task, number);
  }

  /** Whether all shards have done with a block what they could. */
  private boolean isReady(FrameBlock first) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] == merged && (isBusy[i] || first.part(i).isOpen())) {
        return false;
      }
    }
    return true;
  }

  /**
   * A thread goes on with the shards that it worked on last, which are in its cache; only where
   * those are done it takes over one of another thread, the one that is the furthest behind.
   */
  private boolean takeShard(Task task, int number) {
    int found = -1;
    for (int shard = 0; shard < places.length; shard++) {
      if (isOpen(shard) && (found < 0 || isBetter(shard, found, number))) {
        found = shard;
      }
    }
    if (found < 0) {
      return false;
    }
    owners[found] = number;
    isBusy[found] = true;
    active++;
    task.kind = Kind.SHARD;
    task.shard = found;
    task.block = ring[(int) (places[found] % ring.length)];
    return true;
  }

  private boolean isOpen(int shard) {
    long place = places[shard];
    return !isBusy[shard]
        && place != walked
        && !(isMerging && place == merged)
        && ring[(int) (place % ring.length)].part(shard).isOpen();
  }

  private boolean isBetter(int shard, int than, int number) {
    boolean own = owners[shard] == number;
    return own == (owners[than] == number) ? places[shard] < places[than] : own;
  }
}
