package org.gengfu.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.contract.SparkplugSamples.NOW;
import static org.gengfu.contract.SparkplugSamples.node;
import static org.gengfu.contract.SparkplugSamples.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.gengfu.contract.proto.Metric;
import org.gengfu.contract.proto.Payload;
import org.junit.jupiter.api.Test;

/** What a host learns of what a device can be told, and what came of it. */
class CommandWireTest {
  private final SparkplugEncoder edge = new SparkplugEncoder(true);
  private final SparkplugDecoder host = new SparkplugDecoder();

  private static Birth birth() {
    PointDefinition setpoint =
        new PointDefinition(
            "setpoint.temperature",
            ValueType.REAL,
            "Cel",
            null,
            null,
            Map.of("zh", "设定温度"),
            Map.of(),
            true,
            true,
            new WriteDefinition(
                "engineer", true, "administrator", 16.0, 30.0, 0.5, 0, Duration.ofMillis(2_500)));
    PointDefinition test =
        new PointDefinition(
            "Commands/testBattery",
            ValueType.FLAG,
            "",
            null,
            null,
            Map.of("en", "Battery test"),
            Map.of(),
            true,
            false,
            new WriteDefinition("operator", false, "", null, null, null, 0, Duration.ZERO));
    AlarmDefinition filter =
        new AlarmDefinition(
            "filterDirty",
            "EQUIPMENT",
            Severity.MINOR,
            Map.of("zh", "过滤网脏堵"),
            Map.of("zh", "更换过滤网"),
            "",
            List.of(
                new SpareDefinition(
                    "F-100", "Example", Map.of("zh", "过滤网"), List.of("F-100A", "F-200")),
                new SpareDefinition("B-7", "", Map.of(), List.of())));
    return new Birth(
        "ac-1", NOW, Map.of(), List.of(setpoint, test), List.of(), List.of(filter), List.of());
  }

  private Decoded.DeviceBorn born(byte[] bytes) {
    host.decode(topic(Kind.NBIRTH, ""), edge.nodeBirth(node(), 7, 0, NOW));
    return (Decoded.DeviceBorn) host.decode(topic(Kind.DBIRTH, "ac-1"), bytes);
  }

  private byte[] birthBytes() {
    edge.nodeBirth(node(), 7, 0, NOW);
    return edge.deviceBirth(birth(), 1, NOW);
  }

  @Test
  void howAPointMayBeWrittenAndWhichPartsARepairNeedsComeBackWhole() {
    Decoded.DeviceBorn decoded = born(birthBytes());
    assertThat(decoded.complaints()).isEmpty();
    assertThat(decoded.birth()).isEqualTo(birth());
    assertThat(decoded.birth().points().get(1).isCommand()).isTrue();
  }

  @Test
  void anEdgeThatSaysNothingOfARoleHasNoRule() throws Exception {
    Payload.Builder payload = Payload.parseFrom(birthBytes()).toBuilder();
    for (int i = 0; i < payload.getMetricsCount(); i++) {
      payload.setMetrics(i, payload.getMetrics(i).toBuilder().clearProperties());
    }
    Decoded.DeviceBorn decoded = born(payload.build().toByteArray());
    assertThat(decoded.birth().points()).allMatch(point -> point.write() == null);
    assertThat(decoded.birth().alarms()).allMatch(alarm -> alarm.spares().isEmpty());
  }

  // Sparkplug 3.0, 6.4.19: a DBIRTH holds every metric that its DDATA will ever tell.
  @Test
  void anOutcomeGoesByTheAliasOfItsBirthAndKeepsItsPlace() throws Exception {
    byte[] birth = birthBytes();
    host.decode(topic(Kind.NBIRTH, ""), new SparkplugEncoder(true).nodeBirth(node(), 7, 0, NOW));
    host.decode(topic(Kind.DBIRTH, "ac-1"), birth);
    CommandOutcome outcome =
        new CommandOutcome(
            "ac-1",
            "0f3c-1",
            "setpoint.temperature",
            CommandOutcome.State.REFUSED,
            "outside 16 to 30",
            NOW);
    List<Numbered> records =
        List.of(new Numbered(new OutboxOffset(5, 3), new OutboxRecord.Outcome(outcome)));
    byte[] bytes = edge.data("ac-1", records, false, 2, NOW);
    Metric sent = Payload.parseFrom(bytes).getMetrics(0);
    assertThat(sent.hasName()).isFalse();
    assertThat(Payload.parseFrom(birth).getMetricsList())
        .filteredOn(metric -> metric.getAlias() == sent.getAlias())
        .singleElement()
        .satisfies(metric -> {
          assertThat(metric.getName()).isEqualTo("Outcome/Command");
          assertThat(metric.getIsNull()).isTrue();
        });
    assertThat(host.decode(topic(Kind.DDATA, "ac-1"), bytes))
        .isEqualTo(new Decoded.Data(2, NOW, "ac-1", false, records, List.of()));
  }

  @Test
  void anOutcomeWithoutANumberIsComplainedOfAndKeepsItsPlace() throws Exception {
    born(birthBytes());
    CommandOutcome outcome =
        new CommandOutcome("ac-1", "a b", "x", CommandOutcome.State.DONE, "", NOW);
    byte[] bytes =
        edge.data(
            "ac-1",
            List.of(new Numbered(new OutboxOffset(5, 3), new OutboxRecord.Outcome(outcome))),
            false,
            2,
            NOW);
    Payload.Builder byName = Payload.parseFrom(bytes).toBuilder();
    byName.setMetrics(
        0,
        byName.getMetrics(0).toBuilder().clearAlias().setName("Outcome/Command").setDatatype(12));
    Decoded.Data data =
        (Decoded.Data) host.decode(topic(Kind.DDATA, "ac-1"), byName.build().toByteArray());
    assertThat(data.complaints()).singleElement().asString().contains("number of a request");
    assertThat(data.records())
        .containsExactly(new Numbered(new OutboxOffset(5, 3), new OutboxRecord.Gone(1)));
  }

  @Test
  void theNumberOfARequestComesWithIt() {
    PointValue value = new PointValue.Real(22);
    SparkplugTopic topic = topic(Kind.DCMD, "ac-1");
    assertThat(EdgeCommand.parse(topic, EdgeCommand.write("x", value, "0f3c-1", NOW)))
        .containsExactly(new EdgeCommand.Write("ac-1", "x", value, "0f3c-1"));
    assertThat(EdgeCommand.parse(topic, EdgeCommand.write("x", value, "a/b", NOW)))
        .singleElement()
        .isInstanceOf(EdgeCommand.Unknown.class);
  }

  @Test
  void aReasonIsCutAtItsBound() {
    CommandOutcome outcome =
        new CommandOutcome("d", "1", "x", CommandOutcome.State.FAILED, "w".repeat(900), NOW);
    assertThat(outcome.why()).hasSize(CommandOutcome.MAX_WHY).endsWith("…");
  }
}
