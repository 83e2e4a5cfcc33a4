// SPDX-License-Identifier: Apache-2.0
package pingsift.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pingsift.inspect.Clause;
import pingsift.inspect.Coverage;
import pingsift.inspect.Coverage.Covered;
import pingsift.inspect.Seen;
import pingsift.text.SourceText;

/**
 * Coverage as an lcov trace file (geninfo(1)): a function for each rule, and for each condition two
 * branches, true and false.
 */
public final class Lcov {
  private Lcov() {}

  /** The whole file. */
  public static String text(Coverage coverage) {
    Map<String, List<Covered>> byFile = new LinkedHashMap<>();
    for (Covered covered : coverage.all()) {
      String file = covered.clauses().rule().source().name();
      byFile.computeIfAbsent(file, f -> new ArrayList<>()).add(covered);
    }
    StringBuilder text = new StringBuilder();
    byFile.forEach((file, all) -> file(file, all, text));
    return text.toString();
  }

  private static void file(String name, List<Covered> all, StringBuilder text) {
    text.append("TN:\nSF:").append(name.replace('\n', ' ')).append('\n');
    functions(all, text);
    Map<Integer, Long> lines = new TreeMap<>();
    int block = 0;
    long found = 0;
    long hit = 0;
    for (Covered covered : all) {
      for (Clause clause : covered.clauses().all()) {
        Seen seen = covered.seen(clause);
        int line = line(covered, clause);
        lines.merge(line, seen.reached(), Math::max);
        if (Covered.counts(clause)) {
          branch(line, block, 0, seen.trues(), seen, text);
          branch(line, block, 1, seen.falses(), seen, text);
          block++;
          found += 2;
          hit += (seen.trues() > 0 ? 1 : 0) + (seen.falses() > 0 ? 1 : 0);
        }
      }
    }
    text.append("BRF:").append(found).append("\nBRH:").append(hit).append('\n');
    lines.forEach((line, count) -> text.append("DA:" + line + "," + count + "\n"));
    text.append("LF:").append(lines.size());
    text.append("\nLH:").append(lines.values().stream().filter(count -> count > 0).count());
    text.append("\nend_of_record\n");
  }

  private static void functions(List<Covered> all, StringBuilder text) {
    Map<String, Long> hits = new LinkedHashMap<>();
    for (Covered covered : all) {
      String name = covered.clauses().rule().name();
      SourceText source = covered.clauses().rule().source();
      if (hits.putIfAbsent(name, 0L) == null) {
        int line = source.lineAt(covered.clauses().rule().span().start());
        text.append("FN:" + line + "," + name + "\n");
      }
      hits.merge(name, covered.seen(covered.clauses().root()).trues(), Long::sum);
    }
    hits.forEach((name, count) -> text.append("FNDA:" + count + "," + name + "\n"));
    text.append("FNF:").append(hits.size());
    text.append("\nFNH:").append(hits.values().stream().filter(count -> count > 0).count());
    text.append('\n');
  }

  private static int line(Covered covered, Clause clause) {
    SourceText source = covered.clauses().rule().source();
    return source.lineAt(source.origin(clause.span()).own().start());
  }

  private static void branch(
      int line, int block, int branch, long count, Seen seen, StringBuilder text) {
    String taken = seen.reached() == 0 ? "-" : Long.toString(count);
    text.append("BRDA:" + line + "," + block + "," + branch + "," + taken + "\n");
  }
}
