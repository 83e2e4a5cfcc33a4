// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import pingsift.text.Span;

/**
 * Prints records of the tree as S-expressions, without spans: {@code (Or (Compare > (Path entropy)
 * 7) …)}.
 */
public final class TreePrinter {
  private static final int LINE = 100;

  private TreePrinter() {}

  public static String print(RuleFile file) {
    StringBuilder text = new StringBuilder();
    for (Item item : file.items()) {
      text.append(layout(node(item), "")).append('\n');
    }
    for (Comment comment : file.comments()) {
      text.append("comment ").append(quoted(comment.text())).append('\n');
    }
    return text.toString();
  }

  public static String print(Query query) {
    return layout(node(query), "") + "\n";
  }

  /** A word, or a list of nodes. */
  private static Object node(Object value) {
    if (value instanceof Name name) {
      return name.text();
    }
    if (value instanceof Syntax.Path path) {
      return path.text();
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? node(optional.get()) : "-";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(TreePrinter::node).toList();
    }
    if (value instanceof Record tree) {
      return record(tree);
    }
    return String.valueOf(value);
  }

  private static Object record(Record tree) {
    java.util.ArrayList<Object> parts = new java.util.ArrayList<>();
    parts.add(tree.getClass().getSimpleName());
    for (RecordComponent component : tree.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(tree);
        if (!(value instanceof Span) && !isOffset(component)) {
          parts.add(node(value));
        }
      } catch (ReflectiveOperationException impossible) {
        throw new AssertionError(impossible);
      }
    }
    return parts;
  }

  /** Of a part that holds its span as two numbers. */
  private static boolean isOffset(RecordComponent component) {
    return component.getName().equals("start") || component.getName().equals("end");
  }

  private static String layout(Object node, String indent) {
    String flat = flat(node);
    if (!(node instanceof List<?> parts) || indent.length() + flat.length() <= LINE) {
      return flat;
    }
    String deeper = indent + "  ";
    StringBuilder text = new StringBuilder("(");
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        text.append(parts.get(i) instanceof List<?> ? "\n" + deeper : " ");
      }
      text.append(layout(parts.get(i), deeper));
    }
    return text.append(')').toString();
  }

  private static String flat(Object node) {
    return node instanceof List<?> parts
        ? "(" + String.join(" ", parts.stream().map(TreePrinter::flat).toList()) + ")"
        : node.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
