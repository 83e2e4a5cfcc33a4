// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** What holds for any bytes: they end in frames and at most one {@link CaptureException}. */
class AnyInputTest {
  private static final List<byte[]> STARTS =
      Stream.of(
              SampleCaptures.pcap(ByteOrder.LITTLE_ENDIAN),
              SampleCaptures.pcap(ByteOrder.BIG_ENDIAN))
          .map(capture -> Arrays.copyOf(capture, PcapHeader.LEN))
          .collect(
              () ->
                  new ArrayList<>(
                      List.of(
                          PcapngBytes.littleEndian().section().iface(1).bytes(),
                          PcapngBytes.bigEndian().section().iface(1).bytes(),
                          new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0})),
              Collection::add,
              Collection::addAll);

  @Property(tries = 500)
  void anyBytes(@ForAll @Size(max = 300) byte[] bytes) {
    endsWell(bytes);
  }

  @Property(tries = 2000)
  void anyBytesBehindASoundStart(@ForAll("starts") byte[] start, @ForAll("rests") byte[] rest) {
    endsWell(joined(start, rest));
  }

  @Property(tries = 3000)
  void aSoundCaptureWithAFewBytesChanged(
      @ForAll("samples") byte[] sample, @ForAll("changes") List<Change> changes) {
    byte[] bytes = sample.clone();
    for (Change change : changes) {
      bytes[change.at % bytes.length] = change.value;
    }
    endsWell(bytes);
  }

  @Property(tries = 1000)
  void aSoundCaptureWithANumberChanged(
      @ForAll("samples") byte[] sample, @ForAll("changes") List<Change> changes) {
    byte[] bytes = sample.clone();
    for (Change change : changes) {
      int at = change.at % (bytes.length - 4) & ~3;
      Arrays.fill(bytes, at, at + 4, change.value);
    }
    endsWell(bytes);
  }

  @Example
  void aCaptureCutAnywhereGivesAPrefixOfItsFrames() {
    for (Map.Entry<String, byte[]> sample : SampleCaptures.all().entrySet()) {
      Reading whole = Reading.of(sample.getValue());
      assertThat(whole.error()).as(sample.getKey()).isEmpty();
      assertThat(whole.frames().size()).as(sample.getKey()).isGreaterThan(3);
      for (int length = 0; length < sample.getValue().length; length++) {
        Reading cut = Reading.of(Arrays.copyOf(sample.getValue(), length));
        int count = cut.frames().size();
        assertThat(cut.frames())
            .as("%s, cut to %d", sample.getKey(), length)
            .isEqualTo(whole.frames().subList(0, count));
        if (sample.getKey().endsWith("gzip")) {
          assertThat(cut.error()).as("%s, cut to %d", sample.getKey(), length).isNotEmpty();
        }
      }
    }
  }

  @Example
  void aPcapCutAnywhereButBetweenFramesIsAnError() {
    byte[] capture = SampleCaptures.pcap(ByteOrder.BIG_ENDIAN);
    List<Integer> cleanEnds = new ArrayList<>();
    for (int length = 0; length <= capture.length; length++) {
      if (Reading.of(Arrays.copyOf(capture, length)).error().isEmpty()) {
        cleanEnds.add(length);
      }
    }

    assertThat(cleanEnds).containsExactly(24, 24 + 76, 24 + 76 + 16, 24 + 76 + 16 + 49, 182);
  }

  @Example
  void bothByteOrdersGiveTheSameFrames() {
    assertThat(Reading.of(SampleCaptures.pcap(ByteOrder.BIG_ENDIAN)))
        .isEqualTo(Reading.of(SampleCaptures.pcap(ByteOrder.LITTLE_ENDIAN)));
    assertThat(Reading.of(SampleCaptures.pcapng(ByteOrder.BIG_ENDIAN)))
        .isEqualTo(Reading.of(SampleCaptures.pcapng(ByteOrder.LITTLE_ENDIAN)));
  }

  @Property(tries = 100)
  void readingInSmallPiecesGivesTheSameFrames(
      @ForAll("samples") byte[] sample, @ForAll("pieces") int piece) {
    assertThat(Reading.of(new SlowStream(sample, piece))).isEqualTo(Reading.of(sample));
  }

  @Provide
  Arbitrary<byte[]> starts() {
    return Arbitraries.of(STARTS);
  }

  @Provide
  Arbitrary<byte[]> samples() {
    return Arbitraries.of(SampleCaptures.all().values().toArray(byte[][]::new));
  }

  @Provide
  Arbitrary<Integer> pieces() {
    return Arbitraries.integers().between(1, 64);
  }

  /** Bytes that are often small, so that lengths made of them often fit. */
  @Provide
  Arbitrary<byte[]> rests() {
    Arbitrary<Byte> small = Arbitraries.of((byte) 0, (byte) 1, (byte) 6, (byte) 32, (byte) 40);
    return Arbitraries.frequencyOf(Tuple.of(4, small), Tuple.of(1, Arbitraries.bytes()))
        .array(byte[].class)
        .ofMaxSize(200);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Byte> values =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.of((byte) 0, (byte) -1, (byte) 0x7f)),
            Tuple.of(1, Arbitraries.bytes()));
    return Combinators.combine(Arbitraries.integers().between(0, 10_000), values)
        .as(Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  record Change(int at, byte value) {}

  private static void endsWell(byte[] bytes) {
    Frame frame = new Frame();
    long frames = 0;
    try (CaptureFile file = CaptureFile.open(new ByteArrayInputStream(bytes), "c")) {
      while (file.next(frame)) {
        frames++;
        assertThat(frame.numberInFile()).isEqualTo(frames);
        assertThat(frame.timestampNanos()).isBetween(0L, TimestampUnit.LATEST_NANOS);
        assertThat(frame.len()).isNotNegative();
        assertThat(frame.linkType()).isBetween(0, 65_535);
        assertThat(frame.capLen()).isNotNegative();
        assertThat(frame.offset()).isNotNegative();
        assertThat(frame.buffer().length - frame.offset()).isGreaterThanOrEqualTo(frame.capLen());
      }
    } catch (CaptureException e) {
      assertThat(e.frameNumber()).isIn(0L, frames + 1);
      assertThat(e.reason()).matches("[ -~]+");
    } catch (IOException e) {
      throw new AssertionError("closing failed", e);
    }
  }

  private static byte[] joined(byte[] start, byte[] rest) {
    byte[] bytes = Arrays.copyOf(start, start.length + rest.length);
    System.arraycopy(rest, 0, bytes, start.length, rest.length);
    return bytes;
  }
}
