package org.gengfu.profile;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * One (sub)schema of the profile schema, and the check of a document against it. It knows exactly
 * the keywords of JSON Schema 2020-12 that the profile schema uses; any other is a mistake in the
 * schema. Reports at most one error per node. Immutable; any thread.
 */
final class Schema {
  private static final Set<String> KEYWORDS =
      Set.of(
          "$schema",
          "$id",
          "$defs",
          "$ref",
          "title",
          "description",
          "type",
          "enum",
          "const",
          "properties",
          "required",
          "additionalProperties",
          "propertyNames",
          "maxProperties",
          "minProperties",
          "items",
          "minItems",
          "maxItems",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "if",
          "then",
          "x-belongs");

  private final Map<String, ScalarNode> scalars = new HashMap<>();
  private final Map<String, Schema> definitions;
  private final Map<String, Schema> properties = new LinkedHashMap<>();
  private final List<String> types;
  private final List<String> words;
  private final Set<String> known;
  private final Bounds length;
  private final Bounds entries;
  private final Bounds size;
  private final @Nullable BigDecimal minimum;
  private final @Nullable BigDecimal maximum;
  private final List<String> required;
  private final boolean closed;
  private final @Nullable String reference;
  private final @Nullable String title;
  private final Map<String, String> belongs = new HashMap<>();
  private final @Nullable Pattern pattern;
  private final @Nullable Schema additional;
  private final @Nullable Schema names;
  private final @Nullable Schema items;
  private final @Nullable Schema condition;
  private final @Nullable Schema consequence;

  /** Compiles a whole schema document. */
  static Schema compile(MapNode root) {
    Map<String, Schema> definitions = new HashMap<>();
    if (root.get("$defs") instanceof MapNode defs) {
      for (String name : defs.keys()) {
        definitions.put(name, new Schema(object(defs.get(name)), definitions));
      }
    }
    return new Schema(root, definitions);
  }

  private Schema(MapNode source, Map<String, Schema> definitions) {
    for (String keyword : source.keys()) {
      if (!KEYWORDS.contains(keyword)) {
        throw new IllegalStateException(source.keyMark(keyword) + ": unknown keyword " + keyword);
      }
    }
    for (String keyword : source.keys()) {
      if (source.get(keyword) instanceof ScalarNode scalar) {
        scalars.put(keyword, scalar);
      }
    }
    this.definitions = definitions;
    this.types = texts(source, "type");
    this.words = source.has("const") ? texts(source, "const") : texts(source, "enum");
    this.known = Set.copyOf(words);
    this.required = texts(source, "required");
    this.length = bounds("Length");
    this.entries = bounds("Properties");
    this.size = bounds("Items");
    this.minimum = decimal("minimum");
    this.maximum = decimal("maximum");
    this.title = text("title");
    String ref = text("$ref");
    this.reference = ref == null ? null : ref.substring("#/$defs/".length());
    String regex = text("pattern");
    this.pattern = regex == null ? null : Pattern.compile(regex);
    this.closed = "false".equals(text("additionalProperties"));
    this.additional = child(source, "additionalProperties");
    this.names = child(source, "propertyNames");
    this.items = child(source, "items");
    this.condition = child(source, "if");
    this.consequence = child(source, "then");
    if (source.get("x-belongs") instanceof MapNode map) {
      map.keys().forEach(key -> belongs.put(key, map.string(key, "", new Problems())));
    }
    if (source.get("properties") instanceof MapNode map) {
      map.keys().forEach(key -> properties.put(key, new Schema(object(map.get(key)), definitions)));
    }
  }

  private static MapNode object(@Nullable Node node) {
    if (node instanceof MapNode map) {
      return map;
    }
    throw new IllegalStateException("a schema must be a map: " + node);
  }

  private @Nullable Schema child(MapNode source, String key) {
    return source.get(key) instanceof MapNode map ? new Schema(map, definitions) : null;
  }

