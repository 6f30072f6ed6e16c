package org.gengfu.sim.generated;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.profile.EnumLabel;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WriteRule;

/** What a point says on an ordinary day, as far as its profile lets one guess. Stateless. */
final class Typical {
  private static final List<String> CALM_WORDS =
      List.of(
          "normal",
          "ok",
          "good",
          "on",
          "online",
          "up",
          "running",
          "idle",
          "connected",
          "closed",
          "cleared");

  private static final Map<String, Double> BY_QUANTITY =
      Map.ofEntries(
          Map.entry("temperature", 24.0),
          Map.entry("temperatureDelta", 2.0),
          Map.entry("humidity", 45.0),
          Map.entry("voltage", 220.0),
          Map.entry("current", 4.0),
          Map.entry("frequency", 50.0),
          Map.entry("power", 900.0),
          Map.entry("reactivePower", 100.0),
          Map.entry("apparentPower", 950.0),
          Map.entry("powerFactor", 0.95),
          Map.entry("energy", 1_234.0),
          Map.entry("resistance", 10.0),
          Map.entry("ratio", 40.0),
          Map.entry("charge", 100.0),
          Map.entry("duration", 3_600.0),
          Map.entry("length", 10.0),
          Map.entry("pressure", 300.0),
          Map.entry("flow", 20.0),
          Map.entry("speed", 2.0),
          Map.entry("level", 1.0),
          Map.entry("count", 3.0),
          Map.entry("signal", -70.0),
          Map.entry("state", 0.0));

  private Typical() {}

  static double of(ResolvedPoint point) {
    if (!point.labels().isEmpty()) {
      return calm(point);
    }
    if (point.kind() == ValueKind.FLAG) {
      return 0;
    }
    double guess = inRange(point, BY_QUANTITY.getOrDefault(point.quantity(), 10.0));
    return point.kind() == ValueKind.WHOLE ? Math.rint(guess) : guess;
  }

  private static double inRange(ResolvedPoint point, double usual) {
    WriteRule rule = point.write();
    Double low = point.validLow();
    Double high = point.validHigh();
    if (rule != null && (usual < rule.min() || usual > rule.max())) {
      return (rule.min() + rule.max()) / 2;
    }
    if (low != null && high != null && (usual < low || usual > high)) {
      return low + (high - low) * 0.4;
    }
    if (low != null && usual < low) {
      return low;
    }
    return high != null && usual > high ? high : usual;
  }

  /** The value of an enumeration that nobody worries about. */
  private static double calm(ResolvedPoint point) {
    return point.labels().entrySet().stream()
        .min(
            Comparator.comparingInt((Map.Entry<Long, EnumLabel> e) -> worry(e.getValue()))
                .thenComparing(Map.Entry::getKey))
        .map(entry -> (double) entry.getKey())
        .orElse(0.0);
  }

  private static int worry(EnumLabel label) {
    if (label.severity() != null) {
      return 1_000;
    }
    int place = CALM_WORDS.indexOf(label.id().toLowerCase(Locale.ROOT));
    return place < 0 ? CALM_WORDS.size() : place;
  }
}
