package org.gengfu.contract;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.proto.Metric;
import org.gengfu.contract.proto.OutboxMark;
import org.gengfu.contract.proto.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Writes an edge node's payloads. Remembers which alias each metric got at its birth; whoever owns
 * the session owns this, and no other thread may call it.
 */
public final class SparkplugEncoder {
  private final boolean marked;
  private final boolean aliased;
  private final Map<String, Map<String, Long>> aliases = new HashMap<>();
  private final Map<Long, Target> targets = new HashMap<>();
  private long nextAlias;

  /** A metric that an alias stands for. */
  record Target(String device, String metric, @Nullable ValueType type) {}

  /**
   * @param marked true to name the outbox offsets in data, false for a stock host
   */
  public SparkplugEncoder(boolean marked) {
    this(marked, true);
  }

  /**
   * @param marked true to name the outbox offsets in data, false for a stock host
   * @param aliased false to send every metric by its name
   */
  public SparkplugEncoder(boolean marked, boolean aliased) {
    this.marked = marked;
    this.aliased = aliased;
  }

  /** NDEATH, as the will and before a planned leave. */
  public byte[] death(long bdSeq) {
    return Payload.newBuilder().addMetrics(bdSeq(bdSeq, null)).build().toByteArray();
  }

  /** NBIRTH of this node. Forgets all aliases: the devices must be born again after it. */
  public byte[] nodeBirth(Birth birth, long bdSeq, int seq, Instant now) {
    aliases.clear();
    targets.clear();
    nextAlias = 0;
    Payload.Builder payload = payload(seq, now);
    payload.addMetrics(bdSeq(bdSeq, now));
    payload.addMetrics(control(MetricNames.REBIRTH, now).setDatatype(11).setBooleanValue(false));
    if (marked) {
      payload.addMetrics(
          control(MetricNames.ACKNOWLEDGED_EPOCH, now).setDatatype(4).setLongValue(0));
      payload.addMetrics(
          control(MetricNames.ACKNOWLEDGED_OFFSET, now).setDatatype(4).setLongValue(-1));
    }
    addBirth(payload, birth, now);
    return payload.build().toByteArray();
  }

  /** DBIRTH of one device. */
  public byte[] deviceBirth(Birth birth, int seq, Instant now) {
    Payload.Builder payload = payload(seq, now);
    addBirth(payload, birth, now);
    return payload.build().toByteArray();
  }

  /** DDEATH. */
  public byte[] deviceDeath(int seq, Instant now) {
    return payload(seq, now).build().toByteArray();
  }

  /**
   * NDATA or DDATA with records of one device and one epoch, in the order given.
   *
   * @param historical true when the values are no longer the present ones
   * @throws IllegalArgumentException when a record has no place although the session marks them, or
   *     epochs are mixed
   */
  public byte[] data(
      String device, List<Numbered> records, boolean historical, int seq, Instant now) {
    Payload.Builder payload = payload(seq, now);
    OutboxMark.Builder mark = OutboxMark.newBuilder();
    for (Numbered numbered : records) {
      int before = payload.getMetricsCount();
      addRecord(payload, device, numbered.record(), historical);
      if (marked) {
        addMark(mark, numbered, payload.getMetricsCount() - before);
      }
    }
    if (marked) {
      payload.setOutbox(mark);
    }
    return payload.build().toByteArray();
  }

  /** What an alias of a command stands for, null when no birth named it. */
  @Nullable Target target(long alias) {
    return targets.get(alias);
  }

  private static void addMark(OutboxMark.Builder mark, Numbered numbered, int metrics) {
    OutboxOffset at = numbered.at();
    if (at == null) {
      throw new IllegalArgumentException("a marked record needs its place in the outbox");
    }
    if (mark.hasEpoch() && mark.getEpoch() != at.epoch()) {
      throw new IllegalArgumentException("one payload holds one epoch");
    }
    mark.setEpoch(at.epoch());
    if (numbered.record() instanceof OutboxRecord.Gone(long count)) {
      mark.addGone(at.offset()).addGone(count);
    } else {
      mark.addOffset(at.offset()).addMetricCount(metrics);
    }
  }

