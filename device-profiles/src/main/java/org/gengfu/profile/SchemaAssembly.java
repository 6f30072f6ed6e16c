package org.gengfu.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.ScalarNode;

/**
 * Puts the parts of protocols into the generic schema: their keys into the objects that are marked
 * {@code x-protocol}, their blocks and definitions beside the generic ones. A key that another
 * protocol's part has is noted, so that a complaint can name that protocol. For one thread.
 */
final class SchemaAssembly {
  private static final String MARK = "x-protocol";

  /** A profile that extends others may have its block from them. */
  private static final ScalarNode NONE =
      new ScalarNode(new Mark("schema", 1, 1), "0", ScalarNode.Kind.WHOLE, -1);

  private final MapNode generic;
  private final Map<String, Map<String, Object>> parts = new LinkedHashMap<>();

  SchemaAssembly(MapNode generic) {
    this.generic = generic;
  }

  /** Adds a protocol's part. */
  void add(String protocol, MapNode part) {
    parts.put(protocol, SchemaText.tree(part));
  }

  /** The schema of one protocol's profiles; the generic part when it is not known. */
  Map<String, Object> of(String protocol) {
    Map<String, Object> root = root();
    Map<String, Object> part = parts.getOrDefault(protocol, Map.of());
    define(root, part);
    List<String> others = new ArrayList<>(parts.keySet());
    others.remove(protocol);
    fill(root, List.of(part), others, protocol);
    if (part.get("block") != null) {
      properties(root).put(protocol, part.get("block"));
      Map<String, Object> condition = new LinkedHashMap<>();
      Map<String, Object> alone = new LinkedHashMap<>();
      alone.put("protocol", Map.of("const", protocol));
      alone.put("extends", Map.of("maxItems", NONE));
      condition.put("properties", alone);
      condition.put("required", List.of("protocol"));
      root.put("if", condition);
      root.put("then", Map.of("required", List.of(protocol)));
    }
    Map<String, String> blocks = new LinkedHashMap<>();
    others.forEach(other -> blocks.put(other, belongs(List.of(other), protocol)));
    root.put("x-belongs", blocks);
    return root;
  }

  /** The schema of profiles that name no protocol: what every protocol has is allowed. */
  Map<String, Object> any() {
    Map<String, Object> root = root();
    parts.forEach((protocol, part) -> {
      define(root, part);
      properties(root).put(protocol, part.getOrDefault("block", new LinkedHashMap<>()));
    });
    parts.values().forEach(part -> part.values().forEach(SchemaAssembly::optional));
    fill(root, List.copyOf(parts.values()), List.of(), "");
    return root;
  }

  /** What one protocol requires, a profile that may be of any does not. */
  private static void optional(Object object) {
    if (object instanceof Map<?, ?> map) {
      map.remove("required");
    }
  }

  /** The generic schema, with every installed protocol among those that it knows. */
  private Map<String, Object> root() {
    Map<String, Object> root = SchemaText.tree(generic);
    if (properties(root).get("protocol") instanceof Map<?, ?> protocol
        && map(protocol).get("enum") instanceof List<?> words) {
      List<Object> known = new ArrayList<>(words);
      Set<String> names = new HashSet<>();
      words.forEach(word -> names.add(word instanceof ScalarNode scalar ? scalar.text() : ""));
      parts.keySet().stream().filter(name -> !names.contains(name)).forEach(known::add);
      map(protocol).put("enum", known);
    }
    return root;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static Map<String, Object> properties(Map<String, Object> object) {
    return map(object.computeIfAbsent("properties", key -> new LinkedHashMap<>()));
  }

  /** A definition that the generic part has too is the generic one. */
  private static void define(Map<String, Object> root, Map<String, Object> part) {
    Map<String, Object> definitions =
        map(root.computeIfAbsent("$defs", key -> new LinkedHashMap<>()));
    map(part.getOrDefault("$defs", Map.of())).forEach(definitions::putIfAbsent);
  }

  private void fill(Object node, List<Map<String, Object>> own, List<String> others, String name) {
    if (node instanceof List<?> list) {
      list.forEach(item -> fill(item, own, others, name));
    } else if (node instanceof Map<?, ?>) {
      Map<String, Object> object = map(node);
      Object mark = object.remove(MARK);
      if (mark instanceof ScalarNode kind) {
        own.forEach(part -> put(object, map(part.getOrDefault(kind.text(), Map.of()))));
        Map<String, String> foreign = foreign(object, kind.text(), others, name);
        if (!foreign.isEmpty()) {
          object.put("x-belongs", foreign);
        }
      }
      object.forEach((key, value) -> {
        if (!key.equals("x-belongs")) {
          fill(value, own, others, name);
        }
      });
    }
  }

  private static void put(Map<String, Object> object, Map<String, Object> part) {
    Map<String, Object> properties = properties(object);
    map(part.getOrDefault("properties", Map.of()))
        .forEach((key, schema) -> {
          Object earlier = properties.put(key, schema);
          if (earlier != null && !SchemaText.of(Map.of("a", earlier)).equals(text(schema))) {
            properties.put(
                key, new LinkedHashMap<>(Map.of("description", "As its protocol says.")));
          }
        });
    if (part.get("required") instanceof List<?> required) {
      List<Object> all = new ArrayList<>();
      if (object.get("required") instanceof List<?> generic) {
        all.addAll(generic);
      }
      all.addAll(required);
      object.put("required", all);
    }
  }

  private static String text(Object schema) {
    return SchemaText.of(Map.of("a", schema));
  }

  private Map<String, String> foreign(
      Map<String, Object> object, String kind, List<String> others, String name) {
    Map<String, List<String>> owners = new TreeMap<>();
    for (String other : others) {
      Map<String, Object> part = map(parts.getOrDefault(other, Map.of()));
      Map<String, Object> keys = map(map(part.getOrDefault(kind, Map.of())));
      for (String key : map(keys.getOrDefault("properties", Map.of())).keySet()) {
        if (!properties(object).containsKey(key)) {
          owners.computeIfAbsent(key, k -> new ArrayList<>()).add(other);
        }
      }
    }
    Map<String, String> foreign = new LinkedHashMap<>();
    owners.forEach((key, protocols) -> foreign.put(key, belongs(protocols, name)));
    return foreign;
  }

  private static String belongs(List<String> owners, String name) {
    return (owners.size() == 1 ? "protocol " : "the protocols ")
        + String.join(" and ", owners)
        + ", and this profile is of "
        + name;
  }
}
