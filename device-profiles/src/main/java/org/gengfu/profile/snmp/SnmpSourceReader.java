package org.gengfu.profile.snmp;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.gengfu.profile.LanguageContext;
import org.jspecify.annotations.Nullable;

/** Reads where in an agent a point's value lies. For one thread. */
final class SnmpSourceReader {
  private final LanguageContext context;
  private final Problems problems;

  SnmpSourceReader(LanguageContext context) {
    this.context = context;
    this.problems = context.problems();
  }

  @Nullable SnmpSource read(MapNode point) {
    int before = problems.count();
    SnmpTrap trap = point.has("trap") ? trap(point) : null;
    Oid oid = point.has("at") ? oid(point, "at") : null;
    String contains = contains(point);
    SnmpSource.Ask ask =
        contains != null && oid != null ? SnmpSource.Ask.WALK : ask(point, oid, trap);
    if (oid == null && trap == null && problems.count() == before) {
      String fix = "Add at: with an object identifier in numbers";
      problems.add(point.mark(), "MISSING", "\"at\" is missing", fix);
    }
    SnmpType type = contains == null ? type(point, trap, oid) : SnmpType.TRUTH;
    if (problems.count() > before || type == null) {
      return null;
    }
    return new SnmpSource(
        oid,
        type,
        point.choice("charset", SnmpSource.Charset.class, SnmpSource.Charset.UTF_8, problems),
        ask,
        contains == null ? "" : contains,
        trap,
        point.string("name", "", problems));
  }

  /** What a row of a column must hold, null when the point is no such thing. */
  private @Nullable String contains(MapNode point) {
    if (!(point.get("contains") instanceof ScalarNode scalar)) {
      return null;
    }
    for (String key : List.of("type", "ask", "trap")) {
      if (point.has(key)) {
        String message = "\"" + key + "\" has no meaning beside contains";
        problems.add(point.keyMark(key), "MEANINGLESS", message, "Remove it");
      }
    }
    String text = context.text(scalar);
    return text == null ? "" : text.startsWith(".") ? text.substring(1) : text;
  }

  private SnmpSource.Ask ask(MapNode point, @Nullable Oid oid, @Nullable SnmpTrap trap) {
    SnmpSource.Ask usual = oid == null || trap != null ? SnmpSource.Ask.NEVER : SnmpSource.Ask.GET;
    SnmpSource.Ask ask = point.choice("ask", SnmpSource.Ask.class, usual, problems);
    if (ask == SnmpSource.Ask.WALK) {
      String fix = "Add contains: with what a row must hold";
      problems.add(point.valueMark("ask"), "MISSING", "a walk without \"contains\"", fix);
    }
    if (ask == SnmpSource.Ask.NEVER && trap == null) {
      String message = "\"ask: never\" without a trap: nothing would ever bring the point";
      problems.add(point.valueMark("ask"), "MEANINGLESS", message, "Add trap:, or ask for it");
    } else if (ask != SnmpSource.Ask.NEVER && oid == null) {
      String message = "\"ask\" without \"at\": there is nothing to ask for";
      problems.add(point.keyMark("ask"), "MEANINGLESS", message, "Add at:, or remove ask:");
    }
    return ask;
  }

  private @Nullable SnmpType type(MapNode point, @Nullable SnmpTrap trap, @Nullable Oid oid) {
    boolean state = trap != null && (!trap.clear().isEmpty() || oid == null);
    if (state) {
      if (point.has("type")) {
        String message = "\"type\" has no meaning for a state that traps set and clear";
        problems.add(point.keyMark("type"), "MEANINGLESS", message, "Remove it");
      }
      return SnmpType.TRUTH;
    }
    return type(point);
  }

  /** The type that a map names, or null after a problem. */
  @Nullable SnmpType type(MapNode spec) {
    String word = spec.string("type", SnmpType.INTEGER.word(), problems);
    SnmpType type = SnmpType.of(word);
    if (type == null) {
      List<String> words = Arrays.stream(SnmpType.values()).map(SnmpType::word).toList();
      String message = "\"" + word + "\" is no type of SNMP";
      problems.add(spec.valueMark("type"), "UNKNOWN_WORD", message, Suggestion.among(word, words));
    }
    return type;
  }

  private @Nullable SnmpTrap trap(MapNode point) {
    int before = problems.count();
    Set<Oid> set = new LinkedHashSet<>();
    Set<Oid> clear = new LinkedHashSet<>();
    Node node = point.get("trap");
    if (node instanceof MapNode map) {
      identifiers(map.get("set"), set);
      identifiers(map.get("clear"), clear);
    } else {
      identifiers(node, set);
    }
    if (set.isEmpty() && problems.count() == before) {
      String fix = "Write the notification's object identifier";
      problems.add(point.valueMark("trap"), "MISSING", "\"trap\" names no notification", fix);
    }
    return problems.count() > before ? null : new SnmpTrap(set, clear);
  }

  private void identifiers(@Nullable Node node, Set<Oid> into) {
    switch (node) {
      case ScalarNode scalar -> {
        Oid oid = oid(scalar);
        if (oid != null) {
          into.add(oid);
        }
      }
      case ListNode list -> list.items().forEach(item -> identifiers(item, into));
      case MapNode map ->
          problems.add(map.mark(), "WRONG_TYPE", "a map is no object identifier", "Write one");
      case null -> {}
    }
  }

  @Nullable Oid oid(MapNode spec, String key) {
    if (spec.get(key) instanceof ScalarNode scalar) {
      return oid(scalar);
    }
    String message = "\"" + key + "\" must be an object identifier";
    problems.add(spec.valueMark(key), "WRONG_TYPE", message, "Write for example 1.3.6.1.2.1.1.3.0");
    return null;
  }

  /** The identifier that a value names once {@code ${}} is put in, or null after a problem. */
  @Nullable Oid oid(ScalarNode scalar) {
    String text = context.text(scalar);
    if (text == null) {
      return null;
    }
    Oid oid = Oid.parse(text.toLowerCase(Locale.ROOT));
    if (oid == null) {
      String message = "\"" + text + "\" is no object identifier in numbers";
      String fix = "Write for example 1.3.6.1.2.1.1.3.0; the MIB's name may stand in name:";
      problems.add(scalar.mark(), "ADDRESS", message, fix);
    }
    return oid;
  }
}
