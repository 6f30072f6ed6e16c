package org.gengfu.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/** Reads what is done to a raw value. For one thread. */
final class DecodeReader {
  private final CommonReader common;
  private final Problems problems;

  DecodeReader(Problems problems) {
    this.common = new CommonReader(problems);
    this.problems = problems;
  }

  /** What is done besides sentinels, scale and offset. */
  Decode read(MapNode spec, int low, int high, @Nullable EnumLabel otherwise) {
    double[] raw = common.range(spec, "validRaw");
    MapNode extract = spec.map("extract", problems);
    MapNode counter = spec.map("counter", problems);
    return new Decode(
        low,
        high,
        extract == null ? null : extract(extract),
        raw == null ? null : raw[0],
        raw == null ? null : raw[1],
        spec.string("onInvalid", "bad", problems).equals("drop"),
        spec.get("scale") instanceof MapNode from
            ? new Decode.ScaleFrom(
                from.string("point", "", problems), from.flag("power10", false, problems))
            : null,
        Conversion.named(spec.optionalString("convert", problems)),
        otherwise,
        counter == null ? null : counter(counter),
        Set.of());
  }

  /** A bit of a value that may itself say that there is none. */
  Decode ofBit(MapNode spec, Set<Long> invalid, int low, int high) {
    boolean drop = spec.string("onInvalid", "bad", problems).equals("drop");
    return new Decode(
        low, high, null, null, null, drop, null, Conversion.NONE, null, null, invalid);
  }

  private CounterRule counter(MapNode spec) {
    return new CounterRule(
        CounterRule.Kind.valueOf(upper(spec.string("kind", "counter", problems))),
        (int) spec.whole("wrap", 0, 8, 64, problems),
        CounterRule.Reset.valueOf(upper(spec.string("reset", "never", problems))));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private @Nullable Extract extract(MapNode spec) {
    String regex = spec.optionalString("regex", problems);
    Pattern pattern = null;
    try {
      pattern = regex == null ? null : Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      String message = "no regular expression: " + e.getDescription();
      problems.add(spec.valueMark("regex"), "WRONG_FORM", message, "");
      return null;
    }
    int groups = pattern == null ? 0 : pattern.matcher("").groupCount();
    int group = (int) spec.whole("group", Math.min(1, groups), 0, 20, problems);
    if (group > groups) {
      String message = "the regular expression has no group " + group;
      problems.add(spec.valueMark("group"), "OUT_OF_RANGE", message, "Use 0 to " + groups);
      return null;
    }
    if (pattern == null && (spec.has("group") || spec.has("template"))) {
      String message = "group and template need a regex";
      problems.add(spec.mark(), "MEANINGLESS", message, "Add regex:");
    }
    List<Extract.Replacement> replacements = new ArrayList<>();
    for (MapNode each : spec.maps("replace", problems)) {
      replacements.add(
          new Extract.Replacement(
              each.string("from", "", problems), each.string("to", "", problems)));
    }
    return new Extract(
        pattern,
        group,
        spec.optionalString("template", problems),
        replacements,
        Extract.As.valueOf(upper(spec.string("as", "text", problems))));
  }

  BigDecimal scale(MapNode spec) {
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

  /** The kind of values that come of raw values of a kind. */
  ValueKind kind(ValueKind raw, Decode decode, BigDecimal scale, BigDecimal offset) {
    if (raw != ValueKind.WHOLE) {
      return raw;
    }
    boolean whole =
        integral(scale)
            && integral(offset)
            && decode.scaleFrom() == null
            && (decode.conversion() == Conversion.NONE
                || decode.conversion() == Conversion.MINUTES_TO_SECONDS);
    return whole ? ValueKind.WHOLE : ValueKind.REAL;
  }

  private static boolean integral(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  /** Reports keys that have no meaning for this kind of point. */
  void checkKeys(MapNode spec, ValueKind kind, ValueKind raw, boolean labelled) {
    List<String> numeric =
        List.of("scale", "offset", "rawOffset", "valid", "maxJump", "convert", "counter");
    if (kind == ValueKind.FLAG) {
      common.meaningless(spec, "a flag", numeric);
      common.meaningless(spec, "a flag", List.of("enum", "invalid", "validRaw"));
    } else {
      common.meaningless(spec, "a value that is no flag", List.of("invert"));
    }
    if (kind == ValueKind.TEXT) {
      common.meaningless(spec, "a text", numeric);
      common.meaningless(
          spec, "a text", List.of("enum", "invalid", "validRaw", "quantity", "unit"));
    } else if (labelled) {
      common.meaningless(spec, "an enumeration", numeric);
    }
    if (raw != ValueKind.TEXT) {
      common.meaningless(spec, "a value that is no text", List.of("extract"));
    }
  }

  /** The rate that a counter's profile asks for, or null. */
  @Nullable ResolvedPoint rate(ResolvedPoint counter, MapNode spec, Scope scope) {
    if (!(spec.get("counter") instanceof MapNode rule)
        || !(rule.get("rate") instanceof MapNode rate)) {
      return null;
    }
    Duration per =
        rate.duration(
            "per", Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofDays(366), problems);
    Quantity quantity = common.quantity(rate);
    String given = rate.optionalString("id", problems);
    Map<String, String> titles = rate.texts("title", problems);
    return new ResolvedPoint(
            given == null ? counter.id() + ".rate" : scope.prefix() + given,
            ValueKind.REAL,
            PollClass.ON_DEMAND,
            new RateSource(counter.id(), per),
            Set.of(),
            rate.decimal("scale", BigDecimal.ONE, problems),
            BigDecimal.ZERO,
            null,
            null,
            null,
            quantity == null ? 0 : quantity.deadband(),
            counter.heartbeat(),
            rate.string("unit", quantity == null ? "" : quantity.unit(), problems),
            rate.string("quantity", "", problems),
            Map.of(),
            titles.isEmpty() ? counter.titles() : scope.titled(titles),
            null)
        .edit()
        .info(counter.info())
        .done();
  }
}
