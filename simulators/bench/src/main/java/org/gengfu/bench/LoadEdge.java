package org.gengfu.bench;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.gengfu.contract.Birth;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;

/**
 * An edge node that only speaks: births, then data as an edge sends them, each payload some polls
 * of one device. What counts is what the center acknowledges. One thread sends; Paho's thread
 * hears.
 */
final class LoadEdge implements AutoCloseable {
  static final int DEVICES = 10;
  static final int POINTS = 20;
  static final int RECORDS = 12;

  /** Readings of one payload. */
  static final int READINGS = POINTS * RECORDS;

  private record Flight(long lastOffset, long scheduledNanos) {}

  private final EdgeLine line;
  private final ConcurrentLinkedQueue<Flight> flights = new ConcurrentLinkedQueue<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final Latencies latencies;
  private int device;
  private long sent;
  private long lastMillis;

  LoadEdge(URI broker, String id, Latencies latencies) throws MqttException {
    this.latencies = latencies;
    this.line = new EdgeLine(broker, id, this::acknowledged);
  }

  /** Connects, waits for the host, says the births. */
  void begin() throws MqttException, InterruptedException {
    line.connect();
    Instant now = Instant.now();
    List<PointDefinition> points =
        IntStream.range(0, POINTS)
            .mapToObj(i ->
                new PointDefinition(
                    point(i),
                    ValueType.REAL,
                    "V",
                    0.0,
                    1000.0,
                    Map.of("zh", "点", "en", "point"),
                    Map.of(),
                    false))
            .toList();
    Map<String, String> facts = Map.of("kind", "meter", "profile", "bench", "room", "room-1");
    line.born(
        IntStream.range(0, DEVICES)
            .mapToObj(
                i -> new Birth("device-" + i, now, facts, points, List.of(), List.of(), List.of()))
            .toList());
  }

  private static String point(int number) {
    return "phase.voltage." + number;
  }

  /**
   * Sends one payload.
   *
   * @param scheduledNanos when it should have been sent, on the scale of {@link System#nanoTime}
   */
  void send(long scheduledNanos) throws MqttException {
    String name = "device-" + device;
    device = (device + 1) % DEVICES;
    List<OutboxRecord> records = new ArrayList<>(RECORDS);
    for (int i = 0; i < RECORDS; i++) {
      records.add(record(name, line.nextOffset() + i));
    }
    flights.add(new Flight(line.nextOffset() + RECORDS - 1, scheduledNanos));
    sent += READINGS;
    line.send(name, records);
  }

  private OutboxRecord record(String name, long offset) {
    lastMillis = Math.max(lastMillis + 1, System.currentTimeMillis());
    Instant time = Instant.ofEpochMilli(lastMillis);
    List<Reading> readings = new ArrayList<>(POINTS);
    for (int i = 0; i < POINTS; i++) {
      double value = 220 + ((offset * 31 + i * 17) % 1000) / 100.0;
      PointValue real = new PointValue.Real(value);
      readings.add(new Reading(name, point(i), real, "V", Quality.GOOD, time));
    }
    return new OutboxRecord.Readings(name, readings);
  }

  /** Readings that the center has committed. */
  long acknowledgedReadings() {
    return acknowledged.get();
  }

  /** Readings that are sent but not acknowledged. */
  long underWay() {
    return sent - acknowledged.get();
  }

  private void acknowledged(long upTo) {
    long now = System.nanoTime();
    for (Flight flight = flights.peek();
        flight != null && flight.lastOffset() <= upTo;
        flight = flights.peek()) {
      flights.remove();
      latencies.add(now - flight.scheduledNanos());
    }
    acknowledged.set((upTo + 1) * POINTS);
  }

  @Override
  public void close() throws MqttException {
    line.close();
  }
}
