package org.gengfu.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.telemetry.TelemetrySettings.Condensing;
import org.junit.jupiter.api.Test;

/** What every telemetry store promises. */
abstract class TelemetryStoreContract {
  static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  static final TelemetrySettings.Condensing CONDENSING =
      new Condensing(Duration.ofDays(2), Duration.ofMinutes(1));

  /** The store under test, empty. */
  abstract TelemetryStore store();

  static Row row(String device, String point, Instant time, double value) {
    return new Row("room-a", device, point, time, value, null, Row.GOOD);
  }

  private List<Row> all(String device, String point) {
    return store()
        .raw("room-a", device, point, T0.minus(Duration.ofDays(30)), T0.plusSeconds(86_400), 1_000);
  }

  @Test
  void returnsWhatWasWritten() {
    List<Row> rows =
        List.of(
            row("ups-1", "load", T0, 41.5),
            row("ups-1", "load", T0.plusMillis(1), 42.25),
            new Row("room-a", "ups-1", "load", T0.plusMillis(2), 999, null, 80),
            new Row("room-a", "ups-1", "load", T0.plusMillis(3), Double.NaN, null, 8));
    store().write(rows);
    assertThat(all("ups-1", "load")).isEqualTo(rows);
  }

  @Test
  void keepsTextsAndTheEdgesOwnPoints() {
    Row text =
        new Row("room-a", "", "firmware", T0, Double.NaN, "V1.2 \"改\", a=b\\c 'x'", Row.GOOD);
    store().write(List.of(text));
    assertThat(all("", "firmware")).containsExactly(text);
    assertThat(all("ups-1", "firmware")).isEmpty();
  }

  /** Names are data, whatever stands in them. */
  @Test
  void takesNamesAsTheyAre() {
    Row odd = row("a'b\"c d,e=f\\g", "x' OR '1'='1", T0, 1);
    store().write(List.of(odd, row("other", "p", T0, 2)));
    assertThat(all("a'b\"c d,e=f\\g", "x' OR '1'='1")).containsExactly(odd);
    assertThat(all("other", "x' OR '1'='1")).isEmpty();
  }

  /** A batch that was not acknowledged is written again. */
  @Test
  void aRepeatedWriteIsHarmless() {
    List<Row> rows =
        List.of(row("ups-1", "load", T0, 1), row("ups-1", "load", T0.plusMillis(9), 2));
    store().write(rows);
    store().write(rows);
    store().write(List.of(rows.getFirst()));
    assertThat(all("ups-1", "load")).isEqualTo(rows);
    assertThat(store().trend("room-a", "ups-1", "load", T0, T0.plusSeconds(60), 1).buckets())
        .singleElement()
        .satisfies(bucket -> assertThat(bucket.count()).isEqualTo(2));
  }

  @Test
  void takesABacklogAfterNewerRows() {
    store().write(List.of(row("ups-1", "load", T0.plusSeconds(100), 3)));
    store().write(List.of(row("ups-1", "load", T0.minusSeconds(90_000), 1)));
    store().write(List.of(row("ups-1", "load", T0, 2)));
    assertThat(all("ups-1", "load")).extracting(Row::value).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void limitsRawToTheEarliest() {
    store().write(ramp(T0, 50));
    assertThat(store().raw("room-a", "ups-1", "load", T0.plusSeconds(10), T0.plusSeconds(40), 3))
        .extracting(Row::value)
        .containsExactly(10.0, 11.0, 12.0);
    assertThatThrownBy(() -> store().raw("room-a", "ups-1", "load", T0, T0, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().raw("room-a", "ups-1", "load", T0, T0.plusSeconds(1), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** One value a second, which is its number. */
  private static List<Row> ramp(Instant from, int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row("ups-1", "load", from.plusSeconds(i), i));
    }
    return rows;
  }

  @Test
  void aTrendHasLowestMeanHighestAndCount() {
    List<Row> rows = new ArrayList<>(ramp(T0.plusSeconds(7), 100));
    rows.add(new Row("room-a", "ups-1", "load", T0.plusSeconds(9).plusMillis(5), 9e9, null, 80));
    store().write(rows);
    TrendResult trend =
        store().trend("room-a", "ups-1", "load", T0.plusSeconds(7), T0.plusSeconds(307), 6);
    assertThat(trend.width()).isEqualTo(Duration.ofSeconds(50));
    assertThat(trend.source()).isEqualTo(TrendResult.Source.RAW);
    assertThat(trend.buckets())
        .containsExactly(
            new Bucket(T0.plusSeconds(7), 0, 24.5, 49, 50),
            new Bucket(T0.plusSeconds(57), 50, 74.5, 99, 50));
  }

  /** Old days are condensed and then dropped; a trend over the border is exact all the same. */
  @Test
  void condensesWhatIsOldAndDropsWhatIsOlder() {
    Instant now = T0.plus(Duration.ofDays(10));
    Instant dropped = T0.minus(Duration.ofDays(20));
    Instant fresh = T0.plus(Duration.ofDays(9));
    store().write(ramp(dropped, 10));
    store().write(ramp(T0, 120));
    store().write(ramp(fresh, 60));
    store().maintain(now);
    store().maintain(now);

    assertThat(store().raw("room-a", "ups-1", "load", T0, T0.plusSeconds(86_400), 1_000)).isEmpty();
    assertThat(store().raw("room-a", "ups-1", "load", fresh, now, 1_000)).hasSize(60);
    TrendResult old = store().trend("room-a", "ups-1", "load", T0, T0.plusSeconds(120), 2);
    assertThat(old.source()).isEqualTo(TrendResult.Source.CONDENSED);
    assertThat(old.buckets())
        .containsExactly(
            new Bucket(T0, 0, 29.5, 59, 60), new Bucket(T0.plusSeconds(60), 60, 89.5, 119, 60));
    TrendResult both = store().trend("room-a", "ups-1", "load", T0, now, 1);
    assertThat(both.source()).isEqualTo(TrendResult.Source.MIXED);
    assertThat(both.buckets())
        .singleElement()
        .satisfies(bucket -> {
          assertThat(bucket.count()).isEqualTo(180);
          assertThat(bucket.max()).isEqualTo(119);
          assertThat(bucket.mean()).isCloseTo((119 * 60.0 + 59 * 30.0) / 180, within(1e-9));
        });
    assertThat(
            store().trend("room-a", "ups-1", "load", dropped, dropped.plusSeconds(60), 1).buckets())
        .isEmpty();
  }
}
