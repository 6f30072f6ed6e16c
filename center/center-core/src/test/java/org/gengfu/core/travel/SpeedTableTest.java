package org.gengfu.core.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedTableTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final GeoPoint HERE = new GeoPoint(34, 113.8);
  private static final GeoPoint NORTH = new GeoPoint(34.1, 113.8);

  /** A tenth of a degree of latitude is a tenth of 1/360 of the way around: 11.12 km. */
  @Test
  void theLineIsThatOfTheSphere() {
    assertThat(HERE.metresTo(NORTH)).isCloseTo(11_119.5, within(1.0));
    assertThat(HERE.metresTo(HERE)).isZero();
  }

  @Test
  void theRushIsSlower() {
    SpeedTable table =
        new SpeedTable(
            1.5, 60_000, List.of(new SpeedTable.Band(420, 20), new SpeedTable.Band(540, 40)), ZONE);
    double km = 11.1195 * 1.5;
    assertThat(minutes(table, "08:00")).isCloseTo(1 + km / 20 * 60, within(0.1));
    assertThat(minutes(table, "09:00")).isCloseTo(1 + km / 40 * 60, within(0.1));
    assertThat(minutes(table, "06:59")).isCloseTo(1 + km / 40 * 60, within(0.1));
    assertThat(table.millis(HERE, HERE, 0)).isZero();
  }

  private static double minutes(SpeedTable table, String time) {
    long at = Instant.parse("2026-11-23T" + time + ":00+08:00").toEpochMilli();
    return table.millis(HERE, NORTH, at) / 60_000.0;
  }
}
