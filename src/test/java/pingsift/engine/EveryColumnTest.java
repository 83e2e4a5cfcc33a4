// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import pingsift.bytes.IpAddress;
import pingsift.check.FieldDef;
import pingsift.check.Owner;
import pingsift.eval.Projection;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** Every field can be shown, and so can what is computed of fields. */
class EveryColumnTest {
  private static final String TRAFFIC =
      """
      from 10.0.0.5 to 203.0.113.9 id 15 vlan 7
      0ms    req 1  "abcdefgh"
      +20ms  rep 1  "abcdefgX"
      1s     req 2  "abcd"
      +1ms   error unreachable 2 "abcd"
      """;

  @TestFactory
  Stream<DynamicTest> fields_have_the_class_of_their_type() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Owner owner : Owner.values()) {
      for (FieldDef field : Fields.catalogue().fields(owner)) {
        if (!field.isHidden()) {
          tests.add(DynamicTest.dynamicTest(owner + " " + field.name(), () -> check(owner, field)));
        }
      }
    }
    return tests.stream();
  }

  private static void check(Owner owner, FieldDef field) throws IOException, FlowException {
    String query =
        switch (owner) {
          case MESSAGE -> "frame where true";
          case EXCHANGE -> "exchange where true";
          case ISTREAM, REQUESTS, REPLIES, EXCHANGES, FRAMES -> "istream where true";
        };
    String prefix =
        switch (owner) {
          case MESSAGE, EXCHANGE, ISTREAM -> "";
          case REQUESTS -> "requests.";
          case REPLIES -> "replies.";
          case EXCHANGES -> "exchanges.";
          case FRAMES -> "frames.";
        };
    for (List<Object> row : rows(query, prefix + field.name())) {
      Object value = row.get(0);
      assertThat(value == null && !field.mayBeAbsent()).isFalse();
      if (value != null) {
        assertThat(value).isInstanceOf(classOf(field));
      }
    }
  }

  private static Class<?> classOf(FieldDef field) {
    return switch (field.type()) {
      case BOOL -> Boolean.class;
      case FLOAT -> Double.class;
      case BYTES -> byte[].class;
      case IP -> IpAddress.class;
      case INT, DURATION, TIME -> field.symbols().isEmpty() ? Long.class : Projection.Named.class;
      case STRING -> String.class;
      case NET, ERROR -> throw new AssertionError(field.name());
    };
  }

  @Test
  void an_istream_is_shown_with_the_values_of_its_end() throws IOException, FlowException {
    assertThat(
            rows(
                "istream where requests.count >= 1",
                "iid, requests.count, max(request.len), avg(request.len), sum(reply.len),"
                    + " count(reply.data != request.data), share(request.len > 4),"
                    + " any(request.len == 4), requests.count * 2, duration / 1ms,"
                    + " errors.last_code, max(request.gap)"))
        .containsExactly(
            List.of(
                15L,
                2L,
                8L,
                6.0,
                8L,
                1L,
                0.5,
                true,
                4L,
                1000.0,
                new Projection.Named(0, "net_unreachable"),
                1_000_000_000L));
  }

  @Test
  void an_exchange_without_a_reply_lacks_its_values() throws IOException, FlowException {
    List<List<Object>> rows =
        rows("exchange where true", "request.icmp.seq, reply.len, rtt, reply.data != request.data");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).containsExactly(1L, 8L, 20_000_000L, true);
    assertThat(rows.get(1)).containsExactly(2L, null, null, null);
  }

  @Test
  void types_and_codes_are_shown_by_name() throws IOException, FlowException {
    assertThat(rows("frame where icmp.error", "icmp.type, icmp.code, quoted.icmp.type"))
        .containsExactly(
            List.of(
                new Projection.Named(3, "destination_unreachable"),
                new Projection.Named(0, "net_unreachable"),
                new Projection.Named(8, "echo_request")));
  }

  @Test
  void bytes_are_what_was_captured() throws IOException, FlowException {
    List<List<Object>> rows = rows("frame where len == 4", "data, data[1:3], data[9]");
    assertThat((byte[]) rows.get(0).get(0)).containsExactly('a', 'b', 'c', 'd');
    assertThat((byte[]) rows.get(0).get(1)).containsExactly('b', 'c');
    assertThat(rows.get(0).get(2)).isNull();
  }

  private static List<List<Object>> rows(String query, String values)
      throws IOException, FlowException {
    return Projected.rows(query, values, FlowNotation.parse("drawn", TRAFFIC).reader());
  }
}
