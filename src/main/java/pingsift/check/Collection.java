// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

/** What a quantifier or an aggregate of an {@code istream} rule, or a window, ranges over. */
public enum Collection {
  REQUESTS("requests", "request"),
  REPLIES("replies", "reply"),
  EXCHANGES("exchanges", "exchange"),
  FRAMES("frames", "frame"),
  /** Only in windows. */
  ISTREAMS("istreams", "istream");

  private final String plural;
  private final String singular;

  Collection(String plural, String singular) {
    this.plural = plural;
    this.singular = singular;
  }

  /** The word for all of them: {@code requests}. */
  public String plural() {
    return plural;
  }

  /** The word for one of them: {@code request}. */
  public String singular() {
    return singular;
  }
}