  private void addRecord(
      Payload.Builder payload, String device, OutboxRecord record, boolean historical) {
    switch (record) {
      case OutboxRecord.Readings readings -> {
        for (Reading reading : readings.readings()) {
          payload.addMetrics(readingMetric(device, reading, historical));
        }
      }
      case OutboxRecord.Alarm(AlarmEvent event) ->
          payload.addMetrics(alarmMetric(device, event, historical));
      case OutboxRecord.Outcome(CommandOutcome outcome) ->
          payload.addMetrics(outcomeMetric(device, outcome, historical));
      case OutboxRecord.Look(CameraLook look) ->
          payload.addMetrics(lookMetric(device, look, historical));
      case OutboxRecord.Gone ignored -> {}
    }
  }

  private Metric.Builder readingMetric(String device, Reading reading, boolean historical) {
    PointValue value = reading.value();
    Metric.Builder metric =
        named(device, reading.point(), value == null ? ValueType.REAL : typeOf(value))
            .setTimestamp(reading.eventTime().toEpochMilli());
    setValue(metric, value);
    if (!reading.quality().isGood()) {
      metric.setProperties(
          new MetricProperties().whole(MetricNames.QUALITY, reading.quality().code()).build());
    }
    if (historical) {
      metric.setIsHistorical(true);
    }
    return metric;
  }

  private Metric.Builder alarmMetric(String device, AlarmEvent event, boolean historical) {
    Metric.Builder metric =
        named(device, MetricNames.ALARMS + event.alarm(), ValueType.FLAG)
            .setTimestamp(event.eventTime().toEpochMilli())
            .setBooleanValue(event.active())
            .setProperties(occurrence(new MetricProperties(), event).build());
    if (historical) {
      metric.setIsHistorical(true);
    }
    return metric;
  }

  private Metric.Builder outcomeMetric(String device, CommandOutcome outcome, boolean historical) {
    MetricProperties properties =
        new MetricProperties()
            .text(MetricNames.METRIC, outcome.metric())
            .text(MetricNames.STATE, outcome.state().name())
            .text(MetricNames.WHY, outcome.why());
    Metric.Builder metric =
        named(device, MetricNames.OUTCOME, ValueType.TEXT)
            .setTimestamp(outcome.time().toEpochMilli())
            .setStringValue(outcome.request())
            .setProperties(properties.build());
    return historical ? metric.setIsHistorical(true) : metric;
  }

  private Metric.Builder lookMetric(String device, CameraLook look, boolean historical) {
    Metric.Builder metric = LookWire.write(named(device, MetricNames.LOOK, LookWire.BYTES), look);
    return historical ? metric.setIsHistorical(true) : metric;
  }

  private static MetricProperties occurrence(MetricProperties properties, AlarmEvent event) {
    return properties
        .text(MetricNames.SEVERITY, event.severity().name())
        .number(MetricNames.OBSERVED, event.observed())
        .number(MetricNames.LIMIT, event.limit());
  }

