// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import pingsift.decode.Path;

/** What the public accessors of an iStream say, as text. */
final class StreamFacts {
  private StreamFacts() {}

  /** By the names of the accessors. */
  static Map<String, String> of(EchoStream stream) {
    Map<String, String> facts = new TreeMap<>();
    for (Method method : EchoStream.class.getMethods()) {
      boolean isFact =
          method.getParameterCount() == 0
              && method.getDeclaringClass() == EchoStream.class
              && !Modifier.isStatic(method.getModifiers());
      if (isFact) {
        facts.put(method.getName(), text(method, stream));
      }
    }
    return facts;
  }

  private static String text(Method method, EchoStream stream) {
    try {
      return text(method.invoke(stream));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Object value) {
    if (value instanceof FrameRanges ranges) {
      StringBuilder text = new StringBuilder().append(ranges.left());
      for (int i = 0; i < ranges.count(); i++) {
        text.append(' ').append(ranges.text(i));
      }
      return text.toString();
    }
    if (value instanceof Moments moments) {
      return moments.count() + " " + moments.min() + " " + moments.max() + " " + moments.mean();
    }
    if (value instanceof StreamErrors errors) {
      return errors.count() + " " + errors.lastFrame();
    }
    return value instanceof Path path ? path.vlanTags() + " " + path.bytes() : value.toString();
  }
}
