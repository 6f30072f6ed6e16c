package org.gengfu.profiletool.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Documents;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * A foreign document as a tree of maps, lists and texts with their lines, whether it came as YAML,
 * JSON, TOML or XML. What is absent reads as empty. Immutable; any thread.
 *
 * @param text of a scalar, else empty
 */
record SourceNode(int line, String text, Map<String, SourceNode> map, List<SourceNode> list) {
  SourceNode {
    map = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
    list = List.copyOf(list);
  }

  static SourceNode scalar(int line, String text) {
    return new SourceNode(line, text, Map.of(), List.of());
  }

  /** Reads YAML 1.2 or JSON; tabs that indent JSON count as spaces. */
  static SourceNode document(SourceFile file) throws ImportException {
    Problems problems = new Problems();
    String text = file.text();
    boolean json = text.stripLeading().startsWith("{");
    MapNode root = Documents.parse(file.name(), json ? text.replace('\t', ' ') : text, problems);
    if (root == null || !problems.isEmpty()) {
      throw new ImportException(problems.list().getFirst().toString());
    }
    return of(root);
  }

  private static SourceNode of(@Nullable Node node) {
    return switch (node) {
      case null -> scalar(0, "");
      case ScalarNode scalar ->
          scalar(scalar.mark().line(), scalar.kind() == ScalarNode.Kind.EMPTY ? "" : scalar.text());
      case ListNode list ->
          new SourceNode(
              list.mark().line(), "", Map.of(), list.items().stream().map(SourceNode::of).toList());
      case MapNode map -> {
        Map<String, SourceNode> entries = new LinkedHashMap<>();
        map.keys().forEach(key -> entries.put(key, of(map.get(key))));
        yield new SourceNode(map.mark().line(), "", entries, List.of());
      }
    };
  }

  boolean has(String key) {
    return map.containsKey(key);
  }

  /** The value of a key; an empty node when it is absent. */
  SourceNode get(String key) {
    SourceNode node = map.get(key);
    return node == null ? scalar(line, "") : node;
  }

  /** The text of a key's value, or empty. */
  String text(String key) {
    return get(key).text().strip();
  }

  /** The first of some keys that holds a text, or empty. */
  String first(String... keys) {
    for (String key : keys) {
      if (!text(key).isEmpty()) {
        return text(key);
      }
    }
    return "";
  }

  /** The items of a key's list; a single value counts as a list of one, nothing as none. */
  List<SourceNode> items(String key) {
    SourceNode node = get(key);
    boolean single = node.list().isEmpty() && (!node.text().isEmpty() || !node.map().isEmpty());
    return single ? List.of(node) : node.list();
  }

  /** The texts of a key's list. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    items(key).forEach(item -> texts.add(item.text().strip()));
    return texts;
  }

  /** A whole number, decimal or with 0x, or the fallback. */
  int whole(String key, int fallback) {
    try {
      return Integer.decode(text(key).replaceFirst("^0+(?=[0-9])", ""));
    } catch (NumberFormatException e) {
      return fallback;
    }
  }

  boolean flag(String key) {
    return text(key).equalsIgnoreCase("true") || text(key).equals("1");
  }
}
