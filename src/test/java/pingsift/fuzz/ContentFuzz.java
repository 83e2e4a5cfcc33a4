// SPDX-License-Identifier: Apache-2.0
package pingsift.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import pingsift.carve.Content;
import pingsift.carve.ContentName;
import pingsift.decode.HexCase;

/**
 * Any bytes as what an iStream carried, to be named.
 *
 * <p>An input is how many bytes more there were (16 bits), and those that are there.
 */
public final class ContentFuzz {
  private static final int MARGIN = 80;

  /** Beginnings of what is known by its first bytes, in hex. */
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "gzip", "1f8b0800000000000003",
          "zip", "504b03041400000008000000",
          "elf", "7f454c46020101000000000000000000",
          "pe", "4d5a90000300000004000000ffff0000",
          "class", "cafebabe0000003d",
          "png", "89504e470d0a1a0a0000000d49484452",
          "jpeg", "ffd8ffe000104a464946",
          "tls", "16030100c8010000c40303",
          "dns", "123401000001000000000000036e73310765",
          "zlib", "789c");

  private ContentFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    InputReader in = new InputReader(input);
    int more = in.u16();
    byte[] bytes = in.rest();
    long whole = (long) bytes.length + more;
    Content content = ContentName.of(bytes, 0, bytes.length, whole);
    for (int poison : new int[] {0x00, 0xff, 'a'}) {
      byte[] buffer = new byte[bytes.length + 2 * MARGIN];
      Arrays.fill(buffer, (byte) poison);
      System.arraycopy(bytes, 0, buffer, MARGIN, bytes.length);
      if (ContentName.of(buffer, MARGIN, bytes.length, whole) != content) {
        throw new AssertionError(content + " follows from bytes outside");
      }
    }
  }

  static Map<String, byte[]> seeds() {
    Map<String, byte[]> seeds = new HashMap<>();
    HexCase.all().forEach(frame -> seeds.put(frame.name(), seed(frame.bytes())));
    SIGNATURES.forEach((name, hex) -> seeds.put(name, seed(HexFormat.of().parseHex(hex))));
    for (String text :
        new String[] {
          "#!/bin/sh\n",
          "{\"a\": [1, 2]}",
          "<?xml version=\"1.0\"?><a/>",
          "GET / HTTP/1.1\r\n\r\n",
          "SSH-2.0-OpenSSH_9.2\r\n",
          "-----BEGIN CERTIFICATE-----\n",
          "aGVsbG8gd29ybGQhCg==",
          "48656c6c6f20776f726c64",
          "abcdefghijklmnopqrstuvwabcdefghi",
          "%PDF-1.7\n"
        }) {
      seeds.put("text-" + seeds.size(), seed(text.getBytes(StandardCharsets.US_ASCII)));
    }
    return seeds;
  }

  private static byte[] seed(byte[] bytes) {
    byte[] seed = new byte[2 + bytes.length];
    System.arraycopy(bytes, 0, seed, 2, bytes.length);
    return seed;
  }
}
