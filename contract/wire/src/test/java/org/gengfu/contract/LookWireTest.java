package org.gengfu.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.contract.SparkplugSamples.NOW;
import static org.gengfu.contract.SparkplugSamples.node;
import static org.gengfu.contract.SparkplugSamples.topic;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.gengfu.contract.proto.Metric;
import org.gengfu.contract.proto.Payload;
import org.gengfu.contract.proto.PropertySet;
import org.gengfu.contract.proto.PropertyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A camera's look on the wire: what is said comes back, what does not fit costs only itself. */
class LookWireTest {
  private static final String CAMERA = "cam-1";

  private final SparkplugEncoder edge = new SparkplugEncoder(true);
  private final SparkplugDecoder host = new SparkplugDecoder();

  private static Birth birth(Map<String, String> properties) {
    return new Birth(CAMERA, NOW, properties, List.of(), List.of(), List.of(), List.of());
  }

  private byte[] born() {
    host.decode(topic(Kind.NBIRTH, ""), edge.nodeBirth(node(), 7, 0, NOW));
    byte[] bytes = edge.deviceBirth(birth(Map.of(Birth.CAMERA, "true")), 1, NOW);
    Decoded.DeviceBorn born = (Decoded.DeviceBorn) host.decode(topic(Kind.DBIRTH, CAMERA), bytes);
    assertThat(born.complaints()).isEmpty();
    return bytes;
  }

  private static Numbered numbered(long offset, CameraLook look) {
    return new Numbered(new OutboxOffset(5, offset), new OutboxRecord.Look(look));
  }

  private Decoded.Data data(byte[] bytes) {
    return (Decoded.Data) host.decode(topic(Kind.DDATA, CAMERA), bytes);
  }

  // Sparkplug 3.0, 6.4.19: a DBIRTH holds every metric that its DDATA will ever tell.
  @Test
  void aCameraBearsTheMetricOfItsLooksWithoutAValueAndNobodyElseDoes() throws Exception {
    List<Metric> metrics = Payload.parseFrom(born()).getMetricsList();
    assertThat(metrics)
        .filteredOn(metric -> metric.getName().equals("Look/Camera"))
        .singleElement()
        .satisfies(metric -> {
          assertThat(metric.getDatatype()).isEqualTo(17); // Sparkplug 3.0, 6.4.16: Bytes
          assertThat(metric.getIsNull()).isTrue();
        });
    byte[] other = edge.deviceBirth(birth(Map.of(Birth.CAMERA, "no")), 2, NOW);
    assertThat(Payload.parseFrom(other).getMetricsList())
        .noneMatch(metric -> metric.getName().equals("Look/Camera"));
  }

  @Property(tries = 300)
  void whatAVisitFoundComesBackWhole(@ForAll("looks") CameraLook look) {
    born();
    List<Numbered> records = List.of(numbered(3, look), numbered(4, LookSamples.look(CAMERA)));
    Decoded.Data data = data(edge.data(CAMERA, records, false, 2, NOW));
    assertThat(data).isEqualTo(new Decoded.Data(2, NOW, CAMERA, false, records, List.of()));
  }

  @Provide
  Arbitrary<CameraLook> looks() {
    return LookSamples.looks(CAMERA);
  }

  @Test
  void aReplayedLookSaysThatItIsHistorical() {
    born();
    List<Numbered> records = List.of(numbered(3, LookSamples.look(CAMERA)));
    assertThat(data(edge.data(CAMERA, records, true, 2, NOW)).historical()).isTrue();
  }

  /** A camera that left the configuration still has looks in the outbox. */
  @Test
  void aLookGoesByNameWhenNoBirthBoreIt() {
    host.decode(topic(Kind.NBIRTH, ""), edge.nodeBirth(node(), 7, 0, NOW));
    host.decode(topic(Kind.DBIRTH, CAMERA), edge.deviceBirth(birth(Map.of()), 1, NOW));
    List<Numbered> records = List.of(numbered(3, LookSamples.look(CAMERA)));
    assertThat(data(edge.data(CAMERA, records, false, 2, NOW)).records()).isEqualTo(records);
  }

