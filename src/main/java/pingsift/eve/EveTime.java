// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.nio.charset.StandardCharsets;

/**
 * Writes points in time as EVE has them: {@code 2025-08-27T12:24:25.806153+0000}.
 *
 * <p>Always UTC, always six fraction digits (nanoseconds are cut, not rounded, so that a time never
 * moves past the next frame's), the offset without a colon. Every {@code long} has a form: the
 * years 1677 to 2262. Allocates nothing. Not thread-safe.
 */
final class EveTime {
  /** How many characters a time takes. */
  static final int LENGTH = 31;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long SECONDS_PER_DAY = 86_400L;

  private static final byte[] UTC = "+0000".getBytes(StandardCharsets.US_ASCII);

  /** The date part, kept because most lines fall on the day of the line before. */
  private final byte[] date = new byte[10];

  private long dateOfDay = Long.MIN_VALUE;

  /**
   * Writes a time, in nanoseconds since the epoch, at an offset and returns the offset after it.
   */
  int write(long nanos, byte[] to, int offset) {
    long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
    int micros = (int) (Math.floorMod(nanos, NANOS_PER_SECOND) / 1000);
    long day = Math.floorDiv(seconds, SECONDS_PER_DAY);
    int second = (int) Math.floorMod(seconds, SECONDS_PER_DAY);
    if (day != dateOfDay) {
      writeDate(day);
      dateOfDay = day;
    }
    System.arraycopy(date, 0, to, offset, 10);
    writeSecond(second, to, offset + 10);
    Digits.writeSix(micros, to, offset + 20);
    System.arraycopy(UTC, 0, to, offset + 26, UTC.length);
    return offset + LENGTH;
  }

  private static void writeSecond(int second, byte[] to, int offset) {
    int minute = second / 60;
    int hour = minute / 60;
    to[offset] = 'T';
    Digits.writeTwo(hour, to, offset + 1);
    to[offset + 3] = ':';
    Digits.writeTwo(minute - 60 * hour, to, offset + 4);
    to[offset + 6] = ':';
    Digits.writeTwo(second - 60 * minute, to, offset + 7);
    to[offset + 9] = '.';
  }

  /** The same as a string, for places that write few. */
  String text(long nanos) {
    byte[] bytes = new byte[LENGTH];
    write(nanos, bytes, 0);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  /*
   * Days since the epoch to year, month, day in the proleptic Gregorian calendar. Years are counted
   * from 1 March, so that the leap day is the last of its year, in eras of 400 years = 146,097 days;
   * day 719,468 of that count is 1970-01-01. Then five months from March or August on always have
   * 153 days.
   */
  private void writeDate(long epochDay) {
    long day = epochDay + 719_468;
    long era = Math.floorDiv(day, 146_097L);
    int dayOfEra = (int) Math.floorMod(day, 146_097L);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int dayOfMonth = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    int year = (int) (era * 400 + yearOfEra + (month <= 2 ? 1 : 0));
    Digits.writeTwo(year / 100, date, 0);
    Digits.writeTwo(year % 100, date, 2);
    date[4] = '-';
    Digits.writeTwo(month, date, 5);
    date[7] = '-';
    Digits.writeTwo(dayOfMonth, date, 8);
  }
}
