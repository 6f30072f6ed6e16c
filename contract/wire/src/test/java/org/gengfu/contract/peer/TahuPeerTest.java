package org.gengfu.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.contract.SparkplugSamples.NOW;
import static org.gengfu.contract.SparkplugSamples.birth;
import static org.gengfu.contract.SparkplugSamples.node;
import static org.gengfu.contract.SparkplugSamples.records;
import static org.gengfu.contract.SparkplugSamples.topic;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.model.MetricDataTypeMap;
import org.gengfu.contract.Birth;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.Decoded;
import org.gengfu.contract.LookSamples;
import org.gengfu.contract.Numbered;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.SparkplugDecoder;
import org.gengfu.contract.SparkplugEncoder;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.junit.jupiter.api.Test;

/** Eclipse Tahu, the reference implementation of Sparkplug, reads what we write, and we read it. */
class TahuPeerTest {
  private final SparkplugEncoder edge = new SparkplugEncoder(true);

  private static SparkplugBPayload tahu(byte[] bytes) throws Exception {
    return new SparkplugBPayloadDecoder().buildFromByteArray(bytes, null);
  }

  private static Metric metric(SparkplugBPayload payload, String name) {
    return payload.getMetrics().stream()
        .filter(m -> name.equals(m.getName()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tahuReadsOurBirths() throws Exception {
    SparkplugBPayload payload = tahu(edge.nodeBirth(node(), 7, 0, NOW));
    assertThat(payload.getSeq()).isZero();
    assertThat(payload.getTimestamp()).isEqualTo(Date.from(NOW));
    assertThat(metric(payload, "bdSeq").getValue()).isEqualTo(7L);
    assertThat(metric(payload, "Node Control/Rebirth").getValue()).isEqualTo(false);
    assertThat(metric(payload, "Node Control/Rebirth").hasAlias()).isFalse();
    assertThat(metric(payload, "outbox.depth").getValue()).isEqualTo(-1L);

    SparkplugBPayload device = tahu(edge.deviceBirth(birth("ups-1"), 1, NOW));
    Metric charge = metric(device, "battery.charge");
    assertThat(charge.getValue()).isEqualTo(99.5);
    assertThat(charge.getDataType()).isEqualTo(MetricDataType.Double);
    assertThat(charge.getProperties().getPropertyValue("unit").getValue()).isEqualTo("%");
    assertThat(metric(device, "input.voltage").getIsNull()).isTrue();
    assertThat(metric(device, "Alarms/onBattery").getValue()).isEqualTo(true);
  }

  // A stock host must skip the outbox mark.
  @Test
  void tahuReadsOurDataAndSkipsTheMark() throws Exception {
    edge.nodeBirth(node(), 7, 0, NOW);
    MetricDataTypeMap types = new MetricDataTypeMap();
    for (Metric metric : tahu(edge.deviceBirth(birth("ups-1"), 1, NOW)).getMetrics()) {
      if (metric.hasAlias()) {
        types.addMetricDataType(metric.getAlias(), metric.getDataType());
      }
    }
    byte[] bytes = edge.data("ups-1", records("ups-1"), true, 2, NOW);
    SparkplugBPayload data = new SparkplugBPayloadDecoder().buildFromByteArray(bytes, types);
    assertThat(data.getMetrics()).hasSize(3);
    assertThat(data.getMetrics().get(0).getIsHistorical()).isTrue();
    assertThat(data.getMetrics().get(0).hasAlias()).isTrue();
  }

  // A stock host gets a camera's thumbnail as Bytes and the rest as properties.
  @Test
  void tahuReadsALook() throws Exception {
    edge.nodeBirth(node(), 7, 0, NOW);
    Birth birth =
        new Birth(
            "cam-1", NOW, Map.of(Birth.CAMERA, "true"), List.of(), List.of(), List.of(), List.of());
    MetricDataTypeMap types = new MetricDataTypeMap();
    Metric born = metric(tahu(edge.deviceBirth(birth, 1, NOW)), "Look/Camera");
    assertThat(born.getDataType()).isEqualTo(MetricDataType.Bytes);
    assertThat(born.getIsNull()).isTrue();
    types.addMetricDataType(born.getAlias(), born.getDataType());

    CameraLook look = LookSamples.withThumbnail("cam-1");
    Numbered record = new Numbered(new OutboxOffset(5, 3), new OutboxRecord.Look(look));
    byte[] bytes = edge.data("cam-1", List.of(record), false, 2, NOW);
    Metric data =
        new SparkplugBPayloadDecoder().buildFromByteArray(bytes, types).getMetrics().getFirst();
    assertThat(data.getValue()).isEqualTo(look.thumbnail().jpeg());
    assertThat(data.getTimestamp()).isEqualTo(Date.from(NOW));
    assertThat(data.getProperties().getPropertyValue("rung.picture").getValue())
        .isEqualTo("BAD|PICTURE_FAULT|" + NOW.toEpochMilli() + "|黑屏 | 3 %");
    assertThat(data.getProperties().getPropertyValue("number").getValue()).isEqualTo(41L);
  }

  @Test
  void weReadTahusEdgeNode() throws Exception {
    SparkplugDecoder host = new SparkplugDecoder();
    SparkplugBPayload birth =
        new SparkplugBPayload.SparkplugBPayloadBuilder(0L)
            .setTimestamp(Date.from(NOW))
            .addMetric(new Metric.MetricBuilder("bdSeq", MetricDataType.Int64, 3L).createMetric())
            .addMetric(
                new Metric.MetricBuilder("temperature", MetricDataType.Int16, (short) -12)
                    .alias(9L)
                    .timestamp(Date.from(NOW))
                    .createMetric())
            .createPayload();
    byte[] bytes = new SparkplugBPayloadEncoder().getBytes(birth, false);
    Decoded.NodeBorn born = (Decoded.NodeBorn) host.decode(topic(Kind.NBIRTH, ""), bytes);
    assertThat(born.bdSeq()).isEqualTo(3);
    assertThat(born.birth().readings())
        .singleElement()
        .satisfies(r -> assertThat(r.value()).isEqualTo(new PointValue.Whole(-12)));
    assertThat(born.complaints()).isEqualTo(List.of());
  }
}
