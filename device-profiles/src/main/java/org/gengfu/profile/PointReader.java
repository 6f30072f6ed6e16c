package org.gengfu.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads one entry of points: a point, one point per bit of a map of named bits, and the rate of a
 * counter. For one thread.
 */
final class PointReader {
  private final Spoken spoken;
  private final ProtocolLanguage language;
  private final EnumReader enums;
  private final WriteReader writes;
  private final DecodeReader decodes;
  private final SentinelReader sentinels;
  private final CommonReader common;
  private final Problems problems;

  PointReader(Spoken spoken, EnumReader enums, Problems problems) {
    this.spoken = spoken;
    this.language = spoken.language();
    this.enums = enums;
    this.writes = new WriteReader(spoken, problems);
    this.decodes = new DecodeReader(problems);
    this.sentinels = new SentinelReader(language, problems);
    this.common = new CommonReader(problems);
    this.problems = problems;
  }

  /** A place and the bits of it that the pipeline has to cut out. */
  private record Place(WireSource source, int low, int high, int width) {
    boolean oneBit() {
      return width == 1;
    }
  }

  /** The points of one entry; empty after a problem. */
  List<Candidate> read(String name, MapNode spec, Mark mark, Scope scope) {
    String id = scope.prefix() + name;
    WireSource whole = spoken.source(id, spec, scope);
    Place place = whole == null ? null : sliced(spec, whole);
    if (place == null) {
      return List.of();
    }
    if (spec.get("bits") instanceof MapNode bits) {
      common.meaningless(
          spec,
          "a map of bits",
          List.of(
              "enum",
              "scale",
              "offset",
              "rawOffset",
              "valid",
              "maxJump",
              "write",
              "invert",
              "quantity",
              "unit",
              "convert",
              "extract",
              "counter",
              "validRaw",
              "watchdog"));
      return bits(id, spec, place.source(), bits, mark, scope);
    }
    List<Candidate> read = new ArrayList<>();
    ResolvedPoint point = single(id, spec, place, scope);
    read.add(new Candidate(point, spec, null, mark, scope));
    ResolvedPoint rate = decodes.rate(point, spec, scope);
    if (rate != null) {
      read.add(new Candidate(rate, spec, null, mark, scope));
    }
    return read;
  }

  private @Nullable Place sliced(MapNode spec, WireSource whole) {
    Node bits = spec.get("bits");
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
      low = bit(list.items().get(0));
      high = bit(list.items().get(1));
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
    return low < 0 ? new Place(whole, -1, -1, width) : cut(whole, low, high);
  }

  private static int bit(Node node) {
    Long value = node instanceof ScalarNode scalar ? scalar.whole() : null;
    return value == null ? -1 : value.intValue();
  }

  private Place cut(WireSource whole, int low, int high) {
    WireSource slice = language.slice(whole, low, high);
    int width = high - low + 1;
    return slice == null ? new Place(whole, low, high, width) : new Place(slice, -1, -1, width);
  }

  private List<Candidate> bits(
      String id, MapNode spec, WireSource whole, MapNode bits, Mark mark, Scope scope) {
    List<Candidate> points = new ArrayList<>();
    CommonReader.Report report = common.report(spec, 0);
    PointInfo info = common.info(spec, scope);
    int width = language.width(whole);
    for (String key : bits.keys()) {
      if (!(bits.get(key) instanceof MapNode bit)) {
        continue;
      }
      int number = Integer.parseInt(key);
      if (number >= width) {
        String message = "bit " + key + " does not lie in a value of " + width + " bits";
        problems.add(bits.keyMark(key), "OUT_OF_RANGE", message, "Bit 0 is the least significant");
        continue;
      }
      Place place = cut(whole, number, number);
      boolean inverted = bit.flag("invert", false, problems);
      ResolvedPoint point =
          new ResolvedPoint(
                  id + "." + bit.string("id", key, problems),
                  ValueKind.FLAG,
                  common.poll(bit, common.poll(spec, PollClass.NORMAL)),
                  place.source(),
                  Set.of(),
                  inverted ? BigDecimal.ONE.negate() : BigDecimal.ONE,
                  inverted ? BigDecimal.ONE : BigDecimal.ZERO,
                  null,
                  null,
                  null,
                  0,
                  bit.has("report") ? common.report(bit, 0).heartbeat() : report.heartbeat(),
                  "",
                  "",
                  Map.of(),
                  scope.titled(bit.texts("title", problems)),
                  null)
              .edit()
              .decode(decodes.ofBit(spec, sentinels.whole(spec, whole), place.low(), place.high()))
              .info(bit.has("doc") ? info.withDoc(bit.string("doc", "", problems)) : info)
              .done();
      points.add(new Candidate(period(point, spec), spec, bit, mark, scope));
    }
    return points;
  }

