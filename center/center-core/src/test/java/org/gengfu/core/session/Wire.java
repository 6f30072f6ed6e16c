package org.gengfu.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Decoded;
import org.gengfu.contract.Numbered;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.contract.SparkplugEncoder;
import org.gengfu.contract.SparkplugTopic;
import org.gengfu.contract.SparkplugTopic.Kind;

/**
 * An edge node's side of the wire and the session under test, with a clock that only tests move.
 */
final class Wire {
  static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  final EdgeSession session;
  final SparkplugEncoder encoder = new SparkplugEncoder(true);
  Instant now = START;
  int seq;
  long offset;

  /** A message that is under way. */
  record Sent(SparkplugTopic topic, byte[] payload) {}

  Wire(SessionSettings settings) {
    session = new EdgeSession("room-a", settings);
  }

  List<SessionEffect> receive(Sent sent) {
    return session.arrived(sent.topic(), sent.payload(), now);
  }

  List<SessionEffect> pass(Duration time) {
    now = now.plus(time);
    return session.tick(now);
  }

  Sent nodeBirth(long bdSeq) {
    seq = 0;
    return sent(Kind.NBIRTH, "", encoder.nodeBirth(birth(""), bdSeq, next(), now));
  }

  Sent deviceBirth(String device) {
    return sent(Kind.DBIRTH, device, encoder.deviceBirth(birth(device), next(), now));
  }

  Sent deviceDeath(String device) {
    return sent(Kind.DDEATH, device, encoder.deviceDeath(next(), now));
  }

  Sent death(long bdSeq) {
    return sent(Kind.NDEATH, "", encoder.death(bdSeq));
  }

  /** One reading, of which the value tells the message. */
  Sent data(String device, double value) {
    now = now.plusMillis(1);
    Reading reading =
        new Reading(device, "t", new PointValue.Real(value), "Cel", Quality.GOOD, now);
    Numbered record =
        new Numbered(
            new OutboxOffset(1, offset++), new OutboxRecord.Readings(device, List.of(reading)));
    return sent(Kind.DDATA, device, encoder.data(device, List.of(record), false, next(), now));
  }

  /** Readings that stand in the delivered data, in order. */
  static List<Double> values(List<SessionEffect> effects) {
    List<Double> values = new ArrayList<>();
    for (SessionEffect effect : effects) {
      if (effect instanceof SessionEffect.Deliver(Decoded.Data data)) {
        for (Numbered numbered : data.records()) {
          if (numbered.record() instanceof OutboxRecord.Readings readings) {
            readings.readings().forEach(reading -> values.add(reading.value().asDouble()));
          }
        }
      }
    }
    return values;
  }

  static List<String> kinds(List<SessionEffect> effects) {
    return effects.stream()
        .map(effect ->
            effect instanceof SessionEffect.Deliver(Decoded message)
                ? message.getClass().getSimpleName()
                : effect.getClass().getSimpleName())
        .toList();
  }

  private int next() {
    int taken = seq;
    seq = (seq + 1) & 255;
    return taken;
  }

  private static Sent sent(Kind kind, String device, byte[] payload) {
    return new Sent(new SparkplugTopic(kind, "gengfu", "room-a", device), payload);
  }

  private Birth birth(String device) {
    PointDefinition point =
        new PointDefinition(
            "t",
            PointDefinition.ValueType.REAL,
            "Cel",
            null,
            null,
            Map.of("en", "temperature"),
            Map.of(),
            false);
    return new Birth(device, now, Map.of(), List.of(point), List.of(), List.of(), List.of());
  }
}
