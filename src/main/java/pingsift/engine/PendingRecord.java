// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import pingsift.eval.KeptRecord;

/** A record on its way to the windows and sequences. */
final class PendingRecord extends Pending {
  final KeptRecord kept = new KeptRecord();
}
