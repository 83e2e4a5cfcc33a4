// SPDX-License-Identifier: Apache-2.0
package pingsift;

import org.junit.jupiter.api.Test;

class SmokeTest {
  @Test
  void x() {}
}
