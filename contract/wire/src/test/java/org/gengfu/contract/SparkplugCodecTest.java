package org.gengfu.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.contract.SparkplugSamples.NOW;
import static org.gengfu.contract.SparkplugSamples.birth;
import static org.gengfu.contract.SparkplugSamples.node;
import static org.gengfu.contract.SparkplugSamples.topic;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.gengfu.contract.proto.Metric;
import org.gengfu.contract.proto.Payload;
import org.junit.jupiter.api.Test;

class SparkplugCodecTest {
  private final SparkplugEncoder edge = new SparkplugEncoder(true);
  private final SparkplugDecoder host = new SparkplugDecoder();

  private Decoded.DeviceBorn born() {
    host.decode(topic(Kind.NBIRTH, ""), edge.nodeBirth(node(), 7, 0, NOW));
    return (Decoded.DeviceBorn)
        host.decode(topic(Kind.DBIRTH, "ups-1"), edge.deviceBirth(birth("ups-1"), 1, NOW));
  }

  @Test
  void nodeBirthCarriesSessionNumberAndHealthPoints() {
    Decoded decoded = host.decode(topic(Kind.NBIRTH, ""), edge.nodeBirth(node(), 7, 0, NOW));
    assertThat(decoded).isEqualTo(new Decoded.NodeBorn(0, 7, NOW, node(), List.of()));
  }

  @Test
  void deviceBirthComesBackWhole() {
    Decoded.DeviceBorn decoded = born();
    assertThat(decoded.complaints()).isEmpty();
    assertThat(decoded.birth()).isEqualTo(birth("ups-1"));
  }

  @Test
  void dataGoesByAliasAndKeepsItsRecords() {
    born();
    List<Numbered> records = SparkplugSamples.records("ups-1");
    byte[] bytes = edge.data("ups-1", records, false, 2, NOW);
    assertThat(host.decode(topic(Kind.DDATA, "ups-1"), bytes))
        .isEqualTo(new Decoded.Data(2, NOW, "ups-1", false, records, List.of()));
  }

  @Test
  void historicalDataSaySo() {
    born();
    byte[] bytes = edge.data("ups-1", SparkplugSamples.records("ups-1"), true, 2, NOW);
    Decoded.Data data = (Decoded.Data) host.decode(topic(Kind.DDATA, "ups-1"), bytes);
    assertThat(data.historical()).isTrue();
  }

  @Test
  void goneRecordsKeepTheirPlace() {
    born();
    List<Numbered> gone =
        List.of(new Numbered(new OutboxOffset(5, 100), new OutboxRecord.Gone(4_000_000)));
    byte[] bytes = edge.data("ups-1", gone, false, 2, NOW);
    Decoded.Data data = (Decoded.Data) host.decode(topic(Kind.DDATA, "ups-1"), bytes);
    assertThat(data.records()).isEqualTo(gone);
  }

  // A point that a reload removed still has readings in the outbox.
  @Test
  void metricThatNoBirthNamedGoesByName() {
    born();
    Reading old = SparkplugSamples.real("ups-1", "removed.point", 4.5, "");
    List<Numbered> records = List.of(SparkplugSamples.numbered(9, old));
    byte[] bytes = edge.data("ups-1", records, true, 2, NOW);
    Decoded.Data data = (Decoded.Data) host.decode(topic(Kind.DDATA, "ups-1"), bytes);
    assertThat(data.records()).isEqualTo(records);
  }

  @Test
  void withoutAliasesDataGoByNameAlone() throws Exception {
    SparkplugEncoder plain = new SparkplugEncoder(true, false);
    host.decode(topic(Kind.NBIRTH, ""), plain.nodeBirth(node(), 7, 0, NOW));
    byte[] birth = plain.deviceBirth(birth("ups-1"), 1, NOW);
    host.decode(topic(Kind.DBIRTH, "ups-1"), birth);
    byte[] bytes = plain.data("ups-1", SparkplugSamples.records("ups-1"), false, 2, NOW);

    assertThat(Payload.parseFrom(birth).getMetricsList()).noneMatch(Metric::hasAlias);
    assertThat(Payload.parseFrom(bytes).getMetricsList())
        .allMatch(metric -> metric.hasName() && !metric.hasAlias() && !metric.hasDatatype());
    Decoded.Data data = (Decoded.Data) host.decode(topic(Kind.DDATA, "ups-1"), bytes);
    assertThat(data.records()).isEqualTo(SparkplugSamples.records("ups-1"));
  }

