// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one rule asks of windows, planned.
 *
 * @param elements the plural word of its records
 * @param keys of its records, as it writes them
 * @param where what each record was; null where nothing is asked of it
 * @param having what all of a window must be; reads the window's terms and the keys
 * @param margin how far a window is from a change of {@code having}
 * @param watched what is shown to someone each time the window is tried; usually nothing
 * @param aggregations the indices of those that {@code having} and {@code watched} read
 * @param sources what the terms read of each record
 * @param countedIn by the text of a part of {@code having}: the columns whose true records it
 *     counts
 * @param bytesOfRecord roughly how many bytes a record takes in a window that has many, where
 *     nobody else asks
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WindowRule(
    String elements,
    KeyReader keys,
    @Nullable Predicate where,
    Predicate having,
    Margin margin,
    List<Cell> watched,
    int[] aggregations,
    List<WindowTerms.Source> sources,
    Map<String, List<Integer>> countedIn,
    int bytesOfRecord) {}
