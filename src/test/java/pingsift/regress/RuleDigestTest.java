// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.check.CheckedRule;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;

/** What makes a rule another one, and what does not. */
class RuleDigestTest {
  @TempDir private Path directory;

  private String digest(String before, String name, String query) throws IOException {
    Path file = directory.resolve("r.sift");
    Files.writeString(
        file,
        before
            + "\nrule "
            + name
            + " { meta { sid 1 rev 1 msg \"m\" severity 1 }\n"
            + query
            + "\n}");
    return RuleDigest.of(SmallCorpus.rules(file).get(0));
  }

  @Test
  void layoutNamesAndDefinitionsAreNoDifference() throws IOException {
    String plain = digest("", "a", "istream where requests.count > 3 and src in { 10.0.0.0/8 }");
    assertThat(
            digest(
                "list inner = { 10.0.0.0/8 }\ndefine many = 3\n// a comment\n",
                "b",
                "istream\n  where requests.count > many\n  and src in inner"))
        .isEqualTo(plain);
  }

  @Test
  void everythingThatIsAskedIsADifference() throws IOException {
    List<String> queries =
        List.of(
            "istream where requests.count > 3",
            "istream where requests.count >= 3",
            "istream where requests.count > 4",
            "istream where replies.count > 3",
            "istream where requests.count > 3 limit 1 per 9s by src",
            "istream where requests.count > 3 limit 2 per 9s by src",
            "istream where requests.count > 3 limit 1 per 9s by dst",
            "istream where requests.count > 3 after 1 in 9s by src",
            "istream where any(request.data[0:4] == x\"00 01 02 03\")",
            "istream where any(request.data[1:5] == x\"00 01 02 03\")",
            "istream where all(request.data[1:5] == x\"00 01 02 03\")",
            "istream where any(reply.data[1:5] == x\"00 01 02 03\")",
            "istream where any(request.data contains \"ab\")",
            "istream where any(request.data contains \"ab\" nocase)",
            "istream where any(request.data startswith \"ab\")",
            "istream where any(request.data matches /ab/)",
            "istream where any(request.data matches /ab/i)",
            "istream where any(request.data[3] == 1)",
            "istream where any(exists(request.data[3]))",
            "istream where any(missing(request.data[3]))",
            "istream where max(request.len) > 9",
            "istream where min(request.len) > 9",
            "istream where entropy > 7.1",
            "istream where entropy > 7.2",
            "istream where src in { 10.0.0.0/8 }",
            "istream where src in { 10.0.0.0/9 }",
            "frames where len > 3 by src over 9s having count() > 3",
            "frames where len > 3 by dst over 9s having count() > 3",
            "frames where len > 3 by src over 8s having count() > 3",
            "frames by src over 8s having count() > 3",
            "sequence by src within 9s { frame where len > 1\n then frame where len > 2 }",
            "sequence by src within 8s { frame where len > 1\n then frame where len > 2 }",
            "sequence by src within 9s { frame where len > 1\n then no frame where len > 2 }",
            "sequence by src within 9s { frame where len > 1\n then no frame where len > 2 within 2s }");
    Set<String> digests = new HashSet<>();
    for (String query : queries) {
      assertThat(digests.add(digest("", "a", query))).as(query).isTrue();
    }
  }

  @Test
  void aQueryThatIsRecordedCanBeReadAnewAndAsksTheSame() throws IOException {
    for (CheckedRule rule : RuleSet.load(List.of("rules"), List.of(), Fields.catalogue()).rules()) {
      String text = QueryText.of(rule);
      RuleSet again = RuleSet.load(List.of(), List.of(text), Fields.catalogue());
      if (!again.hasErrors() && rule.restraint().isNone()) {
        assertThat(RuleDigest.of(again.rules().get(0))).as(text).isEqualTo(RuleDigest.of(rule));
      }
    }
  }
}
