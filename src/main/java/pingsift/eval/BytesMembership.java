// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;

/**
 * {@code value in {x"D5 20", "GET "}} of bytes without open ones, or its opposite. The value is
 * read once, and a list of many thousand digests costs a search by halves.
 *
 * <p>Where the capture cut the value, it is no member if none of its length agrees with what is
 * there; otherwise that is unknown.
 */
final class BytesMembership extends Leaf {
  static final Comparator<byte[]> ORDER =
      Comparator.<byte[]>comparingInt(m -> m.length).thenComparing(Arrays::compareUnsigned);

  private final BytesValue value;
  private final byte[][] members;
  private final boolean wanted;

  /**
   * @param members in {@link #ORDER}; not to be written from now on
   */
  BytesMembership(String text, Origin origin, BytesValue value, byte[][] members, boolean wanted) {
    super(text, origin);
    this.value = value;
    this.members = members;
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    Bytes view = value.read(evaluation);
    if (view == null) {
      return Truth.UNKNOWN;
    }
    Truth found = find(view);
    return wanted ? found : found.not();
  }

  /** A search by halves for the first member that agrees with the bytes that are there. */
  private Truth find(Bytes view) {
    int low = 0;
    int high = members.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order(members[middle], view) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean agrees = low < members.length && order(members[low], view) == 0;
    return !agrees ? Truth.FALSE : view.isTruncated() ? Truth.UNKNOWN : Truth.TRUE;
  }

  /** A member against a view: by their lengths as sent, then by as many bytes as are there. */
  private static int order(byte[] member, Bytes view) {
    if (member.length != view.wireLength()) {
      return Integer.compare(member.length, view.wireLength());
    }
    int from = view.offset();
    return Arrays.compareUnsigned(
        member, 0, view.length(), view.array(), from, from + view.length());
  }

  @Override
  public int cost() {
    return value.cost() + 4 + 4 * (Integer.SIZE - Integer.numberOfLeadingZeros(members.length));
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    @Nullable Bytes view = value.read(evaluation);
    if (view == null) {
      super.explain(evaluation, into);
      return;
    }
    Evidence evidence = evidence(evaluation);
    BytesEquality.show(view, 0, BytesEquality.SHOWN, evidence.rawValue());
    evidence.place(value.placeInData(evaluation, 0), view.wireLength());
    into.add(evidence);
  }
}
