// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.List;
import pingsift.check.Expression.FieldReference;
import pingsift.diag.Kind;
import pingsift.syntax.Syntax;

/** Checks what stands after {@code by}: fields that every record has for good. */
final class Keys {
  /** More would group nothing that fewer do not. */
  static final int MOST = 8;

  private final RuleContext context;
  private final Names names;

  Keys(RuleContext context) {
    this.context = context;
    this.names = new Names(context);
  }

  /** The fields, in order; what is wrong has been reported, and then the context has failed. */
  List<FieldReference> check(List<Syntax.Path> paths) {
    List<FieldReference> keys = new ArrayList<>();
    for (Syntax.Path path : paths) {
      if (keys.size() == MOST) {
        context.fail(
            context
                .problem(Kind.ARGUMENTS, path.span(), "there are more keys than " + MOST)
                .label("one too many"),
            path.span());
        break;
      }
      Expression key = names.resolve(path);
      if (!RuleContext.isFailed(key) && isGood((FieldReference) key, keys)) {
        keys.add((FieldReference) key);
      }
    }
    return keys;
  }

  private boolean isGood(FieldReference key, List<FieldReference> before) {
    String text = context.text(key.span());
    if (context.scope() == Scope.ISTREAM && key.side() != Side.OWN) {
      context.fail(
          context
              .problem(Kind.WRONG_SCOPE, key.span(), "`" + text + "` differs within an iStream")
              .label("no key of a whole iStream")
              .help("keys of iStreams are fields such as `src`, `dst` and `iid`"),
          key.span());
      return false;
    }
    if (key.field().growth() != Growth.FIXED) {
      context.fail(
          context
              .problem(
                  Kind.WRONG_SCOPE, key.span(), "`" + text + "` changes while the iStream grows")
              .label("no key")
              .help("keys of iStreams are fields such as `src`, `dst` and `iid`"),
          key.span());
      return false;
    }
    if (before.stream()
        .anyMatch(other -> other.field().equals(key.field()) && other.side() == key.side())) {
      context.fail(
          context
              .problem(Kind.ARGUMENTS, key.span(), "the key `" + text + "` stands there twice")
              .label("the second time"),
          key.span());
      return false;
    }
    return true;
  }
}
