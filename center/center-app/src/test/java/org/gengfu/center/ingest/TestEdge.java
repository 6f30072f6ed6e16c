package org.gengfu.center.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Numbered;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.contract.Severity;
import org.gengfu.contract.SparkplugEncoder;
import org.gengfu.contract.SparkplugTopic;
import org.gengfu.contract.SparkplugTopic.Kind;

/** An edge with one device, as far as its bytes go: it keeps seq, bdSeq and aliases. */
final class TestEdge {
  static final String GROUP = "gengfu";
  static final String DEVICE = "th-1";
  static final String POINT = "ambient.temperature";
  static final String OTHER_POINT = "ambient.humidity";
  static final String ALARM = "temperatureHigh";

  private final SparkplugEncoder encoder = new SparkplugEncoder(true);
  final String id;
  long bdSeq;
  private int seq;

  TestEdge(String id) {
    this.id = id;
  }

  Inbox.Message nodeBirth(Instant now) {
    seq = 0;
    Birth birth = new Birth("", now, Map.of(), List.of(), List.of(), List.of(), List.of());
    return message(Kind.NBIRTH, "", encoder.nodeBirth(birth, bdSeq, next(), now), now);
  }

  Inbox.Message deviceBirth(Instant now) {
    return deviceBirth(now, points(), List.of());
  }

  Inbox.Message deviceBirth(Instant now, List<PointDefinition> points, List<Reading> readings) {
    AlarmDefinition alarm =
        new AlarmDefinition(
            ALARM, "ENVIRONMENTAL", Severity.MAJOR, Map.of("en", "too warm"), Map.of());
    Birth birth =
        new Birth(
            DEVICE, now, Map.of("profile", "th"), points, readings, List.of(alarm), List.of());
    return message(Kind.DBIRTH, DEVICE, encoder.deviceBirth(birth, next(), now), now);
  }

  static List<PointDefinition> points() {
    return List.of(point(POINT), point(OTHER_POINT));
  }

  static PointDefinition point(String id) {
    return new PointDefinition(id, ValueType.REAL, "Cel", null, null, Map.of(), Map.of(), false);
  }

  Inbox.Message data(Instant now, Numbered... records) {
    return data(now, false, records);
  }

  Inbox.Message data(Instant now, boolean historical, Numbered... records) {
    byte[] payload = encoder.data(DEVICE, List.of(records), historical, next(), now);
    return message(Kind.DDATA, DEVICE, payload, now);
  }

  Inbox.Message death(Instant now) {
    return message(Kind.NDEATH, "", encoder.death(bdSeq), now);
  }

  Inbox.Message deviceDeath(Instant now) {
    return message(Kind.DDEATH, DEVICE, encoder.deviceDeath(next(), now), now);
  }

  Inbox.Message raw(Kind kind, byte[] payload, Instant now) {
    return message(kind, kind.name().startsWith("D") ? DEVICE : "", payload, now);
  }

  /** Counts a message that never arrives. */
  void lose() {
    next();
  }

  private int next() {
    int now = seq;
    seq = (seq + 1) % 256;
    return now;
  }

  private Inbox.Message message(Kind kind, String device, byte[] payload, Instant now) {
    return new Inbox.Message(new SparkplugTopic(kind, GROUP, id, device), payload, now);
  }

  static Numbered readings(long offset, Instant time, double... values) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      readings.add(reading(time.plusMillis(i), values[i]));
    }
    return new Numbered(at(offset), new OutboxRecord.Readings(DEVICE, readings));
  }

  static Reading reading(Instant time, double value) {
    return new Reading(DEVICE, POINT, new PointValue.Real(value), "Cel", Quality.GOOD, time);
  }

  static Numbered alarm(long offset, Instant time, boolean active) {
    AlarmEvent event = new AlarmEvent(DEVICE, ALARM, active, Severity.MAJOR, time, 31.0, 27.0);
    return new Numbered(at(offset), new OutboxRecord.Alarm(event));
  }

  static Numbered gone(long offset, long count) {
    return new Numbered(at(offset), new OutboxRecord.Gone(count));
  }

  static OutboxOffset at(long offset) {
    return new OutboxOffset(7, offset);
  }
}
