// SPDX-License-Identifier: Apache-2.0
/**
 * Traffic and rules to measure with: captures of any length, and any number of rules that match
 * hardly anything in them. Tests use them, and so do the benchmarks in {@code src/bench}. The same
 * request gives the same bytes.
 */
package pingsift.workload;
