// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.HexFormat;
import java.util.Optional;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.StringLiteral;
import pingsift.diag.Kind;

/**
 * Texts beside a digest: {@code md5(data) == "d41d8cd9…"}. Digests are published in hexadecimal, so
 * a text there is not its UTF-8 but the bytes that its digits stand for.
 */
final class DigestTexts {
  /** How much of a member of a list a message shows. */
  private static final int SHOWN = 16;

  private final RuleContext context;

  DigestTexts(RuleContext context) {
    this.context = context;
  }

  /** Whether a value is what a digest gives, uncut. */
  static boolean isDigest(Expression value) {
    return value instanceof Call call && call.function().resultLength() > 0;
  }

  /** The bytes of a text beside a digest; empty where it cannot be one, which is reported. */
  Optional<BytesLiteral> bytes(Expression digest, StringLiteral text) {
    FunctionDef function = ((Call) digest).function();
    int digits = 2 * function.resultLength();
    String word = text.value();
    boolean hex = word.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    if (hex && word.length() == digits) {
      byte[] bytes = HexFormat.of().parseHex(word);
      return Optional.of(new BytesLiteral(BytePattern.exact(bytes), text.span()));
    }
    context.fail(
        context
            .problem(
                Kind.LITERAL,
                text.span(),
                "`%s` gives %d bytes, written as %d hexadecimal digits"
                    .formatted(function.name(), function.resultLength(), digits))
            .label(shown(text) + (hex ? word.length() + " digits" : "not hexadecimal digits")),
        text.span());
    return Optional.empty();
  }

  /** Whether bytes beside a digest are as long as it is; where not, that is reported. */
  boolean fits(Expression digest, BytesLiteral bytes) {
    FunctionDef function = ((Call) digest).function();
    if (bytes.value().length() == function.resultLength()) {
      return true;
    }
    context.fail(
        context
            .problem(
                Kind.LITERAL,
                bytes.span(),
                "`%s` gives %d bytes".formatted(function.name(), function.resultLength()))
            .label("%d bytes".formatted(bytes.value().length())),
        bytes.span());
    return false;
  }

  /** Which member it is, where the source there shows only the name of a list. */
  private String shown(StringLiteral text) {
    String word = text.value();
    boolean written = context.text(text.span()).startsWith("\"");
    String start = word.length() > SHOWN ? word.substring(0, SHOWN) + "…" : word;
    return written ? "" : "`" + start + "`: ";
  }
}
