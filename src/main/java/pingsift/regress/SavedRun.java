// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an unfinished run has found so far, in a file that a later run goes on with.
 *
 * <p>The first line names the rules and options by a digest: another run does not touch them. Each
 * finished capture is appended as a whole and ends with a line {@code end}; it is known again by
 * its name and the digest of its bytes. Killed at any moment, the file is good up to the last
 * {@code end}. Thread-safe.
 */
public final class SavedRun {
  private static final String HEAD = "pingsift regress: unfinished run ";
  private static final Pattern CAPTURE =
      Pattern.compile("capture (\\d{1,18}) ([0-9a-f]{16}|-) ([01]) (.+)");
  private static final Pattern RULE = Pattern.compile("rule (\\d{1,9})");
  private static final String BROKEN = "broken ";
  private static final String END = "end";

  private final @Nullable Path file;
  private final String key;
  private final long notBeforeNanos;
  private final Map<String, CaptureResult> found = new HashMap<>();
  private final Set<String> finished = new HashSet<>();
  private final StringBuilder waiting = new StringBuilder();
  private boolean begun;
  private boolean failed;

  private SavedRun(@Nullable Path file, String key, long notBeforeNanos) {
    this.file = file;
    this.key = key;
    this.notBeforeNanos = notBeforeNanos;
  }

  /** Nothing is found and nothing kept. */
  public static SavedRun none() {
    return new SavedRun(null, "", 0);
  }

  /**
   * A run that may have been begun.
   *
   * @param key says which rules and options it has: a digest
   * @param patienceNanos a run that is shorter leaves the file alone
   * @param fresh whether what was found before is to be forgotten
   */
  public static SavedRun open(Path file, String key, long patienceNanos, boolean fresh) {
    SavedRun saved = new SavedRun(file, key, System.nanoTime() + patienceNanos);
    if (!fresh && Files.isRegularFile(file)) {
      saved.read(file);
    }
    return saved;
  }

  /** How many captures an earlier run had finished. */
  public synchronized int finishedBefore() {
    return found.size();
  }

  /**
   * Whether finished captures could not be written down, so that an interrupted run begins anew.
   */
  public synchronized boolean failed() {
    return failed;
  }

  synchronized Optional<CaptureResult> find(String capture, String digest) {
    CaptureResult result = found.get(capture);
    if (result == null || digest.isEmpty() || !result.facts().digest().equals(digest)) {
      return Optional.empty();
    }
    finished.add(capture);
    return Optional.of(result);
  }

  synchronized void keep(CaptureResult result) {
    if (file == null || failed) {
      return;
    }
    append(result);
    finished.add(result.capture());
    if (System.nanoTime() - notBeforeNanos < 0) {
      return;
    }
    try {
      write(file);
    } catch (IOException e) {
      failed = true; // the run goes on: only an interrupted one would miss it
    }
  }

  private void write(Path to) throws IOException {
    if (!begun) {
      Path directory = to.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      StringBuilder all = new StringBuilder(HEAD + key + "\n");
      String now = waiting.toString();
      waiting.setLength(0);
      found.values().forEach(this::append);
      all.append(waiting).append(now);
      Path next = to.resolveSibling(to.getFileName() + ".new");
      Files.write(next, all.toString().getBytes(StandardCharsets.UTF_8));
      Files.move(next, to, StandardCopyOption.REPLACE_EXISTING);
      begun = true;
    } else {
      Files.write(
          to, waiting.toString().getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    }
    waiting.setLength(0);
  }

  /**
   * Writes down what is finished so far, however short the run was.
   *
   * @return how many captures a later run need not read
   */
  public synchronized int interrupted() {
    if (file == null || failed) {
      return 0;
    }
    try {
      if (!begun || waiting.length() > 0) {
        write(file);
      }
      Set<String> known = new HashSet<>(found.keySet());
      known.addAll(finished);
      return known.size();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The run is over: there is nothing to go on with. */
  public synchronized void finish() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  private void append(CaptureResult result) {
    CaptureFacts facts = result.facts();
    waiting.append("capture ").append(facts.frames()).append(' ');
    waiting.append(facts.digest().isEmpty() ? "-" : facts.digest()).append(' ');
    waiting.append(result.evicted() ? 1 : 0).append(' ').append(result.capture()).append('\n');
    facts.broken().ifPresent(why -> waiting.append(BROKEN).append(why).append('\n'));
    new TreeMap<>(result.hits())
        .forEach(
            (rule, hits) -> {
              waiting.append("rule ").append(rule).append('\n');
              AlertText.add(hits, ConditionNumbers.NONE, waiting);
            });
    waiting.append(END).append('\n');
  }

  /** What is cut off, changed by hand or of another run is not taken. */
  private void read(Path from) {
    try {
      TextLines lines = TextLines.read(from);
      if (!lines.next().equals(HEAD + key)) {
        return;
      }
      while (lines.hasNext()) {
        CaptureResult result = result(lines);
        found.put(result.capture(), result);
      }
    } catch (IOException cutOff) {
      // good up to here
    }
  }

  private static CaptureResult result(TextLines lines) throws RecordException {
    Matcher capture = CAPTURE.matcher(lines.next());
    if (!capture.matches()) {
      throw lines.troubleBefore("expected a capture");
    }
    Optional<String> broken = Optional.empty();
    if (lines.peek().startsWith(BROKEN)) {
      broken = Optional.of(lines.next().substring(BROKEN.length()));
    }
    Map<Integer, Hits> hits = new TreeMap<>();
    for (String line = lines.next(); !line.equals(END); line = lines.next()) {
      Matcher rule = RULE.matcher(line);
      if (!rule.matches()) {
        throw lines.troubleBefore("expected a rule");
      }
      hits.put(Integer.parseInt(rule.group(1)), AlertText.read(lines, ConditionNumbers.NONE));
    }
    String digest = capture.group(2).equals("-") ? "" : capture.group(2);
    return new CaptureResult(
        capture.group(4),
        new CaptureFacts(Long.parseLong(capture.group(1)), digest, broken),
        hits,
        capture.group(3).equals("1"));
  }
}
