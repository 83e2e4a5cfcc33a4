// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import pingsift.diag.Diagnostic;
import pingsift.syntax.RuleFile;
import pingsift.syntax.RuleParser;
import pingsift.syntax.TreePrinter;
import pingsift.text.SourceText;

/** What holds however a file is written. */
class FormatterProperties {
  @Property(tries = 600)
  void the_tree_and_the_comments_stay(@ForAll long seed) {
    String text = AnyRuleText.file(seed);
    String before = tree(text);
    Assume.that(before != null);
    String formatted = format(text);
    assertThat(tree(formatted)).as(text + "\n-- formatted --\n" + formatted).isEqualTo(before);
  }

  @Property(tries = 600)
  void formatting_twice_changes_nothing(@ForAll long seed) {
    String text = AnyRuleText.file(seed);
    Assume.that(tree(text) != null);
    String once = format(text);
    assertThat(format(once)).as(text).isEqualTo(once);
  }

  @Property(tries = 300)
  void white_space_is_tidy(@ForAll long seed) {
    String text = AnyRuleText.file(seed);
    Assume.that(tree(text) != null);
    String formatted = format(text);
    assertThat(formatted).endsWith("\n").doesNotContain("\t", "\r", " \n", "\n\n\n");
  }

  @Property(tries = 300)
  void any_text_is_formatted_or_left_as_it_is(@ForAll String text) {
    Formatter.Formatted formatted = Formatter.format(new SourceText("any.sift", text));
    if (formatted.isBroken()) {
      assertThat(formatted.text()).isEqualTo(text);
    }
  }

  private static String format(String text) {
    return Formatter.format(new SourceText("any.sift", text)).text();
  }

  /** The tree with its comments, or null where the text has mistakes. */
  private static String tree(String text) {
    List<Diagnostic> problems = new ArrayList<>();
    RuleFile file = RuleParser.file(new SourceText("any.sift", text), problems::add);
    if (!problems.isEmpty()) {
      return null;
    }
    // the lines of a comment move together; white space at their ends is dropped
    return TreePrinter.print(file).replaceAll(" *\\\\n *", "\\\\n").replaceAll(" +\"\n", "\"\n");
  }
}
