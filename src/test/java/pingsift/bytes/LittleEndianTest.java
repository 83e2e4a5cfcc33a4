// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LittleEndianTest {
  private static final byte[] BYTES = {0, -1, -2, -3, -4};

  @Test
  void numbersAreUnsignedAndReadFromAnyIndex() {
    assertThat(LittleEndian.u16(BYTES, 1)).isEqualTo(0xfeff);
    assertThat(LittleEndian.u32(BYTES, 1)).isEqualTo(0xfcfd_feffL);
  }
}
