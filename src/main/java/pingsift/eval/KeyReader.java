// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import pingsift.bytes.Mixer;
import pingsift.check.CheckedRule;
import pingsift.check.Expression.FieldReference;

/**
 * Reads the keys of records: what stands after {@code by}. Immutable, but for the secret of a run.
 *
 * <p>Bytes are held as their length and a hash of 64 bits under a secret: two different ones of one
 * length are taken as equal once in 2^64 times.
 */
final class KeyReader {
  private final List<String> names;
  private final KeyPart[] parts;
  private final int index;
  private final int longs;

  private KeyReader(int index, List<String> names, List<KeyPart> parts) {
    this.index = index;
    this.names = List.copyOf(names);
    this.parts = parts.toArray(KeyPart[]::new);
    this.longs = parts.stream().mapToInt(KeyPart::longs).sum();
  }

  /**
   * Rules by the same keys of the same kind of records share a reader.
   *
   * @param values the value planner of the query whose records have these keys
   */
  static KeyReader of(
      CheckedRule rule, List<FieldReference> keys, ValuePlanner values, Allocation allocation) {
    List<String> same = new ArrayList<>();
    for (FieldReference key : keys) {
      same.add(key.field().owner() + "." + key.field().name());
      same.add(key.side().toString());
      same.add(rule.text(key));
    }
    return allocation.keyReader(same, index -> of(index, rule, keys, values));
  }

  private static KeyReader of(
      int index, CheckedRule rule, List<FieldReference> keys, ValuePlanner values) {
    List<String> names = new ArrayList<>();
    List<KeyPart> parts = new ArrayList<>();
    for (FieldReference key : keys) {
      names.add(rule.text(key));
      parts.add(
          switch (key.type()) {
            case IP -> new KeyPart.OfAddress(values.address(key));
            case BYTES -> new KeyPart.OfBytes(values.bytes(key));
            case STRING -> new KeyPart.OfText(values.text(key));
            case FLOAT -> new KeyPart.OfDouble(values.real(key));
            default -> new KeyPart.OfLong(values.whole(key), key.type());
          });
    }
    return new KeyReader(index, names, parts);
  }

  /** An empty key to be filled by {@link #read}. */
  GroupKey newKey() {
    return new GroupKey(longs);
  }

  /**
   * Fills {@code into} from the record that the evaluation is at; false where a key is absent: then
   * the record belongs to no group. The first that asks at a record reads them.
   */
  boolean read(Evaluation evaluation, GroupKey into) {
    GroupKey last = evaluation.key(index, longs);
    if (last.readAt != evaluation.moves()) {
      last.readAt = evaluation.moves();
      last.isWhole = readAnew(evaluation, last);
    }
    if (last.isWhole) {
      into.copyFrom(last);
    }
    return last.isWhole;
  }

  private boolean readAnew(Evaluation evaluation, GroupKey into) {
    Mixer mixer = evaluation.mixer();
    int at = 0;
    for (KeyPart part : parts) {
      if (!part.read(evaluation, into, at, mixer)) {
        return false;
      }
      at += part.longs();
    }
    into.seal(mixer);
    return true;
  }

  /** The keys of the record that the evaluation is at, in order; absent ones are left out. */
  List<Group.Key> shown(Evaluation evaluation) {
    List<Group.Key> shown = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      Object value = parts[i].shown(evaluation);
      if (value != null) {
        shown.add(new Group.Key(names.get(i), value));
      }
    }
    return shown;
  }
}
