// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pingsift.decode.EchoSketch;

/**
 * The meaning of {@link EchoStreamTable} written with lists that are searched from end to end:
 * slow, and plain enough to be compared with the design by eye. It knows no limit of memory but the
 * number of iStreams.
 */
final class NaiveTable {
  final List<String> events = new ArrayList<>();

  private final StreamOptions options;
  private final List<Stream> live = new ArrayList<>(); // least recently active first
  private final List<Request> open = new ArrayList<>(); // by arrival
  private final Map<String, Integer> segments = new HashMap<>();
  private long clock = Long.MIN_VALUE;
  private int opened;
  private int moves;

  NaiveTable(StreamOptions options) {
    this.options = options;
  }

  private static final class Stream {
    int index;
    int segment;
    EchoSketch first;
    long openedClock;
    long lastClock;
    long shownPeriods;
    int otherVlan;
    boolean asymmetric;
    boolean elsewhere;
    final List<Request> decided = new ArrayList<>(); // by decision
    EchoSketch odd;
    long oddClock;
    int requests;
    int replies;
    int mirrored;
    int mismatched;
    int askedLast; // an order of opening, and of requests
  }

  private static final class Request {
    Stream stream;
    EchoSketch sent;
    long clock;
    boolean repeats;
    boolean decided;
    EchoSketch reply;
    long replyClock;
  }

  void accept(EchoSketch message) {
    tick(message.nanos());
    Stream stream = locate(message);
    if (stream == null) {
      stream = open(message);
    } else {
      showActive(stream);
    }
    live.remove(stream);
    live.add(stream);
    stream.lastClock = clock;
    if (message.request()) {
      request(stream, message);
    } else {
      reply(stream, message);
    }
  }

  void tick(long nanos) {
    clock = Math.max(clock, nanos);
    while (true) {
      long giveUp =
          open.isEmpty()
              ? Long.MAX_VALUE
              : due(open.get(0).clock, options.timeouts().exchangeNanos());
      long end =
          live.isEmpty()
              ? Long.MAX_VALUE
              : due(live.get(0).lastClock, options.timeouts().inactiveNanos());
      if (Math.min(giveUp, end) >= clock) {
        return;
      }
      if (giveUp <= end) {
        giveUp(open.get(0));
      } else {
        end(live.get(0), EndReason.INACTIVE);
      }
    }
  }

  void end() {
    while (!live.isEmpty()) {
      end(live.get(0), EndReason.CAPTURE_END);
    }
  }

  private static long due(long then, long span) {
    return span == StreamTimeouts.OFF ? Long.MAX_VALUE : then + span;
  }

  private void giveUp(Request request) {
    open.remove(request);
    request.decided = true;
    request.stream.decided.add(request);
    report(request.stream, request, null, "");
  }

  private void end(Stream stream, EndReason reason) {
    for (Request request : List.copyOf(open)) {
      if (request.stream == stream) {
        giveUp(request);
      }
    }
    live.remove(stream);
    segments.put(key(stream.first), stream.segment);
    add(
        stream,
        EventLog.endedText(
            reason,
            stream.requests,
            stream.replies,
            stream.mirrored,
            stream.mismatched,
            stream.elsewhere,
            stream.asymmetric));
  }

  private Stream open(EchoSketch message) {
    while (live.size() >= options.maxStreams()) {
      end(live.get(0), EndReason.EVICTED);
    }
    Stream stream = new Stream();
    stream.index = opened++;
    stream.segment = segments.getOrDefault(key(message), 0) + 1;
    stream.first = message;
    stream.openedClock = clock;
    stream.otherVlan = message.vlan();
    stream.askedLast = ++moves;
    live.add(stream);
    add(stream, "opened segment " + stream.segment);
    return stream;
  }

  private void showActive(Stream stream) {
    long periods = (clock - stream.openedClock) / options.timeouts().activeNanos();
    if (periods > stream.shownPeriods) {
      stream.shownPeriods = periods;
      add(stream, "active");
    }
  }

  private static String key(EchoSketch m) {
    return pair(m) + " " + m.vlan();
  }

  private static String pair(EchoSketch m) {
    return m.ipVersion() + " " + m.host() + " " + m.peer() + " " + m.identifier();
  }

  private Stream locate(EchoSketch message) {
    for (Stream stream : live) {
      if (key(stream.first).equals(key(message))) {
        return stream;
      }
    }
    List<Stream> others = new ArrayList<>();
    for (Stream stream : live) {
      if (pair(stream.first).equals(pair(message))) {
        others.add(stream);
      }
    }
    others.sort((a, b) -> b.index - a.index); // the youngest first
    Stream found = message.request() ? forRequest(others, message) : forReply(others, message);
    if (found != null) {
      found.asymmetric = true;
      found.otherVlan = message.vlan();
    }
    return found;
  }

  private static Stream forRequest(List<Stream> others, EchoSketch message) {
    for (Stream stream : others) {
      boolean beganWithReply = !stream.first.request();
      if (stream.requests == 0 || (beganWithReply && stream.otherVlan == message.vlan())) {
        return stream;
      }
    }
    return null;
  }

  private Stream forReply(List<Stream> others, EchoSketch message) {
    for (Stream stream : others) {
      for (Request request : open) {
        if (request.stream == stream && request.sent.sequence() == message.sequence()) {
          return stream;
        }
      }
    }
    for (Stream stream : others) {
      boolean beganWithRequest = stream.first.request();
      if (stream.replies == 0 || (beganWithRequest && stream.otherVlan == message.vlan())) {
        return stream;
      }
    }
    return null;
  }

