// SPDX-License-Identifier: Apache-2.0
package pingsift.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Whatever a rule or capture is called, the document can be read. */
class JUnitXmlTest {
  @Test
  void whatXmlCannotHoldIsReplaced() throws Exception {
    String odd = "<a b=\"c\">&]]> \u0001\u001b \ud800 \uffff 😀";
    JUnitXml.Failure failure = new JUnitXml.Failure(odd, odd);
    JUnitXml.Case one = new JUnitXml.Case(odd, odd, Optional.of(failure));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JUnitXml.write(List.of(new JUnitXml.Suite(odd, List.of(one))), out);
    Element read =
        (Element)
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()))
                .getElementsByTagName("failure")
                .item(0);
    String replaced = "<a b=\"c\">&]]> \ufffd\ufffd \ufffd \ufffd 😀";
    assertThat(read.getTextContent()).isEqualTo(replaced);
    assertThat(read.getAttribute("message")).isEqualTo(replaced);
    assertThat(((Element) read.getParentNode()).getAttribute("name")).isEqualTo(replaced);
  }
}
