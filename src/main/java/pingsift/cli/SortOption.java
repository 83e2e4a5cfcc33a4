// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

/**
 * What {@code --sort} says.
 *
 * @param value the text of the value to sort by
 * @param descending whether large ones come first
 */
record SortOption(String value, boolean descending) {
  private static final String DESCENDING = ":desc";
  private static final String ASCENDING = ":asc";

  static SortOption of(String text) {
    boolean descending = text.endsWith(DESCENDING);
    String suffix = descending ? DESCENDING : text.endsWith(ASCENDING) ? ASCENDING : "";
    return new SortOption(text.substring(0, text.length() - suffix.length()), descending);
  }
}
