// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.capture.Frame;
import pingsift.carve.CarveOptions;
import pingsift.carve.HeaderField;
import pingsift.cli.ExtractOutput.Side;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;

/**
 * Writes the bytes of a header field of all ICMP messages between two hosts, as captured: those
 * that the user named, or the only two that there are. What the first one sends is the side of
 * requests.
 */
final class FieldExtractor implements EchoPass.Visitor {
  /** How many pairs of hosts are counted, and how many are named. */
  private static final int MAX_PAIRS = 1000;

  private static final int SHOWN = 5;

  private final HeaderField field;
  private final CarveOptions options;
  private final ExtractOutput output;
  private final Terminal terminal;
  private final boolean named;
  private @Nullable IpAddress from;
  private @Nullable IpAddress to;

  /** Null until the first message; opened before anything is read where the hosts are named. */
  private @Nullable Extraction extraction;

  /** Messages by the pair of hosts, where none is named. */
  private final Map<String, Long> pairs = new TreeMap<>();

  FieldExtractor(
      HostPair hosts,
      HeaderField field,
      CarveOptions options,
      ExtractOutput output,
      Terminal terminal)
      throws IOException {
    this.field = field;
    this.options = options;
    this.output = output;
    this.terminal = terminal;
    named = hosts.isNamed();
    from = hosts.from();
    to = hosts.to();
    if (named) {
      extraction = open();
    }
  }

  private Extraction open() throws IOException {
    String ending = "-" + field.name().toLowerCase(Locale.ROOT) + ".bin";
    return new Extraction(
        output.open(Side.REQUESTS, HostPair.fileName(from, to) + ending, terminal),
        output.open(Side.REPLIES, HostPair.fileName(to, from) + ending, terminal),
        options);
  }

  @Override
  public void message(Frame frame, IcmpMessage message, @Nullable EchoStream stream)
      throws IOException {
    if (!named) {
      countPair(message);
    }
    Extraction open = extraction;
    if (open == null || isAmbiguous()) {
      return;
    }
    Extraction.Part part = null;
    if (HostPair.isFrom(from, message) && HostPair.isTo(to, message)) {
      part = open.requests;
    } else if (HostPair.isFrom(to, message) && HostPair.isTo(from, message)) {
      part = open.replies;
    }
    if (part != null) {
      part.data().takeField(message, field);
    }
  }

  private void countPair(IcmpMessage message) throws IOException {
    int version = message.ipVersion();
    IpAddress source = new IpAddress(version, message.srcHigh(), message.srcLow());
    IpAddress destination = new IpAddress(version, message.dstHigh(), message.dstLow());
    if (extraction == null) {
      from = source;
      to = destination;
      extraction = open();
    }
    String there = source + " and " + destination;
    String back = destination + " and " + source;
    String pair = pairs.containsKey(back) ? back : there;
    if (pairs.size() < MAX_PAIRS || pairs.containsKey(pair)) {
      pairs.merge(pair, 1L, Long::sum);
    }
  }

  private boolean isAmbiguous() {
    return pairs.size() > 1;
  }

  /** Completes the outputs, or says why there are none; the exit code that goes with it. */
  int end(ExtractReport report) throws IOException {
    if (isAmbiguous()) {
      StringBuilder text = new StringBuilder();
      pairs.entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .limit(SHOWN)
          .forEach(
              pair ->
                  text.append(pair.getKey()).append(" (").append(pair.getValue()).append("), "));
      terminal.say(
          "several hosts exchange ICMP messages: %s%sname two with --from and --to"
              .formatted(text, pairs.size() > SHOWN ? "…, " : ""));
      return ExitCode.USAGE;
    }
    if (extraction == null) {
      terminal.say("there is no ICMP message");
      return ExitCode.TROUBLE;
    }
    extraction.end(report);
    return ExitCode.FINE;
  }
}
