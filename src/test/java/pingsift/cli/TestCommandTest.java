// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code test} as its users meet it; the transcripts show more of it. */
class TestCommandTest {
  @TempDir Path scratch;
  private final TestTerminal terminal = new TestTerminal();

  @Test
  void theShippedRulesAreTestedWhereNoneAreNamed() {
    assertThat(terminal.run("test")).isZero();
    assertThat(terminal.out()).contains("ok        ptunnel_structure").doesNotContain("FAILED");
  }

  @Test
  void rulesWithoutTestsAreNoFailure() throws IOException {
    Path file = rules("");
    assertThat(terminal.run("test", file.toString())).isZero();
    assertThat(terminal.out()).isEqualTo("no tests  shown\n");
    assertThat(terminal.err()).startsWith("1 rule: 0 ok, 0 failed, 1 without tests; 0 tests, in ");
  }

  @Test
  void noRuleIsAFailure() throws IOException {
    assertThat(terminal.run("test", Files.createDirectory(scratch.resolve("none")).toString()))
        .isEqualTo(1);
    assertThat(terminal.err()).contains("there is no rule file in this directory or below it");
    Path empty = Files.createFile(scratch.resolve("none/empty.sift"));
    assertThat(terminal.run("test", empty.getParent().toString())).isEqualTo(1);
    assertThat(terminal.err()).contains("there are no rules");
    assertThat(terminal.run("test", scratch.resolve("gone").toString())).isEqualTo(1);
    assertThat(terminal.err()).contains("there is no such file");
  }

  @Test
  void furtherDirectoriesHoldCaptures() throws IOException {
    Path file = rules("test { silent \"mine.pcap\" }");
    Path captures = Files.createDirectory(scratch.resolve("captures"));
    Files.copy(Path.of("testdata/captures/iputils-default20.pcap"), captures.resolve("mine.pcap"));
    assertThat(terminal.run("test", file.toString())).isEqualTo(1);
    assertThat(terminal.out()).contains("there is no capture `mine.pcap`, looked in");
    String other = scratch.resolve("other").toString();
    String[] command = {"test", file.toString(), "--captures", other, "--captures", "" + captures};
    assertThat(terminal.run(command)).isZero();
    command[0] = "check";
    assertThat(terminal.run(command)).isZero();
    assertThat(terminal.err()).contains("1 rule in 1 file: no problems");
  }

  @Test
  void settingsAndTimeoutsCount() throws IOException {
    Path file =
        rules(
            "test { silent { request 1 reply 1 \"x\" } }",
            "list ours = { 10.0.0.0/8 }",
            "src in ours");
    assertThat(terminal.run("test", file.toString())).isZero();
    assertThat(terminal.run("test", file.toString(), "-D", "ours=192.0.2.1")).isEqualTo(1);
    Path late = rules("test { alert { request 1  31s reply 1 } }", "", "missing(reply.data)");
    assertThat(terminal.run("test", late.toString())).isZero();
    assertThat(terminal.run("test", late.toString(), "--timeout-exchange", "1m")).isEqualTo(1);
  }

  @Test
  void whatCannotBeShownIsEscaped() throws IOException {
    Path file = rules("test { alert \"\\x1b[2J\" alert \"\u202e\" { ping 1 } }");
    assertThat(terminal.run("test", file.toString())).isEqualTo(1);
    assertThat(terminal.out()).doesNotContain("\u001b", "\u202e").contains("\\u{1b}[2J");
  }

  @Test
  void aStepThatMustNotHappenIsNoLackWhereItDidNot() throws IOException {
    String sequence =
        """
        rule shown {
          meta { sid 7 msg "x" severity 2 }
          sequence by src, dst within 5s {
            frame where icmp.type == echo_request and icmp.code == %d
            then no frame where icmp.type == timestamp_request within 1s
          }
          test { alert { %s } }
        }
        """;
    Path file = scratch.resolve("rules.sift");
    Files.writeString(file, sequence.formatted(9, "ping 3"));
    assertThat(terminal.run("test", file.toString())).isEqualTo(1);
    assertThat(terminal.out()).contains("step 1: frame 1").doesNotContain("step 2");
    Files.writeString(file, sequence.formatted(0, "request 1  icmp 13 0 x\"00000000\""));
    assertThat(terminal.run("test", file.toString())).isEqualTo(1);
    assertThat(terminal.out()).contains("step 2, which must not happen: true on 1 frame");
  }

  @Test
  void theNearestMissOfWhatWasCutShortAndOfWhatIsHeldBack() throws IOException {
    Path file = rules("after 3 in 5m by src test { alert { request \"a\" reply \"b\" } }");
    assertThat(terminal.run("test", file.toString())).isEqualTo(1);
    assertThat(terminal.out())
        .contains("true on 1 exchange; `suppress`, `after` or `limit` holds the alert back");
    rules("test { alert \"cut-in-a-frame.pcap\" }", "", "len(request.data) == 77777");
    assertThat(terminal.run("test", file.toString())).isEqualTo(1);
    assertThat(terminal.out()).contains("the file ends inside a frame", "nearest miss");
  }

  @Test
  void theTestsOfARuleWhoseNameIsTakenAreNotThoseOfTheOther() throws IOException {
    Path file = rules("test { silent { ping 1 } }");
    String second = Files.readString(file).replace("sid 7", "sid 8").replace("silent", "alert");
    Files.writeString(file, Files.readString(file) + second);
    assertThat(terminal.run("test", file.toString())).isEqualTo(1);
    assertThat(terminal.err()).contains("error[duplicate-name]");
    assertThat(terminal.out()).isEqualTo("ok        shown  1 test\n");
  }

