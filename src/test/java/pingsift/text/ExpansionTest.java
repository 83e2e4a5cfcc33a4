// SPDX-License-Identifier: Apache-2.0
package pingsift.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text that stands in no file knows where its pieces were written. */
class ExpansionTest {
  private final SourceText file = new SourceText("a", "loud(src) and x");
  private final SourceText library = new SourceText("b", "a > most");

  /** {@code src > 7 and x}: a parameter, the definition's own text, another definition. */
  private SourceText written() {
    SourceText constants = new SourceText("c", "7");
    Expansion expansion = new Expansion(file);
    expansion.begin(new Span(0, 15), file, 0);
    expansion.begin(new Span(0, 9), library, 1);
    expansion.begin(new Span(0, 1), file, 0);
    expansion.copy(5, 8);
    expansion.finish();
    expansion.copy(1, 4);
    expansion.begin(new Span(4, 8), constants, 2);
    expansion.copy(0, 1);
    expansion.finish();
    expansion.finish();
    expansion.copy(9, 15);
    expansion.finish();
    return file.with(expansion);
  }

  private Origin origin(String part) {
    SourceText text = written();
    int base = text.length() + 1;
    String all = text.slice(new Span(base, base + 13));
    assertThat(all).isEqualTo("src > 7 and x");
    int at = base + all.indexOf(part);
    return text.origin(new Span(at, at + part.length()));
  }

  @Test
  void anArgumentIsWhereTheUserWroteIt() {
    Origin origin = origin("src");
    assertThat(file.slice(origin.own())).isEqualTo("src");
    assertThat(origin.definition()).isEmpty();
    assertThat(origin.exact()).isTrue();
  }

  @Test
  void whatADefinitionSaysIsAtItsUseAndAtTheDefinition() {
    Origin origin = origin(">");
    assertThat(file.slice(origin.own())).isEqualTo("loud(src)");
    assertThat(origin.written()).contains("src > 7");
    assertThat(origin.definition()).contains(new Place(library, new Span(2, 3)));
    assertThat(origin.exact()).isFalse();
  }

  @Test
  void whatADefinitionInADefinitionSaysIsAtTheInnerOne() {
    Origin origin = origin("7");
    assertThat(file.slice(origin.own())).isEqualTo("loud(src)");
    assertThat(origin.definition().orElseThrow().source().name()).isEqualTo("c");
  }

  @Test
  void aStretchOverSeveralPiecesIsWhatTheyComeFrom() {
    Origin whole = origin("src > 7");
    assertThat(file.slice(whole.own())).isEqualTo("loud(src)");
    assertThat(library.slice(whole.definition().orElseThrow().span())).isEqualTo("a > most");
    Origin both = origin("7 and x");
    assertThat(file.slice(both.own())).isEqualTo("loud(src) and x");
    assertThat(both.definition()).isEmpty();
  }

  @Test
  void whatStandsOutsideOfUsesIsExact() {
    Origin origin = origin("and x");
    assertThat(file.slice(origin.own())).isEqualTo("and x");
    assertThat(origin.exact()).isTrue();
    assertThat(written().origin(new Span(15, 15)).own()).as("the end").isEqualTo(new Span(15, 15));
  }
}
