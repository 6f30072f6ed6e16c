package org.gengfu.center.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.story.Said;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.report.Language;
import org.gengfu.report.paper.IncidentPaper.Measured;
import org.gengfu.telemetry.Row;
import org.gengfu.telemetry.TelemetryException;

/**
 * What was measured when a fault began: the newest good value of each point of the device, and of
 * temperatures and humidities of its site, of the ten minutes before. Nothing is made up: what has
 * no value then is not there. Any thread that may block.
 */
final class Surroundings {
  /** Most points of the device itself. */
  static final int MOST_OWN = 40;

  /** Most points of what stands around it. */
  static final int MOST_AROUND = 20;

  private static final Duration BEFORE = Duration.ofMinutes(10);
  private static final int MOST_ROWS = 5_000;
  private static final int DIGITS = 4;

  /** What points of the air in a room begin with. */
  private static final String AMBIENT = "ambient.";

  private static final Set<String> AIR = Set.of("Cel", "%", "%RH");

  private final PaperSources sources;
  private final Language language;
  private final List<Measured> found = new ArrayList<>();

  Surroundings(PaperSources sources, Language language) {
    this.sources = sources;
    this.language = language;
  }

  /**
   * The values.
   *
   * @throws TelemetryException when they cannot be read
   */
  List<Measured> of(String node, String site, Instant at) {
    int slash = node.indexOf('/');
    if (slash <= 0) {
      return found;
    }
    DeviceKey own = new DeviceKey(node.substring(0, slash), node.substring(slash + 1));
    sources
        .picture()
        .device(own)
        .ifPresent(device -> {
          for (PointDefinition point : device.points().stream().limit(MOST_OWN).toList()) {
            add(device, point, at);
          }
        });
    int left = MOST_AROUND;
    for (Device device : sources.picture().devices()) {
      if (!device.key().equals(own) && site(device).equals(site)) {
        for (PointDefinition point : device.points()) {
          if (AIR.contains(point.unit()) && left > 0) {
            left--;
            add(device, point, at);
          }
        }
      }
    }
    return found;
  }

  /**
   * Temperatures and humidities of the air at a site alone.
   *
   * @throws TelemetryException when they cannot be read
   */
  List<Measured> air(String site, Instant at, int most) {
    for (Device device : sources.picture().devices()) {
      for (PointDefinition point : device.points()) {
        if (found.size() < most
            && point.point().startsWith(AMBIENT)
            && AIR.contains(point.unit())
            && site(device).equals(site)) {
          add(device, point, at);
        }
      }
    }
    return found;
  }

  private String site(Device device) {
    String node = device.key().edge() + "/" + device.key().device();
    return sources.field().of(sources.picture().incidents().graph(), node).site();
  }

  private void add(Device device, PointDefinition point, Instant at) {
    DeviceKey key = device.key();
    List<Row> rows =
        sources
            .telemetry()
            .raw(
                key.edge(),
                key.device(),
                point.point(),
                at.minus(BEFORE),
                at.plusMillis(1),
                MOST_ROWS);
    for (Row row : rows.reversed()) {
      if (row.quality() == Row.GOOD && (row.text() != null || !Double.isNaN(row.value()))) {
        Said name = Said.of(point.titles(), point.point());
        Said where = sources.names().node(key.edge() + "/" + key.device());
        found.add(new Measured(say(where) + " · " + say(name), value(row, point), row.eventTime()));
        return;
      }
    }
  }

  private String say(Said said) {
    return language == Language.ZH ? said.zh() : said.en();
  }

  private String value(Row row, PointDefinition point) {
    String text = row.text();
    if (text != null) {
      return text;
    }
    String number =
        BigDecimal.valueOf(row.value())
            .setScale(DIGITS, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
    Map<String, String> labels = point.labels();
    String label =
        labels.getOrDefault(
            number + "." + (language == Language.ZH ? "zh" : "en"),
            labels.getOrDefault(number + ".zh", ""));
    if (!label.isEmpty()) {
      return label + " (" + number + ")";
    }
    if (point.type() == ValueType.FLAG) {
      return say(row.value() == 0 ? new Said("否", "no") : new Said("是", "yes"));
    }
    return withUnit(number, point.unit());
  }

  /** A number with its unit (UCUM) as people write it. */
  static String withUnit(String number, String unit) {
    String written = unit.equals("Cel") ? "°C" : unit;
    return written.isEmpty() ? number : number + " " + written;
  }
}
