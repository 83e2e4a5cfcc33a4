// SPDX-License-Identifier: Apache-2.0
package pingsift.workload;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rule to measure with.
 *
 * @param query in our language
 * @param limit at most one alert in ten minutes for a pair of hosts
 * @param conditions what the others need to say the same; empty if they cannot
 */
public record WorkloadRule(int sid, String query, boolean limit, List<Condition> conditions) {
  private static final int LIMIT_SECONDS = 600;

  /** A rule over single messages, which the others can say if they know all its conditions. */
  static WorkloadRule frame(int sid, boolean limit, Condition... conditions) {
    List<Condition> all = List.of(conditions);
    String query =
        all.stream().map(Condition::sift).collect(Collectors.joining(" and ", "frame where ", ""));
    boolean common = all.stream().allMatch(Condition::saidByAll);
    return new WorkloadRule(sid, query, limit, common ? all : List.of());
  }

  /** A rule over exchanges or iStreams, which only we have. */
  static WorkloadRule ours(int sid, boolean limit, String query) {
    return new WorkloadRule(sid, query, limit, List.of());
  }

  public String sift() {
    return """
        rule workload_%d { // allow: no-test
          meta {
            sid %d
            msg "%s"
          }
          %s
        %s}

        """
        .formatted(sid, sid, message(), query, limit ? "  limit 1 per 10m by src, dst\n" : "");
  }

  public Optional<String> suricata() {
    String throttle =
        limit
            ? " threshold:type limit, track by_both, count 1, seconds " + LIMIT_SECONDS + ";"
            : "";
    return line(conditions.stream().map(Condition::suricata).toList(), throttle);
  }

  /** Snort 3 limits alerts in its configuration, not in rules: here they are not limited. */
  public Optional<String> snort() {
    return line(conditions.stream().map(Condition::snort).toList(), "");
  }

  private Optional<String> line(List<String> options, String throttle) {
    return options.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "alert icmp any any -> any any (msg:\"%s\"; %s%s sid:%d; rev:1;)%n"
                .formatted(message(), String.join(" ", options), throttle, sid));
  }

  private String message() {
    return "workload rule " + sid;
  }
}
