package org.gengfu.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Places that only commands and set-up writes use: a point of the profile, or a place of its own.
 * For one thread.
 */
final class Targets {
  private final @Nullable Spoken spoken;
  private final Map<String, ResolvedPoint> present;
  private final Scope scope;
  private final Problems problems;
  private final List<ResolvedPoint> own = new ArrayList<>();

  /**
   * @param present the points that this device has
   */
  Targets(
      @Nullable Spoken spoken, Map<String, ResolvedPoint> present, Scope scope, Problems problems) {
    this.spoken = spoken;
    this.present = present;
    this.scope = scope;
    this.problems = problems;
  }

  /** Places that are no points. */
  List<ResolvedPoint> own() {
    return own;
  }

  /**
   * The id of what is written.
   *
   * @param id of the place, when it is one of its own
   * @param known true for the id of a point that this profile has, on this device or another
   * @return null after a problem, or when this device does not have the point
   */
  @Nullable String target(String id, MapNode spec, java.util.function.Predicate<String> known) {
    if (spec.get("point") instanceof ScalarNode name) {
      ResolvedPoint point = present.get(name.text());
      if (point == null && known.test(name.text())) {
        return null;
      }
      if (point == null) {
        String fix = Suggestion.among(name.text(), present.keySet());
        String message = "there is no point \"" + name.text() + "\"";
        problems.add(name.mark(), "UNKNOWN_NAME", message, fix);
        return null;
      }
      if (point.write() == null) {
        String message = "the point \"" + name.text() + "\" cannot be written";
        problems.add(name.mark(), "MEANINGLESS", message, "Give it write:, or name a place");
        return null;
      }
      return point.id();
    }
    WireSource source = spoken == null ? null : spoken.source(id, spec, scope);
    if (spoken == null || source == null) {
      return null;
    }
    BigDecimal scale = spec.decimal("scale", BigDecimal.ONE, problems);
    WireSource target =
        spoken.language().target(id, MapNode.empty(spec.mark()), source, spoken.block(), scope);
    if (target == null) {
      return null;
    }
    if (scale.signum() == 0) {
      problems.add(spec.valueMark("scale"), "OUT_OF_RANGE", "\"scale\" is 0", "Use another number");
      return null;
    }
    own.add(
        bare(id, spoken.language().rawKind(source), source)
            .edit()
            .poll(PollClass.ON_DEMAND)
            .scale(scale, BigDecimal.ZERO)
            .write(new WriteRule(-1e300, 1e300, 0, "administrator", null, Duration.ZERO))
            .done());
    return id;
  }

  /** What is written there, or null after a problem. */
  @Nullable Operand value(MapNode spec) {
    if (!(spec.get("value") instanceof ScalarNode node)) {
      return null;
    }
    Boolean flag = node.flag();
    if (flag != null) {
      return new Operand.Flag(flag);
    }
    if (node.decimal() != null) {
      return new Operand.Number(node.decimal().doubleValue());
    }
    String text = scope.text(node);
    return text == null ? null : new Operand.Text(text);
  }

  /** A point of which nothing is said but where it lies. */
  static ResolvedPoint bare(String id, ValueKind kind, WireSource source) {
    return new ResolvedPoint(
        id,
        kind,
        PollClass.STATIC,
        source,
        Set.of(),
        BigDecimal.ONE,
        BigDecimal.ZERO,
        null,
        null,
        null,
        0,
        Duration.ofDays(1),
        "",
        "",
        Map.of(),
        Map.of(),
        null);
  }
}
