// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.decode.MessageCode;
import pingsift.stream.EchoStream;

/**
 * Writes matches down and reads them again, as the same process does with those that have no room
 * in memory.
 *
 * <p>What many matches share stays in memory, and is written as a number: rules, their texts, names
 * of files, and iStreams, which go on while a match waits. Not thread-safe.
 */
public final class MatchCode {
  private static final Match.State[] STATES = Match.State.values();
  private static final EvidenceValue.Kind[] KINDS = EvidenceValue.Kind.values();
  private static final int NONE = -1;

  /** Rules and iStreams, which are equal to themselves alone. */
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

  private final Map<String, Integer> textNumbers = new HashMap<>();

  /** What has a number, by it. */
  private final List<Object> shared = new ArrayList<>();

  private int number(Object of) {
    Integer known = numbers.get(of);
    if (known == null) {
      known = shared.size();
      numbers.put(of, known);
      shared.add(of);
    }
    return known;
  }

  private void writeShared(String text, DataOutput out) throws IOException {
    Integer known = textNumbers.get(text);
    if (known == null) {
      known = shared.size();
      textNumbers.put(text, known);
      shared.add(text);
    }
    out.writeInt(known);
  }

  private String readShared(DataInput in) throws IOException {
    return (String) shared.get(in.readInt());
  }

  // ---- matches

  /** Writes a match; its iStream is not written, but said again as it is when it is read. */
  public void write(Match match, DataOutput out) throws IOException {
    EchoStream stream = match.stream();
    out.writeInt(number(match.rule()));
    out.writeInt(stream == null ? NONE : number(stream));
    out.writeLong(match.decidingFrame());
    out.writeLong(match.requestFrame());
    out.writeLong(match.replyFrame());
    out.writeByte(match.state().ordinal());
    out.writeBoolean(match.complete());
    out.writeInt(match.missing().size());
    for (String reason : match.missing()) {
      writeText(reason, out);
    }
    writeShared(match.decider().file(), out);
    MessageCode.write(match.decider(), out);
    out.writeInt(match.evidence().size());
    for (Evidence evidence : match.evidence()) {
      write(evidence, out);
    }
    Group group = match.group();
    out.writeBoolean(group != null);
    if (group != null) {
      write(group, out);
    }
  }

  /** The rule of a match that was written, which is to be read first. */
  public CheckedRule readRule(DataInput in) throws IOException {
    return (CheckedRule) shared.get(in.readInt());
  }

