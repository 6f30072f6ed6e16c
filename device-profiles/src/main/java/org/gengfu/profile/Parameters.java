package org.gengfu.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads a device's parameters against what the profile declares. One use, one thread. */
final class Parameters {
  private final Layers layers;
  private final Problems problems;

  Parameters(Layers layers, Problems problems) {
    this.layers = layers;
    this.problems = problems;
  }

  /**
   * The value of every parameter.
   *
   * @param given values of the device, by name
   * @param askedAt where the device stands, for what is missing
   * @param lint true to make up a value for what has no default, so that the rest can be checked
   */
  Map<String, Operand> read(Map<String, Node> given, Mark askedAt, boolean lint) {
    Map<String, Layers.Entry> declared = layers.section("params", problems);
    given.forEach((name, node) -> {
      if (!declared.containsKey(name)) {
        String fix = Suggestion.among(name, declared.keySet());
        problems.add(node.mark(), "UNKNOWN_KEY", "unknown parameter \"" + name + "\"", fix);
      }
    });
    Map<String, Operand> values = new LinkedHashMap<>();
    declared.forEach((name, entry) -> {
      if (entry.value() instanceof MapNode spec) {
        Operand value = value(name, spec, given.get(name), askedAt, lint);
        if (value != null) {
          values.put(name, value);
        }
      }
    });
    return values;
  }

  /** What the profile declares. */
  List<ParameterSpec> declared() {
    List<ParameterSpec> all = new ArrayList<>();
    layers
        .section("params", problems)
        .forEach((name, entry) -> {
          if (entry.value() instanceof MapNode spec) {
            all.add(declared(name, spec));
          }
        });
    return all;
  }

  private ParameterSpec declared(String name, MapNode spec) {
    String type = spec.string("type", "", problems);
    Node fallback = spec.get("default");
    return new ParameterSpec(
        name,
        type,
        spec.texts("title", problems),
        spec.string("doc", "", problems),
        fallback == null ? null : typed(name, type, spec, fallback),
        bound(spec, "min"),
        bound(spec, "max"),
        spec.strings("choices", problems),
        spec.flag("secret", false, problems),
        spec.flag("usage", false, problems));
  }

  private static @Nullable Double bound(MapNode spec, String key) {
    return spec.get(key) instanceof ScalarNode scalar && scalar.decimal() != null
        ? Double.valueOf(scalar.decimal().doubleValue())
        : null;
  }

  private @Nullable Operand value(
      String name, MapNode spec, @Nullable Node given, Mark askedAt, boolean lint) {
    String type = spec.string("type", "", problems);
    Node fallback = spec.get("default");
    Operand standard = fallback == null ? null : typed(name, type, spec, fallback);
    if (given != null) {
      return typed(name, type, spec, given);
    }
    if (standard != null || fallback != null) {
      return standard;
    }
    if (lint) {
      return madeUp(type, spec);
    }
    String message = "the parameter \"" + name + "\" is missing";
    problems.add(askedAt, "MISSING", message, "Add " + name + ": under params");
    return null;
  }

  private Operand madeUp(String type, MapNode spec) {
    return switch (type) {
      case "int", "number" -> new Operand.Number(spec.number("min", 0, -1e300, 1e300, problems));
      case "flag" -> new Operand.Flag(false);
      case "choice" -> {
        List<String> choices = spec.strings("choices", problems);
        yield new Operand.Text(choices.isEmpty() ? "" : choices.getFirst());
      }
      default -> new Operand.Text("");
    };
  }

  private @Nullable Operand typed(String name, String type, MapNode spec, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return wrong(name, type, node);
    }
    return switch (type) {
      case "int" -> scalar.whole() == null ? wrong(name, type, node) : number(name, spec, scalar);
      case "number" -> number(name, spec, scalar);
      case "flag" -> {
        Boolean flag = scalar.flag();
        yield flag == null ? wrong(name, type, node) : new Operand.Flag(flag);
      }
      case "choice" -> choice(name, spec, scalar);
      default ->
          scalar.kind() == ScalarNode.Kind.TEXT
              ? new Operand.Text(scalar.text())
              : wrong(name, type, node);
    };
  }

  private @Nullable Operand number(String name, MapNode spec, ScalarNode scalar) {
    if (scalar.decimal() == null) {
      return wrong(name, "number", scalar);
    }
    double value = scalar.decimal().doubleValue();
    double min = spec.number("min", -1e12, -1e12, 1e12, problems);
    double max = spec.number("max", 1e12, -1e12, 1e12, problems);
    if (value < min || value > max) {
      String message = "the parameter \"" + name + "\" is out of range";
      problems.add(
          scalar.mark(),
          "OUT_OF_RANGE",
          message,
          "Use " + AlarmReader.plain(min) + " to " + AlarmReader.plain(max));
      return null;
    }
    return new Operand.Number(value);
  }

  private @Nullable Operand choice(String name, MapNode spec, ScalarNode scalar) {
    List<String> choices = spec.strings("choices", problems);
    if (choices.contains(scalar.text())) {
      return new Operand.Text(scalar.text());
    }
    String message = "the parameter \"" + name + "\" has a value that is not known here";
    problems.add(scalar.mark(), "UNKNOWN_WORD", message, Suggestion.among(scalar.text(), choices));
    return null;
  }

  private @Nullable Operand wrong(String name, String type, Node node) {
    String message =
        "the parameter \"" + name + "\" must be of type " + type + ", not " + node.describe();
    problems.add(node.mark(), "WRONG_TYPE", message, "");
    return null;
  }
}
