// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/** What an alert shows of a value. */
interface Shown {
  void show(Evaluation evaluation, EvidenceValue into);
}
