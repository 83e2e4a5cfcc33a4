// SPDX-License-Identifier: Apache-2.0
package pingsift.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pingsift.capture.CaptureFile;
import pingsift.check.CheckedRule;
import pingsift.check.Checker;
import pingsift.diag.Diagnostic;
import pingsift.diag.TextRenderer;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.engine.RunStats;
import pingsift.eve.AlertWriter;
import pingsift.eve.EveOptions;
import pingsift.fields.Fields;
import pingsift.format.Formatter;
import pingsift.lint.Lints;
import pingsift.lint.LoadedRules;
import pingsift.ruletest.RuleTests;
import pingsift.stream.StreamOptions;
import pingsift.syntax.RuleFile;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;

/**
 * Any text as a rule file: parsed, checked, told of, formatted, and what is sound of it run.
 *
 * <p>A byte below 80 is a character, any other one a word of the language, so that a change of a
 * byte is often a change of a word.
 */
public final class RulesFuzz {
  private static final List<String> WORDS =
      List.of(
          "rule ",
          "meta ",
          "sid ",
          "msg ",
          "test ",
          "list ",
          "define ",
          "import ",
          "suppress ",
          "frame",
          "frames ",
          "exchange",
          "exchanges ",
          "istream",
          "istreams ",
          "sequence ",
          " where ",
          " by ",
          " over ",
          " having ",
          " within ",
          "then ",
          "no ",
          "limit ",
          "after ",
          " per ",
          " and ",
          " or ",
          "not ",
          " in ",
          " == ",
          " != ",
          " <= ",
          " >= ",
          " contains ",
          " startswith ",
          " endswith ",
          " matches ",
          " nocase",
          "true",
          "false",
          "any(",
          "all(",
          "none(",
          "count(",
          "share(",
          "min(",
          "max(",
          "sum(",
          "avg(",
          "stdev(",
          "distinct(",
          "first(",
          "last(",
          "exists(",
          "missing(",
          "len(",
          "entropy(",
          "printable(",
          "u8(",
          "u16(",
          "u32le(",
          "u64(",
          "carries_ip(",
          "ping_pattern(",
          "common_prefix(",
          "diff_bytes(",
          "base64_decode(",
          "hex_decode(",
          "md5(",
          "sha256(",
          "chi2(",
          "request",
          "reply",
          "requests",
          "replies",
          ".data",
          ".len",
          ".gap",
          ".count",
          ".bytes",
          "data[",
          "entropy",
          "duration",
          "src",
          "dst",
          "requester",
          "responder",
          "icmp.type",
          "icmp.code",
          "icmp.seq",
          "icmp.ident",
          "rtt",
          "answered",
          "unanswered",
          "truncated",
          "echo_request",
          "10.0.0.0/8",
          "fe80::1",
          "5..10",
          "20ms",
          "10m",
          "1d",
          "64KiB",
          "0x7fffffffffffffff",
          "1e300",
          "0.5",
          "x\"D5 ?? [2-4] 80\"",
          "x\"",
          "/^a+(b|c){2,3}$/is",
          "\"text\"",
          "// allow: always-true\n",
          "/* ",
          " */",
          "# ",
          " { ",
          " }\n",
          "..",
          "<<",
          ">>",
          " & ",
          " | ",
          "frame.time",
          "2026-11-21T10:00:00Z",
          "missing-meta",
          "T1095",
          "ref ",
          "severity ",
          "file(");

  private static final EveOptions ALL_OF_IT = EveOptions.DEFAULT.withRuleText(true);
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] CAPTURE = capture();
  private static final int LONGEST_SEED = 2_000;

  private RulesFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = text(input);
    SourceText source = new SourceText("r.sift", text);
    List<CheckedRule> sound = load(source);
    format(source);
    run(sound);
  }

  private static String text(byte[] input) {
    StringBuilder text = new StringBuilder();
    for (byte b : input) {
      if (b >= 0) {
        text.append((char) b);
      } else {
        text.append(WORDS.get((b & 0x7f) % WORDS.size()));
      }
    }
    return text.toString();
  }

  private static List<CheckedRule> load(SourceText source) {
    List<Diagnostic> problems = new ArrayList<>();
    RuleFile file = RuleParser.file(source, problems::add);
    List<CheckedRule> rules = new Checker(Fields.catalogue(), problems::add).check(List.of(file));
    boolean whole = problems.stream().noneMatch(Diagnostic::isError);
    LoadedRules loaded = new LoadedRules(List.of(file), rules, Fields.catalogue(), whole);
    List<Diagnostic> all = Lints.check(loaded, problems);
    for (Diagnostic problem : all) {
      assertThat(problem.primary().span().start()).isBetween(0, source.length());
      assertThat(TextRenderer.plain().render(problem)).isNotBlank();
    }
    return whole ? rules : List.of();
  }

  private static boolean testsAreBroken(SourceText source) {
    List<Diagnostic> problems = new ArrayList<>();
    RuleTests.read(List.of(RuleParser.file(source, problem -> {})), problems::add);
    return problems.stream().anyMatch(Diagnostic::isError);
  }

  private static void format(SourceText source) {
    Formatter.Formatted once = Formatter.format(source);
    if (once.isBroken() || testsAreBroken(source)) {
      return; // `fmt` leaves both alone
    }
    Formatter.Formatted twice = Formatter.format(new SourceText("r.sift", once.text()));
    assertThat(twice.isBroken()).as("broken by formatting").isFalse();
    assertThat(twice.text()).isEqualTo(once.text());
  }

  private static void run(List<CheckedRule> rules) {
    if (rules.isEmpty()) {
      return;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EngineOptions options = new EngineOptions(StreamOptions.DEFAULT, false);
    try (CaptureFile file = CaptureFile.open(new ByteArrayInputStream(CAPTURE), "c")) {
      AlertWriter alerts = new AlertWriter(out, ALL_OF_IT);
      RunStats stats = new Engine(rules, options, alerts::write).run(file);
      assertThat(stats.addsUp()).isTrue();
      alerts.flush();
      try (JsonParser parser = JSON.createParser(out.toByteArray())) {
        while (parser.nextToken() != null) {
          // the parser throws where it is not JSON
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] capture() {
    try {
      return Files.readAllBytes(Path.of("testdata/captures/emubenign-loss-and-dup.pcap"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, byte[]> seeds() throws IOException {
    Map<String, byte[]> seeds = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("testdata"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".sift")).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (text.length() <= LONGEST_SEED) {
          String name = file.toString().replace('/', '-');
          seeds.put(name, shortened(text).getBytes(StandardCharsets.ISO_8859_1));
        }
      }
    }
    return seeds;
  }

  private static String shortened(String text) {
    String written = text.replaceAll("[^\\x00-\\x7f]", "?");
    for (int i = 0; i < WORDS.size(); i++) {
      written = written.replace(WORDS.get(i), "" + (char) (0x80 + i));
    }
    return written;
  }
}
