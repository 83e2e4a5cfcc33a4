// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pingsift.diag.Diagnostic;
import pingsift.text.SourceText;

class AddressReaderTest {
  private static final List<String> PIECES =
      List.of("0", "1", "25", "255", "256", "c1", "f", "fe80", "12345", ":", ":", ":", "::", ".");

  private static final Pattern LENIENT = Pattern.compile("leading zero|one to four digits");

  @ParameterizedTest
  @CsvSource({
    "::c1.2.3.4, 5-7, a number of an IPv4 address has decimal digits",
    "::.2.3.4, 5-6, a number of an IPv4 address has decimal digits",
    "::1.2.3., 10-11, a number of an IPv4 address has decimal digits",
    "::1..3.4, 6-7, a number of an IPv4 address has decimal digits",
    "::1.2.3.456, 11-14, a number of an IPv4 address is at most 255",
    "::1.2.3, 5-10, an IPv4 address has four numbers",
    "1:2:3:4:5:6.7.8.9::, 13-20, an IPv4 address is the last part of an IPv6 address",
    "::1.2.3.4:5, 5-12, an IPv4 address is the last part of an IPv6 address",
  })
  void whatIsWrongIsShown(String text, String span, String message) {
    // two lines before, so that a place in the text is not one in the address
    List<Diagnostic> told = new ArrayList<>();
    ListFile.members(new SourceText("l", "#\n\n" + text), told::add);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).message()).isEqualTo(message);
    assertThat(told.get(0).primary().span().start() + "-" + told.get(0).primary().span().end())
        .isEqualTo(span);
  }

  /** The JDK takes leading zeros, also where a group has more than four digits with them. */
  @Property(tries = 2000)
  void asTheJdkReadsThem(@ForAll Random random) throws UnknownHostException {
    StringBuilder drawn = new StringBuilder(random.nextInt(4) == 0 ? "::" : "1:");
    for (int i = random.nextInt(12); i >= 0; i--) {
      drawn.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    String text = drawn.toString();
    List<Diagnostic> told = new ArrayList<>();
    Syntax read = ListFile.members(new SourceText("l", text), told::add).members().get(0);
    if (read instanceof Syntax.NetValue value) {
      assertThat(bytes(value)).as(text).isEqualTo(mapped(InetAddress.getByName(text)));
    } else if (told.isEmpty() || !LENIENT.matcher(told.get(0).message()).find()) {
      assertThat(isReadByTheJdk(text)).as(text).isFalse();
    }
  }

  private static boolean isReadByTheJdk(String text) {
    if (!text.contains(":")) {
      return false; // would ask for a name
    }
    try {
      return InetAddress.getByName(text) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String bytes(Syntax.NetValue value) {
    return HexFormat.of()
        .formatHex(ByteBuffer.allocate(16).putLong(value.high()).putLong(value.low()).array());
  }

  /** An IPv4 address is an IPv6 one that is mapped, as in rules. */
  private static String mapped(InetAddress address) {
    String bytes = HexFormat.of().formatHex(address.getAddress());
    return bytes.length() == 8 ? "00000000000000000000ffff" + bytes : bytes;
  }
}
