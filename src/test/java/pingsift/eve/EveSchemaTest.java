// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The schema refuses what Suricata's refuses; that it accepts our lines is shown by their tests.
 */
class EveSchemaTest {
  @Test
  void aFurtherKeyIsRefusedWhereSuricataRefusesIt() throws IOException {
    String alert = Files.readString(Path.of("testdata/eve/alert/istream-ended.json"));
    assertThat(EveSchema.errors(alert)).isEmpty();
    assertThat(EveSchema.errors(alert.replace("\"flow_id\"", "\"icmp_seq\":1,\"flow_id\"")))
        .isNotEmpty();
    assertThat(EveSchema.errors(alert.replace("\"gid\":1", "\"gid\":1,\"x\":1"))).isNotEmpty();
    assertThat(EveSchema.errors(alert.replace("\"flow\":{", "\"flow\":{\"x\":1,"))).isNotEmpty();
    assertThat(EveSchema.errors(alert.replace("\"metadata\":{\"entropy\"", "\"metadata\":{\"x\"")))
        .isNotEmpty();
  }

  @Test
  void aTimeOfAnotherFormIsRefused() throws IOException {
    String alert = Files.readString(Path.of("testdata/eve/alert/istream-ended.json"));
    assertThat(EveSchema.errors(alert.replaceFirst("\\+0000", "Z"))).isNotEmpty();
    assertThat(EveSchema.errors(alert.replaceFirst("\\.\\d{6}", ".123"))).isNotEmpty();
  }

  @Test
  void anAlertWithoutItsAlertIsRefused() {
    assertThat(
            EveSchema.errors(
                "{\"timestamp\":\"2025-08-27T12:24:25.806153+0000\",\"event_type\":\"alert\"}"))
        .isNotEmpty();
  }
}
