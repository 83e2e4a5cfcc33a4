// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code regress} from a first record to an accepted change. */
class RegressCommandTest {
  private static final Path CAPTURES = Path.of("testdata/captures");

  @TempDir private Path directory;
  private Path corpus;
  private Path golden;
  private Path rules;

  @BeforeEach
  void smallCorpus() throws IOException {
    corpus = Files.createDirectories(directory.resolve("corpus"));
    golden = directory.resolve("golden");
    rules = directory.resolve("rules.sift");
    Files.copy(Path.of("testdata/regress/old.sift"), rules);
    for (String name : List.of("hans-idle", "emu-icmpsh-session", "emubenign-loss-and-dup")) {
      Files.copy(CAPTURES.resolve(name + ".pcap"), corpus.resolve(name + ".pcap"));
    }
  }

  private TestTerminal regress(int code, String... more) {
    TestTerminal terminal = new TestTerminal();
    List<String> words = new ArrayList<>(List.of("regress", "--corpus", corpus.toString()));
    words.addAll(List.of("-S", rules.toString()));
    words.addAll(Arrays.asList(more));
    int was = terminal.run(words.toArray(String[]::new));
    assertThat(was).as("%s%s", terminal.out(), terminal.err()).isEqualTo(code);
    return terminal;
  }

  private TestTerminal golden(int code, String... more) {
    List<String> words = new ArrayList<>(List.of("--golden", golden.toString()));
    words.addAll(Arrays.asList(more));
    return regress(code, words.toArray(String[]::new));
  }

  private void edit(String from, String to) throws IOException {
    String text = Files.readString(rules);
    assertThat(text).contains(from);
    Files.writeString(rules, text.replace(from, to));
  }

  @Test
  void fromTheFirstRecordToAnAcceptedChange() throws IOException {
    assertThat(golden(1).err()).contains("no record yet; --accept writes one");
    assertThat(golden(0, "--accept").out()).contains("wrote captures.list\nwrote chatty.alerts");
    assertThat(golden(0).out()).contains("no difference");
    edit("seq_repeats >= 6", "seq_repeats >= 600");
    assertThat(golden(1).out())
        .contains("0 new, 1 lost, 0 changed")
        .contains("was requests.seq_repeats >= 6: true, requests.seq_repeats is 2")
        .contains("is  requests.seq_repeats >= 600: false, is 2");
    assertThat(golden(0, "--accept").out()).isEqualTo("changed frozen_number.alerts\n");
    assertThat(golden(0).out()).contains("no difference");
    assertThat(golden(0, "--accept").out()).isEqualTo("the record is as it should be\n");
  }

  @Test
  void anEditThatChangesNoAlertIsShownAndIsNoDifference() throws IOException {
    golden(0, "--accept");
    edit("seq_repeats >= 6", "seq_repeats > 5");
    assertThat(golden(0).out()).contains("frozen_number (9200001): the same alerts");
  }

  @Test
  void aRenamedRuleIsTheSameOneAndOthersComeAndGo() throws IOException {
    golden(0, "--accept");
    edit("rule frozen_number", "rule still_number");
    edit("rule chatty", "rule talkative");
    edit("sid 9200002", "sid 9200009");
    edit("rule empty_request", "rule full_reply");
    edit("sid 9200003", "sid 9200004");
    edit("reply.len > 0", "reply.len > 1");
    assertThat(golden(1).out())
        .contains("still_number (9200001): was called frozen_number\n")
        .contains("talkative (9200009): was called chatty; had the id 9200002\n")
        .contains("empty_request (9200003): the rule is gone; ")
        .contains("full_reply (9200004): the rule is new; ");
  }

  @Test
  void newAndChangedAndBrokenCapturesAreTold() throws IOException {
    golden(0, "--accept");
    Files.copy(CAPTURES.resolve("cut-in-a-frame.pcap"), corpus.resolve("cut.pcap"));
    Files.write(
        corpus.resolve("hans-idle.pcap"),
        Arrays.copyOf(Files.readAllBytes(corpus.resolve("hans-idle.pcap")), 400));
    Files.delete(corpus.resolve("emubenign-loss-and-dup.pcap"));
    String out = golden(1).out();
    assertThat(out)
        .contains("  cut.pcap is new\n")
        .contains("  emubenign-loss-and-dup.pcap is gone\n")
        .contains("  hans-idle.pcap is another one than recorded; had 24 frames, has ")
        .contains("broken:\n  cut.pcap: the file ends inside a frame")
        .contains("lost in hans-idle.pcap, frame 9");
    golden(0, "--accept");
    golden(1);
    golden(0, "--known-broken");
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws IOException {
    String[] old = {"--compare", "testdata/regress/new.sift", "--all"};
    String one = regress(1, concat(old, "-j", "1")).out();
    assertThat(regress(1, concat(old, "-j", "7")).out()).isEqualTo(one);
    assertThat(regress(1, concat(old, "--format", "json", "-j", "1")).out())
        .isEqualTo(regress(1, concat(old, "--format", "json", "-j", "3")).out());
  }

  private static String[] concat(String[] first, String... second) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(Arrays.asList(second));
    return all.toArray(String[]::new);
  }

