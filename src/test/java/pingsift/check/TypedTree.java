// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Draws a typed tree, a node a line, for golden files. */
final class TypedTree {
  private final StringBuilder text = new StringBuilder();

  private TypedTree() {}

  /** The rule's scope, when it is decided, and its condition. */
  static String draw(CheckedRule rule) {
    TypedTree tree = new TypedTree();
    tree.text.append(
        "%s (%s, decided %s)%n"
            .formatted(rule.name(), rule.query().word(), rule.deciding().word())
            .replace("\r", ""));
    tree.draw(rule.condition(), 1);
    if (rule.query() instanceof CheckedQuery.Window window) {
      tree.draw(window);
      Printer.print(rule).lines().forEach(line -> tree.text.append("  = " + line + "\n"));
    } else {
      tree.text.append("  = ").append(Printer.condition(rule)).append('\n');
    }
    return tree.text.toString();
  }

  private void draw(Expression part, int depth) {
    text.append("  ".repeat(depth)).append(name(part)).append('\n');
    part.parts().forEach(child -> draw(child, depth + 1));
  }

  private void draw(CheckedQuery.Window window) {
    text.append("by\n");
    window.keys().forEach(key -> draw(key, 1));
    text.append("over ").append(window.durationNanos()).append("\nhaving\n");
    draw(window.having(), 1);
  }

  private static String name(Expression part) {
    String type = " : " + part.type().word() + " " + growth(part);
    if (part instanceof Expression.Literal literal) {
      return value(literal) + " : " + part.type().word();
    }
    if (part instanceof Expression.FieldReference reference) {
      FieldDef field = reference.field();
      return "%s.%s (%s)%s"
          .formatted(lower(field.owner()), field.name(), lower(reference.side()), type);
    }
    if (part instanceof Expression.Quantifier quantifier) {
      String implied = quantifier.implied() ? "implied " : "";
      return implied + lower(quantifier.kind()) + " of " + quantifier.collection().plural() + type;
    }
    if (part instanceof Expression.Aggregate aggregate) {
      return lower(aggregate.kind()) + " of " + aggregate.collection().plural() + type;
    }
    if (part instanceof Expression.Membership membership) {
      List<String> members = membership.members().stream().map(TypedTree::value).toList();
      return "in { " + String.join(", ", members) + " }" + type;
    }
    if (part instanceof Expression.ByteTest test) {
      String nocase = test.nocase() ? " nocase" : "";
      return test.operator().word() + " " + test.pattern() + nocase + type;
    }
    if (part instanceof Expression.RegexTest test) {
      return "matches " + test.regex() + type;
    }
    return joint(part) + type;
  }

  private static String joint(Expression part) {
    if (part instanceof Expression.Comparison comparison) {
      return comparison.operator().word();
    }
    if (part instanceof Expression.Arithmetic arithmetic) {
      return arithmetic.operator().word();
    }
    if (part instanceof Expression.Slice slice) {
      return "[" + bound(slice.from()) + ":" + bound(slice.to()) + "]";
    }
    if (part instanceof Expression.ByteAt byteAt) {
      return "[" + byteAt.index() + "]";
    }
    if (part instanceof Expression.Call call) {
      return call.function().name() + "()";
    }
    if (part instanceof Expression.Presence presence) {
      return presence.present() ? "exists" : "missing";
    }
    return lower(part.getClass().getSimpleName());
  }

  private static String bound(OptionalLong bound) {
    return bound.isPresent() ? String.valueOf(bound.getAsLong()) : "";
  }

  private static String growth(Expression part) {
    return lower(Growths.of(part));
  }

  private static String value(Expression.Literal literal) {
    if (literal instanceof Expression.NumberLiteral number) {
      return String.valueOf(number.value());
    }
    if (literal instanceof Expression.FloatLiteral number) {
      return String.valueOf(number.value());
    }
    if (literal instanceof Expression.BoolLiteral bool) {
      return String.valueOf(bool.value());
    }
    if (literal instanceof Expression.StringLiteral string) {
      return '"' + string.value() + '"';
    }
    if (literal instanceof Expression.BytesLiteral bytes) {
      return bytes.value().toString();
    }
    return net((Expression.NetLiteral) literal);
  }

  private static String net(Expression.NetLiteral net) {
    byte[] address = ByteBuffer.allocate(16).putLong(net.high()).putLong(net.low()).array();
    try {
      // a mapped IPv4 address prints as IPv4, with the prefix length still of 128 bits
      return InetAddress.getByAddress(address).getHostAddress() + "/" + net.prefixLength();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String lower(Object name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