  // --- JUnit XML ---

  @Test
  void theReportIsWhatOthersRead() throws Exception {
    Path report = scratch.resolve("reports/junit.xml");
    int code =
        terminal.run(
            "test",
            "testdata/ruletest/answers.sift",
            "testdata/ruletest/broken.sift",
            "--junit",
            "" + report);
    assertThat(code).isEqualTo(1);
    Document xml = read(report);
    NodeList suites = xml.getElementsByTagName("testsuite");
    assertThat(suites.getLength()).isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      Element suite = (Element) suites.item(i);
      assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
      assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
      assertThat(suite.getAttribute("errors")).isEqualTo(count(suite, "error"));
      assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
    }
    assertThat(count((Element) suites.item(0), "failure")).isEqualTo("3");
    assertThat(count((Element) suites.item(0), "skipped")).isEqualTo("2");
    assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
        .contains("count(reply.data != request.data) >= 2");
  }

  @Test
  void theReportHoldsNoCharacterThatIsNoneOfXml() throws Exception {
    Path report = scratch.resolve("junit.xml");
    String title = "<&>\\\"]]>\u0001\u001b\ufffe\u00e9";
    Path file = rules("test { alert \"" + title + "\" { request 1 } }");
    terminal.run("test", file.toString(), "--junit", report.toString());
    Element test = (Element) read(report).getElementsByTagName("testcase").item(0);
    assertThat(test.getAttribute("name"))
        .isEqualTo("shown: alert \"<&>\"]]>\\u{1}\\u{1b}\\u{fffe}\u00e9\"");
  }

  @Test
  void theReportNamesEachTestOnce() throws Exception {
    Path report = scratch.resolve("junit.xml");
    Path file = rules("test { silent { request 1 } silent { ping 1 } }");
    terminal.run("test", file.toString(), "--junit", report.toString());
    NodeList tests = read(report).getElementsByTagName("testcase");
    assertThat(((Element) tests.item(0)).getAttribute("name"))
        .isEqualTo("shown: silent drawn traffic");
    assertThat(((Element) tests.item(1)).getAttribute("name"))
        .isEqualTo("shown: silent drawn traffic (2)");
  }

  @Test
  void aReportThatCannotBeWrittenIsATrouble() throws IOException {
    Path file = rules("test { silent { request 1 } }");
    assertThat(terminal.run("test", "" + file, "--junit", scratch.toString())).isEqualTo(1);
    assertThat(terminal.err()).contains(scratch.toString()).doesNotContain("a fault");
  }

  private static String count(Element in, String name) {
    return Integer.toString(in.getElementsByTagName(name).getLength());
  }

  private static Document read(Path report) throws Exception {
    Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(Path.of("testdata/junit.xsd").toFile())
        .newValidator()
        .validate(new DOMSource(xml));
    return xml;
  }

  // --- Watching ---

  @Test
  void whatChangesIsTestedAgain() throws Exception {
    Path file = rules("test { silent \"c.pcap\"  silent { request 1 } }");
    Files.copy(Path.of("testdata/captures/iputils-default20.pcap"), scratch.resolve("c.pcap"));
    Files.writeString(
        scratch.resolve("still.sift"),
        "rule still { meta { sid 8 msg \"x\" severity 2 } frame where icmp.code == 9"
            + " test { silent { request 1 } } }");
    List<Integer> code = new ArrayList<>();
    Thread watching =
        new Thread(() -> code.add(terminal.run("test", scratch.toString(), "--watch")));
    watching.start();
    try {
      await("watching; Ctrl-C ends it");
      int begin = terminal.out().length();
      assertThat(terminal.out()).contains("ok        shown", "ok        still");
      long start = System.nanoTime();
      Files.writeString(file, Files.readString(file).replace("silent { r", "alert { r"));
      await("changed: " + file + "\n", "2 rules: 1 ok, 1 failed; 3 tests, 1 failed");
      assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L); // usually a tenth of it
      assertThat(terminal.out().substring(begin))
          .contains("FAILED    shown")
          .doesNotContain("still");
      Files.copy(
          Path.of("testdata/captures/hans-http.pcap"),
          scratch.resolve("c.pcap"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      await("changed: " + scratch.resolve("c.pcap"), "3 tests, 2 failed");
      Files.writeString(file, "rule shown {");
      await("error[syntax]");
      Files.delete(file);
      await("1 rule: 1 ok, 0 failed; 1 test, in");
    } finally {
      watching.interrupt();
      watching.join(10_000);
    }
    assertThat(watching.isAlive()).isFalse();
    assertThat(code).containsExactly(0);
  }

  private void await(String... texts) throws InterruptedException {
    for (String text : texts) {
      for (int i = 0; i < 200 && !terminal.err().contains(text); i++) {
        Thread.sleep(50);
      }
      assertThat(terminal.err()).contains(text);
    }
  }

  private Path rules(String test) throws IOException {
    return rules(test, "", "reply.data != request.data");
  }

  private Path rules(String test, String before, String condition) throws IOException {
    return Files.writeString(
        scratch.resolve("rules.sift"),
        "%s%nrule shown {%n  meta { sid 7 msg \"x\" severity 2 }%n  exchange where %s%n  %s%n}%n"
            .formatted(before, condition, test));
  }
}
