// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentNameTest {
  private static final String IPV4 =
      "4500001c000100004001 f6dc c0000201 c0000202 0800f7fe00000001".replace(" ", "");
  private static final String IPV6 =
      "6000000000083a40 20010db8000000000000000000000001 20010db8000000000000000000000002"
              .replace(" ", "")
          + "8000000000010001";

  /** Each line: what it is, bytes that are that, bytes that nearly are. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SEVEN_ZIP  | 377abcaf271c0004                     | 377abcaf271c0104
          RAR        | 526172211a0700                       | 526172211a0702
          RAR        | 526172211a070100                     | 526172211a070200
          BZIP2      | 425a6839314159265359                 | 425a6830314159265359
          BZIP2      | 425a6831177245385090                 | 425a6831177245385091
          XZ         | fd377a585a000004                     | fd377a585a000104
          ZSTD       | 28b52ffd24                           | 28b52ffd2c
          ELF        | 7f454c4602010100                     | 7f454c4603010100
          ELF        | 7f454c4601020100                     | 7f454c4601020000
          MACH_O     | cffaedfe07000001                     | cffaedfe77000001
          MACH_O     | cafebabe0000000201000007             | cafebabe0000002001000007
          JAVA_CLASS | cafebabe0000003d                     | cafebabe00000020
          PNG        | 89504e470d0a1a0a0000000d49484452     | 89504e470d0a1a0a0000000e49484452
          JPEG       | ffd8ffe000104a464946                 | ffd8ffe000014a464946
          JPEG       | ffd8ffdb                             | ffd8ff00
          GIF        | 474946383961                         | 474946383861
          PDF        | 255044462d312e34                     | 255044462d312d34
          OLE        | d0cf11e0a1b11ae1                     | d0cf11e0a1b11ae0
          SQLITE     | 53514c69746520666f726d6174203300     | 53514c69746520666f726d6174203400
          PCAP       | d4c3b2a102000400                     | d4c3b2a102000500
          PCAP       | a1b23c4d00020004                     | a1b23c4d00030004
          PCAPNG     | 0a0d0d0a1c0000004d3c2b1a             | 0a0d0d0a1c0000004d3c2b1b
          TLS        | 16030100300100002c0303               | 16030100300300002c0303
          TLS        | 140303000101                         | 140303000102
          TLS        | 15030300020228                       | 15030300030228
          SMB        | fe534d424000                         | fe534d434000
          SMB        | 00000010ff534d42                     | 01000010ff534d42
          """)
  void knowsFilesByMoreThanTheirMagic(Content content, String hex, String nearMiss) {
    assertThat(name(hex)).isEqualTo(content);
    assertThat(name(nearMiss)).isNotEqualTo(content);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          SSH    | SSH-2.0-OpenSSH_9.2\\r\\n                       | SSH-3.0-OpenSSH_9.2
          HTTP   | GET /a HTTP/1.1\\r\\nHost: a\\r\\n              | GET /a HTTP/1.2\\r\\n
          HTTP   | POST /form?a=b HTTP/1.0\\r\\n                   | POST /form?a=b
          HTTP   | HTTP/1.1 200 OK\\r\\n                           | HTTP/1.1 OK\\r\\n
          HTTP   | PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n        | PRI * HTTP/2.1\\r\\n\\r\\nSM
          SCRIPT | #!/bin/sh\\necho hi\\n                          | #!bin/sh\\necho hi\\n
          SCRIPT | #! /usr/bin/env python3\\n                      | # /usr/bin/env python3\\n
          PEM    | -----BEGIN OPENSSH PRIVATE KEY-----\\nb3BlbnNz  | -----BEGIN OPENSSH PRIVATE KEY\\nb3BlbnNz
          XML    | <?xml version="1.0"?><a/>                       | <?php version="1.0"?>
          HTML   | <!DOCTYPE HTML><title>                          | <!DOCTYPE svg>
          JSON   | { "a": 1}                                       | { a: 1}
          JSON   | [{"a": 1}]                                      | [a, 1]
          HEX    | 0123456789abcdef0123                            | 0123456789abcdef012
          BASE64 | SGVsbG8gV29ybGQsIGhlbGxvIQ==                    | SGVsbG8gV29ybGQsIGhlbGxvIQ=!
          BASE64 | QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo3            | hello/wonderful/world/and/more
          TEXT   | uid=0(root) gid=0(root)                         | uid\\0=0(root)
          LETTERS | abcdefghijklmnopqrstuvwabcdefghi               | abcdefghijklmnopqrstuvwxyzabcdef
          ONE_BYTE | XXXXXXXX                                      | XXXXXXXY
          """)
  void knowsText(Content content, String text, String nearMiss) {
    assertThat(ofText(text)).isEqualTo(content);
    assertThat(ofText(nearMiss)).isNotEqualTo(content);
  }

  @Test
  void knowsWhatPacks() throws IOException {
    assertThat(name(packed(new GzipMaker()))).isEqualTo(Content.GZIP);
    byte[] zlib = packed(DeflaterOutputStream::new);
    assertThat(name(zlib)).isEqualTo(Content.ZLIB);
    zlib[2] = (byte) 0xff;
    assertThat(name(zlib)).isNotEqualTo(Content.ZLIB);
    byte[] gzip = packed(new GzipMaker());
    gzip[3] = (byte) 0xe0;
    assertThat(name(gzip)).isNotEqualTo(Content.GZIP);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write(1);
    }
    byte[] zip = bytes.toByteArray();
    assertThat(name(zip)).isEqualTo(Content.ZIP);
    zip[26] = 0;
    assertThat(name(zip)).isNotEqualTo(Content.ZIP);
  }

  @Test
  void followsTheHeaderOfDosToThatOfWindows() {
    byte[] program = new byte[256];
    program[0] = 'M';
    program[1] = 'Z';
    program[60] = (byte) 0x80;
    program[128] = 'P';
    program[129] = 'E';
    assertThat(name(program)).isEqualTo(Content.PE);
    program[129] = 'X';
    assertThat(name(program)).isNotEqualTo(Content.PE);
    assertThat(name(Arrays.copyOf(program, 100)))
        .isEqualTo(Content.PE); // not there to be looked at
  }

  @Test
  void addsUpTheHeaderOfTar() {
    byte[] tar = new byte[1024];
    byte[] magic = "ustar".getBytes(ISO_8859_1);
    System.arraycopy(magic, 0, tar, 257, 5);
    tar[0] = 'a';
    int sum = 8 * ' ' + 'a' + 'u' + 's' + 't' + 'a' + 'r';
    byte[] octal = String.format("%06o\0 ", sum).getBytes(ISO_8859_1);
    System.arraycopy(octal, 0, tar, 148, 8);
    assertThat(name(tar)).isEqualTo(Content.TAR);
    tar[1] = 'b';
    assertThat(name(tar)).isNotEqualTo(Content.TAR);
  }

  @Test
  void knowsPackets() {
    assertThat(name(IPV4)).isEqualTo(Content.IPV4);
    assertThat(name(IPV4.replace("4001", "4101"))).isNotEqualTo(Content.IPV4); // checksum
    assertThat(name(IPV4.substring(0, 54))).isNotEqualTo(Content.IPV4); // shorter than it says
    assertThat(name(IPV6)).isEqualTo(Content.IPV6);
    assertThat(name(IPV6.replace("3a40", "fd40"))).isNotEqualTo(Content.IPV6);
    assertThat(name("0200000000020200000000010800" + IPV4)).isEqualTo(Content.ETHERNET);
    assertThat(name("0200000000020200000000010801" + IPV4)).isNotEqualTo(Content.ETHERNET);
    String query = "123401000001000000000000 03777777 076578616d706c65 03636f6d 00 0001 0001";
    assertThat(name(query.replace(" ", ""))).isEqualTo(Content.DNS);
    assertThat(name(query.replace(" ", "").replace("03636f6d", "0363ff6d")))
        .isNotEqualTo(Content.DNS);
  }

  @Test
  void findsThePacketBehindAHeaderOfATool() {
    byte[] message = HexFormat.of().parseHex("aabbccddee" + IPV4);
    assertThat(ContentName.packetOffset(message, 0, message.length, message.length)).isEqualTo(5);
    message[14] ^= 1;
    assertThat(ContentName.packetOffset(message, 0, message.length, message.length)).isZero();
  }

  @Test
  void knowsTheDataOfOrdinaryPings() {
    byte[] linux = new byte[56];
    for (int i = 16; i < 56; i++) {
      linux[i] = (byte) i;
    }
    linux[0] = 77;
    assertThat(name(linux)).isEqualTo(Content.COUNTING);
    linux[40] = 0;
    assertThat(name(linux)).isNotEqualTo(Content.COUNTING);
    String cisco = "00000000a1b2c3d4" + "abcd".repeat(32);
    assertThat(name(cisco)).isEqualTo(Content.ALTERNATING);
    assertThat(name(cisco.substring(0, cisco.length() - 2) + "ce"))
        .isNotEqualTo(Content.ALTERNATING);
    String paddedCommand = "b169640a" + "00".repeat(52);
    assertThat(name(paddedCommand)).isEqualTo(Content.OTHER);
  }

  @Test
  void tellsRandomBytesFromOthers() {
    for (int length : new int[] {256, 600, 1400, 4096}) {
      byte[] bytes = new byte[length];
      new Random(length).nextBytes(bytes);
      bytes[0] = 1;
      assertThat(name(bytes)).isEqualTo(Content.RANDOM);
      for (int i = 0; i < length; i += 2) {
        bytes[i] = 0;
      }
      assertThat(name(bytes)).isEqualTo(Content.OTHER);
    }
  }

  @Property(tries = 500)
  void looksAtNothingBeyondTheEnd(@ForAll byte[] bytes, @ForAll Content content) {
    byte[] padded = new byte[bytes.length + 40];
    Arrays.fill(padded, (byte) 0xa5);
    System.arraycopy(bytes, 0, padded, 20, bytes.length);
    Beginning alone = new Beginning(bytes, 0, bytes.length, bytes.length);
    Beginning inside = new Beginning(padded, 20, bytes.length, bytes.length);
    assertThat(content.is(inside)).isEqualTo(content.is(alone));
  }

  /** Real beginnings, cut anywhere: no exception, and a name. */
  @Property(tries = 300)
  void anyCutHasAName(@ForAll Random random) throws IOException {
    byte[][] beginnings = {
      HexFormat.of().parseHex(IPV4),
      HexFormat.of().parseHex(IPV6),
      packed(new GzipMaker()),
      Base64.getEncoder().encode(new byte[99]),
      "GET / HTTP/1.1\r\n".getBytes(ISO_8859_1)
    };
    byte[] bytes = beginnings[random.nextInt(beginnings.length)].clone();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    int length = random.nextInt(bytes.length + 1);
    assertThat(ContentName.of(bytes, 0, length, bytes.length)).isNotNull();
    assertThat(ContentName.packetOffset(bytes, 0, length, bytes.length)).isBetween(0, 64);
  }

  private interface Maker {
    OutputStream on(OutputStream out) throws IOException;
  }

  private static final class GzipMaker implements Maker {
    @Override
    public OutputStream on(OutputStream out) throws IOException {
      return new GZIPOutputStream(out);
    }
  }

  private static byte[] packed(Maker maker) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = maker.on(bytes)) {
      out.write("some text, some more text, some other text".getBytes(ISO_8859_1));
    }
    return bytes.toByteArray();
  }

  private static Content ofText(String text) {
    return name(
        text.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0").getBytes(ISO_8859_1));
  }

  private static Content name(String hex) {
    return name(HexFormat.of().parseHex(hex));
  }

  private static Content name(byte[] bytes) {
    return ContentName.of(bytes, 0, bytes.length, bytes.length);
  }
}
