// SPDX-License-Identifier: Apache-2.0
package pingsift.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SourceTextTest {
  @Test
  void lines_and_columns_count_from_one() {
    SourceText source = new SourceText("a", "one\ntwo\r\n\nfour");
    assertThat(source.lineCount()).isEqualTo(4);
    assertThat(source.lineAt(0)).isEqualTo(1);
    assertThat(source.lineAt(3)).as("a line end belongs to its line").isEqualTo(1);
    assertThat(source.lineAt(4)).isEqualTo(2);
    assertThat(source.columnAt(6)).isEqualTo(3);
    assertThat(source.line(2)).as("without its carriage return").isEqualTo("two");
    assertThat(source.line(3)).isEmpty();
    assertThat(source.line(4)).isEqualTo("four");
    assertThat(source.lineStart(4)).isEqualTo(10);
  }

  @Test
  void the_end_of_the_text_is_on_the_last_line() {
    SourceText source = new SourceText("a", "one\n");
    assertThat(source.lineAt(4)).isEqualTo(2);
    assertThat(source.columnAt(4)).isEqualTo(1);
  }

  @Test
  void a_column_counts_code_points() {
    SourceText source = new SourceText("a", "\ud83d\ude00x");
    assertThat(source.columnAt(2)).isEqualTo(2);
  }

  @Test
  void spans_cover_and_refuse_nonsense() {
    assertThat(new Span(2, 4).to(new Span(7, 9))).isEqualTo(new Span(2, 9));
    assertThat(new SourceText("a", "abcdef").slice(new Span(1, 3))).isEqualTo("bc");
    assertThatThrownBy(() -> new Span(3, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void lines_put_together_are_the_text(@ForAll String text) {
    String plain = text.replace("\r", "");
    SourceText source = new SourceText("a", plain);
    StringBuilder joined = new StringBuilder(source.line(1));
    for (int line = 2; line <= source.lineCount(); line++) {
      joined.append('\n').append(source.line(line));
    }
    assertThat(joined.toString()).isEqualTo(plain);
  }
}
