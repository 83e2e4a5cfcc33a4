// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import pingsift.diag.Diagnostic;
import pingsift.diag.DisplayText;
import pingsift.diag.TextRenderer;
import pingsift.ruletest.MissExplainer;
import pingsift.ruletest.RuleOutcome;
import pingsift.ruletest.TestOutcome;
import pingsift.ruletest.TestResult;

/**
 * Results of tests as JUnit XML, as Jenkins, GitLab and others read it: a suite for each rule file,
 * a case for each test. Rules without tests are skipped cases; what keeps rules from being tested
 * is an error.
 */
final class JUnitReport {
  private final XMLStreamWriter xml;
  private final MissExplainer explainer;

  private JUnitReport(XMLStreamWriter xml, MissExplainer explainer) {
    this.xml = xml;
    this.explainer = explainer;
  }

  static void write(Path file, TestRounds.Round round, MissExplainer explainer) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
      new JUnitReport(xml, explainer).document(round);
      xml.close();
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException cause
          ? cause
          : new IOException(file + ": cannot be written", e);
    }
  }

  /** The cases of one rule file. */
  private static final class Suite {
    private final List<RuleOutcome> outcomes = new ArrayList<>();
    private final List<Diagnostic> errors = new ArrayList<>();

    long tests() {
      return errors.size()
          + outcomes.stream().mapToLong(o -> Math.max(1, o.results().size())).sum();
    }

    long count(java.util.function.Predicate<TestOutcome> wanted) {
      return outcomes.stream().mapToLong(outcome -> outcome.count(wanted)).sum();
    }

    long errorCount() {
      return errors.size() + count(outcome -> outcome == TestOutcome.UNREADABLE);
    }

    long failureCount() {
      return count(outcome -> outcome == TestOutcome.FAILED || outcome == TestOutcome.OVERCOME);
    }

    long skippedCount() {
      return count(outcome -> outcome == TestOutcome.KNOWN)
          + outcomes.stream().filter(outcome -> outcome.results().isEmpty()).count();
    }
  }

  private void document(TestRounds.Round round) throws XMLStreamException, IOException {
    Map<String, Suite> suites = new TreeMap<>();
    for (Diagnostic error : round.errors()) {
      suites.computeIfAbsent(error.source().name(), file -> new Suite()).errors.add(error);
    }
    for (RuleOutcome outcome : round.outcomes()) {
      String file = outcome.rule().source().name();
      suites.computeIfAbsent(file, name -> new Suite()).outcomes.add(outcome);
    }
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    xml.writeStartElement("testsuites");
    attribute("name", "pingsift test");
    attribute("time", String.format(Locale.ROOT, "%.3f", round.nanos() / 1e9));
    for (Map.Entry<String, Suite> suite : suites.entrySet()) {
      suite(suite.getKey(), suite.getValue());
    }
    line();
    xml.writeEndElement();
    line();
    xml.writeEndDocument();
  }

  private void suite(String file, Suite suite) throws XMLStreamException, IOException {
    line();
    xml.writeStartElement("testsuite");
    attribute("name", file);
    attribute("tests", suite.tests());
    attribute("failures", suite.failureCount());
    attribute("errors", suite.errorCount());
    attribute("skipped", suite.skippedCount());
    for (Diagnostic error : suite.errors) {
      begin(file, "loads", error.source().lineAt(error.primary().span().start()));
      problem("error", error.message(), error.kind().word(), TextRenderer.plain().render(error));
    }
    for (RuleOutcome outcome : suite.outcomes) {
      rule(file, outcome);
    }
    line();
    xml.writeEndElement();
  }

  private void rule(String file, RuleOutcome outcome) throws XMLStreamException, IOException {
    String name = outcome.rule().name();
    if (outcome.results().isEmpty()) {
      int line = outcome.rule().source().lineAt(outcome.rule().span().start());
      begin(file, name, line);
      skipped("no tests");
    }
    Map<String, Integer> names = new HashMap<>();
    for (TestResult result : outcome.results()) {
      String title = name + ": " + result.test().title();
      int number = names.merge(title, 1, Integer::sum); // readers take equal names for one test
      begin(file, number == 1 ? title : title + " (" + number + ")", result.test().line());
      String message =
          "expected %s, got %s"
              .formatted(
                  TestDetails.expected(result.test().expectation()), TestDetails.got(result));
      switch (result.outcome()) {
        case PASSED -> xml.writeEndElement();
        case KNOWN -> skipped(result.test().expectation().kind().words());
        case FAILED, OVERCOME ->
            problem(
                "failure", message, result.outcome().word(), TestDetails.text(result, explainer));
        case UNREADABLE ->
            problem(
                "error",
                result.trouble().orElse(""),
                "unreadable",
                TestDetails.text(result, explainer));
      }
    }
  }

  private void begin(String file, String name, int line) throws XMLStreamException {
    line();
    xml.writeStartElement("testcase");
    attribute("classname", file);
    attribute("name", name);
    attribute("file", file);
    attribute("line", line);
  }

  private void skipped(String why) throws XMLStreamException {
    xml.writeEmptyElement("skipped");
    attribute("message", why);
    xml.writeEndElement();
  }

  private void problem(String element, String message, String type, String text)
      throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("message", message);
    attribute("type", type);
    xml.writeCharacters(shown(text));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void attribute(String name, Object value) throws XMLStreamException {
    xml.writeAttribute(name, DisplayText.safe(value.toString()));
  }

  /** Control characters and lone surrogates are no characters of XML, escaped or not. */
  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.lines().forEach(line -> shown.append(DisplayText.safe(line)).append('\n'));
    return shown.toString();
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }
}
