// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

/** Why a record can lack a field. */
public enum Absence {
  /** It never does. */
  NEVER,
  /** There is none: a record of this kind has no such thing, or not this one. */
  BY_NATURE,
  /** The capture does not show it: bytes were cut, or a message is not there. */
  WHERE_CUT
}
