package org.gengfu.contract;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.proto.Metric;
import org.gengfu.contract.proto.Payload;
import org.jspecify.annotations.Nullable;

/** What a host asks of an edge node by NCMD or DCMD. */
public sealed interface EdgeCommand {
  /** Most metrics of one command that are looked at. */
  int MAX_METRICS = 100;

  /** Send all births again. */
  record Rebirth() implements EdgeCommand {}

  /**
   * Everything up to here is committed at the host.
   *
   * @param upTo the highest offset below which nothing is missing, inclusive
   */
  record Acknowledge(OutboxOffset upTo) implements EdgeCommand {}

  /**
   * Set a point, run a command, reset an alarm.
   *
   * @param request the host's number of it, told with its outcome; empty for a host that wants none
   */
  record Write(String device, String metric, PointValue value, String request)
      implements EdgeCommand {}

  /** Nothing that this edge node can do. */
  record Unknown(String why) implements EdgeCommand {}

  /** Reads an NCMD or DCMD whose metrics go by name. */
  static List<EdgeCommand> parse(SparkplugTopic topic, byte[] bytes) {
    return parse(topic, bytes, new SparkplugEncoder(false));
  }

  /**
   * Reads an NCMD or DCMD.
   *
   * @param session knows the aliases of the present births
   */
  static List<EdgeCommand> parse(SparkplugTopic topic, byte[] bytes, SparkplugEncoder session) {
    Payload payload;
    try {
      payload = Payload.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return List.of(new Unknown("not a Sparkplug B payload: " + e.getMessage()));
    }
    List<EdgeCommand> commands = new ArrayList<>();
    Long epoch = null;
    for (Metric metric : payload.getMetricsList().stream().limit(MAX_METRICS).toList()) {
      SparkplugEncoder.Target target = metric.hasAlias() ? session.target(metric.getAlias()) : null;
      String name = target == null ? metric.getName() : target.metric();
      switch (name) {
        case MetricNames.REBIRTH -> {
          if (metric.getBooleanValue()) {
            commands.add(new Rebirth());
          }
        }
        case MetricNames.ACKNOWLEDGED_EPOCH -> epoch = metric.getLongValue();
        case MetricNames.ACKNOWLEDGED_OFFSET -> commands.add(acknowledged(epoch, metric));
        default -> commands.add(writeOf(topic.device(), name, target, metric));
      }
    }
    return commands;
  }

  private static EdgeCommand acknowledged(@Nullable Long epoch, Metric metric) {
    if (epoch == null || !metric.hasLongValue() || metric.getLongValue() < 0) {
      return new Unknown("an acknowledgement needs its epoch first, then an offset of 0 and up");
    }
    return new Acknowledge(new OutboxOffset(epoch, metric.getLongValue()));
  }

  private static EdgeCommand writeOf(
      String device, String name, SparkplugEncoder.@Nullable Target target, Metric metric) {
    if (name.isEmpty()) {
      return new Unknown("no metric has the alias " + metric.getAlias());
    }
    SparkplugType type =
        metric.hasDatatype()
            ? SparkplugType.ofCode(metric.getDatatype())
            : SparkplugType.of(
                target == null || target.type() == null ? valueTypeOf(metric) : target.type());
    PointValue value = type == null ? null : type.read(metric);
    if (value == null) {
      return new Unknown("no readable value for " + BornMetric.shortened(name));
    }
    String request =
        MetricProperties.text(MetricProperties.read(metric.getProperties()), MetricNames.REQUEST);
    return request.isEmpty() || CommandOutcome.isRequest(request)
        ? new Write(device, name, value, request)
        : new Unknown("no number of a request: " + BornMetric.shortened(request));
  }

  private static ValueType valueTypeOf(Metric metric) {
    return switch (metric.getValueCase()) {
      case INT_VALUE, LONG_VALUE -> ValueType.WHOLE;
      case BOOLEAN_VALUE -> ValueType.FLAG;
      case STRING_VALUE -> ValueType.TEXT;
      case FLOAT_VALUE, DOUBLE_VALUE, BYTES_VALUE, DATASET_VALUE, TEMPLATE_VALUE, VALUE_NOT_SET ->
          ValueType.REAL;
    };
  }

  /** NCMD payload: send all births again. */
  static byte[] rebirth(Instant now) {
    return command(
        now,
        Metric.newBuilder()
            .setName(MetricNames.REBIRTH)
            .setDatatype(SparkplugType.BOOLEAN.code())
            .setBooleanValue(true));
  }

  /** NCMD payload: everything up to here is committed. */
  static byte[] acknowledge(OutboxOffset upTo, Instant now) {
    return command(
        now,
        Metric.newBuilder()
            .setName(MetricNames.ACKNOWLEDGED_EPOCH)
            .setDatatype(SparkplugType.INT64.code())
            .setLongValue(upTo.epoch()),
        Metric.newBuilder()
            .setName(MetricNames.ACKNOWLEDGED_OFFSET)
            .setDatatype(SparkplugType.INT64.code())
            .setLongValue(upTo.offset()));
  }

  /** NCMD or DCMD payload: set a point, without asking for the outcome. */
  static byte[] write(String metric, PointValue value, Instant now) {
    return write(metric, value, "", now);
  }

  /**
   * NCMD or DCMD payload: set a point.
   *
   * @param request number that comes back with the outcome, see {@link CommandOutcome#isRequest};
   *     empty for none
   */
  static byte[] write(String metric, PointValue value, String request, Instant now) {
    Metric.Builder written = Metric.newBuilder().setName(metric);
    if (!request.isEmpty()) {
      written.setProperties(new MetricProperties().text(MetricNames.REQUEST, request).build());
    }
    switch (value) {
      case PointValue.Real(double real) ->
          written.setDatatype(SparkplugType.DOUBLE.code()).setDoubleValue(real);
      case PointValue.Whole(long whole) ->
          written.setDatatype(SparkplugType.INT64.code()).setLongValue(whole);
      case PointValue.Flag(boolean flag) ->
          written.setDatatype(SparkplugType.BOOLEAN.code()).setBooleanValue(flag);
      case PointValue.Text(String text) ->
          written.setDatatype(SparkplugType.STRING.code()).setStringValue(text);
    }
    return command(now, written);
  }

  private static byte[] command(Instant now, Metric.Builder... metrics) {
    Payload.Builder payload = Payload.newBuilder().setTimestamp(now.toEpochMilli());
    for (Metric.Builder metric : metrics) {
      payload.addMetrics(metric.setTimestamp(now.toEpochMilli()));
    }
    return payload.build().toByteArray();
  }
}
