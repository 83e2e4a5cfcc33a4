// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import pingsift.check.Expression.Literal;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.Suggestions;
import pingsift.syntax.Item;
import pingsift.syntax.Name;
import pingsift.syntax.RuleFile;
import pingsift.syntax.Syntax;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** The named lists of all loaded files. Every file sees every list. */
final class Lists {
  /** A constant, or a range of constants where there is a {@code high}. */
  record Member(Literal low, Optional<Literal> high, Span span) {
    static Member of(Literal literal) {
      return new Member(literal, Optional.empty(), literal.span());
    }

    /** The same member, told of where the list is used. */
    Member at(Span use) {
      return new Member(Literals.at(low, use), high.map(h -> Literals.at(h, use)), use);
    }
  }

  /** A list; without members where it could not be understood, which has been told. */
  record Entry(Name name, SourceText source, Optional<List<Member>> members) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> defines = new HashSet<>();

  /** Whether a {@code define} has the name; none is supported, which is told at its definition. */
  boolean isDefine(String name) {
    return defines.contains(name);
  }

  Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** Takes in the lists of a file, and tells what is wrong with them. */
  void add(RuleFile file, Schema schema, Consumer<Diagnostic> problems) {
    for (Item item : file.items()) {
      if (item instanceof Item.NamedList list) {
        add(list, file.source(), schema, problems);
      } else if (item instanceof Item.Define define) {
        defines.add(define.name().text());
      }
    }
  }

  private void add(
      Item.NamedList list, SourceText source, Schema schema, Consumer<Diagnostic> problems) {
    Name name = list.name();
    Entry known = entries.get(name.text());
    if (known != null) {
      problems.accept(
          Duplicates.problem(
              Kind.DUPLICATE_NAME,
              "a list named `" + name.text() + "` exists already",
              name.span(),
              source,
              known.name.span(),
              known.source));
      return;
    }
    RuleContext context = new RuleContext(schema, Scope.FRAME, this, source, problems);
    Optional<List<Member>> members =
        list.file().isPresent() ? fromFile(list, context) : inline(list, context);
    entries.put(name.text(), new Entry(name, source, members));
  }

  private static Optional<List<Member>> fromFile(Item.NamedList list, RuleContext context) {
    context.unsupported(
        "a list from a file", list.span(), "write the members in the rule file: `{ …, … }`");
    return Optional.empty();
  }

  private static Optional<List<Member>> inline(Item.NamedList list, RuleContext context) {
    TreeChecker tree = new TreeChecker(context);
    List<Member> members = new ArrayList<>();
    for (Syntax part : list.members()) {
      boolean range = part instanceof Syntax.Range;
      Optional<Literal> low = constant(range ? ((Syntax.Range) part).low() : part, tree, context);
      Optional<Literal> high =
          range ? constant(((Syntax.Range) part).high(), tree, context) : Optional.empty();
      if (low.isPresent() && high.isPresent() == range) {
        members.add(new Member(low.get(), high, part.span()));
      }
    }
    oneKind(members, context);
    return context.hasFailed() ? Optional.empty() : Optional.of(members);
  }

  private static Optional<Literal> constant(Syntax part, TreeChecker tree, RuleContext context) {
    boolean named = part instanceof Syntax.Path || part instanceof Syntax.Call;
    Expression value = named ? context.failed(part.span()) : tree.expression(part);
    if (value instanceof Literal literal) {
      return Optional.of(literal);
    }
    if (named || !RuleContext.isFailed(value)) {
      context.fail(
          context
              .problem(Kind.LITERAL, part.span(), "a list holds constants only")
              .label("not a constant"),
          part.span());
    }
    return Optional.empty();
  }

  private static void oneKind(List<Member> members, RuleContext context) {
    for (Member member : members) {
      Literal first = members.get(0).low();
      Literal odd = sameKind(first, member.low()) ? member.high().orElse(first) : member.low();
      if (!sameKind(first, odd)) {
        context.fail(
            context
                .problem(Kind.TYPE_MISMATCH, odd.span(), "a list holds values of one type")
                .label("`" + odd.type().word() + "`")
                .other(first.span(), "`" + first.type().word() + "`"),
            odd.span());
        return;
      }
    }
  }

  private static boolean sameKind(Literal a, Literal b) {
    return a.type() == b.type()
        || Comparisons.areComparable(a.type(), b.type())
        || (isAddress(a) && isAddress(b));
  }

  private static boolean isAddress(Literal literal) {
    return literal.type() == Type.IP || literal.type() == Type.NET;
  }

  /** Tells that no list has the name. */
  Expression unknown(Syntax.Path path, RuleContext context) {
    Diagnostic.Builder problem =
        context
            .problem(Kind.UNKNOWN_NAME, path.span(), "there is no list `" + path.text() + "`")
            .label("not a list of any loaded file");
    List<String> close = Suggestions.closest(path.text(), entries.keySet());
    if (!close.isEmpty()) {
      problem.help(RuleContext.similar("list", close));
    } else if (path.names().size() == 1) {
      problem.help("declare it in a rule file: `list %s = { … }`".formatted(path.text()));
    } else {
      problem.help("`in` takes a range, a set, a network or the name of a list");
    }
    return context.fail(problem, path.span());
  }
}
