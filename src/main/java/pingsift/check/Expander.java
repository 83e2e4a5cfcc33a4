// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Name;
import pingsift.syntax.Syntax;
import pingsift.text.Expansion;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * Writes definitions out where the conditions of one text use them.
 *
 * <p>A condition that uses a definition becomes a new tree over new text: the condition as it reads
 * with every use written out, in an {@link Expansion}. So alerts quote what was tested, and
 * problems find their way back to the use and to the definition. A condition that uses none stays
 * as it is.
 *
 * <p>A condition can come to {@link #MOST_PARTS} parts and to the depth that the checker takes;
 * what would be more is told, and the condition is then {@link Syntax.Broken}.
 */
final class Expander {
  /** Names, literals and operators of one condition; people write fewer than a hundred. */
  static final int MOST_PARTS = 10_000;

  /** A text, and what the parameters stand for in it. */
  private record Frame(SourceText source, Map<String, Argument> arguments, int depth) {}

  /** What a parameter stands for: a tree, and the frame of where it is written. */
  private record Argument(Syntax tree, Frame frame) {}

  private final Defines defines;
  private final Budget budget;
  private final SourceText source;
  private final Consumer<Diagnostic> problems;
  private final Expansion expansion;

  // of the condition being written
  private Span use = new Span(0, 0);
  private int parts;
  private int depth;
  private int spent;
  private Diagnostic.@Nullable Builder stop;

  /** What all conditions of a run may come to together. Thread-safe. */
  static final class Budget {
    /** A part takes about 150 bytes. */
    static final int MOST_PARTS = 2_000_000;

    private final AtomicInteger left = new AtomicInteger(MOST_PARTS);

    int left() {
      return left.get();
    }

    void take(int parts) {
      left.addAndGet(-parts);
    }
  }

  Expander(Defines defines, Budget budget, SourceText source, Consumer<Diagnostic> problems) {
    this.defines = defines;
    this.budget = budget;
    this.source = source;
    this.problems = problems;
    this.expansion = new Expansion(source);
  }

  /** The text with everything that was written out so far. */
  SourceText source() {
    return expansion.isEmpty() ? source : source.with(expansion);
  }

  /** How many parts everything came to that was expanded so far. */
  int spent() {
    return spent;
  }

  /** A whole condition of the text. */
  Syntax expand(Syntax tree) {
    if (!defines.areUsedIn(tree)) {
      return tree;
    }
    if (!defines.areUsedRightly(tree, List.of(), source, problems)) {
      return new Syntax.Broken(tree.span());
    }
    int start = expansion.end();
    use = tree.span();
    parts = 0;
    depth = 0;
    stop = null;
    expansion.begin(tree.span(), source, 0);
    Syntax written = write(tree, new Frame(source, Map.of(), 0), Binding.LOOSE);
    budget.take(parts);
    spent += parts;
    if (stop != null) {
      problems.accept(stop.build());
      expansion.cut(start);
      return new Syntax.Broken(tree.span());
    }
    expansion.finish();
    return written;
  }

  // --- Each of these appends the text of a tree, and returns the tree that lies over that text ---

  /** A tree in a place that needs one which binds so tightly. */
  private Syntax write(Syntax tree, Frame frame, Binding needed) {
    if (isOverLimit()) {
      return new Syntax.Broken(tree.span());
    }
    depth++;
    try {
      if (tree instanceof Syntax.Path path) {
        return path(path, frame, needed);
      }
      if (tree instanceof Syntax.Call call) {
        Optional<Defines.Entry> define = defines.find(call.function().text());
        if (define.isPresent()) {
          return use(define.get(), call.arguments(), call.span(), frame, needed);
        }
      }
      return copy(tree, frame);
    } finally {
      depth--;
    }
  }

  private Syntax path(Syntax.Path path, Frame frame, Binding needed) {
    Name first = path.names().get(0);
    Optional<Argument> standsFor = standsFor(first, frame);
    if (standsFor.isEmpty() || path.names().size() > 1) {
      return new Syntax.Path(names(path, frame));
    }
    return frame.arguments.containsKey(first.text())
        ? placed(standsFor.get(), path.span(), needed)
        : use(defines.find(first.text()).orElseThrow(), List.of(), path.span(), frame, needed);
  }

  /** What a word stands for: an argument, or a definition without parameters. */
  private Optional<Argument> standsFor(Name word, Frame frame) {
    Argument argument = frame.arguments.get(word.text());
    return argument != null
        ? Optional.of(argument)
        : defines
            .named(word.text())
            .map(entry -> new Argument(entry.define().body(), body(entry, List.of(), frame)));
  }

  /** The names of a path; where the first stands for another path, those come in its place. */
  private List<Name> names(Syntax.Path path, Frame frame) {
    Name first = path.names().get(0);
    Optional<Argument> prefix = standsFor(first, frame);
    if (prefix.isEmpty()) {
      int by = expansion.end() - path.span().start();
      expansion.copy(path.span().start(), path.span().end());
      return path.names().stream().map(name -> moved(name, by)).toList();
    }
    if (!(prefix.get().tree instanceof Syntax.Path before) || isOverLimit()) {
      stop(
          Diagnostic.of(Kind.ARGUMENTS, source, use, "`" + first.text() + "` must stand for a name")
              .label("given something else")
              .other(frame.source, path.span(), "a field of what it stands for"));
      return path.names();
    }
    expansion.begin(first.span(), prefix.get().frame.source, prefix.get().frame.depth);
    depth++;
    List<Name> names = new ArrayList<>(names(before, prefix.get().frame));
    depth--;
    expansion.finish();
    int by = expansion.end() - first.span().end();
    expansion.copy(first.span().end(), path.span().end());
    path.names().subList(1, path.names().size()).forEach(name -> names.add(moved(name, by)));
    return names;
  }

  private Syntax use(
      Defines.Entry entry, List<Syntax> arguments, Span span, Frame frame, Binding needed) {
    if (frame.depth == 0) {
      use = span;
    }
    return placed(new Argument(entry.define().body(), body(entry, arguments, frame)), span, needed);
  }

  private static Frame body(Defines.Entry entry, List<Syntax> arguments, Frame frame) {
    Map<String, Argument> given = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      Name parameter = entry.define().parameters().get(i);
      given.put(parameter.text(), new Argument(arguments.get(i), frame));
    }
    return new Frame(entry.source(), given, frame.depth + 1);
  }

  /** A tree in the place of a parameter or a use, in parentheses where it needs them. */
  private Syntax placed(Argument argument, Span standsFor, Binding needed) {
    boolean loose = Binding.of(argument.tree).compareTo(needed) < 0;
    if (loose) {
      expansion.mark('(');
    }
    expansion.begin(standsFor, argument.frame.source, argument.frame.depth);
    Syntax written = write(argument.tree, argument.frame, loose ? Binding.LOOSE : needed);
    expansion.finish();
    if (loose) {
      expansion.mark(')');
    }
    return written;
  }

  /** A tree that is no use itself: its own text, with its parts written in their places. */
  private Syntax copy(Syntax tree, Frame frame) {
    int start = expansion.end();
    List<int[]> gaps = new ArrayList<>(); // where each piece of its own text begins, old and new
    List<Syntax> written = new ArrayList<>();
    int at = tree.span().start();
    for (Syntax part : SyntaxParts.of(tree)) {
      gaps.add(new int[] {at, expansion.end()});
      expansion.copy(at, part.span().start());
      written.add(write(part, frame, Binding.needed(tree, written.size())));
      at = part.span().end();
    }
    gaps.add(new int[] {at, expansion.end()});
    expansion.copy(at, tree.span().end());
    return SyntaxParts.with(tree, written, new Span(start, expansion.end()), moved(gaps));
  }

  /** From a word between the parts of a tree to where it was copied. */
  private static UnaryOperator<Span> moved(List<int[]> gaps) {
    return old -> {
      int[] gap = gaps.get(0);
      for (int[] next : gaps) {
        gap = next[0] <= old.start() ? next : gap;
      }
      return moved(old, gap[1] - gap[0]);
    };
  }

  private static Span moved(Span old, int by) {
    return new Span(old.start() + by, old.end() + by);
  }

  private static Name moved(Name name, int by) {
    return new Name(name.text(), name.start() + by, name.end() + by);
  }

  // --- Limits ---

  private boolean isOverLimit() {
    parts++;
    if (stop != null) {
      return true;
    }
    if (depth >= TreeChecker.MOST_DEPTH) {
      stop(
          Diagnostic.of(Kind.TOO_DEEP, source, use, "this nests too deep once it is written out")
              .label("more than " + TreeChecker.MOST_DEPTH + " levels down")
              .help("use fewer definitions inside of each other"));
    } else if (parts > MOST_PARTS || parts > budget.left()) {
      String most = parts > MOST_PARTS ? "10,000" : "what is left of 2,000,000 for all conditions";
      stop(
          Diagnostic.of(Kind.TOO_LARGE, source, use, "this is too much once it is written out")
              .label("more names, literals and operators than " + most)
              .help("look for definitions that use others more than once, one after the other"));
    }
    return stop != null;
  }

  private void stop(Diagnostic.Builder problem) {
    stop = stop == null ? problem : stop;
  }
}