  private void addBirth(Payload.Builder payload, Birth birth, Instant now) {
    aliases.put(birth.device(), new HashMap<>());
    birth.properties().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry ->
            payload.addMetrics(
                control(MetricNames.PROPERTIES + entry.getKey(), now)
                    .setDatatype(SparkplugType.STRING.code())
                    .setStringValue(entry.getValue())));
    Map<String, Reading> present = new HashMap<>();
    birth.readings().forEach(reading -> present.put(reading.point(), reading));
    for (PointDefinition point : birth.points()) {
      payload.addMetrics(pointBirth(birth.device(), point, present.get(point.point()), now));
    }
    Map<String, AlarmEvent> active = new HashMap<>();
    birth.active().forEach(event -> active.put(event.alarm(), event));
    for (AlarmDefinition alarm : birth.alarms()) {
      payload.addMetrics(alarmBirth(birth.device(), alarm, active.get(alarm.alarm()), now));
    }
    if (canBeTold(birth)) {
      payload.addMetrics(
          born(birth.device(), MetricNames.OUTCOME, ValueType.TEXT)
              .setTimestamp(now.toEpochMilli())
              .setIsNull(true));
    }
    if (birth.isCamera()) {
      payload.addMetrics(
          born(birth.device(), MetricNames.LOOK, null, LookWire.BYTES)
              .setTimestamp(now.toEpochMilli())
              .setIsNull(true));
    }
  }

  /** A device that can be asked for something bears the metric that tells what came of it. */
  private static boolean canBeTold(Birth birth) {
    return !birth.device().isEmpty()
        && (!birth.alarms().isEmpty()
            || birth.points().stream().anyMatch(PointDefinition::writable));
  }

  private Metric.Builder pointBirth(
      String device, PointDefinition point, @Nullable Reading reading, Instant now) {
    MetricProperties properties = BirthProperties.of(point);
    Metric.Builder metric = born(device, point.point(), point.type());
    if (reading == null) {
      metric.setTimestamp(now.toEpochMilli()).setIsNull(true);
    } else {
      metric.setTimestamp(reading.eventTime().toEpochMilli());
      setValue(metric, reading.value());
      if (!reading.quality().isGood()) {
        properties.whole(MetricNames.QUALITY, reading.quality().code());
      }
    }
    return metric.setProperties(properties.build());
  }

  private Metric.Builder alarmBirth(
      String device, AlarmDefinition alarm, @Nullable AlarmEvent active, Instant now) {
    MetricProperties properties = BirthProperties.of(alarm);
    Metric.Builder metric = born(device, MetricNames.ALARMS + alarm.alarm(), ValueType.FLAG);
    if (active == null) {
      properties.text(MetricNames.SEVERITY, alarm.severity().name());
      metric.setTimestamp(now.toEpochMilli()).setBooleanValue(false);
    } else {
      occurrence(properties, active);
      metric.setTimestamp(active.eventTime().toEpochMilli()).setBooleanValue(true);
    }
    return metric.setProperties(properties.build());
  }

  private Metric.Builder born(String device, String name, ValueType type) {
    return born(device, name, type, SparkplugType.of(type).code());
  }

  private Metric.Builder born(String device, String name, @Nullable ValueType type, int dataType) {
    long alias = nextAlias++;
    aliases.computeIfAbsent(device, ignored -> new HashMap<>()).put(name, alias);
    targets.put(alias, new Target(device, name, type));
    Metric.Builder metric = Metric.newBuilder().setName(name).setDatatype(dataType);
    return aliased ? metric.setAlias(alias) : metric;
  }

  /** A data metric by alias; by name and type when no birth named it. */
  private Metric.Builder named(String device, String name, ValueType type) {
    return named(device, name, SparkplugType.of(type).code());
  }

  private Metric.Builder named(String device, String name, int dataType) {
    Map<String, Long> ofDevice = aliases.get(device);
    Long alias = ofDevice == null ? null : ofDevice.get(name);
    if (alias == null) {
      return Metric.newBuilder().setName(name).setDatatype(dataType);
    }
    return aliased ? Metric.newBuilder().setAlias(alias) : Metric.newBuilder().setName(name);
  }

  private static void setValue(Metric.Builder metric, @Nullable PointValue value) {
    switch (value) {
      case null -> metric.setIsNull(true);
      case PointValue.Real(double real) -> metric.setDoubleValue(real);
      case PointValue.Whole(long whole) -> metric.setLongValue(whole);
      case PointValue.Flag(boolean flag) -> metric.setBooleanValue(flag);
      case PointValue.Text(String text) -> metric.setStringValue(text);
    }
  }

  private static ValueType typeOf(PointValue value) {
    return switch (value) {
      case PointValue.Real ignored -> ValueType.REAL;
      case PointValue.Whole ignored -> ValueType.WHOLE;
      case PointValue.Flag ignored -> ValueType.FLAG;
      case PointValue.Text ignored -> ValueType.TEXT;
    };
  }

  private static Payload.Builder payload(int seq, Instant now) {
    return Payload.newBuilder().setTimestamp(now.toEpochMilli()).setSeq(seq);
  }

  private static Metric.Builder control(String name, Instant now) {
    return Metric.newBuilder().setName(name).setTimestamp(now.toEpochMilli());
  }

  private static Metric.Builder bdSeq(long bdSeq, @Nullable Instant now) {
    Metric.Builder metric =
        Metric.newBuilder()
            .setName(MetricNames.BD_SEQ)
            .setDatatype(SparkplugType.INT64.code())
            .setLongValue(bdSeq);
    if (now != null) {
      metric.setTimestamp(now.toEpochMilli());
    }
    return metric;
  }
}
