// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

/** The types of values in rules. */
public enum Type {
  BOOL,
  /** 64-bit signed, never -2^63: arithmetic saturates one short of it. */
  INT,
  FLOAT,
  BYTES,
  STRING,
  IP,
  NET,
  /** Nanoseconds. */
  DURATION,
  /** Nanoseconds since the epoch, UTC. */
  TIME,
  /**
   * Of a part that failed to check: it agrees with everything, so that one mistake is told once.
   */
  ERROR;

  /** The word that users write and read: {@code bytes}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What a value of this type is called in a sentence: {@code a number}. */
  public String noun() {
    return switch (this) {
      case BOOL -> "true or false";
      case INT, FLOAT -> "a number";
      case BYTES -> "bytes";
      case STRING -> "a text";
      case IP -> "an address";
      case NET -> "a network";
      case DURATION -> "a duration";
      case TIME -> "a time";
      case ERROR -> "not known";
    };
  }

  /** Whether values of this type have an order. */
  public boolean isOrdered() {
    return this == INT || this == FLOAT || this == DURATION || this == TIME || this == ERROR;
  }
}
