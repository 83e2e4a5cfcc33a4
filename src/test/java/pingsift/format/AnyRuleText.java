// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random rule files of the whole language, with random white space and comments between any two
 * words.
 */
final class AnyRuleText {
  private static final String[] VALUES = {
    "7",
    "0xd5",
    "1_000",
    "64KiB",
    "20ms",
    "7.2",
    "1e-3",
    "true",
    "10.0.0.1",
    "10.0.0.0/8",
    "fe80::1",
    "2001:db8:5::/48",
    "\"GET /\\n\"",
    "\"// no comment { \"",
    "x\"d520\"",
    "x\"D5 ?? [2-4] 0d\"",
    "x\"d5?? [ 3 ]0D\"",
    "echo_request",
    "2026-11-21T10:00:00Z",
    "monitors"
  };
  private static final String[] PATHS = {
    "len",
    "entropy",
    "icmp.type",
    "request.data",
    "reply.len",
    "list",
    "x.where",
    "frame.number",
    "exchange.rtt",
    "test",
    "a_rather_long_name_of_a_field.with_a_part"
  };
  private static final String[] COMPARISONS = {"==", "!=", "<", "<=", ">", ">="};
  private static final String[] OPERATORS = {"+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>"};
  private static final String[] BYTE_TESTS = {"contains", "startswith", "endswith", "matches"};
  private static final String[] FUNCTIONS = {"any", "count", "len", "distinct", "mirrored", "u16"};

  private final Random random;
  private final List<String> words = new ArrayList<>();

  private AnyRuleText(long seed) {
    this.random = new Random(seed);
  }

  /** A file. Its words are sound; where comments and line ends tear a part of it, it is not. */
  static String file(long seed) {
    AnyRuleText text = new AnyRuleText(seed);
    for (int items = 1 + text.random.nextInt(4); items > 0; items--) {
      text.item();
    }
    return text.render();
  }

  private void add(String... more) {
    words.addAll(List.of(more));
  }

