package org.gengfu.core.travel;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * Travel time from distance and the hour: the way is the straight line times a detour, driven at
 * the speed of the hour in which one sets out, plus a fixed time for starting and parking. Pure.
 *
 * @param detour how much longer roads are than the straight line, 1 to 5
 * @param fixedMillis added to every way between two points
 * @param bands speeds by time of day, at least one; the last one holds over midnight until the
 *     first
 */
public record SpeedTable(double detour, long fixedMillis, List<Band> bands, ZoneId zone)
    implements Travel {
  /** The most bands. */
  public static final int MOST_BANDS = 48;

  /**
   * A city by day: slow at the two rushes.
   *
   * @param zone whose clock on the wall counts
   */
  public static SpeedTable usual(ZoneId zone) {
    return new SpeedTable(
        1.3,
        300_000,
        List.of(
            new Band(0, 45),
            new Band(420, 22),
            new Band(570, 30),
            new Band(1_020, 22),
            new Band(1_140, 35),
            new Band(1_320, 45)),
        zone);
  }

  /**
   * A speed from a time of day on.
   *
   * @param fromMinute minutes after midnight, 0 to 1,439
   * @param kmh kilometres an hour, 1 to 200
   */
  public record Band(int fromMinute, double kmh) {
    public Band {
      if (fromMinute < 0 || fromMinute >= 1_440 || !(kmh >= 1 && kmh <= 200)) {
        throw new IllegalArgumentException(
            "a speed is 1 to 200 km/h from a minute of the day on, not %s from %d"
                .formatted(kmh, fromMinute));
      }
    }
  }

  public SpeedTable {
    bands = bands.stream().sorted(Comparator.comparingInt(Band::fromMinute)).toList();
    if (bands.isEmpty() || bands.size() > MOST_BANDS || fixedMillis < 0) {
      throw new IllegalArgumentException("1 to " + MOST_BANDS + " speeds, and no negative time");
    }
    if (!(detour >= 1 && detour <= 5)) {
      throw new IllegalArgumentException("roads are 1 to 5 times as long as the line: " + detour);
    }
  }

  @Override
  public long millis(GeoPoint from, GeoPoint to, long leaveMillis) {
    if (from.equals(to)) {
      return 0;
    }
    double hours = from.metresTo(to) * detour / 1_000 / kmh(leaveMillis);
    return fixedMillis + Math.round(hours * 3_600_000);
  }

  private double kmh(long atMillis) {
    int minute = Instant.ofEpochMilli(atMillis).atZone(zone).toLocalTime().toSecondOfDay() / 60;
    Band holds = bands.getLast();
    for (Band band : bands) {
      if (band.fromMinute() <= minute) {
        holds = band;
      }
    }
    return holds.kmh();
  }
}
