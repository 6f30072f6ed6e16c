package org.gengfu.edge.pipeline;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.AlarmExtra;
import org.gengfu.profile.AlarmSeverity;
import org.gengfu.profile.Conversion;
import org.gengfu.profile.CounterRule;
import org.gengfu.profile.Decode;
import org.gengfu.profile.Expression;
import org.gengfu.profile.Extract;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.OtherProtocol;
import org.gengfu.profile.PointSource;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.Window;
import org.gengfu.profile.WordOrder;
import org.jspecify.annotations.Nullable;

/** Profiles put together from records, for what one test is about. */
final class Made {
  private Made() {}

  static ResolvedPoint point(String id, ValueKind kind, String scale) {
    RegisterSource place =
        new RegisterSource(ModbusTable.INPUT, 0, RawType.INT32, 2, WordOrder.ABCD, -1, -1, -1);
    return point(id, kind, scale, place);
  }

  static ResolvedPoint point(String id, ValueKind kind, String scale, PointSource source) {
    return new ResolvedPoint(
        id,
        kind,
        PollClass.FAST,
        source,
        Set.of(-32768L),
        new BigDecimal(scale),
        BigDecimal.ZERO,
        null,
        null,
        null,
        0,
        Duration.ofHours(1),
        "",
        "",
        Map.of(),
        Map.of(),
        null);
  }

  static ResolvedPoint decoded(ResolvedPoint point, Decode decode) {
    return point.edit().decode(decode).done();
  }

  /** A decode of raw range, dropping, factor and conversion. */
  static Decode decode(
      @Nullable Double low,
      @Nullable Double high,
      boolean drop,
      Decode.@Nullable ScaleFrom factor,
      Conversion conversion) {
    return new Decode(-1, -1, null, low, high, drop, factor, conversion, null, null, Set.of());
  }

  /** A decode of a text's part, or of bits. */
  static Decode decode(@Nullable Extract extract, int lowBit, int highBit, Set<Long> wholeInvalid) {
    return new Decode(
        lowBit,
        highBit,
        extract,
        null,
        null,
        false,
        null,
        Conversion.NONE,
        null,
        null,
        wholeInvalid);
  }

  /** A decode of a counter. */
  static Decode decode(CounterRule counter) {
    return new Decode(
        -1, -1, null, null, null, false, null, Conversion.NONE, null, counter, Set.of());
  }

  static Expression expression(String text) {
    MapNode node = Documents.parse("test", "x: \"" + text + "\"", new Problems());
    Problems problems = new Problems();
    Expression parsed =
        node != null && node.get("x") instanceof ScalarNode scalar
            ? Expression.parse(scalar, problems)
            : null;
    if (parsed == null) {
      throw new AssertionError(text + ": " + problems.list());
    }
    return parsed;
  }

  static ResolvedAlarm alarm(String id, String when, AlarmExtra extra) {
    return new ResolvedAlarm(
        id,
        expression(when),
        null,
        List.of(),
        Duration.ZERO,
        Duration.ZERO,
        AlarmSeverity.MAJOR,
        "OTHER",
        Map.of(),
        Map.of(),
        extra);
  }

  static AlarmExtra window(Window.Of of, int seconds, @Nullable String where) {
    Expression counted = where == null ? null : expression(where);
    Window window = new Window("x", Duration.ofSeconds(seconds), of, counted);
    return extra(Map.of("window", window), List.of(), false, null);
  }

  static AlarmExtra extra(
      Map<String, Window> windows,
      List<String> suppressedBy,
      boolean latch,
      @Nullable Duration reAlarm) {
    AlarmExtra none = AlarmExtra.NONE;
    return new AlarmExtra(
        windows, suppressedBy, latch, reAlarm, none.spares(), none.doc(), none.automatic());
  }

  static ResolvedProfile profile(List<ResolvedPoint> points, List<ResolvedAlarm> alarms) {
    return new ResolvedProfile(
        "made",
        "1",
        "test",
        Map.of(),
        "",
        "",
        true,
        "",
        new OtherProtocol("fake"),
        Map.of(),
        points,
        alarms);
  }

  /** A whole-numbered point {@code x} and these alarms. */
  static Rig rig(ResolvedAlarm... alarms) {
    return new Rig(profile(List.of(point("x", ValueKind.WHOLE, "1")), List.of(alarms)));
  }
}
