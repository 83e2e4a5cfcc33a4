// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Does the same with many things, several at a time. */
final class Workers {
  private static final long LOOK_MILLIS = 200;

  /** What is to be done with one thing. */
  interface Work<T, R> {
    R of(T thing) throws IOException;
  }

  private Workers() {}

  /**
   * Results in the order of the things; the first failure ends all.
   *
   * @param watcher called on this thread, about five times a second
   */
  static <T, R> List<R> map(List<T> things, int threads, Work<T, R> work, Runnable watcher)
      throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(threads, Workers::daemon);
    try {
      List<Future<R>> all = new ArrayList<>();
      for (T thing : things) {
        all.add(workers.submit(() -> work.of(thing)));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> one : all) {
        results.add(await(one, watcher));
      }
      return results;
    } finally {
      workers.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "pingsift-capture");
    thread.setDaemon(true);
    return thread;
  }

  private static <R> R await(Future<R> one, Runnable watcher) throws IOException {
    while (true) {
      watcher.run();
      try {
        return one.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        // so the watcher looks again
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      }
    }
  }

  /** What happened on another thread, as if it had happened here. */
  private static IOException failure(@Nullable Throwable cause) {
    if (cause instanceof IOException trouble) {
      return trouble;
    }
    if (cause instanceof RuntimeException bug) {
      throw bug;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IOException(cause);
  }
}