  @Test
  void unknownAliasWantsRebirth() {
    born();
    byte[] bytes = edge.data("ups-1", SparkplugSamples.records("ups-1"), false, 2, NOW);
    SparkplugDecoder restarted = new SparkplugDecoder();
    assertThat(restarted.decode(topic(Kind.DDATA, "ups-1"), bytes))
        .isInstanceOf(Decoded.NeedsRebirth.class);
    restarted.decode(
        topic(Kind.NBIRTH, ""), new SparkplugEncoder(true).nodeBirth(node(), 7, 0, NOW));
    assertThat(restarted.decode(topic(Kind.DDATA, "ups-1"), bytes))
        .isInstanceOf(Decoded.NeedsRebirth.class);
  }

  // One metric of the wrong type must not cost its neighbours, and the record must keep its place.
  @Test
  void wrongTypeIsComplainedOfAndNeighboursStay() throws Exception {
    born();
    byte[] bytes = edge.data("ups-1", SparkplugSamples.records("ups-1"), false, 2, NOW);
    Payload.Builder payload = Payload.parseFrom(bytes).toBuilder();
    payload.setMetrics(0, payload.getMetrics(0).toBuilder().setStringValue("high"));
    Decoded.Data data =
        (Decoded.Data) host.decode(topic(Kind.DDATA, "ups-1"), payload.build().toByteArray());
    assertThat(data.complaints()).singleElement().asString().contains("battery.charge");
    assertThat(data.records()).hasSize(2);
    assertThat(((OutboxRecord.Readings) data.records().get(0).record()).readings()).hasSize(1);
  }

  @Test
  void recordOfWhichNothingCanBeReadIsGone() throws Exception {
    born();
    Reading reading = SparkplugSamples.real("ups-1", "battery.charge", 1, "%");
    byte[] bytes =
        edge.data("ups-1", List.of(SparkplugSamples.numbered(3, reading)), false, 2, NOW);
    Payload.Builder payload = Payload.parseFrom(bytes).toBuilder();
    payload.setMetrics(0, payload.getMetrics(0).toBuilder().clearDoubleValue());
    Decoded.Data data =
        (Decoded.Data) host.decode(topic(Kind.DDATA, "ups-1"), payload.build().toByteArray());
    assertThat(data.records())
        .containsExactly(new Numbered(new OutboxOffset(5, 3), new OutboxRecord.Gone(1)));
  }

  @Test
  void birthOfAMillionMetricsIsRefused() {
    Payload.Builder payload = Payload.newBuilder().setSeq(1).setTimestamp(1);
    Metric metric = Metric.newBuilder().setName("x").setDatatype(10).build();
    for (int i = 0; i < 1_000_000; i++) {
      payload.addMetrics(metric);
    }
    host.decode(topic(Kind.NBIRTH, ""), edge.nodeBirth(node(), 7, 0, NOW));
    Decoded decoded = host.decode(topic(Kind.DBIRTH, "d"), payload.build().toByteArray());
    assertThat(decoded)
        .isEqualTo(new Decoded.Malformed("a birth with 1000000 metrics, at most 20000 are taken"));
  }

  @Test
  void markThatDoesNotFitIsMalformed() throws Exception {
    born();
    byte[] bytes = edge.data("ups-1", SparkplugSamples.records("ups-1"), false, 2, NOW);
    Payload.Builder payload = Payload.parseFrom(bytes).toBuilder();
    payload.removeMetrics(0);
    assertThat(host.decode(topic(Kind.DDATA, "ups-1"), payload.build().toByteArray()))
        .isInstanceOf(Decoded.Malformed.class);
  }

  // Golden bytes by the protobuf wire format and the field numbers of Sparkplug 3.0, 6.4:
  // metric { name "bdSeq", datatype 4 (Int64), long_value 5 }.
  @Test
  void nodeDeathIsTheBytesOfTheStandard() {
    assertThat(HexFormat.of().formatHex(edge.death(5)))
        .isEqualTo("120b0a056264536571200458" + "05");
    assertThat(host.decode(topic(Kind.NDEATH, ""), edge.death(5)))
        .isEqualTo(new Decoded.NodeDied(5));
  }