  private void request(Stream stream, EchoSketch message) {
    boolean repeats = false;
    List<Request> compared = new ArrayList<>(newest(open(stream)));
    compared.addAll(newest(stream.decided));
    for (Request earlier : compared) {
      if (sameBytes(earlier.sent, message)) {
        repeats = true;
        if (isCopy(earlier.sent, earlier.clock, message)) {
          stream.mirrored++;
          return;
        }
      }
    }
    int kept = Math.max(RememberedRequests.DECIDED_KEPT, open(stream).size());
    while (stream.decided.size() >= kept) {
      stream.decided.remove(0);
    }
    Request request = new Request();
    request.stream = stream;
    request.sent = message;
    request.clock = clock;
    request.repeats = repeats;
    open.add(request);
    stream.requests++;
    stream.askedLast = ++moves;
    add(stream, "request " + message.frame());
  }

  private static <T> List<T> newest(List<T> all) {
    return all.subList(Math.max(0, all.size() - RememberedRequests.LOOKED_AT), all.size());
  }

  private List<Request> open(Stream stream) {
    return open.stream().filter(request -> request.stream == stream).toList();
  }

  private void reply(Stream stream, EchoSketch message) {
    Request answered = null;
    for (Request request : newest(stream.decided)) {
      if (request.sent.sequence() == message.sequence() && request.reply != null) {
        answered = request; // the last one
      }
    }
    boolean copy = answered != null && isCopy(answered.reply, answered.replyClock, message);
    if (copy || (stream.odd != null && isCopy(stream.odd, stream.oddClock, message))) {
      stream.mirrored++;
      return;
    }
    stream.replies++;
    add(stream, "reply " + message.frame());
    for (Request request : List.copyOf(open)) {
      if (request.stream == stream && request.sent.sequence() == message.sequence()) {
        open.remove(request);
        request.decided = true;
        answer(stream, request, message, "");
        return;
      }
    }
    for (Request request : newest(stream.decided)) {
      if (request.reply == null && request.sent.sequence() == message.sequence()) {
        stream.decided.remove(request);
        answer(stream, request, message, "late");
        return;
      }
    }
    if (options.timeouts().mirrorNanos() > 0) {
      stream.odd = message;
      stream.oddClock = clock;
    }
    if (answered != null) {
      boolean same = sameBytes(answered.reply, message);
      report(stream, answered, message, same ? "duplicate" : "extra");
      return;
    }
    markElsewhere(stream, message);
    report(stream, null, message, "");
  }

  private void answer(Stream stream, Request request, EchoSketch reply, String how) {
    request.reply = reply;
    request.replyClock = clock;
    stream.decided.add(request);
    report(stream, request, reply, how);
  }

  private void markElsewhere(Stream stream, EchoSketch reply) {
    List<Stream> askers = new ArrayList<>();
    for (Stream other : live) {
      EchoSketch m = other.first;
      if (other != stream
          && m.ipVersion() == reply.ipVersion()
          && m.host() == reply.host()
          && m.identifier() == reply.identifier()) {
        askers.add(other);
      }
    }
    askers.sort(Comparator.comparingInt((Stream asker) -> asker.askedLast).reversed());
    for (Stream asker : askers.subList(0, Math.min(LiveStreams.ASKERS_TRIED, askers.size()))) {
      if (newest(open(asker)).stream()
          .anyMatch(r -> r.sent.sequence() == reply.sequence() && sameData(r.sent, reply))) {
        asker.elsewhere = true;
        return;
      }
    }
  }

  private void report(Stream stream, Request request, EchoSketch reply, String how) {
    if (request != null && reply != null && certainlyDiffer(request.sent, reply)) {
      stream.mismatched++;
    }
    add(
        stream,
        EventLog.exchangeText(
            request == null ? 0 : request.sent.frame(),
            reply == null ? 0 : reply.frame(),
            how.equals("late"),
            request != null && request.repeats,
            how.equals("duplicate"),
            how.equals("extra")));
  }

  private boolean isCopy(EchoSketch earlier, long then, EchoSketch message) {
    return options.timeouts().mirrorNanos() > 0
        && clock - then <= options.timeouts().mirrorNanos()
        && earlier.sequence() == message.sequence()
        && earlier.vlan() == message.vlan()
        && (message.ipVersion() == 6 || earlier.ipId() == message.ipId())
        && sameBytes(earlier, message);
  }

  private static boolean sameBytes(EchoSketch a, EchoSketch b) {
    return a.sequence() == b.sequence() && a.code() == b.code() && sameData(a, b);
  }

  private static boolean sameData(EchoSketch a, EchoSketch b) {
    return a.wireLength() == b.wireLength() && Arrays.equals(a.data(), b.data());
  }

  private static boolean certainlyDiffer(EchoSketch a, EchoSketch b) {
    int both = Math.min(a.data().length, b.data().length);
    return a.wireLength() != b.wireLength()
        || !Arrays.equals(Arrays.copyOf(a.data(), both), Arrays.copyOf(b.data(), both));
  }

  private void add(Stream stream, String event) {
    events.add("s" + stream.index + " " + event);
  }
}
