// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One option of a command, or its files: how many values it takes and where they go. */
final class PlainOption {
  /** What stands behind an option. */
  enum Kind {
    /** Nothing: the option says it all. */
    FLAG,
    /** One text. */
    TEXT,
    /** One text each time. */
    EACH,
    /** Texts up to the next option. */
    TEXTS,
    /** A word of an enumeration. */
    CHOICE,
    /** A whole number from 0 on. */
    NUMBER
  }

  private static final int MOST_DIGITS = 9;

  private final List<String> names;
  private final String path;
  private final Kind kind;
  private final boolean required;
  private boolean given;

  private PlainOption(List<String> names, String path, Kind kind, boolean required) {
    this.names = names;
    this.path = path;
    this.kind = kind;
    this.required = required;
  }

  /** From a line of {@link PlainOptions}: {@code -r captures.names texts required}. */
  static PlainOption of(String line) {
    String[] parts = line.split(" ");
    Kind kind = Kind.valueOf(parts[2].toUpperCase(Locale.ROOT));
    return new PlainOption(List.of(parts[0].split(",")), parts[1], kind, parts.length > 3);
  }

  boolean isCalled(String name) {
    return names.contains(name);
  }

  /** Whether it may come now: most options come once. */
  boolean mayFollow() {
    return !given || kind == Kind.EACH;
  }

  boolean isMissing() {
    return required && !given;
  }

  /** How many of the words behind it are its values; -1 where there are too few. */
  int values(int available) {
    return switch (kind) {
      case FLAG -> 0;
      case TEXT, EACH, CHOICE, NUMBER -> available >= 1 ? 1 : -1;
      case TEXTS -> available >= 1 ? available : -1;
    };
  }

  /** Gives values to the command; false where they are none of this option's. */
  boolean set(Object command, List<String> values) {
    given = true;
    try {
      Object owner = command;
      int from = 0;
      for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
        owner = field(owner, path.substring(from, dot)).get(owner);
        from = dot + 1;
      }
      return set(owner, field(owner, path.substring(from)), values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no field " + path, e);
    }
  }

  private static Field field(Object owner, String name) throws NoSuchFieldException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private boolean set(Object owner, Field field, List<String> values)
      throws IllegalAccessException {
    switch (kind) {
      case FLAG -> field.set(owner, true);
      case TEXT -> field.set(owner, values.get(0));
      case EACH, TEXTS -> {
        List<Object> all = new ArrayList<>((List<?>) field.get(owner));
        all.addAll(values);
        field.set(owner, all);
      }
      case CHOICE -> {
        return choose(owner, field, values.get(0));
      }
      case NUMBER -> {
        return number(owner, field, values.get(0));
      }
    }
    return true;
  }

  private static boolean choose(Object owner, Field field, String word)
      throws IllegalAccessException {
    for (Object constant : field.getType().getEnumConstants()) {
      if (constant.toString().equals(word)) {
        field.set(owner, constant);
        return true;
      }
    }
    return false;
  }

  private static boolean number(Object owner, Field field, String word)
      throws IllegalAccessException {
    if (word.length() > MOST_DIGITS) {
      return false;
    }
    int number = 0;
    for (int i = 0; i < word.length(); i++) {
      int digit = word.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      number = 10 * number + digit;
    }
    field.set(owner, number);
    return true;
  }
}
