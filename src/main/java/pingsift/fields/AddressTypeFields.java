// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pingsift.bytes.IpAddress;
import pingsift.bytes.IpClass;
import pingsift.check.FieldDef;
import pingsift.check.Type;

/**
 * The class of every address: beside the field {@code src} stands {@code src.type}.
 *
 * <p>An address is of one {@link IpClass}. Some blocks within a class have a name as well: a unique
 * local address is both {@code private} and {@code unique_local}. So a hidden key holds class and
 * block in one number, and the name of a class stands for all keys of the class; alerts show the
 * narrower name.
 */
public final class AddressTypeFields {
  /** A named part of a class. */
  private enum Block {
    NONE("", IpClass.PUBLIC),
    UNIQUE_LOCAL("unique_local", IpClass.PRIVATE),
    SITE_LOCAL("site_local", IpClass.PRIVATE),
    TEREDO("teredo", IpClass.PUBLIC),
    SIX_TO_FOUR("six_to_four", IpClass.PUBLIC),
    NAT64("nat64", IpClass.PUBLIC);

    private final String word;
    private final IpClass within;

    Block(String word, IpClass within) {
      this.word = word;
      this.within = within;
    }
  }

  private static final int BLOCKS = Block.values().length;
  private static final Map<String, List<Long>> NAMES = names();

  private AddressTypeFields() {}

  /** Each name with the keys that it stands for: classes first, then blocks. */
  public static Map<String, List<Long>> names() {
    Map<String, List<Long>> names = new LinkedHashMap<>();
    for (IpClass type : IpClass.values()) {
      List<Long> keys = new ArrayList<>();
      for (Block block : Block.values()) {
        if (block == Block.NONE || block.within == type) {
          keys.add(key(type, block));
        }
      }
      names.put(type.word(), List.copyOf(keys));
    }
    for (Block block : Block.values()) {
      if (block != Block.NONE) {
        names.put(block.word, List.of(key(block.within, block)));
      }
    }
    return names;
  }

  /** The fields, and behind each address the two of its type. */
  static List<Field> beside(List<Field> fields) {
    List<Field> all = new ArrayList<>();
    for (Field field : fields) {
      all.add(field);
      if (field.accessor() instanceof Accessor.OfAddress<?> address) {
        all.add(word(field, address));
        all.add(key(field, address));
      }
    }
    return all;
  }

  private static <R> Field word(Field field, Accessor.OfAddress<R> address) {
    FieldDef def = field.definition();
    Accessor.OfText<R> word =
        source ->
            address.present().read(source)
                ? word(address.high().read(source), address.low().read(source))
                : null;
    String name = def.name() + ".type";
    String sentence = "what kind of address `" + def.name() + "` is, by name";
    return new Field(
        of(def, name, Type.STRING, sentence, NAMES, "$" + name),
        word,
        field.need(),
        field.absence());
  }

  private static <R> Field key(Field field, Accessor.OfAddress<R> address) {
    FieldDef def = field.definition();
    Accessor.OfLong<R> key =
        source ->
            address.present().read(source)
                ? key(address.high().read(source), address.low().read(source))
                : Accessor.ABSENT;
    String sentence = "class and block of `" + def.name() + "` in one number";
    return new Field(
        of(def, "$" + def.name() + ".type", Type.INT, sentence, Map.of(), ""),
        key,
        field.need(),
        field.absence());
  }

  private static FieldDef of(
      FieldDef address,
      String name,
      Type type,
      String sentence,
      Map<String, List<Long>> symbols,
      String symbolKey) {
    return new FieldDef(
        address.owner(),
        name,
        type,
        "",
        address.mayBeAbsent(),
        sentence,
        address.cost() + 4,
        address.growth(),
        symbols,
        symbolKey);
  }

  /** The narrowest name that an address has. */
  private static String word(long high, long low) {
    Block block = block(high, low);
    return block == Block.NONE ? IpClass.of(high, low).word() : block.word;
  }

  private static long key(long high, long low) {
    return key(IpClass.of(high, low), block(high, low));
  }

  private static long key(IpClass type, Block block) {
    return (long) type.ordinal() * BLOCKS + block.ordinal();
  }

  private static Block block(long high, long low) {
    if (IpAddress.isIpv4(high, low)) {
      return Block.NONE;
    }
    int first = (int) (high >>> 48);
    if (first >>> 9 == 0xfc >>> 1) {
      return Block.UNIQUE_LOCAL; // fc00::/7, RFC 4193
    }
    if (first >>> 6 == 0xfec0 >>> 6) {
      return Block.SITE_LOCAL; // fec0::/10, RFC 3879
    }
    if (first == 0x2002) {
      return Block.SIX_TO_FOUR; // 2002::/16, RFC 3056
    }
    if (high >>> 32 == 0x2001_0000L) {
      return Block.TEREDO; // 2001::/32, RFC 4380
    }
    return high == 0x0064_ff9b_0000_0000L ? Block.NAT64 : Block.NONE; // 64:ff9b::/96, RFC 6052
  }
}
