// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.check.Growth;

/**
 * One side of a comparison: a value, and how it changes while an iStream grows (FIXED on single
 * records).
 */
record Side<V>(V value, Growth growth) {}
