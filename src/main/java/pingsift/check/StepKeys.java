// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pingsift.check.Expression.FieldReference;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Query;
import pingsift.syntax.Syntax;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Checks the keys of a sequence: each step's record has them, with one type in all. */
final class StepKeys {
  private static final int MOST_SUGGESTIONS = 4;

  /** Makes contexts for names of a scope. */
  interface Contexts {
    RuleContext of(Scope scope, Consumer<Diagnostic> problems);
  }

  private final SourceText source;
  private final Consumer<Diagnostic> problems;
  private final Contexts contexts;

  StepKeys(SourceText source, Consumer<Diagnostic> problems, Contexts contexts) {
    this.source = source;
    this.problems = problems;
    this.contexts = contexts;
  }

  /** The keys of each step; empty where something is wrong, which has been told. */
  List<List<FieldReference>> check(Query.Sequence query, List<CheckedQuery.Single> steps) {
    Map<Scope, Span> scopes = new EnumMap<>(Scope.class);
    for (int i = 0; i < steps.size(); i++) {
      scopes.putIfAbsent(steps.get(i).scope(), query.steps().get(i).query().scope().span());
    }
    if (!areInAll(query.keys(), scopes)) {
      return List.of();
    }
    Map<Scope, List<FieldReference>> keys = new EnumMap<>(Scope.class);
    for (Scope scope : scopes.keySet()) {
      List<Diagnostic> found = new ArrayList<>();
      RuleContext context = contexts.of(scope, found::add);
      keys.put(scope, new Keys(context).check(query.keys()));
      if (context.hasFailed()) {
        found.forEach(problems);
        return List.of(); // the other scopes would say it again
      }
    }
    return haveOneType(keys, scopes)
        ? steps.stream().map(step -> keys.getOrDefault(step.scope(), List.of())).toList()
        : List.of();
  }

  /** Whether every scope has a field for each key. */
  private boolean areInAll(List<Syntax.Path> keys, Map<Scope, Span> scopes) {
    boolean all = true;
    for (Syntax.Path key : keys) {
      List<Scope> without = scopes.keySet().stream().filter(scope -> !has(scope, key)).toList();
      if (without.size() == scopes.size()) {
        new Names(contexts.of(without.get(0), problems)).resolve(key);
      } else if (!without.isEmpty()) {
        missing(key, without.get(0), scopes);
      }
      all &= without.isEmpty();
    }
    return all;
  }

  private boolean has(Scope scope, Syntax.Path key) {
    return new Names(contexts.of(scope, problem -> {})).find(key).isPresent();
  }

  private void missing(Syntax.Path key, Scope without, Map<Scope, Span> scopes) {
    String noun = without.word();
    Diagnostic.Builder problem =
        Diagnostic.of(
                Kind.WRONG_SCOPE,
                source,
                key.span(),
                "`%s` is a key of every step, and `%s` has no such field"
                    .formatted(key.text(), noun))
            .label("not a field of all steps")
            .other(scopes.getOrDefault(without, key.span()), "this step has none");
    List<String> common = common(scopes.keySet());
    if (!common.isEmpty()) {
      problem.help("fields that all its steps have: " + String.join(", ", common));
    }
    problems.accept(problem.build());
  }

  /** Some fields that each of these records has for good. */
  private List<String> common(Set<Scope> scopes) {
    Set<String> names = null;
    Schema schema = contexts.of(Scope.FRAME, problem -> {}).schema();
    for (Scope scope : scopes) {
      Set<String> here =
          schema.fields(owner(scope)).stream()
              .filter(f -> !f.isHidden() && f.growth() == Growth.FIXED)
              .map(FieldDef::name)
              .collect(Collectors.toCollection(TreeSet::new));
      if (names == null) {
        names = here;
      } else {
        names.retainAll(here);
      }
    }
    return names == null
        ? List.of()
        : names.stream()
            .filter(
                name ->
                    schema.field(Owner.MESSAGE, name).map(f -> f.type() == Type.IP).orElse(true))
            .limit(MOST_SUGGESTIONS)
            .map(name -> "`" + name + "`")
            .toList();
  }

  private static Owner owner(Scope scope) {
    return switch (scope) {
      case FRAME -> Owner.MESSAGE;
      case EXCHANGE -> Owner.EXCHANGE;
      case ISTREAM -> Owner.ISTREAM;
    };
  }

  private boolean haveOneType(Map<Scope, List<FieldReference>> keys, Map<Scope, Span> scopes) {
    boolean all = true;
    Scope first = keys.keySet().iterator().next();
    List<FieldReference> expected = keys.getOrDefault(first, List.of());
    for (Map.Entry<Scope, List<FieldReference>> other : keys.entrySet()) {
      for (int i = 0; i < expected.size(); i++) {
        Type here = expected.get(i).type();
        Type there = other.getValue().get(i).type();
        if (here != there) {
          all = false;
          differs(expected.get(i).span(), first, here, other.getKey(), there, scopes);
        }
      }
    }
    return all;
  }

  private void differs(
      Span key, Scope first, Type here, Scope other, Type there, Map<Scope, Span> scopes) {
    problems.accept(
        Diagnostic.of(
                Kind.TYPE_MISMATCH,
                source,
                key,
                "the key `" + source.slice(key).strip() + "` has another type in another step")
            .label("never equal in both")
            .other(scopes.getOrDefault(first, key), "here it is " + here.noun())
            .other(scopes.getOrDefault(other, key), "here it is " + there.noun())
            .build());
  }
}
