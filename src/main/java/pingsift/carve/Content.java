// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.util.function.Predicate;

/**
 * What bytes can be known to be by looking at their beginning, in the order in which it is tried:
 * what says more comes first.
 */
public enum Content {
  NOTHING("nothing", bytes -> bytes.length() == 0),

  GZIP("gzip", FileSignatures::isGzip),
  ZIP("zip", FileSignatures::isZip),
  SEVEN_ZIP("7-zip", FileSignatures::isSevenZip),
  RAR("rar", FileSignatures::isRar),
  BZIP2("bzip2", FileSignatures::isBzip2),
  XZ("xz", FileSignatures::isXz),
  ZSTD("zstd", FileSignatures::isZstd),
  TAR("tar", FileSignatures::isTar),
  ZLIB("zlib stream", FileSignatures::isZlib),
  ELF("ELF program", FileSignatures::isElf),
  PE("PE program (Windows)", FileSignatures::isPe),
  MACH_O("Mach-O program (macOS)", FileSignatures::isMachO),
  JAVA_CLASS("Java class", FileSignatures::isJavaClass),
  PNG("PNG image", FileSignatures::isPng),
  JPEG("JPEG image", FileSignatures::isJpeg),
  GIF("GIF image", FileSignatures::isGif),
  PDF("PDF", FileSignatures::isPdf),
  OLE("Office document (before 2007)", FileSignatures::isOle),
  SQLITE("SQLite database", FileSignatures::isSqlite),
  PCAP("pcap", FileSignatures::isPcap),
  PCAPNG("pcapng", FileSignatures::isPcapng),

  IPV4("IPv4 packet", NetworkContent::isIpv4),
  IPV6("IPv6 packet", NetworkContent::isIpv6),
  ETHERNET("Ethernet frame", NetworkContent::isEthernet),
  SSH("SSH banner", NetworkContent::isSsh),
  TLS("TLS", NetworkContent::isTls),
  HTTP("HTTP", NetworkContent::isHttp),
  SMB("SMB", NetworkContent::isSmb),
  DNS("DNS", NetworkContent::isDns),

  ONE_BYTE("one byte repeated", PingPattern::isOneByte),
  LETTERS("ping pattern of letters", PingPattern::isLetters),
  COUNTING("ping pattern of counting bytes", PingPattern::isCounting),
  ALTERNATING("ping pattern of alternating bytes", PingPattern::isAlternating),

  SCRIPT("script", TextContent::isScript),
  PEM("PEM (keys, certificates)", TextContent::isPem),
  XML("XML", TextContent::isXml),
  HTML("HTML", TextContent::isHtml),
  JSON("JSON", TextContent::isJson),
  HEX("hex text", TextContent::isHex),
  BASE64("base64 text", TextContent::isBase64),
  TEXT("text", TextContent::isText),

  RANDOM("random bytes (compressed or encrypted)", ContentName::isRandom),
  OTHER("data", bytes -> true);

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // method references, without state
  private final Predicate<Beginning> test;

  Content(String words, Predicate<Beginning> test) {
    this.words = words;
    this.test = test;
  }

  /** For people. */
  public String words() {
    return words;
  }

  boolean is(Beginning bytes) {
    return test.test(bytes);
  }

  /** Whether it is a name for anything that has no other. */
  boolean isVague() {
    return this == NOTHING || this == OTHER || this == RANDOM || this == TEXT;
  }
}
