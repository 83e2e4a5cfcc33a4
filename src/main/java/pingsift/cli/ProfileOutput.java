// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pingsift.eval.RuleProfile;
import pingsift.eval.RuleProfile.Line;

/** What rules cost in a run, as a table for people or as JSON. */
final class ProfileOutput {
  private static final int LONGEST_TEXT = 100;

  /** A rule, the dearest first, with its lines. */
  private record Costs(List<Line> lines) {
    double nanos() {
      return lines.stream().filter(line -> line.depth() == 0).mapToDouble(Line::nanos).sum();
    }
  }

  private ProfileOutput() {}

  /**
   * @param file where JSON goes; a table goes to stderr where it is empty
   */
  static void write(RuleProfile profile, long frames, String file, Terminal terminal)
      throws IOException {
    List<Costs> rules = byCost(profile);
    double all = Math.max(1, rules.stream().mapToDouble(Costs::nanos).sum());
    if (file.isEmpty()) {
      print(rules, all, profile, frames, terminal.err());
    } else {
      json(rules, all, profile, frames, Path.of(file));
    }
  }

  private static List<Costs> byCost(RuleProfile profile) {
    Map<Long, Costs> bySid = new LinkedHashMap<>();
    for (Line line : profile.lines()) {
      bySid.computeIfAbsent(line.sid(), sid -> new Costs(new ArrayList<>())).lines().add(line);
    }
    List<Costs> rules = new ArrayList<>(bySid.values());
    rules.sort(Comparator.comparingDouble(Costs::nanos).reversed());
    return rules;
  }

  private static void print(
      List<Costs> rules, double all, RuleProfile profile, long frames, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%,d tests of conditions and %,d looks of the index on %,d frames; 1 test in %d is timed%n",
        profile.leavesTested(),
        profile.sifted(),
        frames,
        RuleProfile.TIMED_ONE_IN);
    out.printf("%6s %12s %12s %8s %12s%n", "time", "tested", "true", "ns/test", "ns/match");
    for (Costs rule : rules) {
      Line first = rule.lines().get(0);
      out.printf(
          Locale.ROOT, "%5.1f%% %s (%d)%n", 100 * rule.nanos() / all, first.rule(), first.sid());
      for (Line line : rule.lines()) {
        out.printf(
            Locale.ROOT,
            "%5.1f%% %,12d %,12d %8s %12s  %s%s%n",
            100 * line.nanos() / all,
            line.tested(),
            line.trues(),
            share(line.nanos(), line.tested()),
            share(line.nanos(), line.trues()),
            "  ".repeat(line.depth()),
            cut(line.text()));
      }
    }
    out.flush();
  }

  private static String share(double nanos, long of) {
    return of == 0 || nanos == 0 ? "-" : String.format(Locale.ROOT, "%,.0f", nanos / of);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }

  private static void json(
      List<Costs> rules, double all, RuleProfile profile, long frames, Path file)
      throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(Files.newOutputStream(file))) {
      json.enable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeNumberField("frames", frames);
      json.writeNumberField("tested", profile.leavesTested());
      json.writeNumberField("looks", profile.sifted());
      json.writeNumberField("timed_one_in", RuleProfile.TIMED_ONE_IN);
      json.writeArrayFieldStart("rules");
      for (Costs rule : rules) {
        rule(rule, all, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void rule(Costs rule, double all, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", rule.lines().get(0).rule());
    json.writeNumberField("sid", rule.lines().get(0).sid());
    json.writeNumberField("time_share", rule.nanos() / all);
    json.writeArrayFieldStart("conditions");
    for (Line line : rule.lines()) {
      json.writeStartObject();
      json.writeStringField("condition", line.text());
      json.writeNumberField("depth", line.depth());
      json.writeNumberField("tested", line.tested());
      json.writeNumberField("true", line.trues());
      json.writeNumberField("nanos", Math.round(line.nanos()));
      json.writeNumberField("time_share", line.nanos() / all);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