  /** How many there may be, both inclusive. */
  private record Bounds(String low, String high, int least, int most) {
    boolean hold(int count) {
      return count >= least && count <= most;
    }
  }

  private Bounds bounds(String unit) {
    String low = text("min" + unit);
    String high = text("max" + unit);
    return new Bounds(
        "min" + unit,
        "max" + unit,
        low == null ? 0 : Integer.parseInt(low),
        high == null ? Integer.MAX_VALUE : Integer.parseInt(high));
  }

  private @Nullable BigDecimal decimal(String keyword) {
    return scalars.get(keyword) instanceof ScalarNode scalar ? scalar.decimal() : null;
  }

  private @Nullable String text(String key) {
    ScalarNode scalar = scalars.get(key);
    return scalar == null ? null : scalar.text();
  }

  private static List<String> texts(MapNode source, String key) {
    return switch (source.get(key)) {
      case null -> List.of();
      case ScalarNode scalar -> List.of(scalar.text());
      case ListNode list ->
          list.items().stream()
              .filter(ScalarNode.class::isInstance)
              .map(item -> ((ScalarNode) item).text())
              .toList();
      case MapNode map -> throw new IllegalStateException(map.mark() + ": a list is needed");
    };
  }

  /**
   * Checks a node and everything below it.
   *
   * @param name what people call the node, usually its key
   * @return false when the node itself, not only something below it, is wrong
   */
  boolean check(Node node, String name, Problems problems) {
    if (reference != null && !target(reference).check(node, name, problems)) {
      return false;
    }
    if (!checkType(node, name, problems)) {
      return false;
    }
    boolean right =
        switch (node) {
          case ScalarNode scalar -> checkScalar(scalar, name, problems);
          case ListNode list -> checkList(list, name, problems);
          case MapNode map -> checkMap(map, name, problems);
        };
    if (right && condition != null && consequence != null) {
      Problems scratch = new Problems();
      condition.check(node, name, scratch);
      return !scratch.isEmpty() || consequence.check(node, name, problems);
    }
    return right;
  }

  private Schema target(String name) {
    Schema schema = definitions.get(name);
    if (schema == null) {
      throw new IllegalStateException("the schema refers to " + name + ", which it does not hold");
    }
    return schema;
  }

  private boolean checkType(Node node, String name, Problems problems) {
    if (types.isEmpty()) {
      return true;
    }
    for (String type : types) {
      if (fits(type, node)) {
        return true;
      }
    }
    String expected =
        title != null
            ? title
            : types.stream().map(Schema::phrase).collect(Collectors.joining(" or "));
    problems.add(
        node.mark(),
        "WRONG_TYPE",
        "\"" + name + "\" must be " + expected + ", not " + node.describe(),
        title == null && types.contains("string") && node instanceof ScalarNode
            ? "Put it in quotes"
            : "");
    return false;
  }

  private static boolean fits(String type, Node node) {
    return switch (node) {
      case MapNode ignored -> type.equals("object");
      case ListNode ignored -> type.equals("array");
      case ScalarNode scalar ->
          switch (scalar.kind()) {
            case TEXT -> type.equals("string");
            case FLAG -> type.equals("boolean");
            case WHOLE -> type.equals("integer") || type.equals("number");
            case NUMBER -> type.equals("number") && scalar.decimal() != null;
            case EMPTY -> false;
          };
    };
  }

  private static String phrase(String type) {
    return switch (type) {
      case "object" -> "a map";
      case "array" -> "a list";
      case "string" -> "a text";
      case "boolean" -> "true or false";
      case "integer" -> "a whole number";
      default -> "a number";
    };
  }

  private boolean checkScalar(ScalarNode scalar, String name, Problems problems) {
    if (!words.isEmpty() && !known.contains(scalar.text())) {
      String near =
          Suggestion.nearest(scalar.text(), words).map(w -> "Did you mean " + w + "? ").orElse("");
      String message = "\"" + name + "\" has a value that is not known here";
      problems.add(
          scalar.mark(), "UNKNOWN_WORD", message, near + "One of " + String.join(", ", words));
      return false;
    }
    if (scalar.kind() == ScalarNode.Kind.TEXT) {
      return checkText(scalar, name, problems);
    }
    if (minimum == null && maximum == null) {
      return true;
    }
    BigDecimal number = scalar.decimal();
    return number == null || checkNumber(scalar, number, name, problems);
  }

