// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pingsift.bytes.Bytes;
import pingsift.capture.CaptureReader;
import pingsift.capture.CaptureSet;
import pingsift.capture.Frame;

/** Whatever a message can be asked, it answers the same when it was written and read again. */
class MessageCodeTest {
  /** Where the frame's bytes lie is another place; what they are is compared. */
  private static final Set<String> PLACES = Set.of("frameBuffer", "frameOffset");

  @Test
  void messagesOfAllCapturesSayTheSameBeforeAndAfter() throws Exception {
    int messages = 0;
    try (Stream<Path> files = Files.list(Path.of("testdata/captures"))) {
      for (Path file : files.filter(each -> each.toString().contains(".pcap")).toList()) {
        messages += compareAll(file);
      }
    }
    assertThat(messages).isGreaterThan(1_000);
  }

  private static int compareAll(Path file) throws Exception {
    int messages = 0;
    FrameDecoder decoder = new FrameDecoder();
    IcmpMessage message = new IcmpMessage();
    Frame frame = new Frame();
    try (CaptureReader reader = CaptureSet.open(List.of(file.toString()), CaptureSet.Order.NAME)) {
      while (reader.next(frame)) {
        if (decoder.decode(frame, message) == Outcome.ICMP) {
          IcmpMessage owned = new IcmpMessage();
          owned.copyWithFrame(message);
          owned.noteGap(7 + messages++);
          assertThat(facts(again(owned))).as("%s, %s", file, owned).isEqualTo(facts(owned));
        }
      }
    } catch (IOException broken) {
      return messages; // good frames before count
    }
    return messages;
  }

  private static IcmpMessage again(IcmpMessage message) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    MessageCode.write(message, new DataOutputStream(written));
    ByteArrayInputStream bytes = new ByteArrayInputStream(written.toByteArray());
    IcmpMessage read = MessageCode.read(new DataInputStream(bytes), message.file());
    assertThat(bytes.available()).as("bytes that nobody read").isZero();
    return read;
  }

  private static Map<String, String> facts(IcmpMessage message) throws Exception {
    Map<String, String> facts = accessors(message);
    facts.keySet().removeAll(PLACES);
    int from = message.frameOffset();
    int end = Math.min(message.frameBuffer().length, from + message.frameCapLen());
    facts.put(
        "frame", HexFormat.of().formatHex(Arrays.copyOfRange(message.frameBuffer(), from, end)));
    for (int i = 0; i < message.fragments(); i++) {
      facts.put("fragment " + i, String.valueOf(message.fragmentFrame(i)));
    }
    return facts;
  }

  private static Map<String, String> accessors(Object of) throws Exception {
    Map<String, String> facts = new TreeMap<>();
    for (Method method : of.getClass().getMethods()) {
      boolean isFact =
          method.getParameterCount() == 0
              && method.getDeclaringClass() == of.getClass()
              && method.getReturnType() != void.class
              && method.getReturnType() != of.getClass()
              && !Modifier.isStatic(method.getModifiers());
      if (isFact) {
        facts.put(method.getName(), text(method.invoke(of)));
      }
    }
    return facts;
  }

  private static String text(Object value) throws Exception {
    if (value instanceof Bytes view) {
      int from = view.offset();
      byte[] bytes = Arrays.copyOfRange(view.array(), from, from + view.length());
      return HexFormat.of().formatHex(bytes) + " of " + view.wireLength();
    }
    if (value instanceof QuotedPacket quoted) {
      return accessors(quoted).toString();
    }
    return value instanceof pingsift.decode.Path path
        ? path.vlanTags() + " " + path.words() + " " + path.bytes()
        : String.valueOf(value);
  }
}
