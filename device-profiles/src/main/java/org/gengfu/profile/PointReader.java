package org.gengfu.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads one point; a map of named bits becomes one point per bit. For one thread. */
final class PointReader {
  private static final Duration HEARTBEAT = Duration.ofMinutes(10);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  private final ProtocolLanguage language;
  private final ProtocolBlock block;
  private final Scope scope;
  private final EnumReader enums;
  private final WriteReader writes;
  private final Problems problems;

  PointReader(
      ProtocolLanguage language,
      ProtocolBlock block,
      Scope scope,
      EnumReader enums,
      WriteReader writes,
      Problems problems) {
    this.language = language;
    this.block = block;
    this.scope = scope;
    this.enums = enums;
    this.writes = writes;
    this.problems = problems;
  }

  /** The points of one entry; empty after a problem. */
  List<ResolvedPoint> read(String id, MapNode spec) {
    WireSource source = sliced(spec, language.source(id, spec, block, scope));
    if (source == null) {
      return List.of();
    }
    if (spec.get("bits") instanceof MapNode bits) {
      meaningless(
          spec,
          "a map of bits",
          "enum",
          "scale",
          "offset",
          "rawOffset",
          "valid",
          "maxJump",
          "write",
          "invert",
          "quantity",
          "unit");
      return bits(id, spec, source, bits);
    }
    ResolvedPoint point = single(id, spec, source);
    return point == null ? List.of() : List.of(point);
  }

  private @Nullable WireSource sliced(MapNode spec, @Nullable WireSource whole) {
    Node bits = spec.get("bits");
    if (whole == null) {
      return null;
    }
    if (spec.has("bit") && bits != null) {
      problems.add(
          spec.keyMark("bits"), "MEANINGLESS", "bit and bits exclude each other", "Keep one");
      return null;
    }
    int width = language.width(whole);
    int low = -1;
    int high = -1;
    if (spec.has("bit")) {
      low = (int) spec.whole("bit", 0, 0, 63, problems);
      high = low;
    } else if (bits instanceof ListNode list && list.items().size() == 2) {
      low = (int) number(list.items().get(0));
      high = (int) number(list.items().get(1));
    }
    if ((low >= 0 || bits != null) && language.rawKind(whole) != ValueKind.WHOLE) {
      Mark mark = spec.keyMark(bits == null ? "bit" : "bits");
      problems.add(mark, "MEANINGLESS", "only whole numbers have bits", "Use an integer type");
      return null;
    }
    if (low > high || high >= width) {
      Mark mark = spec.valueMark(bits == null ? "bit" : "bits");
      String message =
          "bits " + low + " to " + high + " do not lie in a value of " + width + " bits";
      problems.add(mark, "OUT_OF_RANGE", message, "Bit 0 is the least significant");
      return null;
    }
    return low < 0
        ? whole
        : java.util.Objects.requireNonNullElse(language.slice(whole, low, high), whole);
  }

  private WireSource cut(WireSource whole, int number) {
    return java.util.Objects.requireNonNullElse(language.slice(whole, number, number), whole);
  }

  private List<ResolvedPoint> bits(String id, MapNode spec, WireSource whole, MapNode bits) {
    List<ResolvedPoint> points = new ArrayList<>();
    Set<Long> invalid = invalid(spec, whole);
    if (!invalid.isEmpty()) {
      String message = "\"invalid\" on a map of bits is accepted, but not run yet";
      problems.add(spec.keyMark("invalid"), "NOT_RUN", message, "Leave it out for now");
    }
    Duration heartbeat = report(spec, 0).heartbeat();
    for (String key : bits.keys()) {
      if (!(bits.get(key) instanceof MapNode bit)) {
        continue;
      }
      int number = Integer.parseInt(key);
      if (number >= language.width(whole)) {
        String message =
            "bit " + key + " does not lie in a value of " + language.width(whole) + " bits";
        problems.add(bits.keyMark(key), "OUT_OF_RANGE", message, "Bit 0 is the least significant");
        continue;
      }
      boolean inverted = bit.flag("invert", false, problems);
      points.add(
          new ResolvedPoint(
              id + "." + bit.string("id", key, problems),
              ValueKind.FLAG,
              poll(bit, poll(spec, PollClass.NORMAL)),
              cut(whole, number),
              Set.of(),
              inverted ? BigDecimal.ONE.negate() : BigDecimal.ONE,
              inverted ? BigDecimal.ONE : BigDecimal.ZERO,
              null,
              null,
              null,
              0,
              bit.has("report") ? report(bit, 0).heartbeat() : heartbeat,
              "",
              "",
              Map.of(),
              bit.texts("title", problems),
              null));
    }
    return points;
  }

