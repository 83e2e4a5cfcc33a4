// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.Arrays;
import pingsift.eve.JsonLines;

/** Alerts with their lines, which lie one behind the other. Used again and again. */
final class AlertPool {
  /** A larger array is not kept. */
  private static final int MOST_KEPT = 4 << 20;

  private JsonLines lines = new JsonLines();
  private PendingAlert[] alerts = new PendingAlert[0];
  private int size;

  void clear() {
    if (lines.bytes().length > MOST_KEPT) {
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
