// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.CommonToken;
import pingsift.text.SourceText;

/**
 * Reads a large sound file in parts, on all processors at once.
 *
 * <p>A part goes from one line that begins with {@code rule} to another. Where each is sound in
 * itself and ends with the brace that closes a rule, all of them together are what the whole file
 * says: nothing that may stand open across such a place, such as a comment, leaves a part sound.
 * Else the file is read as a whole, which also tells what is wrong with it.
 */
final class PartedReading {
  /** Characters of a part: some dozens of rules. */
  static final int PART = 64 * 1024;

  private static final String START = "\nrule ";

  private record Part(List<Item> items, int rules, List<Comment> comments, int tokens) {}

  private PartedReading() {}

  /** The file; empty where it is small or not sound. */
  static Optional<RuleFile> read(SourceText source, int partLength) {
    if (source.length() < 2 * partLength || source.length() > TokenReader.MAX_CHARACTERS) {
      return Optional.empty();
    }
    int[] bounds = bounds(source.content(), partLength);
    List<Optional<Part>> parts =
        IntStream.range(1, bounds.length)
            .parallel()
            .mapToObj(i -> part(source, bounds[i - 1], bounds[i]))
            .toList();
    return parts.stream().allMatch(Optional::isPresent)
        ? joined(source, parts.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }

  /** Where parts begin, and the end of the last. */
  private static int[] bounds(String text, int partLength) {
    IntStream.Builder bounds = IntStream.builder();
    int at = 0;
    while (at >= 0) {
      bounds.add(at);
      int line = text.indexOf(START, at + partLength);
      at = line < 0 ? -1 : line + 1;
    }
    return bounds.add(text.length()).build().toArray();
  }

  private static Optional<Part> part(SourceText source, int from, int to) {
    Problems found = new Problems(source);
    TokenReader.Read read = TokenReader.read(source, from, to, found);
    ItemBuilder builder = new ItemBuilder(found);
    List<Entry> entries = Outline.of(read.tokens(), found);
    List<Item> items = new ArrayList<>(entries.size());
    int rules = 0;
    for (Entry entry : entries) {
      rules += entry instanceof Entry.Rule ? 1 : 0;
      Optional<? extends Item> item = builder.item(entry);
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(item.get());
    }
    boolean sound = found.isEmpty() && (to == source.length() || closes(entries, read.tokens()));
    return sound
        ? Optional.of(new Part(items, rules, read.comments(), read.tokens().size()))
        : Optional.empty();
  }

  /** Whether the last token is the brace that closes a rule. */
  private static boolean closes(List<Entry> entries, List<CommonToken> tokens) {
    return !entries.isEmpty()
        && entries.get(entries.size() - 1) instanceof Entry.Rule last
        && last.span().end() == tokens.get(tokens.size() - 1).getStopIndex() + 1;
  }

  private static Optional<RuleFile> joined(SourceText source, List<Part> parts) {
    List<Item> items = new ArrayList<>();
    List<Comment> comments = new ArrayList<>();
    int rules = 0;
    int tokens = 0;
    for (Part part : parts) {
      items.addAll(part.items);
      comments.addAll(part.comments);
      rules += part.rules;
      tokens += part.tokens;
    }
    return tokens > TokenReader.MAX_TOKENS
        ? Optional.empty()
        : Optional.of(new RuleFile(source, items, rules, Set.of(), comments, 0));
  }
}