  @Test
  void commandsComeBack() {
    born();
    SparkplugTopic command = topic(Kind.NCMD, "");
    assertThat(EdgeCommand.parse(command, EdgeCommand.rebirth(NOW)))
        .containsExactly(new EdgeCommand.Rebirth());
    OutboxOffset upTo = new OutboxOffset(-3, 1L << 40);
    assertThat(EdgeCommand.parse(command, EdgeCommand.acknowledge(upTo, NOW)))
        .containsExactly(new EdgeCommand.Acknowledge(upTo));
    PointValue value = new PointValue.Real(21.5);
    assertThat(
            EdgeCommand.parse(
                topic(Kind.DCMD, "ac-1"), EdgeCommand.write("setpoint.temperature", value, NOW)))
        .containsExactly(new EdgeCommand.Write("ac-1", "setpoint.temperature", value, ""));
  }

  @Test
  void stateTopicAndPayload() {
    assertThat(SparkplugTopic.state("h")).isEqualTo("spBv1.0/STATE/h");
    assertThat(SparkplugTopic.parse("spBv1.0/STATE/h")).isEmpty();
    HostState state = new HostState(true, Instant.ofEpochMilli(1_700_000_000_123L));
    assertThat(new String(state.json())).isEqualTo("{\"online\":true,\"timestamp\":1700000000123}");
    assertThat(HostState.parse(state.json())).contains(state);
    assertThat(HostState.parse("OFFLINE".getBytes())).isEmpty();
  }

  @Test
  void topicsComeBackAndOthersDoNot() {
    SparkplugTopic topic = topic(Kind.DDATA, "ups-1");
    assertThat(SparkplugTopic.parse(topic.text())).contains(topic);
    for (String other :
        List.of(
            "a",
            "spBv1.0/g/DDATA/e",
            "spBv1.0/g/NDATA/e/d",
            "spBv1.0/g/DDATA/e/",
            "spAv1.0/g/NDATA/e")) {
      assertThat(SparkplugTopic.parse(other)).as(other).isEmpty();
    }
  }

  @Property(tries = 2000)
  void anyBytesAreAnswered(@ForAll @Size(max = 300) byte[] bytes) {
    SparkplugDecoder decoder = new SparkplugDecoder();
    decoder.decode(topic(Kind.NBIRTH, ""), new SparkplugEncoder(true).nodeBirth(node(), 7, 0, NOW));
    for (Kind kind : Kind.values()) {
      assertThat(decoder.decode(topic(kind, kind.ofDevice() ? "d" : ""), bytes)).isNotNull();
    }
    assertThat(EdgeCommand.parse(topic(Kind.NCMD, ""), bytes)).isNotNull();
  }

  // Every byte of a good payload flipped: answered, never thrown.
  @Test
  void everyDamagedByteIsAnswered() {
    born();
    byte[] good = edge.data("ups-1", SparkplugSamples.records("ups-1"), true, 2, NOW);
    byte[] birth = edge.deviceBirth(birth("ups-1"), 1, NOW);
    for (byte[] bytes : List.of(good, birth)) {
      for (int i = 0; i < bytes.length; i++) {
        for (int bit = 0; bit < 8; bit++) {
          byte[] damaged = bytes.clone();
          damaged[i] ^= (byte) (1 << bit);
          Kind kind = bytes == good ? Kind.DDATA : Kind.DBIRTH;
          assertThat(host.decode(topic(kind, "ups-1"), damaged)).isNotNull();
        }
      }
    }
  }

  @Test
  void birthOfAnUnknownSeverityComplains() throws Exception {
    host.decode(topic(Kind.NBIRTH, ""), edge.nodeBirth(node(), 7, 0, NOW));
    Birth birth = birth("ups-1");
    Payload.Builder payload = Payload.parseFrom(edge.deviceBirth(birth, 1, NOW)).toBuilder();
    int last = payload.getMetricsCount() - 1;
    Metric.Builder alarm = payload.getMetrics(last).toBuilder();
    alarm.setProperties(new MetricProperties().text("severity", "URGENT").build());
    payload.setMetrics(last, alarm);
    Decoded.DeviceBorn born =
        (Decoded.DeviceBorn)
            host.decode(topic(Kind.DBIRTH, "ups-1"), payload.build().toByteArray());
    assertThat(born.complaints()).singleElement().asString().contains("URGENT");
    assertThat(born.birth().points()).isEqualTo(birth.points());
    assertThat(born.birth().properties()).isEqualTo(Map.of("profile", "ups-modbus"));
  }
}
