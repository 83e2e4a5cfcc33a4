// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import pingsift.carve.CarveOptions;
import pingsift.carve.Encoding;
import pingsift.carve.HeaderField;

/** How {@code extract} takes data out of messages, and which messages it leaves out. */
final class CarveMethod {
  private static final int HEAD = 4096;

  /** Where the beginnings of thousands of files are kept: all of a tar header. */
  private static final int HEAD_OF_MANY = 512;

  @Option(
      names = "--skip",
      paramLabel = "N",
      defaultValue = "0",
      description = "Leave out the first N bytes of each message's Data: a tool's own header.")
  private int skip;

  @Option(
      names = "--decode",
      paramLabel = "FORM",
      defaultValue = "none",
      description =
          "What the Data is written in: `base64` or `hex`. What is neither text of that kind nor a"
              + " blank is told, and the exit code is 1.")
  private Form form = Form.none;

  @Option(
      names = "--types",
      description =
          "Take the bytes of the ICMP type field instead, of all ICMP messages between two hosts;"
              + " as --field type.")
  private boolean types;

  @Option(
      names = "--field",
      paramLabel = "FIELD",
      description =
          "As --types for another field: `type`, `code`, `id`, `seq`, `ip_id`, `ttl` or `tos`.")
  private @Nullable Field field;

  @Option(
      names = "--fill",
      description =
          "Write zeros for bytes that the capture cut, so that what follows keeps its" + " place.")
  private boolean fill;

  @Option(
      names = "--by-sequence",
      description =
          "Order messages by their sequence numbers instead of as captured (--istream only).")
  private boolean bySequence;

  @Option(
      names = "--new-data",
      description = "Leave out replies that only return the Data of their request.")
  private boolean newData;

  @Option(
      names = "--keep-duplicates",
      description =
          "Keep a request that repeats an unanswered one with the same sequence number and Data,"
              + " and a reply that repeats the one before it.")
  private boolean keepDuplicates;

  /** The words of {@code --decode}, as users write them. */
  enum Form {
    none,
    base64,
    hex
  }

  /** The words of {@code --field}, as users write them. */
  enum Field {
    type,
    code,
    id,
    seq,
    ip_id,
    ttl,
    tos
  }

  /** The field to take instead of Data, if any. */
  @Nullable HeaderField field() {
    if (types) {
      return HeaderField.TYPE;
    }
    return field == null ? null : HeaderField.valueOf(field.name().toUpperCase(Locale.ROOT));
  }

  boolean isBySequence() {
    return bySequence;
  }

  boolean leavesOutEchoes() {
    return newData;
  }

  boolean leavesOutDuplicates() {
    return !keepDuplicates;
  }

  /** What is wrong with the options, or null. */
  @Nullable String contradiction() {
    if (skip < 0) {
      return "--skip counts bytes: 0 or more";
    }
    if (fill && form != Form.none) {
      return "--fill keeps places, and --decode has none: leave one out";
    }
    if (types && field != null && field != Field.type) {
      return "--types is --field type: leave one out";
    }
    boolean ofData =
        skip > 0 || form != Form.none || fill || bySequence || newData || keepDuplicates;
    return field() != null && ofData
        ? "--types and --field take no Data: options for Data do not go with them"
        : null;
  }

  /**
   * @param many whether there may be thousands of outputs at once
   */
  CarveOptions options(boolean many) {
    return new CarveOptions(
        skip,
        Encoding.valueOf(form.name().toUpperCase(Locale.ROOT)),
        fill,
        bySequence ? MemoryLimits.orderBytes() : 0,
        many ? HEAD_OF_MANY : HEAD);
  }
}
