// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.stream.EchoStream;

/** One condition on all iStreams that are open: what it has seen of each. */
final class NaiveStreams {
  private final Expression condition;
  private final Map<EchoStream, NaiveSeen> open = new LinkedHashMap<>();

  NaiveStreams(Expression condition) {
    this.condition = condition;
  }

  void opened(EchoStream stream) {
    open.put(stream, new NaiveSeen(condition));
  }

  void element(EchoStream stream, Collection collection, NaiveScene scene) {
    NaiveSeen seen = open.get(stream);
    if (seen != null) {
      seen.element(collection, scene);
    }
  }

  /** Null where it is no longer asked for. */
  @Nullable NaiveSeen of(EchoStream stream) {
    return open.get(stream);
  }

  void closed(EchoStream stream) {
    open.remove(stream);
  }
}