  @Test
  void rulesAreTheSameWithThemselves() {
    assertThat(regress(0, "--compare", rules.toString()).out()).contains("no difference");
  }

  @Test
  void aRuleCanBeChosen() {
    String out = regress(1, "--compare", "testdata/regress/new.sift", "--rule", "chatty").out();
    assertThat(out).startsWith("1 rule over 3 captures").contains("chatty (9200002): was called");
    assertThat(regress(2, "--compare", "x", "--rule", "chaty").err())
        .contains("there is no rule `chaty`; did you mean `chatty`?");
  }

  @Test
  void jsonSaysAllThatTheTextDoes() throws IOException {
    String out = regress(1, "--compare", "testdata/regress/new.sift", "--format", "json").out();
    JsonNode report = new ObjectMapper().readTree(out);
    assertThat(report.get("same").asBoolean()).isFalse();
    assertThat(report.at("/captures/count").asInt()).isEqualTo(3);
    JsonNode rule = report.get("rules").get(0);
    assertThat(rule.get("rule").asText()).isEqualTo("chatty");
    JsonNode change = rule.get("changes").get(0);
    assertThat(change.get("kind").asText()).isEqualTo("lost");
    assertThat(change.at("/because/0/condition").asText())
        .isEqualTo("replies.count > requests.count + 2");
    assertThat(change.at("/because/0/is").asText()).startsWith("false, is 21");
    assertThat(change.at("/was/evidence/0/value").asText()).isEqualTo("21");
  }

  @Test
  void junitHasASuiteForEachRule() throws Exception {
    Path file = directory.resolve("regress.xml");
    regress(1, "--compare", "testdata/regress/new.sift", "--junit", file.toString());
    Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    List<String> suites = new ArrayList<>();
    for (int i = 0; i < xml.getElementsByTagName("testsuite").getLength(); i++) {
      Element suite = (Element) xml.getElementsByTagName("testsuite").item(i);
      suites.add(
          "%s %s %s"
              .formatted(
                  suite.getAttribute("name"),
                  suite.getAttribute("tests"),
                  suite.getAttribute("failures")));
    }
    assertThat(suites)
        .containsExactly("captures 1 0", "chatty 2 2", "empty_request 1 0", "frozen_number 1 1");
    assertThat(xml.getElementsByTagName("failure").item(1).getTextContent())
        .contains("lost in emubenign-loss-and-dup.pcap")
        .contains("is  replies.count > requests.count + 2: false, is 21, more than 1 too low");
  }

  @Test
  void thePageStandsAloneAndEscapesWhatItShows() throws IOException {
    Files.move(corpus.resolve("hans-idle.pcap"), corpus.resolve("<b>&x.pcap"));
    Path file = directory.resolve("regress.html");
    regress(1, "--compare", "testdata/regress/new.sift", "--html", file.toString());
    String page = Files.readString(file);
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("prefers-color-scheme: dark")
        .contains("&lt;b&gt;&amp;x.pcap")
        .doesNotContain("<b>")
        .doesNotContain("<script")
        .doesNotContain("http")
        .contains("class=\"kind is-lost\"")
        .containsPattern("<span class=\"lost\" style=\"width:\\d+\\.\\d%\">");
  }

  @Test
  void aRunThatEndsLeavesNoState() {
    Path state = directory.resolve("state");
    regress(0, "--compare", rules.toString(), "--state", state.toString(), "--fresh");
    assertThat(state).doesNotExist();
  }

  @Test
  void aBrokenRecordIsToldBeforeAnythingRuns() throws IOException {
    golden(0, "--accept");
    Files.writeString(golden.resolve("chatty.alerts"), "<<<<<<< HEAD\n");
    assertThat(golden(1).err())
        .contains("chatty.alerts:1: no golden record: its first line is `pingsift golden record");
    golden(0, "--accept"); // puts it right
    golden(0);
  }

  @Test
  void questionsThatAreNoneAreMisuse() {
    assertThat(regress(2).err()).contains("compare with what?");
    assertThat(golden(2, "--compare", "x").err()).contains("ask one at a time");
    assertThat(regress(2, "--accept").err()).contains("name one");
    assertThat(golden(2, "--accept", "--rule", "chatty").err()).contains("leave --rule away");
    assertThat(golden(2, "-j", "0").err()).contains("-j counts captures");
    assertThat(golden(2, "--severity", "5").err()).contains("--severity is 1 (worst) to 4");
  }

  @Test
  void brokenRulesAndEmptyCorporaAreNotCompared() throws IOException {
    edit("requests.seq_repeats", "requests.seq_repeat");
    assertThat(golden(1).err()).contains("rules with errors are not compared");
    corpus = directory.resolve("nothing");
    edit("requests.seq_repeat ", "requests.seq_repeats ");
    assertThat(golden(1).err()).contains("nothing: no such file or directory");
  }
}