  private Decoded.Data bent(UnaryOperator<Metric.Builder> bend) throws Exception {
    born();
    List<Numbered> records =
        List.of(
            numbered(3, LookSamples.withThumbnail(CAMERA)), numbered(4, LookSamples.look(CAMERA)));
    Payload.Builder payload =
        Payload.parseFrom(edge.data(CAMERA, records, false, 2, NOW)).toBuilder();
    payload.setMetrics(0, bend.apply(payload.getMetrics(0).toBuilder()));
    return data(payload.build().toByteArray());
  }

  private static Metric.Builder with(Metric.Builder metric, String key, String value) {
    PropertyValue text = PropertyValue.newBuilder().setType(12).setStringValue(value).build();
    return metric.setProperties(metric.getProperties().toBuilder().addKeys(key).addValues(text));
  }

  @ParameterizedTest
  @CsvSource({
    "rung.link, GOOD|NONE, not seen|reason|time|detail",
    "rung.link, GREAT|NONE|1|, GREAT",
    "rung.link, GOOD|TIRED|1|, TIRED",
    "rung.link, GOOD|NONE|soon|, soon",
    "rung.link, GOOD|NONE|-5|, -5",
    "rung.link, GOOD|CUT|1|, only what is good",
    "rung.recording, '', rung.recording",
    "online, YES, YES",
    "intact, '', intact",
    "number, nine, number",
    "sinceLast, nine, sinceLast",
    "faults, black  dark, kebab",
    "faults, Black, kebab",
  })
  void whatItSaysOfTheCameraIsRefusedAndTheNeighbourStays(String key, String value, String why)
      throws Exception {
    Decoded.Data data = bent(metric -> with(metric, key, value));
    assertThat(data.complaints()).singleElement().asString().contains("Look/Camera", why);
    assertThat(data.records())
        .containsExactly(
            new Numbered(new OutboxOffset(5, 3), new OutboxRecord.Gone(1)),
            numbered(4, LookSamples.look(CAMERA)));
  }

  @Test
  void aLookThatSaysNothingIsRefused() throws Exception {
    Decoded.Data data = bent(metric -> metric.setProperties(PropertySet.getDefaultInstance()));
    assertThat(data.complaints()).hasSize(1);
    assertThat(data.records()).hasSize(2);
    assertThat(bent(Metric.Builder::clearTimestamp).complaints().getFirst())
        .contains("no timestamp");
  }

  @Test
  void aThumbnailThatDoesNotFitCostsTheThumbnailAndNotTheEvidence() throws Exception {
    byte[] large = LookSamples.jpeg(Thumbnail.MAX_BYTES + 1);
    assertOnlyThumbnailLost(
        bent(metric -> metric.setBytesValue(ByteString.copyFrom(large))), "65537 bytes");
    assertOnlyThumbnailLost(
        bent(metric -> metric.setBytesValue(ByteString.copyFromUtf8("<html>"))), "no JPEG");
    assertOnlyThumbnailLost(bent(metric -> metric.setStringValue("look")), "STRING_VALUE");
    assertOnlyThumbnailLost(bent(metric -> with(metric, "thumb.why", "BORED")), "BORED");
    assertOnlyThumbnailLost(bent(metric -> with(metric, "thumb.width", "wide")), "thumb.width");
  }

  private static void assertOnlyThumbnailLost(Decoded.Data data, String why) {
    assertThat(data.complaints()).singleElement().asString().contains("Look/Camera", why);
    assertThat(data.records())
        .containsExactly(
            numbered(3, LookSamples.withThumbnail(CAMERA).with(null)),
            numbered(4, LookSamples.look(CAMERA)));
  }

  @Test
  void aHundredLooksOfOneRecordKeepTheirOrder() {
    born();
    CameraLook look = LookSamples.look(CAMERA);
    List<Numbered> records =
        LongStream.range(0, 100)
            .mapToObj(i ->
                numbered(
                    i,
                    new CameraLook(
                        CAMERA,
                        NOW.plusSeconds(i),
                        i,
                        Duration.ofSeconds(1),
                        look.ladder(),
                        look.online(),
                        look.intact(),
                        look.faults(),
                        null)))
            .toList();
    assertThat(data(edge.data(CAMERA, records, false, 2, NOW)).records()).isEqualTo(records);
  }
}
