// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;

/**
 * A rule ready to run.
 *
 * @param index among the plan's rules of the same scope
 * @param accumulators of an {@code istream} rule, in source order
 * @param watches of an {@code istream} rule: the collections whose growth can make the condition
 *     certain
 */
record PlannedRule(
    int index,
    CheckedRule rule,
    Predicate condition,
    List<Accumulator> accumulators,
    java.util.Set<Collection> watches) {}
