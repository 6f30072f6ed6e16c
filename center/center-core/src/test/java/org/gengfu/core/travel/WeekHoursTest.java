package org.gengfu.core.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WeekHoursTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static long at(String local) {
    return Instant.parse(local + ":00+08:00").toEpochMilli();
  }

  @Test
  void theNextOpeningIsFoundOverTheWeekend() {
    WeekHours hours = WeekHours.parse("1-5 08:00-18:00; 6 09:00-12:00");
    assertThat(hours.next(at("2026-11-23T08:00"), ZONE)).hasValue(at("2026-11-23T08:00"));
    assertThat(hours.next(at("2026-11-23T18:00"), ZONE)).hasValue(at("2026-11-24T08:00"));
    assertThat(hours.next(at("2026-11-28T12:00"), ZONE)).hasValue(at("2026-11-30T08:00"));
    assertThat(hours.covers(at("2026-11-28T11:59"), ZONE)).isTrue();
    assertThat(hours.covers(at("2026-11-29T10:00"), ZONE)).isFalse();
    assertThat(hours.end(at("2026-11-23T09:00"), ZONE)).hasValue(at("2026-11-23T18:00"));
  }

  /** A night shift begins on one day and ends on the next. */
  @Test
  void aStretchMayEndOnTheNextDay() {
    WeekHours night = WeekHours.parse("7 20:00-08:00");
    assertThat(night.covers(at("2026-11-23T07:59"), ZONE)).isTrue();
    assertThat(night.covers(at("2026-11-23T08:00"), ZONE)).isFalse();
    assertThat(night.covers(at("2026-11-22T19:59"), ZONE)).isFalse();
    assertThat(night.end(at("2026-11-23T01:00"), ZONE)).hasValue(at("2026-11-23T08:00"));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    for (String text : new String[] {"24h", "08:00-18:00", "1,2,3 08:00-24:00; 7 20:00-08:00"}) {
      assertThat(WeekHours.parse(text).text()).isEqualTo(text);
    }
    assertThat(WeekHours.parse("6-1 08:00-18:00").text()).isEqualTo("1,6,7 08:00-18:00");
    for (String text : new String[] {"8-18", "25:00-26:00", "0 08:00-09:00", "08:00"}) {
      assertThatThrownBy(() -> WeekHours.parse(text)).hasMessageContaining(text);
    }
  }
}
