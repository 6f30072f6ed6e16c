package org.gengfu.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;

/** Reads the inventory: roles of points, spare parts; and how a simulator moves points. */
final class InventoryReader {
  private static final List<String> ROLES =
      List.of("vendor", "model", "serial", "firmware", "hardware", "mac");

  private final Layers layers;
  private final Problems problems;

  InventoryReader(Layers layers, Problems problems) {
    this.layers = layers;
    this.problems = problems;
  }

  /** Points by role, of the nearest layer that names one; whether they exist is not checked. */
  Map<String, ScalarNode> roles() {
    Map<String, ScalarNode> roles = new LinkedHashMap<>();
    for (MapNode document : layers.documents()) {
      if (document.get("asset") instanceof MapNode asset) {
        for (String role : ROLES) {
          if (asset.get(role) instanceof ScalarNode name) {
            roles.put(role, name);
          }
        }
      }
    }
    return roles;
  }

  /** Spare parts of all layers. */
  List<SparePart> spares(Names names) {
    List<SparePart> parts = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    for (MapNode document : layers.documents()) {
      if (document.get("asset") instanceof MapNode asset) {
        for (MapNode spec : asset.maps("spares", problems)) {
          SparePart part = spare(spec, names);
          if (!numbers.add(part.part())) {
            String message = "the part " + part.part() + " is named twice";
            problems.add(spec.mark(), "DUPLICATE_KEY", message, "Keep one");
          }
          parts.add(part);
        }
      }
    }
    return parts;
  }

  private SparePart spare(MapNode spec, Names names) {
    String counter = spec.string("counter", "", problems);
    if (!counter.isEmpty() && !names.knows(counter)) {
      String message = "there is no point \"" + counter + "\"";
      String fix = Suggestion.among(counter, names.known());
      problems.add(spec.valueMark("counter"), "UNKNOWN_NAME", message, fix);
    }
    return new SparePart(
        spec.string("part", "", problems),
        spec.string("maker", "", problems),
        spec.texts("for", problems),
        spec.strings("substitutes", problems),
        Duration.ofHours(spec.whole("everyHours", 0, 1, 1_000_000, problems)),
        counter);
  }

  /** How a simulator moves points. */
  Map<String, SimRule> sim(Names names) {
    Map<String, SimRule> rules = new LinkedHashMap<>();
    layers
        .section("sim", problems)
        .forEach((point, entry) -> {
          if (!names.knows(point)) {
            String message = "there is no point \"" + point + "\"";
            String fix = Suggestion.among(point, names.known());
            problems.add(entry.key(), "UNKNOWN_NAME", message, fix);
          } else if (entry.value() instanceof MapNode spec) {
            rules.put(point, rule(spec, names));
          }
        });
    return rules;
  }

  private SimRule rule(MapNode spec, Names names) {
    ScalarNode around = spec.get("around") instanceof ScalarNode scalar ? scalar : null;
    BigDecimal number = around == null ? null : around.decimal();
    String follow = around == null || number != null ? "" : around.text();
    if (!follow.isEmpty() && !names.knows(follow)) {
      String message = "there is no point \"" + follow + "\"";
      String fix = Suggestion.among(follow, names.known());
      problems.add(spec.valueMark("around"), "UNKNOWN_NAME", message, fix);
    }
    String wave = spec.string("wave", "constant", problems);
    return new SimRule(
        SimRule.Wave.valueOf(wave.toUpperCase(Locale.ROOT).replace('-', '_')),
        number == null ? Double.NaN : number.doubleValue(),
        follow,
        spec.number("amplitude", 0, 0, 1e12, problems),
        spec.duration(
            "period",
            Duration.ofMinutes(10),
            Duration.ofSeconds(1),
            Duration.ofDays(366),
            problems));
  }
}
