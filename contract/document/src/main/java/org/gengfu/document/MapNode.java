package org.gengfu.document;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map of a document, with readers that report a missing, mistyped or out-of-range value at its
 * place and then return the fallback. It remembers which keys were asked for; {@link #close}
 * reports the others. Messages never quote texts, which may be secret. For one thread; a map of a
 * {@linkplain Documents#loadShared shared} document remembers nothing and is for any thread.
 */
public final class MapNode implements Node {
  /** Languages that texts are written in. */
  public static final List<String> LANGUAGES = List.of("zh", "en");

  private static final Entries NONE = new Entries();

  private final Mark mark;
  private final Entries entries;
  private final List<String> keys;
  private final @Nullable Set<String> asked;

  /** A map that owns its entries; a shared one does not remember what is asked. */
  MapNode(Mark mark, Entries entries, boolean shared) {
    this.mark = mark;
    this.entries = entries;
    this.keys = entries.keys();
    this.asked = shared ? null : new HashSet<>();
  }

  /** A map without entries, standing at a mark. */
  public static MapNode empty(Mark mark) {
    return new MapNode(mark, NONE, true);
  }

  /** A map that is put together rather than read; for any thread, like a shared one. */
  public static MapNode of(Mark mark, Map<String, Node> nodes) {
    Entries entries = new Entries();
    nodes.forEach((key, node) -> entries.add(key, node.mark(), node));
    return new MapNode(mark, entries, true);
  }

  /**
   * A copy with other values, for one thread; like a map that was read it remembers what is asked.
   *
   * @param value takes key and value, gives what stands there instead, or null to leave both out
   */
  public MapNode copy(BiFunction<String, Node, @Nullable Node> value) {
    Entries copied = new Entries();
    for (int i = 0; i < entries.size(); i++) {
      Node other = value.apply(entries.key(i), entries.value(i));
      if (other != null) {
        copied.add(entries.key(i), entries.mark(i), other);
      }
    }
    return new MapNode(mark, copied, false);
  }

  @Override
  public Mark mark() {
    return mark;
  }

  @Override
  public String describe() {
    return "a map";
  }

  /** The keys in the order of the document; to look for one in them is quick. */
  public List<String> keys() {
    return keys;
  }

  /** Takes an entry of a map. */
  @FunctionalInterface
  public interface EntryVisitor {
    /**
     * One entry.
     *
     * @param mark where the key stands
     */
    void visit(String key, Mark mark, Node value);
  }

  /** Visits all entries in the order of the document; asks for every key. */
  public void forEach(EntryVisitor visitor) {
    if (asked != null) {
      asked.addAll(keys);
    }
    for (int i = 0; i < entries.size(); i++) {
      visitor.visit(entries.key(i), entries.mark(i), entries.value(i));
    }
  }

  /** Where a key stands; the map's own mark when it does not. */
  public Mark keyMark(String key) {
    int index = entries.indexOf(key);
    return index < 0 ? mark : entries.mark(index);
  }

  /** Where a key's value stands; the map's own mark when there is none. */
  public Mark valueMark(String key) {
    int index = entries.indexOf(key);
    return index < 0 ? mark : entries.value(index).mark();
  }

  /** True when the key stands here. */
  public boolean has(String key) {
    return get(key) != null;
  }

  /** The value of a key as it is, or null when it does not stand here. */
  public @Nullable Node get(String key) {
    if (asked != null) {
      asked.add(key);
    }
    int index = entries.indexOf(key);
    return index < 0 ? null : entries.value(index);
  }

  /** Reports the key when it does not stand here. */
  public boolean require(String key, Problems problems) {
    if (has(key)) {
      return true;
    }
    problems.add(mark, "MISSING", "\"" + key + "\" is missing", "Add " + key + ":");
    return false;
  }

  /** A text that must be there, or null after a problem. */
  public @Nullable String string(String key, Problems problems) {
    return require(key, problems) ? optionalString(key, problems) : null;
  }

  /** A text, or the fallback. */
  public String string(String key, String fallback, Problems problems) {
    String text = optionalString(key, problems);
    return text == null ? fallback : text;
  }

  /** A text, or null when it is absent or after a problem. */
  public @Nullable String optionalString(String key, Problems problems) {
    ScalarNode scalar = scalar(key, "a text", problems);
    if (scalar == null) {
      return null;
    }
    if (scalar.kind() != ScalarNode.Kind.TEXT) {
      Unfit.type(key, "a text", scalar, "Put it in quotes", problems);
      return null;
    }
    return scalar.text();
  }

  /** A whole number from min to max. */
  public long whole(String key, long fallback, long min, long max, Problems problems) {
    ScalarNode scalar = scalar(key, "a whole number", problems);
    if (scalar == null) {
      return fallback;
    }
    BigDecimal value = scalar.kind() == ScalarNode.Kind.WHOLE ? scalar.decimal() : null;
    if (value == null) {
      Unfit.type(key, "a whole number", scalar, "", problems);
      return fallback;
    }
    if (value.compareTo(BigDecimal.valueOf(min)) < 0
        || value.compareTo(BigDecimal.valueOf(max)) > 0) {
      Unfit.range(key, scalar, scalar.text(), min + " to " + max, problems);
      return fallback;
    }
    return value.longValueExact();
  }

  /** A finite number from min to max. */
  public double number(String key, double fallback, double min, double max, Problems problems) {
    ScalarNode scalar = scalar(key, "a number", problems);
    if (scalar == null) {
      return fallback;
    }
    BigDecimal decimal = scalar.decimal();
    if (decimal == null) {
      Unfit.type(key, "a finite number", scalar, "", problems);
      return fallback;
    }
    double value = decimal.doubleValue();
    if (!(value >= min && value <= max)) {
      Unfit.range(key, scalar, scalar.text(), Unfit.show(min) + " to " + Unfit.show(max), problems);
      return fallback;
    }
    return value;
  }

  /** A number with exactly the digits that are written, or the fallback. */
  public BigDecimal decimal(String key, BigDecimal fallback, Problems problems) {
    ScalarNode scalar = scalar(key, "a number", problems);
    if (scalar == null) {
      return fallback;
    }
    BigDecimal value = scalar.decimal();
    if (value == null) {
      Unfit.type(key, "a finite number", scalar, "", problems);
      return fallback;
    }
    return value;
  }

  /** True or false. */
  public boolean flag(String key, boolean fallback, Problems problems) {
    ScalarNode scalar = scalar(key, "true or false", problems);
    if (scalar == null) {
      return fallback;
    }
    Boolean value = scalar.flag();
    if (value == null) {
      Unfit.type(key, "true or false", scalar, "Write true or false", problems);
      return fallback;
    }
    return value;
  }

  /** A duration such as {@code 250ms}, {@code 2s}, {@code 5m}, {@code 4h} or {@code 30d}. */
  public Duration duration(
      String key, Duration fallback, Duration min, Duration max, Problems problems) {
    String expected = "a duration";
    ScalarNode scalar = scalar(key, expected, problems);
    if (scalar == null) {
      return fallback;
    }
    Duration value = Amounts.duration(scalar.text());
    if (value == null) {
      Unfit.type(key, expected, scalar, "Write for example 250ms, 2s, 5m, 4h or 30d", problems);
      return fallback;
    }
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      String range = Amounts.show(min) + " to " + Amounts.show(max);
      Unfit.range(key, scalar, scalar.text(), range, problems);
      return fallback;
    }
    return value;
  }

  /** A count of bytes such as {@code 64KiB}, {@code 16MiB} or {@code 1GiB}. */
  public long bytes(String key, long fallback, long min, long max, Problems problems) {
    String expected = "a number of bytes";
    ScalarNode scalar = scalar(key, expected, problems);
    if (scalar == null) {
      return fallback;
    }
    OptionalLong value = Amounts.bytes(scalar.text());
    if (value.isEmpty()) {
      Unfit.type(key, expected, scalar, "Write for example 64KiB, 16MiB or 1GiB", problems);
      return fallback;
    }
    if (value.getAsLong() < min || value.getAsLong() > max) {
      String range = Amounts.show(min) + " to " + Amounts.show(max);
      Unfit.range(key, scalar, scalar.text(), range, problems);
      return fallback;
    }
    return value.getAsLong();
  }

  /** One of an enumeration's constants, written in lower case with dashes. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback, Problems problems) {
    ScalarNode scalar = scalar(key, "a word", problems);
    if (scalar == null) {
      return fallback;
    }
    List<String> known = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(scalar.text())) {
        return constant;
      }
      known.add(name);
    }
    String near =
        Suggestion.nearest(scalar.text(), known).map(n -> "Did you mean " + n + "? ").orElse("");
    String message = "\"" + key + "\" has a word that is not known here";
    problems.add(
        scalar.mark(), "UNKNOWN_WORD", message, near + "One of " + String.join(", ", known));
    return fallback;
  }

  /** A map, or null when it is absent or after a problem. */
  public @Nullable MapNode map(String key, Problems problems) {
    return switch (get(key)) {
      case null -> null;
      case MapNode map -> map;
      case Node other -> {
        Unfit.type(key, "a map", other, "", problems);
        yield null;
      }
    };
  }

  /** The items of a list; empty when it is absent or after a problem. */
  public List<Node> list(String key, Problems problems) {
    return switch (get(key)) {
      case null -> List.of();
      case ListNode list -> list.items();
      case Node other -> {
        Unfit.type(key, "a list", other, "Write [one, two], or one \"- \" line each", problems);
        yield List.of();
      }
    };
  }

  /** The items of a list of maps; others are reported and left out. */
  public List<MapNode> maps(String key, Problems problems) {
    return items(key, "a map", problems, node -> node instanceof MapNode map ? map : null);
  }

  /** The items of a list of texts; others are reported and left out. */
  public List<String> strings(String key, Problems problems) {
    return items(
        key,
        "a text",
        problems,
        node ->
            node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.TEXT
                ? scalar.text()
                : null);
  }

  private <T> List<T> items(
      String key, String expected, Problems problems, Function<Node, @Nullable T> reader) {
    List<T> items = new ArrayList<>();
    for (Node node : list(key, problems)) {
      T item = reader.apply(node);
      if (item == null) {
        Unfit.type(key, "a list in which each item is " + expected, node, "", problems);
      } else {
        items.add(item);
      }
    }
    return List.copyOf(items);
  }

  /**
   * A text by language: {@code {zh: .., en: ..}}, or one plain text that stands for both; empty
   * when it is absent.
   */
  public Map<String, String> texts(String key, Problems problems) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (get(key) instanceof MapNode map) {
      for (String language : LANGUAGES) {
        String text = map.optionalString(language, problems);
        if (text != null) {
          texts.put(language, text);
        }
      }
      map.close(problems);
    } else {
      String text = optionalString(key, problems);
      if (text != null) {
        LANGUAGES.forEach(language -> texts.put(language, text));
      }
    }
    return Collections.unmodifiableMap(texts);
  }

  /**
   * Reports every key that nobody asked for; none of a shared document's, which a schema closes.
   */
  public void close(Problems problems) {
    if (asked == null) {
      return;
    }
    for (int i = 0; i < entries.size(); i++) {
      String key = entries.key(i);
      if (!asked.contains(key)) {
        String message = "unknown key \"" + key + "\"";
        problems.add(entries.mark(i), "UNKNOWN_KEY", message, Suggestion.among(key, asked));
      }
    }
  }

  private @Nullable ScalarNode scalar(String key, String expected, Problems problems) {
    Node node = get(key);
    if (node == null) {
      return null;
    }
    if (node instanceof ScalarNode scalar && scalar.kind() != ScalarNode.Kind.EMPTY) {
      return scalar;
    }
    Unfit.type(key, expected, node, "", problems);
    return null;
  }
}
