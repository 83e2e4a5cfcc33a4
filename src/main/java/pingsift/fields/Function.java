// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import pingsift.bytes.Bytes;
import pingsift.check.FunctionDef;

/** A function of one bytes value: what the language knows of it, and its code. */
public sealed interface Function {
  FunctionDef definition();

  /** Gives an INT, or {@link Accessor#ABSENT}. */
  record OfLong(FunctionDef definition, ToLong code) implements Function {}

  /** Gives a FLOAT, or NaN where it is absent. */
  record OfDouble(FunctionDef definition, ToDouble code) implements Function {}

  /** Code that gives a whole number. */
  interface ToLong {
    long apply(Bytes bytes);
  }

  /** Code that gives a float. */
  interface ToDouble {
    double apply(Bytes bytes);
  }
}
