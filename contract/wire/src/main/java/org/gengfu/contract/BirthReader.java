package org.gengfu.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.contract.proto.Metric;
import org.gengfu.contract.proto.Payload;
import org.gengfu.contract.proto.PropertyValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads one NBIRTH or DBIRTH. What cannot be read is left out and complained of; the rest stays.
 */
final class BirthReader {
  private final String device;
  private final Instant time;
  private final Map<String, String> properties = new HashMap<>();
  private final List<PointDefinition> points = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final List<AlarmDefinition> alarms = new ArrayList<>();
  private final List<AlarmEvent> active = new ArrayList<>();
  private final Map<Long, BornMetric> aliases = new HashMap<>();
  private final Map<String, BornMetric> names = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  BirthReader(String device, Payload payload) {
    this.device = device;
    time = Instant.ofEpochMilli(payload.getTimestamp());
    for (Metric metric : payload.getMetricsList()) {
      try {
        add(metric);
      } catch (UnreadableMetricException e) {
        String name = BornMetric.shortened(metric.getName());
        SparkplugDecoder.complain(complaints, name + ": " + e.getMessage());
      }
    }
  }

  Birth birth() {
    return new Birth(device, time, properties, points, readings, alarms, active);
  }

  Map<Long, BornMetric> aliases() {
    return aliases;
  }

  Map<String, BornMetric> names() {
    return names;
  }

  List<String> complaints() {
    return complaints;
  }

  private void add(Metric metric) throws UnreadableMetricException {
    String name = metric.getName();
    if (!seen.add(name)) {
      throw new UnreadableMetricException("born twice in one birth");
    }
    if (name.startsWith(MetricNames.PROPERTIES)) {
      properties.put(name.substring(MetricNames.PROPERTIES.length()), metric.getStringValue());
      return;
    }
    Map<String, PropertyValue> said = MetricProperties.read(metric.getProperties());
    SparkplugType type = SparkplugType.ofCode(metric.getDatatype());
    BornMetric.Kind kind = BornMetric.kindOf(name);
    if (kind == BornMetric.Kind.POINT && type == null) {
      kind = BornMetric.Kind.OTHER; // templates, data sets, arrays: known, but no point
    }
    String severityText = MetricProperties.text(said, MetricNames.SEVERITY);
    Severity severity =
        severityText.isEmpty() ? Severity.INDETERMINATE : BornMetric.severity(severityText);
    String unit = MetricProperties.text(said, MetricNames.UNIT);
    BornMetric born = new BornMetric(device, name, kind, type, unit, severity);
    names.put(name, born);
    if (metric.hasAlias()) {
      aliases.put(metric.getAlias(), born);
    }
    switch (kind) {
      case POINT -> addPoint(born, type, metric, said);
      case ALARM -> addAlarm(born, metric, said);
      case OUTCOME, LOOK, OTHER -> {}
    }
  }

  private void addPoint(
      BornMetric born, @Nullable SparkplugType type, Metric metric, Map<String, PropertyValue> said)
      throws UnreadableMetricException {
    if (type == null) {
      throw new IllegalStateException("a point without a type: " + born.name());
    }
    PropertyValue writable = said.get(MetricNames.WRITABLE);
    PropertyValue setting = said.get(MetricNames.SETTING);
    points.add(
        new PointDefinition(
            born.name(),
            type.valueType(),
            born.unit(),
            MetricProperties.number(said, MetricNames.LOW),
            MetricProperties.number(said, MetricNames.HIGH),
            MetricProperties.texts(said, MetricNames.TITLE),
            MetricProperties.texts(said, MetricNames.LABEL),
            writable != null && writable.getBooleanValue(),
            setting != null && setting.getBooleanValue(),
            BirthProperties.write(said)));
    boolean says = !metric.getIsNull() || said.containsKey(MetricNames.QUALITY);
    if (says) {
      readings.add(born.reading(device, metric));
    }
  }

  private void addAlarm(BornMetric born, Metric metric, Map<String, PropertyValue> said)
      throws UnreadableMetricException {
    String id = born.name().substring(MetricNames.ALARMS.length());
    if (id.isEmpty()) {
      throw new UnreadableMetricException("an alarm without an id");
    }
    alarms.add(
        new AlarmDefinition(
            id,
            MetricProperties.text(said, MetricNames.TYPE),
            born.severity(),
            MetricProperties.texts(said, MetricNames.TEXT),
            MetricProperties.texts(said, MetricNames.ACTION),
            MetricProperties.text(said, MetricNames.POINT),
            BirthProperties.spares(said)));
    AlarmEvent event = born.alarm(device, metric);
    if (event.active()) {
      active.add(event);
    }
  }
}
