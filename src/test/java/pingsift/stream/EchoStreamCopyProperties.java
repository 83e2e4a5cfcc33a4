// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import pingsift.decode.EchoSketch;
import pingsift.decode.IcmpMessage;

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
      assertThat(StreamFacts.of(copy)).isEqualTo(StreamFacts.of(stream));
    }
  }
}
