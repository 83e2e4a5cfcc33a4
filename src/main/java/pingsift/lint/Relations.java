// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import static pingsift.lint.Shape.field;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Owner;
import pingsift.check.Scope;
import pingsift.check.Side;

/**
 * What values say of each other: n bytes have an entropy of at most log2(n), a part is no more than
 * the whole, and which fields a message has depends on its type.
 *
 * <p>Knows some fields of the catalogue by name; where a schema has none of them this says nothing.
 */
final class Relations {
  /** Entropy is computed with rounding. */
  private static final double TRACE = 1e-9;

  private static final int MOST_ENTROPY = 8;

  /** The key of IP version and ICMP type in one number: version times 256, plus type. */
  private static final String TYPE_KEY = "$icmp.type";

  private static final String TYPE = "icmp.type";
  private static final String VERSION = "ip.version";
  private static final int TYPES = 256;
  private static final long[] VERSIONS = {4, 6};
  private static final NumberSet KEYS_OF_4 = NumberSet.between(4 * TYPES, 5 * TYPES - 1);
  private static final NumberSet KEYS_OF_6 = NumberSet.between(6 * TYPES, 7 * TYPES - 1);
  private static final NumberSet ALL_KEYS = KEYS_OF_4.or(KEYS_OF_6);

  /** The shapes of what tells the type of the messages of one side. */
  private record TypeShapes(String key, String type, String version) {
    private static TypeShapes of(Side side) {
      return new TypeShapes(
          field(Owner.MESSAGE, side, TYPE_KEY),
          field(Owner.MESSAGE, side, TYPE),
          field(Owner.MESSAGE, side, VERSION));
    }
  }

