// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Optional;
import pingsift.diag.Diagnostic;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * What a rule is by itself, before its name and id are compared with those of others. Immutable.
 *
 * @param sidSpan where its id stands
 * @param source the text that it stands in, with what its definitions came to
 * @param parts how many parts definitions came to
 * @param ofMeta problems of its meta data
 * @param ofQuery all others
 */
record RuleLook(
    Optional<RuleMeta> meta,
    Optional<Span> sidSpan,
    Optional<CheckedQuery> query,
    Optional<Restraint> restraint,
    SourceText source,
    int parts,
    List<Diagnostic> ofMeta,
    List<Diagnostic> ofQuery) {
  boolean isSound() {
    return meta.isPresent() && query.isPresent() && restraint.isPresent();
  }

  /** The rule, where all of it is sound. */
  Optional<CheckedRule> rule(String name, Span span) {
    return isSound()
        ? Optional.of(
            new CheckedRule(
                name,
                meta.orElseThrow(),
                query.orElseThrow(),
                restraint.orElseThrow(),
                source,
                span))
        : Optional.empty();
  }
}
