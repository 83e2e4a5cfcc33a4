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
  private static final List<String> GROUPS = List.of("0", "1", "25", "c1", "f", "fe80", "00ff");
  private static final List<String> NUMBERS = List.of("0", "1", "25", "99", "255");

  /** What makes something else of an address, or none. */
  private static final List<String> SLIPS =
      List.of(":", "::", ".", "c1", "0", "256", "12345", ":1.2.3.4");

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
    String text = drawn(random);
    List<Diagnostic> told = new ArrayList<>();
    Syntax read = ListFile.members(new SourceText("l", text), told::add).members().get(0);
    if (read instanceof Syntax.NetValue value) {
      assertThat(bytes(value)).as(text).isEqualTo(mapped(InetAddress.getByName(text)));
    } else if (told.isEmpty() || !LENIENT.matcher(told.get(0).message()).find()) {
      assertThat(isReadByTheJdk(text)).as(text).isFalse();
    }
  }

  /** Half of them addresses, the others with a slip. */
  private static String drawn(Random random) {
    boolean endsInV4 = random.nextBoolean();
    int most = endsInV4 ? 6 : 8;
    boolean gap = random.nextBoolean();
    int count = gap ? 1 + random.nextInt(most - 1) : most;
    List<String> groups = draw(GROUPS, count, random);
    if (endsInV4) {
      groups.add(String.join(".", draw(NUMBERS, 4, random)));
    }
    StringBuilder text = new StringBuilder();
    int place = gap ? random.nextInt(count) : 0;
    text.append(String.join(":", groups.subList(0, place)));
    text.append(gap ? "::" : "");
    text.append(String.join(":", groups.subList(place, groups.size())));
    if (random.nextBoolean()) {
      String slip = SLIPS.get(random.nextInt(SLIPS.size()));
      text.insert(text.indexOf(":") + 1 + random.nextInt(text.length() - text.indexOf(":")), slip);
    }
    return text.toString();
  }

  private static List<String> draw(List<String> from, int count, Random random) {
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(from.get(random.nextInt(from.size())));
    }
    return drawn;
  }

  private static boolean isReadByTheJdk(String text) {
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
