// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.GoldenFiles;
import pingsift.capture.CaptureSet;
import pingsift.eval.RuleProfile;
import pingsift.fields.Fields;

/**
 * How many conditions are tested for fixed rules and captures, and how many times the index looks
 * at a record. These do not depend on the machine: where they go up, something is tried that could
 * have been ruled out or shared. Accept other numbers only with a reason.
 */
class ConditionCountsTest {
  private static final List<String> CAPTURES =
      List.of("iputils-default20.pcap", "hans-http.pcap", "icmptx-http.pcap", "fping-sweep.pcap");

  @TestFactory
  Stream<DynamicTest> counts() {
    return GoldenFiles.cases("plan", "sift", "counts", ConditionCountsTest::counts);
  }

  private static String counts(Path rules) {
    RuleSet set = RuleSet.load(List.of(rules.toString()), List.of(), Fields.catalogue());
    StringBuilder text = new StringBuilder();
    for (String capture : CAPTURES) {
      text.append(capture).append(": ").append(run(set, capture)).append('\n');
    }
    return text.toString();
  }

  private static String run(RuleSet rules, String capture) {
    EngineOptions options = EngineOptions.DEFAULT.withRuleProfile();
    String file = Path.of("testdata", "captures", capture).toString();
    try (CaptureSet set = CaptureSet.open(List.of(file), CaptureSet.Order.NAME)) {
      Engine engine = new Engine(rules.rules(), options, match -> {});
      long frames = engine.run(set).frames();
      RuleProfile profile = engine.profile();
      return "%d frames, %d conditions tested, %d looks"
          .formatted(frames, profile.leavesTested(), profile.sifted());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
