// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The golden record: what rules found in a corpus when somebody last looked at it and agreed.
 *
 * <p>A directory with one file a rule, {@code NAME.alerts}, and {@code captures.list}. An edited
 * rule changes one file; so a review of the rule shows on one page what it does to every capture.
 * Everything is sorted and holds no times, no paths but those below the corpus, and no number that
 * depends on the platform. What a condition reads is written once, with a number; so an edited
 * threshold changes one line, and those of alerts whose values changed.
 */
public final class Golden {
  private static final String CAPTURES = "captures.list";
  private static final String SUFFIX = ".alerts";
  private static final String RULE_HEAD = "pingsift golden record 1: a rule";
  private static final String CAPTURES_HEAD = "pingsift golden record 1: captures";
  private static final String BROKEN = "  broken: ";

  private static final Pattern CAPTURE =
      Pattern.compile("(.+), (\\d{1,18}) frames?(?:, ([0-9a-f]{16}))?");
  private static final Pattern IN = Pattern.compile("in (.+): (\\d{1,18}) alerts?");

  private final Path directory;

  public Golden(Path directory) {
    this.directory = directory;
  }

  /** Whether there is a record. */
  public boolean exists() {
    return Files.isRegularFile(directory.resolve(CAPTURES));
  }

  // --- Reading

  /**
   * Reads the whole record.
   *
   * @throws RecordException where a file of it cannot be understood
   */
  public CorpusRecord read() throws IOException {
    SortedMap<String, CaptureFacts> captures = captures();
    List<RuleRecord> rules = new ArrayList<>();
    for (Path file : ruleFiles()) {
      rules.add(rule(TextLines.read(file), nameOf(file)));
    }
    return new CorpusRecord(captures, rules);
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private List<Path> ruleFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      all.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  private SortedMap<String, CaptureFacts> captures() throws IOException {
    TextLines lines = TextLines.read(directory.resolve(CAPTURES));
    expect(CAPTURES_HEAD, lines);
    SortedMap<String, CaptureFacts> captures = new TreeMap<>();
    for (lines.skipEmpty(); lines.hasNext(); lines.skipEmpty()) {
      Matcher capture = CAPTURE.matcher(lines.next());
      if (!capture.matches()) {
        throw lines.troubleBefore("expected a capture: `NAME, N frames, DIGEST`");
      }
      String digest = capture.group(3) == null ? "" : capture.group(3);
      Optional<String> broken = Optional.empty();
      if (lines.hasNext() && lines.peek().startsWith(BROKEN)) {
        broken = Optional.of(lines.next().substring(BROKEN.length()));
      }
      CaptureFacts facts = new CaptureFacts(Long.parseLong(capture.group(2)), digest, broken);
      if (captures.put(capture.group(1), facts) != null) {
        throw lines.troubleBefore("`" + capture.group(1) + "` is listed twice");
      }
    }
    return captures;
  }

  private static void expect(String head, TextLines lines) throws RecordException {
    if (!lines.hasNext() || !lines.peek().equals(head)) {
      throw lines.trouble("no golden record: its first line is `" + head + "`");
    }
    lines.next();
  }

  private static RuleRecord rule(TextLines lines, String fileName) throws RecordException {
    expect(RULE_HEAD, lines);
    String name = lines.next("rule");
    if (!name.equals(fileName)) {
      throw lines.troubleBefore("the file of this rule is called " + name + SUFFIX);
    }
    long sid = number(lines, "sid");
    int severity = (int) number(lines, "severity");
    String query = lines.next("query");
    List<String> restraints = new ArrayList<>();
    while (lines.hasNext() && lines.peek().startsWith("but ")) {
      restraints.add(lines.next("but"));
    }
    ConditionNumbers numbers = ConditionNumbers.read(lines);
    SortedMap<String, Hits> hits = new TreeMap<>();
    for (lines.skipEmpty(); lines.hasNext(); lines.skipEmpty()) {
      Matcher in = IN.matcher(lines.next());
      if (!in.matches()) {
        throw lines.troubleBefore("expected a capture: `in NAME: N alerts`");
      }
      RecordException wrong = lines.troubleBefore("the alerts below are not " + in.group(2));
      Hits found = AlertText.read(lines, numbers);
      if (found.count() != Long.parseLong(in.group(2))) {
        throw wrong;
      }
      if (hits.put(in.group(1), found) != null) {
        throw lines.troubleBefore("the alerts in `" + in.group(1) + "` stand here twice");
      }
    }
    return new RuleRecord(name, sid, severity, query, restraints, Optional.empty(), hits);
  }

  private static long number(TextLines lines, String word) throws RecordException {
    String text = lines.next(word);
    if (!text.matches("\\d{1,9}|\\d{10,18}")) {
      throw lines.troubleBefore("expected a number behind `" + word + "`");
    }
    return Long.parseLong(text);
  }

  // --- Writing

  /**
   * Makes the directory hold a record: writes the files that differ, and removes those of rules
   * that are gone.
   *
   * @return what was done, a line a file
   */
  public List<String> accept(CorpusRecord record) throws IOException {
    Files.createDirectories(directory);
    SortedMap<String, String> wanted = new TreeMap<>();
    wanted.put(CAPTURES, text(record.captures()));
    for (RuleRecord rule : record.rules()) {
      wanted.put(rule.name() + SUFFIX, text(rule));
    }
    List<String> done = new ArrayList<>();
    for (Path file : ruleFiles()) {
      if (!wanted.containsKey(file.getFileName().toString())) {
        remove(file);
        done.add("removed " + file.getFileName());
      }
    }
    for (Map.Entry<String, String> one : wanted.entrySet()) {
      write(directory.resolve(one.getKey()), one.getValue(), done);
    }
    return done;
  }

  /** Only what is a file of ours: the directory may have been misspelt. */
  private static void remove(Path file) throws IOException {
    TextLines lines = TextLines.read(file);
    expect(RULE_HEAD, lines);
    Files.delete(file);
  }

  private static void write(Path file, String text, List<String> done) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean there = Files.exists(file);
    if (there && java.util.Arrays.equals(Files.readAllBytes(file), bytes)) {
      return;
    }
    Files.write(file, bytes);
    done.add((there ? "changed " : "wrote ") + file.getFileName());
  }

  private static String text(SortedMap<String, CaptureFacts> captures) {
    StringBuilder text = new StringBuilder(CAPTURES_HEAD + "\n\n");
    captures.forEach(
        (name, facts) -> {
          text.append(name).append(", ").append(facts.frames());
          text.append(facts.frames() == 1 ? " frame" : " frames");
          text.append(facts.digest().isEmpty() ? "" : ", " + facts.digest()).append('\n');
          facts.broken().ifPresent(why -> text.append(BROKEN).append(why).append('\n'));
        });
    return text.toString();
  }

  private static String text(RuleRecord rule) {
    StringBuilder text = new StringBuilder(RULE_HEAD + "\n");
    text.append("rule ").append(rule.name()).append('\n');
    text.append("sid ").append(rule.sid()).append('\n');
    text.append("severity ").append(rule.severity()).append('\n');
    text.append("query ").append(rule.query()).append('\n');
    rule.restraints().forEach(but -> text.append("but ").append(but).append('\n'));
    ConditionNumbers numbers = ConditionNumbers.of(rule);
    numbers.write(text);
    rule.hits()
        .forEach(
            (capture, hits) -> {
              text.append("\nin ").append(capture).append(": ").append(hits.count());
              text.append(hits.count() == 1 ? " alert" : " alerts").append('\n');
              AlertText.add(hits, numbers, text);
            });
    return text.toString();
  }
}
