package org.gengfu.contract;

import java.time.Instant;
import java.util.Map;
import org.gengfu.contract.proto.Metric;
import org.gengfu.contract.proto.PropertyValue;
import org.jspecify.annotations.Nullable;

/**
 * What a birth said of one metric, as far as its data need it.
 *
 * @param device the device that bore it; null for a metric that came by name without a birth
 * @param name the metric's name
 * @param kind what its data mean
 * @param type its data type; null for types that no point can have
 * @param unit UCUM code
 * @param severity of an alarm rule
 */
record BornMetric(
    @Nullable String device,
    String name,
    Kind kind,
    @Nullable SparkplugType type,
    String unit,
    Severity severity) {

  /** What the data of a metric mean. */
  enum Kind {
    POINT,
    ALARM,
    OUTCOME,
    LOOK,
    OTHER
  }

  /** A metric that data name in full although no birth did (its point left the configuration). */
  static BornMetric unborn(Metric metric) {
    return new BornMetric(
        null,
        metric.getName(),
        kindOf(metric.getName()),
        SparkplugType.ofCode(metric.getDatatype()),
        "",
        Severity.INDETERMINATE);
  }

  static Kind kindOf(String name) {
    if (name.startsWith(MetricNames.ALARMS)) {
      return Kind.ALARM;
    }
    if (name.equals(MetricNames.OUTCOME)) {
      return Kind.OUTCOME;
    }
    if (name.equals(MetricNames.LOOK)) {
      return Kind.LOOK;
    }
    boolean aside =
        name.isEmpty()
            || name.equals(MetricNames.BD_SEQ)
            || name.startsWith(MetricNames.PROPERTIES)
            || name.startsWith("Node Control/")
            || name.startsWith("Outbox/");
    return aside ? Kind.OTHER : Kind.POINT;
  }

  boolean isOf(String topicDevice) {
    return device == null || device.equals(topicDevice);
  }

  Reading reading(String topicDevice, Metric metric) throws UnreadableMetricException {
    SparkplugType expected = type;
    if (expected == null) {
      throw new UnreadableMetricException("data type " + metric.getDatatype() + " is no point's");
    }
    PointValue value = null;
    if (!metric.getIsNull()) {
      value = expected.read(metric);
      if (value == null) {
        throw new UnreadableMetricException(
            "born as " + expected + " but sent as " + metric.getValueCase());
      }
    }
    return new Reading(topicDevice, name, value, unit, quality(metric, value), time(metric));
  }

  private static Quality quality(Metric metric, @Nullable PointValue value)
      throws UnreadableMetricException {
    Quality quality = value == null ? Quality.NOT_AVAILABLE : Quality.GOOD;
    if (metric.hasProperties()) {
      PropertyValue code = MetricProperties.read(metric.getProperties()).get(MetricNames.QUALITY);
      if (code != null) {
        quality = quality((int) (code.hasLongValue() ? code.getLongValue() : code.getIntValue()));
      }
    }
    if (quality.isGood() && value == null) {
      throw new UnreadableMetricException("quality GOOD without a value");
    }
    return quality;
  }

  private static Quality quality(int code) throws UnreadableMetricException {
    if (code == 0) {
      return Quality.DEVICE_ERROR; // Sparkplug 3.0, 6.4.17: 0 bad, 192 good, 500 stale
    }
    try {
      return Quality.ofCode(code);
    } catch (IllegalArgumentException e) {
      throw new UnreadableMetricException(e.getMessage() == null ? "" : e.getMessage());
    }
  }

  AlarmEvent alarm(String topicDevice, Metric metric) throws UnreadableMetricException {
    if (!metric.hasBooleanValue()) {
      throw new UnreadableMetricException("an alarm is Boolean, not " + metric.getValueCase());
    }
    Map<String, PropertyValue> properties = MetricProperties.read(metric.getProperties());
    String text = MetricProperties.text(properties, MetricNames.SEVERITY);
    return new AlarmEvent(
        topicDevice,
        name.substring(MetricNames.ALARMS.length()),
        metric.getBooleanValue(),
        text.isEmpty() ? severity : severity(text),
        time(metric),
        MetricProperties.number(properties, MetricNames.OBSERVED),
        MetricProperties.number(properties, MetricNames.LIMIT));
  }

  CommandOutcome outcome(String topicDevice, Metric metric) throws UnreadableMetricException {
    Map<String, PropertyValue> properties = MetricProperties.read(metric.getProperties());
    if (!CommandOutcome.isRequest(metric.getStringValue())) {
      throw new UnreadableMetricException("no number of a request");
    }
    return new CommandOutcome(
        topicDevice,
        metric.getStringValue(),
        MetricProperties.text(properties, MetricNames.METRIC),
        outcomeState(MetricProperties.text(properties, MetricNames.STATE)),
        MetricProperties.text(properties, MetricNames.WHY),
        time(metric));
  }

  private static CommandOutcome.State outcomeState(String text) throws UnreadableMetricException {
    for (CommandOutcome.State candidate : CommandOutcome.State.values()) {
      if (candidate.name().equals(text)) {
        return candidate;
      }
    }
    throw new UnreadableMetricException("no outcome is called \"" + shortened(text) + "\"");
  }

  static Severity severity(String text) throws UnreadableMetricException {
    for (Severity candidate : Severity.values()) {
      if (candidate.name().equals(text)) {
        return candidate;
      }
    }
    throw new UnreadableMetricException("no severity is called \"" + shortened(text) + "\"");
  }

  private static Instant time(Metric metric) throws UnreadableMetricException {
    if (!metric.hasTimestamp()) {
      throw new UnreadableMetricException("no timestamp");
    }
    return Instant.ofEpochMilli(metric.getTimestamp());
  }

  static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