  /** By each of the three. */
  private static final Map<String, TypeShapes> TYPE_SHAPES =
      Arrays.stream(Side.values())
          .map(TypeShapes::of)
          .flatMap(
              shapes ->
                  Stream.of(shapes.key, shapes.type, shapes.version)
                      .map(shape -> Map.entry(shape, shapes)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  /** By the sets of types that fields of the catalogue have: a few. */
  private static final Map<Set<Long>, NumberSet> NUMBERS = new ConcurrentHashMap<>();

  /** The shapes of the keys, by side. */
  private static final Map<Side, String> KEY_SHAPES =
      Arrays.stream(Side.values())
          .collect(Collectors.toMap(side -> side, side -> field(Owner.MESSAGE, side, TYPE_KEY)));

  private static final Set<Long> REQUESTS = Set.of(0x408L, 0x680L);
  private static final Set<Long> REPLIES = Set.of(0x400L, 0x681L);

  /** Entropies of whole iStreams with the bytes that they are of. */
  private static final Map<String, String> BYTES_OF =
      Map.of(
          own(Owner.ISTREAM, "entropy"), own(Owner.ISTREAM, "bytes"),
          own(Owner.REQUESTS, "entropy"), own(Owner.REQUESTS, "bytes"),
          own(Owner.REPLIES, "entropy"), own(Owner.REPLIES, "bytes"));

  private static final Map<String, String> ENTROPY_OF =
      BYTES_OF.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  /** The first is never more than the second. */
  private static final List<Map.Entry<String, String>> PARTS =
      List.of(
          Map.entry(own(Owner.REQUESTS, "bytes"), own(Owner.ISTREAM, "bytes")),
          Map.entry(own(Owner.REPLIES, "bytes"), own(Owner.ISTREAM, "bytes")),
          Map.entry(own(Owner.REQUESTS, "count"), own(Owner.FRAMES, "count")),
          Map.entry(own(Owner.REPLIES, "count"), own(Owner.FRAMES, "count")));

  private static final Set<String> IN_PARTS =
      PARTS.stream()
          .flatMap(pair -> Stream.of(pair.getKey(), pair.getValue()))
          .collect(Collectors.toSet());

  private final Reasoner reasoner;

  Relations(Reasoner reasoner) {
    this.reasoner = reasoner;
  }

  private static String own(Owner owner, String name) {
    return field(owner, Side.OWN, name);
  }

  /** Adds what follows from a value that has just been narrowed; false where that cannot be. */
  boolean follow(String shape, Facts facts) {
    NumberSet set = facts.get(shape);
    if (set == null) {
      return true;
    }
    if (shape.startsWith("entropy(")) {
      return needBytes(Shape.length(inner(shape, "entropy(")), set, facts);
    }
    if (shape.startsWith("len(")) {
      return boundEntropy("entropy(" + inner(shape, "len(") + ")", set, facts);
    }
    String bytes = BYTES_OF.get(shape);
    if (bytes != null && !needBytes(bytes, set, facts)) {
      return false;
    }
    String entropy = ENTROPY_OF.get(shape);
    if (entropy != null && !boundEntropy(entropy, set, facts)) {
      return false;
    }
    return followParts(shape, set, facts) && followType(shape, facts);
  }

  private static String inner(String shape, String word) {
    return shape.substring(word.length(), shape.length() - 1);
  }

  /** An entropy of h bits takes at least 2^h bytes. */
  private boolean needBytes(String bytes, NumberSet entropy, Facts facts) {
    BigDecimal least = entropy.min();
    if (least == null || least.signum() <= 0 || least.doubleValue() > MOST_ENTROPY) {
      return true;
    }
    double count = Math.ceil(Math.pow(2, least.doubleValue() - TRACE) - TRACE);
    NumberSet enough = ValueRange.from(BigDecimal.valueOf((long) count));
    return reasoner.narrow(bytes, enough, facts);
  }

  /** Says nothing of whether the entropy is there, so only of one that is. */
  private boolean boundEntropy(String entropy, NumberSet bytes, Facts facts) {
    BigDecimal most = bytes.max();
    if (most == null || facts.get(entropy) == null) {
      return true;
    }
    double count = most.doubleValue();
    double bits = count <= 1 ? 0 : Math.log(count) / Math.log(2) + TRACE;
    NumberSet bound = NumberSet.between(false, null, BigDecimal.valueOf(bits));
    return reasoner.narrow(entropy, bound, facts);
  }

  /** The range of a value that is an entropy, as far as the number of its bytes bounds it. */
  static NumberSet mostlyOf(Expression value, NumberSet range, Facts facts) {
    String shape = Shape.of(value).orElse("");
    boolean isOfBytes = shape.startsWith("entropy(");
    String bytes =
        isOfBytes ? Shape.length(inner(shape, "entropy(")) : BYTES_OF.getOrDefault(shape, "");
    NumberSet length = facts.get(bytes);
    BigDecimal most = length == null ? null : length.max();
    if (most == null || most.compareTo(BigDecimal.valueOf(TYPES)) >= 0) {
      return range;
    }
    double bits = most.signum() <= 0 ? 0 : Math.log(most.doubleValue()) / Math.log(2);
    BigDecimal bound = BigDecimal.valueOf(bits).setScale(2, RoundingMode.CEILING);
    return range.and(NumberSet.between(false, null, bound));
  }

  private boolean followParts(String shape, NumberSet set, Facts facts) {
    if (!IN_PARTS.contains(shape)) {
      return true;
    }
    BigDecimal min = set.min();
    BigDecimal max = set.max();
    for (Map.Entry<String, String> pair : PARTS) {
      if (pair.getKey().equals(shape) && min != null) {
        if (!reasoner.narrow(pair.getValue(), ValueRange.from(min), facts)) {
          return false;
        }
      } else if (pair.getValue().equals(shape) && max != null) {
        NumberSet most = NumberSet.between(true, BigDecimal.ZERO, max);
        if (!reasoner.narrow(pair.getKey(), most, facts)) {
          return false;
        }
      }
    }
    return true;
  }

  // ---- types of messages

  /** Which types a field of a message tells, where its record has only some; else empty. */
  static Optional<NumberSet> typesOf(FieldReference reference, Reasoner reasoner) {
    String name = reference.field().name();
    if (reference.field().owner() != Owner.MESSAGE) {
      return Optional.empty();
    }
    Optional<Set<Long>> keys = echoKeys(reference.side(), reasoner);
    if (name.equals(TYPE_KEY)) {
      return Optional.of(keys.map(Relations::numbers).orElse(ALL_KEYS));
    }
    return name.equals(TYPE) ? keys.map(k -> type(numbers(k))) : Optional.empty();
  }

  /** The messages of iStreams and exchanges are Echo Requests and Replies. */
  private static Optional<Set<Long>> echoKeys(Side side, Reasoner reasoner) {
    if (reasoner.scope() == Scope.FRAME) {
      return Optional.empty();
    }
    boolean isOne = reasoner.scope() == Scope.EXCHANGE || reasoner.collection().isPresent();
    return switch (side) {
      case REQUEST -> isOne ? Optional.of(REQUESTS) : Optional.empty();
      case REPLY -> isOne ? Optional.of(REPLIES) : Optional.empty();
      case FRAME ->
          reasoner.collection().filter(c -> c == Collection.FRAMES).isPresent()
              ? Optional.of(
                  Stream.concat(REQUESTS.stream(), REPLIES.stream()).collect(Collectors.toSet()))
              : Optional.empty();
      case OWN, EXCHANGE -> Optional.empty();
    };
  }

  /** Adds that a message has one of the types that have the field; false where it has none. */
  static boolean assumeTypes(FieldReference reference, Reasoner reasoner, Facts facts) {
    Set<Long> types = reference.field().types();
    if (types.isEmpty() || reference.field().owner() != Owner.MESSAGE) {
      return true;
    }
    String shape = Objects.requireNonNull(KEY_SHAPES.get(reference.side()), "every side has one");
    NumberSet possible =
        numbers(types)
            .and(echoKeys(reference.side(), reasoner).map(Relations::numbers).orElse(ALL_KEYS));
    return !possible.isEmpty() && reasoner.narrow(shape, possible, facts);
  }

  private boolean followType(String shape, Facts facts) {
    TypeShapes shapes = TYPE_SHAPES.get(shape);
    return shapes == null || agree(shapes, facts);
  }

  /** Keeps the keys whose version and type are possible, and the versions and types of those. */
  private boolean agree(TypeShapes shapes, Facts facts) {
    NumberSet keys = facts.get(shapes.key);
    NumberSet types = facts.get(shapes.type);
    NumberSet versions = facts.get(shapes.version);
    NumberSet possible = NumberSet.none(true);
    for (long version : VERSIONS) {
      if (versions == null || versions.contains(BigDecimal.valueOf(version))) {
        NumberSet ofVersion = keys(version);
        possible =
            possible.or(types == null ? ofVersion : types.plus(version * TYPES).and(ofVersion));
      }
    }
    if (keys != null) {
      possible = possible.and(keys);
    }
    if (possible.isEmpty()) {
      return false;
    }
    // these agree with each other now, and nothing else follows from them
    facts.put(shapes.key, possible);
    facts.put(shapes.type, type(possible));
    facts.put(shapes.version, version(possible));
    return true;
  }

  /** The keys of all types of an IP version. */
  private static NumberSet keys(long version) {
    return version == 4 ? KEYS_OF_4 : KEYS_OF_6;
  }

  private static NumberSet type(NumberSet keys) {
    NumberSet types = NumberSet.none(true);
    for (long version : VERSIONS) {
      types = types.or(keys.and(keys(version)).plus(-version * TYPES));
    }
    return types;
  }

  private static NumberSet version(NumberSet keys) {
    NumberSet versions = NumberSet.none(true);
    for (long version : VERSIONS) {
      if (!keys.and(keys(version)).isEmpty()) {
        versions = versions.or(NumberSet.between(version, version));
      }
    }
    return versions;
  }

  private static NumberSet numbers(Set<Long> keys) {
    NumberSet known = NUMBERS.get(keys);
    if (known == null) {
      known = NumberSet.points(true, keys.stream().map(BigDecimal::valueOf).toList());
      NUMBERS.put(keys, known);
    }
    return known;
  }
}