  private String any(String... from) {
    return from[random.nextInt(from.length)];
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  // --- Items ---

  private void item() {
    add("\n");
    switch (random.nextInt(7)) {
      case 0 -> add("import", "\"lists.sift\"");
      case 1 -> {
        add("list", "monitors", "=");
        set(2);
      }
      case 2 -> add("list", "bad", "=", "file", "(", "\"bad.txt\"", ")");
      case 3 -> {
        add("define", "mirrored", "(", "a", ",", "b", ")", "=");
        condition(3);
      }
      case 4 -> {
        add("suppress", "r", "where");
        condition(3);
      }
      default -> rule();
    }
  }

  private void rule() {
    add("rule", any("r", "tunnel", "a_rule_with_a_name"), "{");
    meta();
    add("\n");
    query();
    if (chance(30)) {
      add("\n", "limit", "1", "per", "10m", "by", "src", ",", "dst");
    }
    if (chance(30)) {
      add("\n", "after", "3", "in", "1h", "by", "src");
    }
    if (chance(40)) {
      add("\n", "test", "{", any("", "\n alert  \"a.pcap\"  frames 5, 9\n   x { y }\n"), "}");
    }
    add("}");
  }

  private void meta() {
    add("\n", "meta", "{");
    String[] entries = {
      "sid 9100001",
      "rev 2",
      "msg \"a tunnel\"",
      "attack T1095, T1572.001",
      "severity -1",
      "ref \"https://example.com/a/long/path/to/a/page\", \"https://example.com/another/long/path\""
    };
    for (int count = random.nextInt(5); count > 0; count--) {
      if (chance(60)) {
        add("\n");
      }
      String entry = any(entries);
      add(
          entry.substring(0, entry.indexOf(' ') + 1).strip()
              + " "
              + entry.substring(entry.indexOf(' ')).strip());
    }
    add("}");
  }

  // --- Queries ---

  private void query() {
    switch (random.nextInt(4)) {
      case 0 -> {
        add(any("frames", "exchanges", "istreams"));
        if (chance(60)) {
          add("where");
          condition(2);
        }
        add("by", "src", ",", "icmp.type", "over", "60s", "having");
        condition(2);
      }
      case 1 -> {
        add("sequence", "by", "src", "within", "30s", "{");
        step();
        for (int steps = random.nextInt(3); steps > 0; steps--) {
          add("then");
          if (chance(40)) {
            add("no");
          }
          step();
          if (chance(40)) {
            add("within", "2s");
          }
        }
        add("}");
      }
      default -> step();
    }
  }

  private void step() {
    add(any("frame", "exchange", "istream"), "where");
    condition(4);
  }

  // --- Conditions ---

  private void condition(int depth) {
    conjunction(depth);
    while (chance(25)) {
      add("or");
      conjunction(depth);
    }
  }

  private void conjunction(int depth) {
    negation(depth);
    while (chance(35)) {
      add("and");
      negation(depth);
    }
  }

  private void negation(int depth) {
    if (chance(15)) {
      add("not");
    }
    operand(depth);
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        add(any(COMPARISONS));
        operand(depth);
      }
      case 2 -> {
        if (chance(30)) {
          add("not");
        }
        add("in");
        target(depth);
      }
      case 3 -> {
        add(any(BYTE_TESTS), any("\"text\"", "x\"0d0A\"", "/^a(b|c) \\/[a-z]+/is"));
        if (chance(30)) {
          add("nocase");
        }
      }
      default -> {}
    }
  }

  private void target(int depth) {
    if (chance(50)) {
      set(depth - 1);
    } else {
      member(depth - 1);
    }
  }

  private void set(int depth) {
    add("{");
    int count = chance(20) ? 30 : random.nextInt(5);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        add(",");
      }
      member(depth - 2);
    }
    if (count > 0 && chance(30)) {
      add(",");
    }
    add("}");
  }

  private void member(int depth) {
    operand(depth);
    if (chance(30)) {
      add("..");
      operand(depth);
    }
  }

  private void operand(int depth) {
    int kind = random.nextInt(depth <= 0 ? 5 : 10);
    switch (kind) {
      case 0, 1, 2 -> add(any(PATHS));
      case 3, 4 -> add(any(VALUES));
      case 5 -> {
        add("-");
        operand(depth - 1);
      }
      case 6 -> {
        operand(depth - 1);
        add(any(OPERATORS));
        operand(depth - 1);
      }
      case 7 -> {
        add("(");
        condition(depth - 1);
        add(")");
      }
      case 8 -> {
        add(any(FUNCTIONS), "(");
        condition(depth - 1);
        while (chance(30)) {
          add(",");
          condition(depth - 1);
        }
        add(")");
      }
      default -> subscript(depth);
    }
  }

  private void subscript(int depth) {
    add(any("data", "request.data"), "[");
    switch (random.nextInt(4)) {
      case 0 -> operand(depth - 2);
      case 1 -> add(":", "4");
      case 2 -> add("-", "4", ":");
      default -> add("0", ":", "16");
    }
    add("]");
  }

  // --- White space and comments ---

  private String render() {
    int comments = any("0", "0", "3", "15").charAt(0) == '0' ? 0 : 3 + random.nextInt(12);
    int lines = random.nextInt(30);
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      if (word.equals("\n")) {
        text.append("\n").append(chance(20) ? "\n\n" : "").append("  ".repeat(random.nextInt(3)));
      } else {
        text.append(word).append(gap(comments, lines));
      }
    }
    return text.toString();
  }

  private String gap(int comments, int lines) {
    StringBuilder gap = new StringBuilder(any(" ", " ", "  ", "\t"));
    if (chance(lines)) {
      gap.append(any("\n", "\r\n", "\n\n", "\n\n\n  ", "\n\t"));
    }
    while (chance(comments)) {
      gap.append(
          any("// a", "# b ", "// c", "/* d */", "/**/", "/* e\n   f\n */", "\n// g", "\n\n# h"));
      gap.append(gap.toString().endsWith("*/") && chance(70) ? " " : "\n");
      gap.append(any("", "\n", " ", "    "));
    }
    return gap.toString();
  }
}
