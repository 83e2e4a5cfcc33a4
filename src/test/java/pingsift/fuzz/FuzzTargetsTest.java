// SPDX-License-Identifier: Apache-2.0
package pingsift.fuzz;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the fuzzer found is found no more; what it starts from is sound. */
class FuzzTargetsTest {
  @TestFactory
  Stream<DynamicTest> content() throws IOException {
    return tests("content");
  }

  @TestFactory
  Stream<DynamicTest> decode() throws IOException {
    return tests("decode");
  }

  @TestFactory
  Stream<DynamicTest> reassembly() throws IOException {
    return tests("reassembly");
  }

  @TestFactory
  Stream<DynamicTest> regex() throws IOException {
    return tests("regex");
  }

  @TestFactory
  Stream<DynamicTest> rules() throws IOException {
    return tests("rules");
  }

  @TestFactory
  Stream<DynamicTest> run() throws IOException {
    return tests("run");
  }

  private static Stream<DynamicTest> tests(String name) throws IOException {
    Map<String, byte[]> inputs = Inputs.of(name);
    Consumer<byte[]> target = Inputs.TARGETS.get(name);
    return inputs.entrySet().stream()
        .map(
            input ->
                DynamicTest.dynamicTest(input.getKey(), () -> target.accept(input.getValue())));
  }
}
