// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayList;
import java.util.List;
import pingsift.diag.Diagnostic;
import pingsift.syntax.RuleFile;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;

/**
 * Writes rule files in the one style.
 *
 * <p>Lines of 100 columns, indented by two blanks a level; line ends are {@code \n}. A file with
 * mistakes in its syntax stays as it is.
 */
public final class Formatter {
  private Formatter() {}

  /**
   * A file and how it should be written.
   *
   * @param text that of the source where there are problems
   * @param problems mistakes in the syntax
   */
  public record Formatted(SourceText source, String text, List<Diagnostic> problems) {
    public Formatted {
      problems = List.copyOf(problems);
    }

    public boolean isChanged() {
      return !text.equals(source.content());
    }

    /** Whether it could not be formatted. */
    public boolean isBroken() {
      return problems.stream().anyMatch(Diagnostic::isError);
    }
  }

  public static Formatted format(SourceText source) {
    List<Diagnostic> problems = new ArrayList<>();
    RuleFile file = RuleParser.file(source, problems::add);
    boolean broken = problems.stream().anyMatch(Diagnostic::isError);
    return new Formatted(source, broken ? source.content() : text(file), problems);
  }

  /**
   * The order of the passes matters: commas at the ends of sets come before comments are moved
   * around commas, and comments find their words only when both stand where they will be printed.
   */
  private static String text(RuleFile file) {
    List<Piece> pieces = Pieces.of(file);
    pieces = Literals.normalise(pieces);
    pieces = Commas.atEndsOfSets(pieces);
    pieces = CommentPlaces.settle(pieces);
    List<Word> words = Attachment.attach(pieces, file.source());
    return Printer.print(FileLayout.of(words, file.items()));
  }
}
