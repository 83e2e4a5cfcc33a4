// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import java.util.List;
import pingsift.check.Growth;

/** {@code value in {1, 2, 3}}, or its opposite. */
final class IntMembership extends Leaf {
  private final IntValue value;
  private final Growth growth;
  private final Shown shown;
  private final long[] members;
  private final boolean wanted;

  /**
   * @param members ascending; not to be written from now on
   * @param shown what an alert shows as the value
   */
  IntMembership(
      String text,
      Origin origin,
      Side<IntValue> value,
      Shown shown,
      long[] members,
      boolean wanted) {
    super(text, origin);
    this.value = value.value();
    this.growth = value.growth();
    this.shown = shown;
    this.members = members;
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    long number = value.read(evaluation);
    if (number == IntValue.ABSENT) {
      return Truth.UNKNOWN;
    }
    if (!evaluation.isEnded() && growth != Growth.FIXED) {
      return certain(number);
    }
    return Truth.of(contains(number) == wanted);
  }

  /** A rising value above all members, or a falling one below them, will never be one of them. */
  private Truth certain(long number) {
    boolean never =
        members.length == 0
            || (growth == Growth.RISING && number > members[members.length - 1])
            || (growth == Growth.FALLING && number < members[0]);
    return never ? Truth.of(!wanted) : Truth.UNKNOWN;
  }

  private boolean contains(long number) {
    return Arrays.binarySearch(members, number) >= 0;
  }

  @Override
  public int cost() {
    return value.cost() + 4;
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    Evidence evidence = evidence(evaluation);
    shown.show(evaluation, evidence.rawValue());
    into.add(evidence);
  }
}
