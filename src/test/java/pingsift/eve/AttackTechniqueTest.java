// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttackTechniqueTest {
  @Test
  void aKnownTechniqueHasItsNameAndTactic() {
    AttackTechnique technique = AttackTechnique.of("T1095");
    assertThat(technique.name()).isEqualTo("Non-Application Layer Protocol");
    assertThat(technique.tacticIds()).containsExactly("TA0011");
    assertThat(technique.tacticNames()).containsExactly("Command and Control");
  }

  @Test
  void aTechniqueThatServesSeveralTacticsHasThemAll() {
    AttackTechnique technique = AttackTechnique.of("T1205");
    assertThat(technique.tacticIds()).containsExactly("TA0005", "TA0003", "TA0011");
    assertThat(technique.tacticNames()).hasSize(3).contains("Persistence");
  }

  @Test
  void anUnknownTechniqueHasNone() {
    assertThat(AttackTechnique.of("T9999")).isNull();
  }
}
