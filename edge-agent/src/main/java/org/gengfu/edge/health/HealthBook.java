package org.gengfu.edge.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.edge.bus.BusFigures;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the monitor sees into readings on change, with a heartbeat, and alarm transitions. One
 * thread at a time; time is an argument.
 */
final class HealthBook {
  private static final Duration HEARTBEAT = Duration.ofMinutes(5);

  /** A loss or a clock jump stays an alarm for so long after the last one. */
  private static final Duration LINGER = Duration.ofMinutes(10);

  private final Map<HealthPoint, Reading> reported = new EnumMap<>(HealthPoint.class);
  private final Map<HealthAlarm, AlarmEvent> active = new EnumMap<>(HealthAlarm.class);
  private final ClockWatch clock;
  private final long startNanos;
  private final long cores;
  private @Nullable Vitals before;
  private long beforeNanos;
  private long lastJump;
  private @Nullable Instant jumpedAt;
  private @Nullable Instant lostAt;

  HealthBook(Instant now, long nanos, long cores) {
    this.clock = new ClockWatch(now.toEpochMilli(), nanos);
    this.startNanos = nanos;
    this.beforeNanos = nanos;
    this.cores = cores;
  }

  /** Looks once; returns what is to be appended to the outbox. */
  List<OutboxRecord> look(Vitals vitals, Instant now, long nanos) {
    long jump = clock.look(now.toEpochMilli(), nanos);
    if (jump != 0) {
      lastJump = jump;
      jumpedAt = now;
    }
    Vitals last = before == null ? vitals : before;
    if (vitals.outbox().lost() > last.outbox().lost()) {
      lostAt = now;
    }
    List<OutboxRecord> records = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    measure(vitals, last, now, nanos, readings);
    if (!readings.isEmpty()) {
      records.add(new OutboxRecord.Readings("", readings));
    }
    judge(vitals, now, records);
    before = vitals;
    beforeNanos = nanos;
    return records;
  }

  private void measure(
      Vitals vitals, Vitals last, Instant now, long nanos, List<Reading> readings) {
    double seconds = Math.max(1e-3, (nanos - beforeNanos) / 1e9);
    for (HealthPoint point : HealthPoint.values()) {
      long value =
          switch (point) {
            case OUTBOX_DEPTH -> vitals.outbox().depth();
            case OUTBOX_OLDEST -> age(vitals, now);
            case OUTBOX_BYTES -> vitals.outbox().bytes();
            case OUTBOX_LOST -> vitals.outbox().lost();
            case OUTBOX_REFUSED -> vitals.outbox().refused();
            case DISK_FREE -> vitals.diskFreeBytes();
            case BUS_LOAD -> load(vitals.buses(), last.buses(), seconds);
            case POLL_LATENESS -> lateness(vitals.buses(), last.buses());
            case POLL_SKIPPED -> sum(vitals.buses(), BusFigures::skippedTurns);
            case DEVICES_DOWN -> sum(vitals.buses(), BusFigures::down);
            case MEMORY_RESIDENT -> vitals.residentBytes();
            case MEMORY_HEAP -> vitals.heapBytes();
            case CPU_LOAD ->
                Math.round((vitals.cpuNanos() - last.cpuNanos()) / 1e7 / seconds / cores);
            case CLOCK_JUMP -> lastJump;
            case CONFIGURATION_STATE -> vitals.configurationRejected() ? 1 : 0;
            case UPTIME -> (nanos - startNanos) / 1_000_000_000L;
          };
      report(point, value, now, readings);
    }
  }

  private void report(HealthPoint point, long value, Instant now, List<Reading> readings) {
    Reading last = reported.get(point);
    if (last != null && last.value() instanceof PointValue.Whole(long was)) {
      boolean young = Duration.between(last.eventTime(), now).abs().compareTo(HEARTBEAT) < 0;
      boolean same = value == was || Math.abs((double) value - was) <= point.deadband((double) was);
      if (young && same) {
        return;
      }
    }
    Reading reading =
        new Reading("", point.id(), new PointValue.Whole(value), point.unit(), Quality.GOOD, now);
    reported.put(point, reading);
    readings.add(reading);
  }

  private static long age(Vitals vitals, Instant now) {
    long oldest = vitals.outbox().oldestMillis();
    return oldest == 0 ? 0 : Math.max(0, now.toEpochMilli() - oldest) / 1_000;
  }

  private static long load(List<BusFigures> buses, List<BusFigures> last, double seconds) {
    long busiest = 0;
    for (BusFigures bus : buses) {
      busiest = Math.max(busiest, bus.busyNanos() - same(bus, last).busyNanos());
    }
    return Math.round(Math.min(100, busiest / 1e7 / seconds));
  }

  private static long lateness(List<BusFigures> buses, List<BusFigures> last) {
    long worst = 0;
    for (BusFigures bus : buses) {
      BusFigures was = same(bus, last);
      long polls = bus.latePolls() - was.latePolls();
      long nanos = bus.latenessNanos() - was.latenessNanos();
      worst = Math.max(worst, polls <= 0 ? 0 : nanos / polls / 1_000_000);
    }
    return worst;
  }

  private static BusFigures same(BusFigures bus, List<BusFigures> last) {
    for (BusFigures was : last) {
      // A bus that was opened anew counts from nothing again.
      if (was.bus().equals(bus.bus()) && was.questions() <= bus.questions()) {
        return was;
      }
    }
    return new BusFigures(bus.bus(), 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  private static long sum(List<BusFigures> buses, ToLongFunction<BusFigures> figure) {
    return buses.stream().mapToLong(figure).sum();
  }

  private void judge(Vitals vitals, Instant now, List<OutboxRecord> records) {
    for (HealthAlarm alarm : HealthAlarm.values()) {
      boolean holds =
          switch (alarm) {
            case OUTBOX_LOSS -> lingers(lostAt, now);
            case OUTBOX_REFUSES -> vitals.outbox().refusing() != null;
            case DISK_LOW ->
                vitals.diskFreeBytes() >= 0 && vitals.diskFreeBytes() < 2 * vitals.diskKeepBytes();
            case CONFIGURATION_REJECTED -> vitals.configurationRejected();
            case PROFILE_MISFIT -> sum(vitals.buses(), BusFigures::misfits) > 0;
            case CLOCK_JUMPED -> lingers(jumpedAt, now);
          };
      if (holds != active.containsKey(alarm)) {
        AlarmEvent event = new AlarmEvent("", alarm.id(), holds, alarm.severity(), now, null, null);
        if (holds) {
          active.put(alarm, event);
        } else {
          active.remove(alarm);
        }
        records.add(new OutboxRecord.Alarm(event));
      }
    }
  }

  private static boolean lingers(@Nullable Instant since, Instant now) {
    return since != null && Duration.between(since, now).abs().compareTo(LINGER) < 0;
  }

  Birth birth(Instant now, Map<String, String> properties) {
    return new Birth(
        "",
        now,
        properties,
        List.of(HealthPoint.values()).stream().map(HealthPoint::definition).toList(),
        List.copyOf(reported.values()),
        List.of(HealthAlarm.values()).stream().map(HealthAlarm::definition).toList(),
        List.copyOf(active.values()));
  }
}
