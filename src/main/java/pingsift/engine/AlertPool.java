// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.Arrays;
import pingsift.eve.JsonLines;

/** Alerts with their lines, which lie one behind the other. Used again and again. */
final class AlertPool {
  /** A larger array is not kept. */
  private static final int MOST_KEPT = 4 << 20;

  private static final int MOST_ALERTS_KEPT = 1 << 14;

  private JsonLines lines = new JsonLines();
  private PendingAlert[] alerts = new PendingAlert[0];
  private int size;

  void clear() {
    for (int i = 0; i < size; i++) {
      alerts[i].forget();
    }
    if (lines.bytes().length > MOST_KEPT || alerts.length > MOST_ALERTS_KEPT) {
      lines = new JsonLines();
      alerts = new PendingAlert[0];
    }
    lines.clear();
    size = 0;
  }

  /** One to be filled, behind all others. */
  PendingAlert add() {
    if (size == alerts.length) {
      alerts = Arrays.copyOf(alerts, Math.max(16, 2 * size));
    }
    PendingAlert alert = alerts[size];
    if (alert == null) {
      alert = new PendingAlert(lines);
      alerts[size] = alert;
    }
    size++;
    return alert;
  }

  /** Drops some alerts that have no lines; those behind them follow up. */
  void drop(int from, int count) {
    for (int i = from; i < from + count; i++) {
      alerts[i].forget();
    }
    PendingAlert[] dropped = Arrays.copyOfRange(alerts, from, from + count);
    System.arraycopy(alerts, from + count, alerts, from, size - from - count);
    System.arraycopy(dropped, 0, alerts, size - count, count);
    size -= count;
  }

  int size() {
    return size;
  }

  PendingAlert get(int index) {
    return alerts[index];
  }

  /** Bytes of all lines. */
  int bytes() {
    return lines.length();
  }
}
