// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.text.Span;

/** Reads one byte literal: {@code x"D5 20 ?? [2-4] 80"}. Use one reader for one literal. */
final class BytesReader {
  /** No Data field is longer than this. */
  private static final int MAX_JUMP = 65_535;

  /** Made for the first jump: most literals have none. */
  private static final class Form {
    static final Pattern JUMP = Pattern.compile("\\[ *([0-9]{1,9})(?: *(-) *([0-9]{1,9})?)? *\\]");
  }

  private final String literal;
  private final Span span;
  private final Problems problems;
  private final List<Syntax.BytesValue.Run> runs = new ArrayList<>();
  private final List<Syntax.BytesValue.Jump> jumps = new ArrayList<>();
  private List<Integer> run = new ArrayList<>();
  private int at = 2;

  private BytesReader(String literal, Span span, Problems problems) {
    this.literal = literal;
    this.span = span;
    this.problems = problems;
  }

  static Syntax read(String literal, Span span, Problems problems) {
    BytesReader reader = new BytesReader(literal, span, problems);
    return reader.readAll() ? reader.value() : new Syntax.Broken(span);
  }

  private Syntax value() {
    return new Syntax.BytesValue(runs, jumps, span);
  }

  private boolean readAll() {
    while (at < end()) {
      char c = literal.charAt(at);
      boolean sound = true;
      if (c == ' ' || c == '\t') {
        at++;
      } else if (c == '[') {
        sound = jump();
      } else {
        sound = oneByte(c);
      }
      if (!sound) {
        return false;
      }
    }
    if (run.isEmpty()) {
      return jumps.isEmpty()
          ? wrong(problems.literal(span, "this byte literal holds no byte").label("expected bytes"))
          : wrong(
              problems
                  .literal(span, "a byte literal cannot end with a jump")
                  .label("expected a byte after the jump"));
    }
    runs.add(new Syntax.BytesValue.Run(run));
    return true;
  }

  private int end() {
    return literal.length() - 1;
  }

  private boolean oneByte(char c) {
    char next = at + 1 < end() ? literal.charAt(at + 1) : ' ';
    if (c == '?' && next == '?') {
      run.add(-1);
    } else if (c == '?' && hex(next)) {
      run.add(0xf000 | Character.digit(next, 16));
    } else if (hex(c) && next == '?') {
      run.add(0x0f00 | Character.digit(c, 16) << 4);
    } else if (hex(c) && hex(next)) {
      run.add(Integer.parseInt(literal.substring(at, at + 2), 16));
    } else {
      return wrongByte(c, next);
    }
    at += 2;
    return true;
  }

  private static boolean hex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  private boolean wrongByte(char c, char next) {
    if (c == '0' && (next == 'x' || next == 'X')) {
      return wrong(
          problems
              .literal(part(at, at + 2), "bytes are written without `0x`")
              .label("remove this")
              .fix(new Fix(part(at, at + 2), "", true)));
    }
    if (hex(c) || c == '?') {
      return wrong(
          problems
              .literal(part(at, at + 1), "a byte has two digits")
              .label(c == '?' ? "half a byte" : "one digit is left over")
              .help(
                  c == '?'
                      ? "for any byte write `??`"
                      : "write `0" + c + "`, or look for a digit too few before it"));
    }
    int length = Character.isHighSurrogate(c) && at + 1 < end() ? 2 : 1;
    Span where = part(at, at + length);
    return wrong(
        problems
            .literal(
                where, "`" + literal.substring(at, at + length) + "` is not a hexadecimal digit")
            .label("expected a byte, `??` or a jump such as `[2-4]`")
            .note("blanks may stand between bytes, nothing else"));
  }

  private boolean jump() {
    Matcher jump = Form.JUMP.matcher(literal).region(at, end());
    if (!jump.lookingAt()) {
      int close = literal.indexOf(']', at);
      Span where = part(at, close < 0 ? end() : close + 1);
      return wrong(
          problems
              .literal(where, "this is not a jump")
              .label("a jump is written `[2-4]`, `[2-]` or `[3]`"));
    }
    Span where = part(jump.start(), jump.end());
    if (run.isEmpty()) {
      return wrong(
          problems
              .literal(where, "a jump stands between bytes")
              .label("expected a byte before it"));
    }
    int min = Integer.parseInt(jump.group(1));
    int max = jump.group(2) == null ? min : MAX_JUMP;
    if (jump.group(3) != null) {
      max = Integer.parseInt(jump.group(3));
    }
    if (min > max || min > MAX_JUMP || max > MAX_JUMP) {
      return wrong(
          problems
              .literal(where, "this jump has no room")
              .label(min > max ? min + " is more than " + max : "at most " + MAX_JUMP + " bytes"));
    }
    runs.add(new Syntax.BytesValue.Run(run));
    run = new ArrayList<>();
    jumps.add(new Syntax.BytesValue.Jump(min, max));
    at = jump.end();
    return true;
  }

  private Span part(int from, int to) {
    return new Span(span.start() + from, span.start() + to);
  }

  private boolean wrong(Diagnostic.Builder problem) {
    problems.add(problem);
    return false;
  }
}
