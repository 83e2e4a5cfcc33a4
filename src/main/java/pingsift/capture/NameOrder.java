// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.util.Comparator;

/**
 * Sorts file names as people number them: runs of digits by their value, all else by code unit, so
 * that {@code part-2} stands before {@code part-10}. Names that differ only in leading zeros keep
 * the order of their characters.
 */
final class NameOrder implements Comparator<String> {
  static final NameOrder INSTANCE = new NameOrder();

  private NameOrder() {}

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
        int endA = digitsEnd(a, i);
        int endB = digitsEnd(b, j);
        int order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
        if (order != 0) {
          return order;
        }
        i = endA;
        j = endB;
      } else if (a.charAt(i) != b.charAt(j)) {
        return Character.compare(a.charAt(i), b.charAt(j));
      } else {
        i++;
        j++;
      }
    }
    int byRest = Integer.compare(a.length() - i, b.length() - j);
    return byRest != 0 ? byRest : a.compareTo(b);
  }

  /** By value, for any number of digits. */
  private static int compareNumbers(String a, String b) {
    String valueA = withoutLeadingZeros(a);
    String valueB = withoutLeadingZeros(b);
    int byLength = Integer.compare(valueA.length(), valueB.length());
    return byLength != 0 ? byLength : valueA.compareTo(valueB);
  }

  private static String withoutLeadingZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static int digitsEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
