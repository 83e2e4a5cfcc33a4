// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.text.Span;

/**
 * Reads IPv4 and IPv6 addresses and networks. Never asks DNS: the text is all there is.
 *
 * <p>Host bits of a network are cleared: {@code 10.0.5.7/24} is {@code 10.0.5.0/24}.
 */
final class AddressReader {
  private static final int GROUPS = 8;
  private static final int V4_PREFIX_OFFSET = 96;
  private static final long V4_MAPPED = 0xffff_0000_0000L;

  private final Problems problems;

  AddressReader(Problems problems) {
    this.problems = problems;
  }

  Syntax read(String text, Span span) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    boolean v6 = address.indexOf(':') >= 0;
    long[] bits = v6 ? v6(address, span) : v4(address, span.start(), span, address);
    if (bits.length == 0) {
      return new Syntax.Broken(span);
    }
    if (slash < 0) {
      return new Syntax.NetValue(bits[0], bits[1], 128, false, span);
    }
    return network(bits, text.substring(slash + 1), v6, span);
  }

  private Syntax network(long[] bits, String digits, boolean v6, Span span) {
    int most = v6 ? 128 : 32;
    int length = digits.length() > 3 ? most + 1 : Integer.parseInt(digits);
    if (length > most) {
      Span where = new Span(span.end() - digits.length(), span.end());
      problems.add(
          problems
              .literal(
                  where,
                  "a prefix of an IPv" + (v6 ? 6 : 4) + " network has at most " + most + " bits")
              .label("more than " + most));
      return new Syntax.Broken(span);
    }
    int prefix = v6 ? length : length + V4_PREFIX_OFFSET;
    return new Syntax.NetValue(
        bits[0] & mask(prefix), bits[1] & mask(prefix - 64), prefix, true, span);
  }

  /** The upper {@code count} bits of 64; none below 1, all above 63. */
  private static long mask(int count) {
    if (count <= 0) {
      return 0;
    }
    return count >= 64 ? -1L : -1L << (64 - count);
  }

  private long[] v4(String text, int start, Span whole, String shown) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return wrong(
          problems
              .literal(whole, "an IPv4 address has four numbers")
              .label("`" + shown + "` has " + parts.length));
    }
    long value = 0;
    int at = start;
    for (String part : parts) {
      Span where = new Span(at, at + part.length());
      if (!isDecimal(part)) {
        return notDecimal(where, start);
      }
      if (part.length() > 1 && part.charAt(0) == '0') {
        return wrong(
            problems
                .literal(where, "a number of an IPv4 address has no leading zero")
                .label("some programs take this for octal"));
      }
      if (part.length() > 3 || Integer.parseInt(part) > 255) {
        return wrong(
            problems
                .literal(where, "a number of an IPv4 address is at most 255")
                .label("too large"));
      }
      value = value << 8 | Integer.parseInt(part);
      at += part.length() + 1;
    }
    return new long[] {0, V4_MAPPED | value};
  }

  /** Not so at the end of an IPv6 address, where the first number may look like a group or lack. */
  private static boolean isDecimal(String part) {
    return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private long[] notDecimal(Span part, int start) {
    // what is empty has a dot on one side at least
    Span dot =
        part.start() > start
            ? new Span(part.start() - 1, part.start())
            : new Span(part.start(), part.start() + 1);
    boolean empty = part.length() == 0;
    return wrong(
        problems
            .literal(empty ? dot : part, "a number of an IPv4 address has decimal digits")
            .label(empty ? "a number is missing" : "not a decimal number"));
  }

  private long[] v6(String text, Span span) {
    int zone = text.indexOf('%');
    if (zone >= 0) {
      return wrong(
          problems
              .literal(
                  new Span(span.start() + zone, span.start() + text.length()),
                  "an address in a rule has no zone")
              .label("remove this"));
    }
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return wrong(
          problems
              .literal(span, "an IPv6 address has `::` once at most")
              .label("more than one `::`"));
    }
    List<Integer> head = new ArrayList<>();
    List<Integer> tail = new ArrayList<>();
    boolean sound =
        gap < 0
            ? groups(text, 0, text.length(), head, span)
            : groups(text, 0, gap, head, span) && groups(text, gap + 2, text.length(), tail, span);
    if (!sound) {
      return new long[0];
    }
    int count = head.size() + tail.size();
    if (gap < 0 ? count != GROUPS : count >= GROUPS) {
      return wrongGroupCount(text, count, gap >= 0, span);
    }
    for (int missing = GROUPS - count; missing > 0; missing--) {
      head.add(0);
    }
    head.addAll(tail);
    return new long[] {fourGroups(head, 0), fourGroups(head, 4)};
  }

  private long[] wrongGroupCount(String text, int count, boolean gap, Span span) {
    Diagnostic.Builder problem =
        problems
            .literal(span, "an IPv6 address has eight groups")
            .label("`" + text + "` has " + count + (gap ? " beside `::`" : ""));
    if (text.matches("([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}")) {
      problem.note(
          "this looks like a hardware address; rules see IP addresses only, and bytes as `x\"D5 20\"`");
    } else if (text.matches("([0-9a-fA-F]{2}:)+[0-9a-fA-F]{2}")) {
      String bytes = "x\"" + text.replace(':', ' ') + "\"";
      problem.help("for bytes write `" + bytes + "`").fix(new Fix(span, bytes, false));
    } else if (!gap && count < GROUPS) {
      problem.help("put `::` where groups of zeros are left out");
    }
    return wrong(problem);
  }

  /** Reads groups between colons, the last of all may be an IPv4 address. */
  private boolean groups(String address, int from, int to, List<Integer> into, Span span) {
    String text = address.substring(from, to);
    if (text.isEmpty()) {
      return true;
    }
    int at = span.start() + from;
    for (String group : text.split(":", -1)) {
      Span where = new Span(at, at + group.length());
      if (group.indexOf('.') >= 0) {
        if (where.end() - span.start() < address.length()) {
          wrong(
              problems
                  .literal(where, "an IPv4 address is the last part of an IPv6 address")
                  .label("not the last part"));
          return false;
        }
        long[] bits = v4(group, at, where, group);
        if (bits.length == 0) {
          return false;
        }
        into.add((int) (bits[1] >>> 16 & 0xffff));
        into.add((int) (bits[1] & 0xffff));
      } else if (group.isEmpty() || group.length() > 4) {
        wrong(
            problems
                .literal(where, "a group of an IPv6 address has one to four digits")
                .label(group.isEmpty() ? "an empty group" : "too long"));
        return false;
      } else {
        into.add(Integer.parseInt(group, 16));
      }
      at += group.length() + 1;
    }
    return true;
  }

  private static long fourGroups(List<Integer> groups, int from) {
    long bits = 0;
    for (int group : groups.subList(from, from + 4)) {
      bits = bits << 16 | group;
    }
    return bits;
  }

  private long[] wrong(Diagnostic.Builder problem) {
    problems.add(problem);
    return new long[0];
  }
}
