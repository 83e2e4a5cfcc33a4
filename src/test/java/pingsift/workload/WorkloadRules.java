// SPDX-License-Identifier: Apache-2.0
package pingsift.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Rules of the kinds that people have for ICMP, any number of them: half look for bytes, at a place
 * or anywhere, the others for lengths, numbers, types, entropies, exchanges and whole iStreams.
 * They are the same each time.
 *
 * <p>They are made to match hardly anything in the workload {@link Workload#echo}: its tunnels
 * carry up to 1400 random bytes out of a megabyte, so bytes that may stand anywhere are at least
 * six, and its plain pings carry 56 bytes, count from 1 and have a time to live of 57 or 64.
 */
public final class WorkloadRules {
  private static final int FIRST_SID = 30_000_001;
  private static final int KINDS = 25;
  private static final long SEED = 1;
  private static final int LIMITED_ONE_IN = 4;

  private static final String[] WORDS = {
    "passwd",
    "session",
    "beacon",
    "upload",
    "command",
    "operator",
    "payload",
    "transfer",
    "implant",
    "keylog",
    "screenshot",
    "whoami",
    "ipconfig",
    "systeminfo",
    "download",
    "register",
    "heartbeat",
    "socks",
    "tunnel",
    "archive"
  };
  private final Random random;
  private int sid = FIRST_SID;

  private WorkloadRules(long seed) {
    random = new Random(seed);
  }

  /** One rule that looks for four bytes at the beginning and finds them nowhere. */
  public static List<WorkloadRule> rare() {
    byte[] magic = {(byte) 0xd5, 0x20, 0x08, (byte) 0x80};
    return List.of(WorkloadRule.frame(FIRST_SID, false, Condition.startswith(magic)));
  }

  /** One rule that alerts on every Echo Request. */
  public static List<WorkloadRule> everyRequest() {
    return List.of(WorkloadRule.frame(FIRST_SID, false, Condition.type("echo_request", 8)));
  }

  /** The first of an endless row of rules. */
  public static List<WorkloadRule> of(int count) {
    WorkloadRules rules = new WorkloadRules(SEED);
    List<WorkloadRule> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(rules.next(i));
    }
    return all;
  }

  private WorkloadRule next(int index) {
    boolean limit = random.nextInt(LIMITED_ONE_IN) == 0;
    int kind = index % KINDS;
    int number = sid++;
    if (kind >= 21) {
      return WorkloadRule.ours(number, limit, query(kind));
    }
    return WorkloadRule.frame(number, limit, conditions(kind));
  }

  private Condition[] conditions(int kind) {
    Condition request = Condition.type("echo_request", 8);
    Condition reply = Condition.type("echo_reply", 0);
    Condition asked = random.nextInt(3) == 0 ? reply : request;
    return switch (kind) {
      // bytes at a place
      case 0 -> all(request, Condition.startswith(bytes(4, 8)));
      case 1 -> all(asked, Condition.startswith(word() + ":"));
      case 2 -> all(asked, Condition.at(number(1, 40), bytes(4, 8)));
      case 3 -> all(Condition.longer(number(60, 1000)), Condition.at(number(1, 40), bytes(4, 6)));
      // bytes anywhere
      case 4 -> all(asked, Condition.contains(word() + "=" + word()));
      case 5 -> all(Condition.contains(bytes(6, 14)));
      case 6 -> all(asked, Condition.containsNocase(word() + " " + word()));
      case 7 -> all(asked, Condition.containsApart(bytes(4, 6), 2, number(2, 6), bytes(3, 5)));
      case 8 -> all(Condition.containsApart(bytes(5, 6), 2, 2, bytes(2, 4)));
      case 9 -> all(asked, Condition.longer(number(56, 900)), Condition.contains(bytes(6, 10)));
      case 10 -> all(reply, Condition.contains("/" + word() + "/" + word()));
      case 11 -> all(asked, Condition.containsNocase(word()), Condition.containsNocase(word()));
      // lengths and numbers
      case 12 -> all(asked, Condition.len(number(1401, 1410), number(1411, 9000)));
      case 13 -> all(asked, Condition.len(number(0, 55)));
      case 14 -> all(request, Condition.len(number(56, 1400)), Condition.ttlBelow(number(2, 30)));
      case 15 ->
          all(asked, Condition.ident(number(1, 65_535)), Condition.seq(number(0, 9) + 60_000));
      case 16 -> all(asked, Condition.ident(number(1, 65_535)), Condition.code(number(1, 255)));
      case 17 -> all(asked, Condition.seq(number(20_000, 65_535)));
      // types
      case 18 -> error();
      // what neither of the others can say in all versions
      case 19 -> all(asked, Condition.from(network()), Condition.longer(number(64, 1400)));
      default -> all(asked, Condition.longer(number(128, 900)), Condition.ours(entropy()));
    };
  }

  private Condition[] error() {
    return switch (random.nextInt(4)) {
      case 0 -> all(Condition.type("redirect", 5), Condition.code(number(0, 3)));
      case 1 -> all(Condition.type("time_exceeded", 11), Condition.longer(number(64, 1400)));
      case 2 -> all(Condition.type("timestamp_request", 13), Condition.longer(number(13, 1400)));
      default -> all(Condition.type("destination_unreachable", 3), Condition.code(number(0, 15)));
    };
  }

  private String query(int kind) {
    return switch (kind) {
      case 21 ->
          "frame where icmp.type == echo_request and "
              + Condition.matches(word() + "=[a-z0-9]+;" + word() + "=\\d{2,}", "i").sift();
      case 22 ->
          "exchange where reply.data != request.data and "
              + (random.nextBoolean()
                  ? "reply.data contains \"" + word() + ":" + word() + "\""
                  : "reply.len > request.len + " + number(1400, 2000));
      case 23 -> "istream where any(request." + Condition.startswith(bytes(4, 8)).sift() + ")";
      default ->
          random.nextBoolean()
              ? "istream where max(request.len) > " + number(1450, 9000)
              : "istream where exchanges.unanswered > "
                  + number(5000, 90_000)
                  + " and src.type == private";
    };
  }

  /** Above what 1400 random bytes have, or below what a hundred have. */
  private String entropy() {
    return random.nextBoolean()
        ? "entropy > 7.9" + number(50, 99)
        : "entropy < " + number(1, 4) + "." + number(0, 99);
  }

  private static Condition[] all(Condition... conditions) {
    return conditions;
  }

  private String network() {
    return "192.168." + number(0, 255) + ".0/24";
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)] + number(10, 99);
  }

  private byte[] bytes(int least, int most) {
    byte[] bytes = new byte[number(least, most)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Both ends are possible. */
  private int number(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
