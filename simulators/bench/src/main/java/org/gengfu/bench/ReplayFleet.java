package org.gengfu.bench;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.Birth;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Severity;
import org.gengfu.edge.uplink.Fleet;

/** Devices without a bus: all are there, and have an alarm rule for each probe. Immutable. */
final class ReplayFleet implements Fleet {
  static final int DEVICES = 10;
  static final int POINTS = 20;
  static final int PROBES = 400;

  static String device(int number) {
    return "device-" + number;
  }

  static String point(int number) {
    return "phase.voltage." + number;
  }

  static String probe(int number) {
    return "probe-" + number;
  }

  @Override
  public Birth node(Instant now) {
    return new Birth("", now, Map.of(), List.of(), List.of(), List.of(), List.of());
  }

  @Override
  public Collection<String> devices() {
    return IntStream.range(0, DEVICES).mapToObj(ReplayFleet::device).toList();
  }

  @Override
  public CompletableFuture<Birth> birth(String device) {
    List<PointDefinition> points =
        IntStream.range(0, POINTS)
            .mapToObj(i ->
                new PointDefinition(
                    point(i), ValueType.REAL, "V", null, null, Map.of(), Map.of(), false))
            .toList();
    List<AlarmDefinition> alarms =
        device.equals(device(0))
            ? IntStream.range(0, PROBES).mapToObj(i -> definition(probe(i))).toList()
            : List.of();
    return CompletableFuture.completedFuture(
        new Birth(
            device,
            Instant.now(),
            Map.of("kind", "meter", "profile", "bench", "room", "room-1"),
            points,
            List.of(),
            alarms,
            List.of()));
  }

  private static AlarmDefinition definition(String id) {
    Map<String, String> texts = Map.of("zh", "试探", "en", "probe");
    return new AlarmDefinition(id, "EQUIPMENT", Severity.MAJOR, texts, Map.of());
  }

  @Override
  public Presence presence(String device) {
    return new Presence(Presence.State.UP, 0, 1);
  }

  @Override
  public void write(String device, String point, PointValue value, String request) {
    throw new IllegalStateException("nobody sets a point in this benchmark: " + device);
  }
}
