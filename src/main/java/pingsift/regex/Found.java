// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

/** What a search says. */
public enum Found {
  YES,
  NO,
  /** The bytes that are there hold no match, and those that the capture cut could make one. */
  OPEN
}
