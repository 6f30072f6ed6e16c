package org.gengfu.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.SparkplugTopic.Kind;

/** A small UPS and its edge node, for codec tests. */
public final class SparkplugSamples {
  public static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_123L);

  private SparkplugSamples() {}

  public static SparkplugTopic topic(Kind kind, String device) {
    return new SparkplugTopic(kind, "gengfu", "room-a", device);
  }

  public static Reading real(String device, String point, double value, String unit) {
    return new Reading(device, point, new PointValue.Real(value), unit, Quality.GOOD, NOW);
  }

  public static Numbered numbered(long offset, Reading... readings) {
    String device = readings[0].device();
    return new Numbered(
        new OutboxOffset(5, offset), new OutboxRecord.Readings(device, List.of(readings)));
  }

  public static Birth node() {
    PointDefinition depth = point("outbox.depth", ValueType.WHOLE, "1");
    Reading reading =
        new Reading("", "outbox.depth", new PointValue.Whole(-1), "1", Quality.GOOD, NOW);
    return new Birth("", NOW, Map.of(), List.of(depth), List.of(reading), List.of(), List.of());
  }

  public static Birth birth(String device) {
    List<PointDefinition> points =
        List.of(
            point("battery.charge", ValueType.REAL, "%"),
            point("input.voltage", ValueType.REAL, "V"),
            point("ups.status.onBattery", ValueType.FLAG, ""),
            point("ups.firmware", ValueType.TEXT, ""));
    List<Reading> readings =
        List.of(
            real(device, "battery.charge", 99.5, "%"),
            new Reading(device, "input.voltage", null, "V", Quality.NOT_AVAILABLE, NOW),
            new Reading(
                device, "ups.firmware", new PointValue.Text("版本 2"), "", Quality.STALE, NOW));
    AlarmDefinition onBattery =
        new AlarmDefinition(
            "onBattery",
            "EQUIPMENT",
            Severity.MAJOR,
            Map.of("zh", "电池供电", "en", "On battery"),
            Map.of("zh", "检查市电"),
            "ups.status.onBattery");
    AlarmEvent active =
        new AlarmEvent(device, "onBattery", true, Severity.MAJOR, NOW.minusMillis(1), 1.0, null);
    return new Birth(
        device,
        NOW,
        Map.of("profile", "ups-modbus"),
        points,
        readings,
        List.of(onBattery),
        List.of(active));
  }

  public static List<Numbered> records(String device) {
    AlarmEvent ended = new AlarmEvent(device, "onBattery", false, Severity.MAJOR, NOW, 0.0, 1.0);
    return List.of(
        numbered(
            0,
            real(device, "battery.charge", 99.25, "%"),
            new Reading(
                device,
                "ups.status.onBattery",
                new PointValue.Flag(true),
                "",
                Quality.GOOD,
                NOW.minusSeconds(5))),
        new Numbered(new OutboxOffset(5, 1), new OutboxRecord.Alarm(ended)));
  }

  private static PointDefinition point(String id, ValueType type, String unit) {
    return new PointDefinition(
        id,
        type,
        unit,
        -1.5,
        400.0,
        Map.of("zh", "点", "en", id),
        Map.of("0.zh", "零"),
        false,
        type == ValueType.REAL);
  }
}
