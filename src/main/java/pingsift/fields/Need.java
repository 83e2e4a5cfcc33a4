// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

/** What has to be kept for a field beyond the ordinary facts. */
public enum Need {
  /** Nothing. */
  NOTHING,
  /** Byte histograms of every iStream, 1 KiB a direction. */
  HISTOGRAMS
}
