// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.decode.IcmpMessage;

/**
 * The data that messages carried in one direction, as one output.
 *
 * <p>Messages come as captured, mirrored copies left out before; who calls decides which else are
 * left out, and tells, so that they are counted. Nothing but the beginning is kept, unless the
 * messages are put in order.
 */
public final class DirectionData {
  private final CarveOptions options;
  private final CarvedOutput output;
  private final @Nullable SequenceOrder order;
  private final ContentTally contents = new ContentTally();

  private long messages;
  private long duplicates;
  private long echoes;
  private long cutMessages;

  private int lastSequence = IcmpMessage.ABSENT;
  private long steps;
  private long gaps;

  /** Owns the output and closes it. */
  public DirectionData(CarveOptions options, OutputStream out) {
    this.options = options;
    output = new CarvedOutput(options, out);
    order = options.orderBytes() == 0 ? null : new SequenceOrder(options.orderBytes(), this::write);
  }

  /** Adds the Data of a message. */
  public void take(IcmpMessage message) throws IOException {
    Bytes data = message.data();
    int start = Math.min(options.skip(), data.length());
    int missing =
        data.wireLength() - Math.max(data.length(), Math.min(options.skip(), data.wireLength()));
    messages++;
    cutMessages += missing > 0 ? 1 : 0;
    int length = data.length() - start;
    contents.count(data.array(), data.offset() + start, length, length + missing);
    Piece piece =
        new Piece(
            message.frameNumber(),
            message.sequence(),
            data.array(),
            data.offset() + start,
            length,
            start,
            missing);
    if (order == null) {
      write(piece);
    } else {
      order.add(piece);
    }
  }

  /** Adds the bytes of a header field of a message, if it has that field. */
  public void takeField(IcmpMessage message, HeaderField field) throws IOException {
    int bytes = field.bytesOf(message);
    if (bytes > 0) {
      messages++;
    }
    int value = field.valueOf(message);
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      output.write(value >> shift);
    }
  }

  /** Counts a message that was sent before, and is left out. */
  public void leaveOutDuplicate() {
    duplicates++;
  }

  /** Counts a reply that returns the Data of its request, and is left out. */
  public void leaveOutEcho() {
    echoes++;
  }

  /** Writes what waits, and closes the output. */
  public void end() throws IOException {
    if (order != null) {
      order.end();
    }
    output.end();
  }

  private void write(Piece piece) throws IOException {
    noteSequence(piece.sequence());
    output.take(piece);
  }

  private void noteSequence(int sequence) {
    int before = lastSequence;
    lastSequence = sequence;
    if (before == IcmpMessage.ABSENT || sequence == IcmpMessage.ABSENT) {
      return;
    }
    int ahead = (short) (sequence - before);
    boolean isNext = ahead == 1 || (short) (swapped(sequence) - swapped(before)) == 1;
    steps += isNext ? 1 : 0;
    gaps += !isNext && ahead > 1 ? 1 : 0;
  }

  private static int swapped(int number) {
    return (number & 0xff) << 8 | number >> 8;
  }

  /** Messages that were taken in. */
  public long messages() {
    return messages;
  }

  /** Messages that repeat one before, and were left out. */
  public long duplicates() {
    return duplicates;
  }

  /** Replies that return the Data of their request, and were left out. */
  public long echoes() {
    return echoes;
  }

  /** Messages whose Data the capture cut. */
  public long cutMessages() {
    return cutMessages;
  }

  /** Bytes that the capture cut. */
  public long missingBytes() {
    return output.missing();
  }

  /** Bytes that were written. */
  public long bytes() {
    return output.length();
  }

  /** Bytes that are no text of the encoding; one more where it ends inside a byte. */
  public long badBytes() {
    return output.badBytes();
  }

  /**
   * How often sequence numbers were left out, where the numbers mostly go up by one (in either byte
   * order); otherwise 0, because then a jump says nothing.
   */
  public long gaps() {
    return gaps < steps ? gaps : 0;
  }

  /** Messages that came too late to be put in order. */
  public long outOfOrder() {
    return order == null ? 0 : order.tooLate();
  }

  /** The first places where something is wrong. */
  public List<Flaw> flaws() {
    return output.flaws();
  }

  /** How many such places there are. */
  public long allFlaws() {
    return output.allFlaws();
  }

  /** What was found, for people: of the whole, or of most messages where these say more. */
  public String content() {
    return contents.summary(output.content());
  }
}