  private ResolvedPoint single(String id, MapNode spec, Place place, Scope scope) {
    WireSource source = place.source();
    Node labelled = spec.get("enum");
    Map<Long, EnumLabel> labels = labelled == null ? Map.of() : enums.read(labelled);
    EnumLabel otherwise = labelled == null ? null : enums.otherwise(labelled);
    Decode decode = decodes.read(spec, place.low(), place.high(), otherwise);
    BigDecimal scale = decodes.scale(spec);
    BigDecimal offset = spec.decimal("offset", BigDecimal.ZERO, problems);
    offset = offset.add(spec.decimal("rawOffset", BigDecimal.ZERO, problems).multiply(scale));
    ValueKind raw = raw(source, place, decode, labelled != null);
    ValueKind kind = decodes.kind(raw, decode, scale, offset);
    decodes.checkKeys(spec, kind, language.rawKind(source), labelled != null);
    if (kind == ValueKind.FLAG) {
      boolean inverted = spec.flag("invert", false, problems);
      scale = inverted ? BigDecimal.ONE.negate() : BigDecimal.ONE;
      offset = inverted ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    Quantity quantity = common.quantity(spec);
    double[] valid = common.valid(spec);
    double fine = quantity == null ? 0 : quantity.deadband();
    boolean state = kind == ValueKind.FLAG || labelled != null;
    CommonReader.Report report = common.report(spec, state ? 0 : fine);
    boolean setting = spec.flag("setting", false, problems);
    ResolvedPoint readOnly =
        new ResolvedPoint(
                id,
                kind,
                common.poll(spec, setting ? PollClass.STATIC : PollClass.NORMAL),
                source,
                sentinels.read(spec, source, place.low(), place.high()),
                scale,
                offset,
                valid == null ? null : valid[0],
                valid == null ? null : valid[1],
                common.maxJump(spec),
                report.deadband(),
                report.heartbeat(),
                spec.string("unit", quantity == null ? "" : quantity.unit(), problems),
                spec.string("quantity", "", problems),
                labels,
                scope.titled(spec.texts("title", problems)),
                null)
            .edit()
            .decode(decode.withRealInvalid(sentinels.reals(spec, source)))
            .info(common.info(spec, scope))
            .done();
    ResolvedPoint timed = period(readOnly, spec);
    MapNode write = spec.map("write", problems);
    return write == null ? timed : writes.read(timed, source, write, scope);
  }

  private ValueKind raw(WireSource source, Place place, Decode decode, boolean labelled) {
    ValueKind raw = language.rawKind(source);
    if (raw == ValueKind.WHOLE && place.oneBit() && !labelled) {
      return ValueKind.FLAG;
    }
    if (raw == ValueKind.TEXT && decode.extract() != null) {
      return switch (decode.extract().as()) {
        case TEXT -> ValueKind.TEXT;
        case NUMBER -> ValueKind.REAL;
        case WHOLE -> ValueKind.WHOLE;
      };
    }
    return raw;
  }

  /** A point with a period of its own leaves its class. */
  private ResolvedPoint period(ResolvedPoint point, MapNode spec) {
    Duration period =
        spec.duration("period", Duration.ZERO, Duration.ofMillis(50), Duration.ofDays(1), problems);
    if (period.isZero()) {
      return point;
    }
    if (spec.has("poll")) {
      String message = "poll and period exclude each other";
      problems.add(spec.keyMark("period"), "MEANINGLESS", message, "Keep one");
    }
    return point.edit().period(period).poll(PollClass.ON_DEMAND).done();
  }
}
