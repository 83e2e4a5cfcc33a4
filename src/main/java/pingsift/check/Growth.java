// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

/** How a value or a condition can change while its record grows. */
public enum Growth {
  /** Known from the start and never changes: addresses, literals. */
  FIXED,
  /** Values never fall; conditions, once true, stay true. */
  RISING,
  /** Values never rise; conditions, once false, stay false. */
  FALLING,
  /** Can go either way until the end. */
  OPEN
}
