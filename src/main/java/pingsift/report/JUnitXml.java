// SPDX-License-Identifier: Apache-2.0
package pingsift.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results as JUnit XML, which build servers show. What XML cannot hold becomes U+FFFD. */
public final class JUnitXml {
  private static final int REPLACEMENT = 0xfffd;

  /** Cases that belong together. */
  public record Suite(String name, List<Case> cases) {
    public Suite {
      cases = List.copyOf(cases);
    }

    private long failures() {
      return cases.stream().filter(one -> one.failure().isPresent()).count();
    }
  }

  /** One case; without a failure it passed. */
  public record Case(String className, String name, Optional<Failure> failure) {}

  /**
   * Why a case failed.
   *
   * @param message on one line
   * @param text as long as it needs to be
   */
  public record Failure(String message, String text) {}

  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** Writes all suites as UTF-8; the stream stays open. */
  public static void write(List<Suite> suites, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      new JUnitXml(xml).write(suites);
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void write(List<Suite> suites) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    xml.writeStartElement("testsuites");
    for (Suite suite : suites) {
      line();
      xml.writeStartElement("testsuite");
      attribute("name", suite.name());
      attribute("tests", Integer.toString(suite.cases().size()));
      attribute("failures", Long.toString(suite.failures()));
      attribute("errors", "0");
      attribute("skipped", "0");
      for (Case one : suite.cases()) {
        line();
        write(one);
      }
      line();
      xml.writeEndElement();
    }
    line();
    xml.writeEndElement();
    line();
    xml.writeEndDocument();
  }

  private void write(Case one) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", one.className());
    attribute("name", one.name());
    if (one.failure().isPresent()) {
      xml.writeStartElement("failure");
      attribute("message", one.failure().get().message());
      xml.writeCharacters(allowed(one.failure().get().text()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, allowed(value));
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  /** XML 1.0, section 2.2: the characters that a document can hold. */
  private static String allowed(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> allowed.appendCodePoint(isAllowed(point) ? point : REPLACEMENT));
    return allowed.toString();
  }

  private static boolean isAllowed(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point < 0xd800)
        || (point >= 0xe000 && point < 0xfffe)
        || point >= 0x10000;
  }
}
