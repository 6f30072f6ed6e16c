package org.gengfu.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
  /** What a parameter that is put into a text may be. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

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

  /**
   * What is written there, or null after a problem.
   *
   * @param target id of the place, null for none; a point's range is kept to
   */
  @Nullable Operand value(MapNode spec, @Nullable String target) {
    if (!(spec.get("value") instanceof ScalarNode node)) {
      return null;
    }
    ResolvedPoint point = target == null ? null : present.get(target);
    Operand value = value(node, point);
    WriteRule rule = point == null ? null : point.write();
    if (value == null || point == null || rule == null) {
      return value;
    }
    String why = refusal(value, point, rule);
    if (why == null) {
      return value;
    }
    String fix = "Write what the point may be set to, or widen its write:";
    problems.add(node.mark(), "OUT_OF_RANGE", "\"" + target + "\": " + why, fix);
    return null;
  }

  private static @Nullable String refusal(Operand value, ResolvedPoint point, WriteRule rule) {
    boolean text = point.kind() == ValueKind.TEXT;
    return switch (value) {
      case Operand.Text(String words) -> {
        int most = rule.conduct().maxLength();
        String why = words.length() + " characters, at most " + most;
        yield text ? (most > 0 && words.length() > most ? why : null) : "it takes no text";
      }
      case Operand.Number(double number) -> text ? null : rule.refusal(number, 0);
      case Operand.Flag(boolean flag) -> text ? null : rule.refusal(flag ? 1 : 0, 0);
    };
  }

  private @Nullable Operand value(ScalarNode node, @Nullable ResolvedPoint point) {
    Boolean flag = node.flag();
    if (flag != null) {
      return new Operand.Flag(flag);
    }
    if (node.decimal() != null) {
      return new Operand.Number(node.decimal().doubleValue());
    }
    String text = scope.text(node);
    boolean number = point != null && point.kind() != ValueKind.TEXT;
    return text == null
        ? null
        : number && NUMBER.matcher(text).matches()
            ? new Operand.Number(Double.parseDouble(text))
            : new Operand.Text(text);
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