  private boolean checkText(ScalarNode scalar, String name, Problems problems) {
    int characters = scalar.text().codePointCount(0, scalar.text().length());
    if (!length.hold(characters)) {
      String message = "\"" + name + "\" has " + characters + " characters";
      problems.add(
          scalar.mark(), "OUT_OF_RANGE", message, "Use " + range("minLength", "maxLength"));
      return false;
    }
    if (pattern != null && !pattern.matcher(scalar.text()).find()) {
      String expected = title != null ? title : "of the form " + pattern.pattern();
      problems.add(scalar.mark(), "WRONG_FORM", "\"" + name + "\" must be " + expected, "");
      return false;
    }
    return true;
  }

  private boolean checkNumber(ScalarNode at, BigDecimal number, String name, Problems problems) {
    boolean low = below(number, minimum);
    boolean high = below(maximum, number);
    if (low || high) {
      String message = "\"" + name + "\" is " + at.text() + ", which is out of range";
      problems.add(at.mark(), "OUT_OF_RANGE", message, "Use " + range("minimum", "maximum"));
    }
    return !low && !high;
  }

  private static boolean below(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    return a != null && b != null && a.compareTo(b) < 0;
  }

  private String range(String low, String high) {
    String min = text(low);
    String max = text(high);
    if (min != null && max != null) {
      return min + " to " + max;
    }
    return min != null ? "at least " + min : "at most " + max;
  }

  private boolean checkCount(Node node, int count, String name, Problems problems, Bounds bounds) {
    if (bounds.hold(count)) {
      return true;
    }
    String message = "\"" + name + "\" has " + count + " entries";
    String fix = "Use " + range(bounds.low(), bounds.high());
    problems.add(node.mark(), "OUT_OF_RANGE", message, fix);
    return false;
  }

  private boolean checkList(ListNode list, String name, Problems problems) {
    if (!checkCount(list, list.items().size(), name, problems, size)) {
      return false;
    }
    if (items != null) {
      list.items().forEach(item -> items.check(item, name, problems));
    }
    return true;
  }

  private boolean checkMap(MapNode map, String name, Problems problems) {
    boolean right = checkCount(map, map.keys().size(), name, problems, entries);
    for (String key : required) {
      if (map.has(key)) {
        continue;
      }
      String message = "\"" + key + "\" is missing in \"" + name + "\"";
      problems.add(map.mark(), "MISSING", message, "Add " + key + ":");
      right = false;
    }
    map.forEach((key, mark, value) -> checkEntry(mark, key, value, problems));
    return right;
  }

  private void checkEntry(Mark mark, String key, Node value, Problems problems) {
    Schema schema = properties.get(key);
    if (schema != null) {
      schema.check(value, key, problems);
      return;
    }
    if (closed && belongs.containsKey(key)) {
      String message = "\"" + key + "\" belongs to " + belongs.get(key);
      problems.add(mark, "UNKNOWN_KEY", message, "Remove it, or correct protocol");
      return;
    }
    if (closed) {
      String fix = Suggestion.among(key, properties.keySet());
      problems.add(mark, "UNKNOWN_KEY", "unknown key \"" + key + "\"", fix);
      return;
    }
    if (names != null) {
      int characters = key.codePointCount(0, key.length());
      boolean fits = names.pattern == null || names.pattern.matcher(key).find();
      if (!fits || characters > names.length.most()) {
        String message = "the key \"" + key + "\" must be " + names.title;
        problems.add(mark, "WRONG_FORM", message, "");
        return;
      }
    }
    if (additional != null) {
      additional.check(value, key, problems);
    }
  }
}
