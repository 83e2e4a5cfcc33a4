// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipReadingTest {
  private static final byte[] CAPTURE = SampleCaptures.pcap(ByteOrder.LITTLE_ENDIAN);
  private static final Reading WANTED = Reading.of(CAPTURE);

  @Test
  void pcapAndPcapngAreReadFromGzip() {
    byte[] pcapng = SampleCaptures.pcapng(ByteOrder.BIG_ENDIAN);

    assertThat(Reading.of(SampleCaptures.gzip(CAPTURE))).isEqualTo(WANTED);
    assertThat(Reading.of(SampleCaptures.gzip(pcapng))).isEqualTo(Reading.of(pcapng));
  }

  @ParameterizedTest(name = "members of {0} bytes")
  @ValueSource(ints = {1, 3, 50, 181})
  void membersAreReadAsOne(int memberLen) {
    ByteWriter stored = new ByteWriter(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < CAPTURE.length; at += memberLen) {
      int end = Math.min(CAPTURE.length, at + memberLen);
      stored.raw(SampleCaptures.gzip(Arrays.copyOfRange(CAPTURE, at, end)));
    }

    assertThat(Reading.of(stored.bytes())).isEqualTo(WANTED);
    assertThat(Reading.of(new SlowStream(stored.bytes(), 1))).isEqualTo(WANTED);
  }

  @Test
  void anEmptyMemberIsPassedOver() {
    ByteWriter stored =
        new ByteWriter(ByteOrder.LITTLE_ENDIAN)
            .raw(SampleCaptures.gzip(new byte[0]))
            .raw(SampleCaptures.gzip(CAPTURE))
            .raw(SampleCaptures.gzip(new byte[0]));

    assertThat(Reading.of(stored.bytes())).isEqualTo(WANTED);
  }

  @Test
  void allFieldsOfTheHeaderArePassedOver() {
    assertThat(Reading.of(withAllHeaderFields(CAPTURE))).isEqualTo(WANTED);
    assertThat(Reading.of(new SlowStream(withAllHeaderFields(CAPTURE), 1))).isEqualTo(WANTED);
  }

  @Test
  void zerosAfterTheDataArePadding() {
    byte[] stored = SampleCaptures.gzip(CAPTURE);

    assertThat(Reading.of(Arrays.copyOf(stored, stored.length + 5000))).isEqualTo(WANTED);
  }

  @Test
  void otherBytesAfterTheDataAreTold() {
    byte[] stored = SampleCaptures.gzip(CAPTURE);
    ByteWriter rest = new ByteWriter(ByteOrder.LITTLE_ENDIAN).raw(stored).raw(new byte[3]);

    assertThat(Reading.of(rest.raw((byte) 7).bytes()))
        .isEqualTo(afterAllFrames("bytes that are not gzip follow the gzip data"));
    byte[] garbage = Arrays.copyOf(stored, stored.length + 20);
    Arrays.fill(garbage, stored.length, garbage.length, (byte) 'x');
    assertThat(Reading.of(garbage))
        .isEqualTo(afterAllFrames("bytes that are not gzip follow the gzip data"));
  }

  @Test
  void aWrongChecksumIsTold() {
    byte[] stored = SampleCaptures.gzip(CAPTURE);
    stored[stored.length - 8]++;

    assertThat(Reading.of(stored))
        .isEqualTo(afterAllFrames("the gzip checksum does not fit the data before"));
  }

  @Test
  void aWrongLengthIsTold() {
    byte[] stored = SampleCaptures.gzip(CAPTURE);
    stored[stored.length - 1]++;

    assertThat(Reading.of(stored))
        .isEqualTo(afterAllFrames("the gzip checksum does not fit the data before"));
  }

  @Test
  void aCutFileGivesItsFramesFirst() {
    PcapBytes capture = PcapBytes.littleEndian();
    for (int i = 0; i < 1000; i++) {
      capture.frame(i * 1000L, SampleCaptures.data(i));
    }
    byte[] stored = SampleCaptures.gzip(capture.bytes());

    Reading cut = Reading.of(Arrays.copyOf(stored, stored.length / 2));

    assertThat(cut.frames().size()).isBetween(100, 900);
    assertThat(cut.frames())
        .isEqualTo(Reading.of(capture.bytes()).frames().subList(0, cut.frames().size()));
    assertThat(cut.error())
        .matches(
            "c: the gzip data is cut, frame " + (cut.frames().size() + 1) + ", byte [0-9]{5,}");
  }

  @Test
  void aCutTrailerIsTold() {
    byte[] stored = SampleCaptures.gzip(CAPTURE);

    assertThat(Reading.of(Arrays.copyOf(stored, stored.length - 1)))
        .isEqualTo(afterAllFrames("the gzip data is cut"));
  }

  @Test
  void brokenDataIsTold() {
    byte[] stored = SampleCaptures.gzip(CAPTURE);
    Arrays.fill(stored, 10, stored.length, (byte) 0xff);

    assertThat(Reading.of(stored).text()).isEqualTo("c: the gzip data is broken, byte 0");
  }

  @Test
  void anotherCompressionMethodIsTold() {
    byte[] stored = SampleCaptures.gzip(CAPTURE);
    stored[2] = 7;

    assertThat(Reading.of(stored).text())
        .isEqualTo("c: gzip compression method 7 is unknown, byte 0");
  }

  @Test
  void gzipOfSomethingElseIsNoCapture() {
    assertThat(Reading.of(SampleCaptures.gzip("hello, world".getBytes(StandardCharsets.US_ASCII))))
        .extracting(Reading::text)
        .isEqualTo("c: not a capture: starts with `hello, w`");
    assertThat(Reading.of(SampleCaptures.gzip(new byte[0])).text())
        .isEqualTo("c: not a capture: empty");
    assertThat(Reading.of(SampleCaptures.gzip(SampleCaptures.gzip(CAPTURE))).text())
        .isEqualTo("c: not a capture: gzip inside gzip");
  }

  @Test
  void bytesReadAreThoseOfTheStoredForm() throws Exception {
    byte[] stored = SampleCaptures.gzip(CAPTURE);
    try (CaptureFile file = CaptureFile.open(new ByteArrayInputStream(stored), "c")) {
      Frame frame = new Frame();
      while (file.next(frame)) {}
      assertThat(file.bytesRead()).isEqualTo(stored.length);
    }
  }

  private static Reading afterAllFrames(String reason) {
    return new Reading(WANTED.frames(), "c: " + reason + ", frame 5, byte " + CAPTURE.length);
  }

  /** Written by hand: extra field, name, comment and header checksum. */
  private static byte[] withAllHeaderFields(byte[] content) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    byte[] deflated = new byte[content.length + 100];
    int length = deflater.deflate(deflated);
    deflater.end();
    CRC32 crc = new CRC32();
    crc.update(content);
    return new ByteWriter(ByteOrder.LITTLE_ENDIAN)
        .raw((byte) 0x1f, (byte) 0x8b, (byte) 8, (byte) 0x1e)
        .raw(new byte[6])
        .int16(300)
        .raw(new byte[300])
        .raw("name\0a comment\0".getBytes(StandardCharsets.US_ASCII))
        .int16(0x1234)
        .raw(Arrays.copyOf(deflated, length))
        .int32(crc.getValue())
        .int32(content.length)
        .bytes();
  }
}
