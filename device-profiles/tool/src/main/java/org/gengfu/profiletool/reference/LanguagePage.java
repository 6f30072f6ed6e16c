package org.gengfu.profiletool.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.profile.lint.SchemaParts;

/** The reference of the profile language, generated from the schema. Stateless; any thread. */
final class LanguagePage {
  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("block", "the block of the protocol's name");
    PARTS.put("point", "keys of a point");
    PARTS.put("write", "keys of `write`");
    PARTS.put("repeat", "keys of a section of `repeat`");
    PARTS.put("event", "keys of an event");
    PARTS.put("identify", "keys of `identify`");
    PARTS.put("test", "keys of a test");
  }

  private LanguagePage() {}

  static String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # The profile language

        Generated from `device-profiles/schema` by `./gengfu profile reference`; do not edit. How to begin:
        [device-profiles/README.md](../../device-profiles/README.md). What each message of the linter means:
        [codes](codes/). Every object is closed: a key that is not listed here is an error.

        """);
    Map<String, Object> general = Tree.map(SchemaParts.general());
    object(out, 2, "A profile", general);
    Tree.child(general, "$defs")
        .forEach((name, value) -> {
          if (value instanceof Map<?, ?> map) {
            definition(out, name, cast(map));
          }
        });
    for (String protocol : EditorSchema.protocols()) {
      SchemaParts.protocol(protocol).ifPresent(part -> protocol(out, protocol, Tree.map(part)));
    }
    return out.toString().strip() + "\n";
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cast(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }

  private static void definition(StringBuilder out, String name, Map<String, Object> schema) {
    if (schema.containsKey("properties")) {
      object(out, 2, "`" + name + "`", schema);
    } else {
      out.append("## `").append(name).append("`\n\n").append(form(schema)).append(". ");
      out.append(Tree.text(schema, "description")).append("\n\n");
    }
  }

  private static void protocol(StringBuilder out, String name, Map<String, Object> part) {
    out.append("## Protocol ").append(name).append("\n\n");
    Map<String, Object> definitions = Tree.child(part, "$defs");
    PARTS.forEach((key, title) -> {
      Map<String, Object> schema = Tree.child(part, key);
      String reference = Tree.text(schema, "$ref");
      String target = reference.replace("#/$defs/", "");
      Map<String, Object> meant = reference.isEmpty() ? schema : Tree.child(definitions, target);
      if (meant.containsKey("properties")) {
        object(out, 3, capital(title), meant);
      }
    });
    definitions.forEach((key, value) -> {
      if (value instanceof Map<?, ?> map && !key.equals(name)) {
        Map<String, Object> schema = cast(map);
        if (schema.containsKey("properties")) {
          object(out, 3, "`" + key + "`", schema);
        } else {
          out.append("### `").append(key).append("`\n\n").append(form(schema)).append(". ");
          out.append(Tree.text(schema, "description")).append("\n\n");
        }
      }
    });
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static void object(
      StringBuilder out, int level, String title, Map<String, Object> schema) {
    out.repeat("#", level).append(' ').append(title).append("\n\n");
    String description = Tree.text(schema, "description");
    if (!description.isEmpty()) {
      out.append(description).append("\n\n");
    }
    out.append("| key | form | meaning |\n|---|---|---|\n");
    rows(out, "", schema);
    out.append('\n');
  }

  private static void rows(StringBuilder out, String prefix, Map<String, Object> schema) {
    List<?> required = schema.get("required") instanceof List<?> list ? list : List.of();
    Tree.child(schema, "properties")
        .forEach((key, value) -> {
          if (value instanceof Map<?, ?> map) {
            Map<String, Object> child = cast(map);
            out.append("| `").append(prefix).append(key).append('`');
            out.append(required.contains(key) ? " (must)" : "").append(" | ");
            out.append(cell(form(child))).append(" | ");
            out.append(cell(Tree.text(child, "description"))).append(" |\n");
            rows(out, prefix + key + ".", child);
            rows(out, prefix + key + "[].", Tree.child(child, "items"));
            rows(out, prefix + key + ".*.", Tree.child(child, "additionalProperties"));
          }
        });
  }

  /** What may stand there, in words. */
  private static String form(Map<String, Object> schema) {
    String reference = Tree.text(schema, "$ref");
    if (!reference.isEmpty()) {
      return "`" + reference.replace("#/$defs/", "") + "`";
    }
    if (schema.containsKey("const")) {
      return "`" + Tree.shown(schema.get("const")) + "`";
    }
    if (schema.get("enum") instanceof List<?> words) {
      return String.join(", ", words.stream().map(word -> "`" + word + "`").toList());
    }
    String title = Tree.text(schema, "title");
    if (!title.isEmpty()) {
      return title;
    }
    String type = type(schema);
    String low = Tree.text(schema, "minimum");
    String high = Tree.text(schema, "maximum");
    if (!low.isEmpty() && !high.isEmpty()) {
      return type + ", " + low + " to " + high;
    }
    return low.isEmpty()
        ? high.isEmpty() ? type : type + ", at most " + high
        : type + ", at least " + low;
  }

  private static String type(Map<String, Object> schema) {
    Map<String, Object> items = Tree.child(schema, "items");
    Map<String, Object> entries = Tree.child(schema, "additionalProperties");
    return Tree.text(schema, "type")
        .replace("object", entries.isEmpty() ? "map" : "map, each " + form(entries))
        .replace("array", items.isEmpty() ? "list" : "list, each " + form(items))
        .replace("string", "text")
        .replace("boolean", "true or false")
        .replace("integer", "whole number");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