  private @Nullable ResolvedPoint single(String id, MapNode spec, WireSource source) {
    Node labelled = spec.get("enum");
    Map<Long, EnumLabel> labels = labelled == null ? Map.of() : enums.read(labelled);
    Quantity quantity = quantity(spec);
    BigDecimal scale = scale(spec);
    BigDecimal offset = spec.decimal("offset", BigDecimal.ZERO, problems);
    offset = offset.add(spec.decimal("rawOffset", BigDecimal.ZERO, problems).multiply(scale));
    ValueKind kind = kind(source, labelled != null, scale, offset);
    checkKeys(spec, kind, labelled != null);
    if (kind == ValueKind.FLAG) {
      boolean inverted = spec.flag("invert", false, problems);
      scale = inverted ? BigDecimal.ONE.negate() : BigDecimal.ONE;
      offset = inverted ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    double[] valid = valid(spec);
    Report report =
        report(
            spec,
            kind == ValueKind.FLAG || labelled != null || quantity == null
                ? 0
                : quantity.deadband());
    double maxJump =
        spec.number("maxJump", Double.NaN, Double.MIN_NORMAL, Double.MAX_VALUE, problems);
    ResolvedPoint readOnly =
        new ResolvedPoint(
            id,
            kind,
            poll(spec, PollClass.NORMAL),
            source,
            invalid(spec, source),
            scale,
            offset,
            valid == null ? null : valid[0],
            valid == null ? null : valid[1],
            Double.isNaN(maxJump) ? null : maxJump,
            report.deadband(),
            report.heartbeat(),
            spec.string("unit", quantity == null ? "" : quantity.unit(), problems),
            spec.string("quantity", "", problems),
            labels,
            spec.texts("title", problems),
            null);
    MapNode write = spec.map("write", problems);
    return write == null ? readOnly : writes.read(readOnly, source, write);
  }

  /** Reports keys that have no meaning for this kind of point. */
  private void checkKeys(MapNode spec, ValueKind kind, boolean labelled) {
    String[] numeric = {"scale", "offset", "rawOffset", "valid", "maxJump"};
    if (kind == ValueKind.FLAG) {
      meaningless(spec, "a flag", numeric);
      meaningless(spec, "a flag", "enum", "invalid");
    } else {
      meaningless(spec, "a value that is no flag", "invert");
    }
    if (kind == ValueKind.TEXT) {
      meaningless(spec, "a text", numeric);
      meaningless(spec, "a text", "enum", "invalid", "write", "quantity", "unit");
    } else if (labelled) {
      meaningless(spec, "an enumeration", numeric);
    }
  }

  private ValueKind kind(WireSource source, boolean labelled, BigDecimal scale, BigDecimal offset) {
    ValueKind raw = language.rawKind(source);
    if (raw == ValueKind.WHOLE && language.width(source) == 1 && !labelled) {
      return ValueKind.FLAG;
    }
    if (raw != ValueKind.WHOLE) {
      return raw;
    }
    return integral(scale) && integral(offset) ? ValueKind.WHOLE : ValueKind.REAL;
  }

  private static boolean integral(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private void meaningless(MapNode spec, String what, String... keys) {
    for (String key : keys) {
      if (spec.has(key)) {
        String message = "\"" + key + "\" has no meaning for " + what;
        problems.add(spec.keyMark(key), "MEANINGLESS", message, "Remove it");
      }
    }
  }

  private BigDecimal scale(MapNode spec) {
    if (spec.get("scale") instanceof MapNode) {
      return BigDecimal.ONE;
    }
    BigDecimal scale = spec.decimal("scale", BigDecimal.ONE, problems);
    if (scale.signum() == 0) {
      problems.add(spec.valueMark("scale"), "OUT_OF_RANGE", "\"scale\" is 0", "Use another number");
      return BigDecimal.ONE;
    }
    return scale;
  }

  @Nullable Quantity quantity(MapNode spec) {
    String name = spec.optionalString("quantity", problems);
    Quantity quantity = name == null ? null : Quantity.named(name);
    if (name != null && quantity == null) {
      String fix = Suggestion.among(name, Quantity.names());
      problems.add(
          spec.valueMark("quantity"), "UNKNOWN_NAME", "unknown quantity \"" + name + "\"", fix);
    }
    return quantity;
  }

  double @Nullable [] valid(MapNode spec) {
    List<Node> pair = spec.list("valid", problems);
    if (pair.size() != 2) {
      return null;
    }
    double low = number(pair.get(0));
    double high = number(pair.get(1));
    if (!(low < high)) {
      String message = "\"valid\" must be [lowest, highest]";
      problems.add(spec.valueMark("valid"), "OUT_OF_RANGE", message, "Swap the two");
      return null;
    }
    return new double[] {low, high};
  }

  private static double number(Node node) {
    BigDecimal value = node instanceof ScalarNode scalar ? scalar.decimal() : null;
    return value == null ? Double.NaN : value.doubleValue();
  }

  /** When a value is reported. */
  record Report(double deadband, Duration heartbeat) {}

  Report report(MapNode spec, double deadband) {
    MapNode report = spec.map("report", problems);
    if (report == null) {
      return new Report(deadband, HEARTBEAT);
    }
    return new Report(
        report.number("deadband", deadband, 0, Double.MAX_VALUE, problems),
        report.duration("heartbeat", HEARTBEAT, SHORTEST, LONGEST, problems));
  }

  private PollClass poll(MapNode spec, PollClass fallback) {
    return spec.has("poll")
        ? PollClass.valueOf(
            spec.string("poll", "normal", problems).toUpperCase(Locale.ROOT).replace('-', '_'))
        : fallback;
  }

  private Set<Long> invalid(MapNode spec, WireSource source) {
    Set<Long> values = new HashSet<>();
    if (!(spec.get("invalid") instanceof ListNode list)) {
      return values;
    }
    for (Node node : list.items()) {
      if (node instanceof ScalarNode scalar) {
        Long value = sentinel(scalar, source);
        if (value != null) {
          values.add(value);
        }
      }
    }
    return values;
  }

  /** A sentinel as it will look after the sign is applied: 0x8000 is -32768 for an int16. */
  private @Nullable Long sentinel(ScalarNode scalar, WireSource source) {
    Mark mark = scalar.mark();
    if (scalar.text().equals("nan") && (language.rawKind(source) == ValueKind.REAL)) {
      return null;
    }
    BigDecimal number = scalar.decimal();
    if (number == null) {
      String message = "\"invalid\" holds a word that is no raw value of this type";
      problems.add(mark, "WRONG_TYPE", message, "Write numbers; nan only for floats");
      return null;
    }
    if ((language.rawKind(source) == ValueKind.REAL)) {
      return number.longValue();
    }
    int width = language.width(source);
    boolean signed = language.signed(source);
    BigDecimal span = BigDecimal.TWO.pow(width);
    BigDecimal half = BigDecimal.TWO.pow(width - 1);
    if (number.compareTo(span) >= 0
        || number.compareTo(signed ? half.negate() : BigDecimal.ZERO) < 0) {
      String message = scalar.text() + " is no raw value of " + width + " bits";
      problems.add(mark, "OUT_OF_RANGE", message, "");
      return null;
    }
    return (signed && number.compareTo(half) >= 0 ? number.subtract(span) : number)
        .toBigInteger()
        .longValue();
  }
}
