// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.ByteRoom;
import pingsift.bytes.Bytes;
import pingsift.check.FunctionDef;

/**
 * A function: what the language knows of it, and its code. There is a kind for each shape of
 * arguments and result; all allocate nothing from call to call, and none keeps what it was given.
 */
public sealed interface Function {
  FunctionDef definition();

  /** Of bytes; gives an INT or a BOOL (0 or 1), or {@link Accessor#ABSENT}. */
  record OfLong(FunctionDef definition, ToLong code) implements Function {}

  /** Of bytes; gives a FLOAT, or NaN where it is absent. */
  record OfDouble(FunctionDef definition, ToDouble code) implements Function {}

  /** Of bytes and a place in them; gives an INT or a BOOL (0 or 1), or {@link Accessor#ABSENT}. */
  record OfPlace(FunctionDef definition, ToLongAt code) implements Function {}

  /** Of two bytes values; gives an INT, or {@link Accessor#ABSENT}. */
  record OfTwo(FunctionDef definition, ToLongOfTwo code) implements Function {}

  /** Of bytes; gives a STRING, one of those that the definition names, or null. */
  record OfText(FunctionDef definition, ToText code) implements Function {}

  /** Of bytes; gives BYTES, or null. */
  record OfBytes(FunctionDef definition, ToBytes code) implements Function {}

  /** Code that gives a whole number. */
  interface ToLong {
    long apply(Bytes bytes);
  }

  /** Code that gives a float. */
  interface ToDouble {
    double apply(Bytes bytes);
  }

  /** Code that gives a whole number. */
  interface ToLongAt {
    /**
     * @param offset from 0; below 0 from the end as sent
     */
    long apply(Bytes bytes, long offset);
  }

  /** Code that gives a whole number. */
  interface ToLongOfTwo {
    long apply(Bytes a, Bytes b);
  }

  /** Code that gives a word. */
  interface ToText {
    @Nullable String apply(Bytes bytes);
  }

  /** Code that gives bytes. */
  interface ToBytes {
    /** A view of {@code room}, which the caller keeps until it has read it. */
    @Nullable Bytes apply(Bytes bytes, ByteRoom room);
  }
}
