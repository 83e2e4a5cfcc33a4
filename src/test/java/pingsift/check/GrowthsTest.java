// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of what rises, falls and stays open, and of what is therefore decided early. */
class GrowthsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "any(request.len > 100)                          | RISING  | early",
        "request.len > 100                               | RISING  | early",
        "all(reply.len > 100)                            | FALLING | at the end",
        "none(reply.len > 100)                           | FALLING | at the end",
        "not all(reply.len > 100)                        | RISING  | early",
        "not any(reply.len > 100)                        | FALLING | at the end",
        "src == 10.0.0.1                                 | FIXED   | early",
        "src in 10.0.0.0/8                               | FIXED   | early",
        "entropy > 7                                     | OPEN    | at the end",
        "wraps                                           | RISING  | early",
        "not wraps                                       | FALLING | at the end",
        "requests.count > 10                             | RISING  | early",
        "requests.count >= 10                            | RISING  | early",
        "10 < requests.count                             | RISING  | early",
        "requests.count < 10                             | FALLING | at the end",
        "requests.count == 10                            | OPEN    | at the end",
        "requests.count != 10                            | OPEN    | early",
        "requests.count in 5..10                         | OPEN    | at the end",
        "ttl_min < 5                                     | RISING  | early",
        "ttl_min > 5                                     | FALLING | at the end",
        "duration > 10m                                  | RISING  | early",
        "count(reply.len > 100) >= 3                     | RISING  | early",
        "count(reply.len > 100) < 3                      | FALLING | at the end",
        "share(reply.len > 100) > 0.5                    | OPEN    | at the end",
        "max(request.len) > 100                          | RISING  | early",
        "max(request.len) < 100                          | FALLING | at the end",
        "min(request.len) < 100                          | RISING  | early",
        "min(request.len) > 100                          | FALLING | at the end",
        "max(request.len) - min(request.len) > 100       | RISING  | early",
        "sum(request.len) > 100                          | RISING  | early",
        "sum(len(request.data)) > 100                    | RISING  | early",
        "sum(request.len - reply.len) > 100              | OPEN    | at the end",
        "avg(request.len) > 100                          | OPEN    | at the end",
        "stdev(request.gap) < 20ms                       | OPEN    | at the end",
        "requests.count + replies.count > 20             | RISING  | early",
        "requests.count - replies.count > 20             | OPEN    | at the end",
        "requests.count > replies.count                  | OPEN    | at the end",
        "requests.count * 2 > 20                         | RISING  | early",
        "requests.count * -2 > 20                        | FALLING | at the end",
        "requests.bytes / 2 > 20                         | RISING  | early",
        "requests.bytes / requests.count > 1.5           | OPEN    | at the end",
        "requests.bytes << 2 > 20                        | RISING  | early",
        "requests.bytes >> 2 < 20                        | FALLING | at the end",
        "requests.bytes & 1 == 1                         | OPEN    | at the end",
        "1 << requests.count > 20                        | OPEN    | at the end",
        "exists(1 << requests.count)                     | OPEN    | at the end",
        "exists(requests.count >> 3)                     | FIXED   | early",
        "duration * 1.5 > 20s                            | RISING  | early",
        "duration / 1.5 > 20s                            | RISING  | early",
        "sum(u16(request.data) & 0xff) > 20              | RISING  | early",
        "sum(request.icmp.type ^ -1) > 20                | OPEN    | at the end",
        "src.type == private                             | FIXED   | early",
        "carries_ip(request.data)                        | RISING  | early",
        "none(ping_pattern(request.data) == windows)     | FALLING | at the end",
        "u16(\"ab\", requests.count) > 3                  | OPEN    | at the end",
        "exists(u16(\"ab\", requests.count))              | OPEN    | at the end",
        "requests.bytes % 2 == 1                         | OPEN    | at the end",
        "requests.count * replies.count > 20             | RISING  | early",
        "-requests.count > -20                           | FALLING | at the end",
        "exists(max(request.len))                        | RISING  | early",
        "exists(reply)                                   | RISING  | early",
        "exists(share(reply.len > 100))                  | RISING  | early",
        "missing(avg(request.len))                       | FALLING | at the end",
        "exists(entropy)                                 | FIXED   | early",
        "exists(7 / (requests.count - replies.count))    | OPEN    | at the end",
        "requests.count not in {1, 2}                    | OPEN    | early",
        "requests.count in {1, 2}                        | OPEN    | at the end",
        "requests.count - replies.count != 3             | OPEN    | at the end",
        "wraps == (requests.count > 10)                  | OPEN    | early",
        "request.len > 100 and requests.count > 3        | RISING  | early",
        "request.len > 100 and entropy > 7               | OPEN    | at the end",
        "request.len > 100 or entropy > 7                | OPEN    | early",
        "requests.count >= 10 and share(reply.len > 1) > 0.9 | OPEN | at the end",
        "src == 10.0.0.1 and requests.count > 10         | RISING  | early",
        "src == 10.0.0.1 or entropy > 7                  | OPEN    | early",
        "not (entropy > 7 or requests.count > 10)        | OPEN    | at the end",
        "not (entropy > 7 and all(request.len > 3))      | OPEN    | early",
      })
  void growthAndDeciding(String condition, Growth growth, String deciding) {
    CheckedRule rule = Rules.sound("istream where " + condition);
    assertThat(Growths.of(rule.condition())).isEqualTo(growth);
    assertThat(rule.deciding().word()).isEqualTo(deciding);
  }
}
