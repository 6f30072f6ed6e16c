package org.gengfu.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.proto.PropertyValue;
import org.jspecify.annotations.Nullable;

/**
 * The properties by which a birth says how a metric may be written, and which parts an alarm's
 * repair may need; both directions. Stateless.
 */
final class BirthProperties {
  private static final String ROLE = "write.role";
  private static final String CONFIRM = "write.confirm";
  private static final String APPROVAL = "write.approval";
  private static final String MIN = "write.min";
  private static final String MAX = "write.max";
  private static final String STEP = "write.step";
  private static final String LENGTH = "write.length";
  private static final String TAKES = "write.takes";
  private static final String SPARE = "spare.";

  /** Longest time that a host waits because an edge says so. */
  private static final Duration MAX_TAKES = Duration.ofHours(24);

  private BirthProperties() {}

  static MetricProperties of(PointDefinition point) {
    MetricProperties properties =
        new MetricProperties()
            .text(MetricNames.UNIT, point.unit())
            .number(MetricNames.LOW, point.low())
            .number(MetricNames.HIGH, point.high())
            .texts(MetricNames.TITLE, point.titles())
            .texts(MetricNames.LABEL, point.labels())
            .flag(MetricNames.WRITABLE, point.writable());
    if (point.setting()) {
      properties.flag(MetricNames.SETTING, true);
    }
    WriteDefinition write = point.write();
    if (write != null) {
      properties
          .text(ROLE, write.role())
          .flag(CONFIRM, write.confirm())
          .text(APPROVAL, write.approval())
          .number(MIN, write.min())
          .number(MAX, write.max())
          .number(STEP, write.step())
          .whole(LENGTH, write.maxLength())
          .number(TAKES, write.takes().toMillis() / 1e3);
    }
    return properties;
  }

  /** How a metric may be written; null when nothing is said of it. */
  static @Nullable WriteDefinition write(Map<String, PropertyValue> said) {
    String role = MetricProperties.text(said, ROLE);
    if (role.isEmpty()) {
      return null;
    }
    PropertyValue confirm = said.get(CONFIRM);
    Double length = MetricProperties.number(said, LENGTH);
    Double takes = MetricProperties.number(said, TAKES);
    double seconds = Math.clamp(takes == null ? 0 : takes, 0, MAX_TAKES.toSeconds());
    return new WriteDefinition(
        role,
        confirm != null && confirm.getBooleanValue(),
        MetricProperties.text(said, APPROVAL),
        MetricProperties.number(said, MIN),
        MetricProperties.number(said, MAX),
        MetricProperties.number(said, STEP),
        length == null ? 0 : (int) Math.max(0, length),
        Duration.ofMillis(Math.round(seconds * 1e3)));
  }

  static MetricProperties of(AlarmDefinition alarm) {
    MetricProperties properties =
        new MetricProperties()
            .text(MetricNames.TYPE, alarm.alarmType())
            .texts(MetricNames.TEXT, alarm.texts())
            .texts(MetricNames.ACTION, alarm.actions());
    if (!alarm.point().isEmpty()) {
      properties.text(MetricNames.POINT, alarm.point());
    }
    for (int i = 0; i < alarm.spares().size(); i++) {
      SpareDefinition spare = alarm.spares().get(i);
      String prefix = SPARE + i + ".";
      properties.text(prefix + "part", spare.part()).text(prefix + "maker", spare.maker());
      properties.texts(prefix + MetricNames.TEXT, spare.texts());
      for (int j = 0; j < spare.substitutes().size(); j++) {
        properties.text(prefix + "substitute." + j, spare.substitutes().get(j));
      }
    }
    return properties;
  }

  /** The parts of an alarm, in order; those after a number that is missing are left out. */
  static List<SpareDefinition> spares(Map<String, PropertyValue> said) {
    List<SpareDefinition> spares = new ArrayList<>();
    for (int i = 0; i < SpareDefinition.MAX_SPARES; i++) {
      String prefix = SPARE + i + ".";
      String part = MetricProperties.text(said, prefix + "part");
      if (part.isEmpty()) {
        break;
      }
      List<String> substitutes = new ArrayList<>();
      for (int j = 0; j < SpareDefinition.MAX_SPARES; j++) {
        String other = MetricProperties.text(said, prefix + "substitute." + j);
        if (other.isEmpty()) {
          break;
        }
        substitutes.add(other);
      }
      spares.add(
          new SpareDefinition(
              part,
              MetricProperties.text(said, prefix + "maker"),
              MetricProperties.texts(said, prefix + MetricNames.TEXT),
              substitutes));
    }
    return spares;
  }
}