  /** Reads what {@link #write} has written behind the rule. */
  public Match read(CheckedRule rule, DataInput in) throws IOException {
    int stream = in.readInt();
    long decidingFrame = in.readLong();
    long requestFrame = in.readLong();
    long replyFrame = in.readLong();
    Match.State state = STATES[in.readByte()];
    boolean complete = in.readBoolean();
    List<String> missing = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      missing.add(readText(in));
    }
    String file = readShared(in);
    return new Match(
        rule,
        MessageCode.read(in, file),
        decidingFrame,
        stream == NONE ? null : (EchoStream) shared.get(stream),
        requestFrame,
        replyFrame,
        state,
        complete,
        missing,
        readEvidence(in),
        in.readBoolean() ? readGroup(in) : null);
  }

  // ---- evidence

  private void write(Evidence evidence, DataOutput out) throws IOException {
    writeShared(evidence.condition(), out);
    write(evidence.rawValue(), out);
    write(evidence.rawLiteral(), out);
    writeNumbers(evidence.frames(), out);
    out.writeInt(evidence.offset());
    out.writeInt(evidence.length());
    out.writeBoolean(evidence.estimate());
  }

  private List<Evidence> readEvidence(DataInput in) throws IOException {
    int count = in.readInt();
    List<Evidence> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(
          new Evidence(
              readShared(in),
              readValue(in),
              readValue(in),
              readNumbers(in),
              in.readInt(),
              in.readInt(),
              in.readBoolean()));
    }
    return all;
  }

  private static void write(EvidenceValue value, DataOutput out) throws IOException {
    if (value.kind() == EvidenceValue.Kind.BYTES) {
      out.writeByte(EvidenceValue.Kind.BYTES.ordinal());
      out.writeInt(value.length());
      out.write(value.bytes(), 0, value.length());
    } else {
      write(value.get(), out);
    }
  }

  // ---- groups

  private void write(Group group, DataOutput out) throws IOException {
    out.writeInt(group.keys().size());
    for (Group.Key key : group.keys()) {
      writeShared(key.name(), out);
      write(key.value(), out);
    }
    out.writeLong(group.records());
    out.writeLong(group.firstNanos());
    out.writeLong(group.lastNanos());
    writeNumbers(group.frames(), out);
    out.writeInt(group.steps().size());
    for (Group.Step step : group.steps()) {
      writeShared(step.scope(), out);
      writeShared(step.text(), out);
      out.writeBoolean(step.absent());
      out.writeLong(step.frame());
      out.writeLong(step.nanos());
      out.writeInt(step.evidence());
    }
  }

  private Group readGroup(DataInput in) throws IOException {
    List<Group.Key> keys = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      String name = readShared(in);
      Object value = readValue(in);
      if (value == null) {
        throw new IOException("a key without a value was kept");
      }
      keys.add(new Group.Key(name, value));
    }
    long records = in.readLong();
    long firstNanos = in.readLong();
    long lastNanos = in.readLong();
    long[] frames = readNumbers(in);
    List<Group.Step> steps = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      steps.add(
          new Group.Step(
              readShared(in),
              readShared(in),
              in.readBoolean(),
              in.readLong(),
              in.readLong(),
              in.readInt()));
    }
    return new Group(keys, records, firstNanos, lastNanos, frames, steps);
  }

  // ---- values

  /** Long, Double, Boolean, String or byte[], or null; as an {@link EvidenceValue} has them. */
  private static void write(@Nullable Object value, DataOutput out) throws IOException {
    if (value == null) {
      out.writeByte(EvidenceValue.Kind.NONE.ordinal());
    } else if (value instanceof Long number) {
      out.writeByte(EvidenceValue.Kind.WHOLE.ordinal());
      out.writeLong(number);
    } else if (value instanceof Double number) {
      out.writeByte(EvidenceValue.Kind.DECIMAL.ordinal());
      out.writeDouble(number);
    } else if (value instanceof byte[] bytes) {
      out.writeByte(EvidenceValue.Kind.BYTES.ordinal());
      out.writeInt(bytes.length);
      out.write(bytes);
    } else {
      out.writeByte(EvidenceValue.Kind.OBJECT.ordinal());
      boolean isTruth = value instanceof Boolean;
      out.writeBoolean(isTruth);
      if (isTruth) {
        out.writeBoolean((Boolean) value);
      } else {
        writeText((String) value, out);
      }
    }
  }

  private static @Nullable Object readValue(DataInput in) throws IOException {
    return switch (KINDS[in.readByte()]) {
      case NONE -> null;
      case WHOLE -> in.readLong();
      case DECIMAL -> in.readDouble();
      case BYTES -> {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        yield bytes;
      }
      case OBJECT -> {
        if (in.readBoolean()) {
          yield in.readBoolean();
        }
        yield readText(in);
      }
    };
  }

  /** Whatever chars it has, and however many. */
  private static void writeText(String text, DataOutput out) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }

  private static String readText(DataInput in) throws IOException {
    char[] chars = new char[in.readInt()];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = in.readChar();
    }
    return new String(chars);
  }

  private static void writeNumbers(long[] numbers, DataOutput out) throws IOException {
    out.writeInt(numbers.length);
    for (long number : numbers) {
      out.writeLong(number);
    }
  }

  private static long[] readNumbers(DataInput in) throws IOException {
    long[] numbers = new long[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readLong();
    }
    return numbers;
  }
}
