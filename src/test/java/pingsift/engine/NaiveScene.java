// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import org.jspecify.annotations.Nullable;
import pingsift.check.Expression.FieldReference;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.Exchange;

/**
 * What a condition may name. Borrowed: the messages are the engine's own.
 *
 * @param message the frame that is the record, or one of those of an iStream
 * @param ended whether nothing of the record can change any more
 */
record NaiveScene(
    @Nullable IcmpMessage message,
    @Nullable IcmpMessage request,
    @Nullable IcmpMessage reply,
    @Nullable Exchange exchange,
    @Nullable EchoStream stream,
    boolean ended) {

  static NaiveScene ofFrame(IcmpMessage message) {
    return new NaiveScene(message, null, null, null, null, true);
  }

  static NaiveScene ofExchange(EchoStream stream, Exchange exchange) {
    return new NaiveScene(null, exchange.request(), exchange.reply(), exchange, stream, true);
  }

  static NaiveScene ofStream(EchoStream stream, boolean ended) {
    return new NaiveScene(null, null, null, null, stream, ended);
  }

  /** The record that a field is read from; null where it is not there. */
  @Nullable Object source(FieldReference reference) {
    return switch (reference.field().owner()) {
      case MESSAGE ->
          switch (reference.side()) {
            case REQUEST -> request;
            case REPLY -> reply;
            case OWN, FRAME, EXCHANGE -> message;
          };
      case EXCHANGE -> exchange;
      case ISTREAM, REQUESTS, REPLIES, EXCHANGES, FRAMES -> stream;
    };
  }

  /** What a field is; null where it, or the record that it is of, is absent. */
  @Nullable Object field(FieldReference reference) {
    return NaiveValues.field(reference, source(reference));
  }
}
