// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BigEndianTest {
  private static final byte[] BYTES = {0, -1, -2, -3, -4, 5, 6, 7, 8};

  @Test
  void numbersAreUnsignedAndReadFromAnyIndex() {
    assertThat(BigEndian.u8(BYTES, 1)).isEqualTo(0xff);
    assertThat(BigEndian.u16(BYTES, 1)).isEqualTo(0xfffe);
    assertThat(BigEndian.u32(BYTES, 1)).isEqualTo(0xfffe_fdfcL);
    assertThat(BigEndian.i64(BYTES, 1)).isEqualTo(0xfffe_fdfc_0506_0708L);
  }
}
