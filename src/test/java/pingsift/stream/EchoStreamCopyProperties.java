// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import pingsift.decode.EchoSketch;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;

/** A copy of an iStream says what the iStream said, whatever it was a copy of before. */
class EchoStreamCopyProperties {
  private final Copier copier = new Copier();

  @Property(tries = 50)
  void copiesAgree(@ForAll long seed) {
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, copier);
    for (EchoSketch message : new RandomTraffic(seed).messages(100)) {
      table.accept(message.draw(new IcmpMessage()));
    }
    table.end();
  }

  private static final class Copier implements StreamListener {
    private @Nullable EchoStream copy;

    @Override
    public void request(EchoStream stream, IcmpMessage message) {
      compare(stream);
    }

    @Override
    public void reply(EchoStream stream, IcmpMessage message) {
      compare(stream);
    }

    @Override
    public void ended(EchoStream stream, EndReason reason) {
      compare(stream);
    }

    private void compare(EchoStream stream) {
      copy = stream.copy(copy);
      assertThat(facts(copy)).isEqualTo(facts(stream));
    }
  }

  private static Map<String, String> facts(EchoStream stream) {
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
