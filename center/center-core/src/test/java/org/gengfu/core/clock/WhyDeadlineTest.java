package org.gengfu.core.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.core.clock.Promises.at;
import static org.gengfu.core.clock.Promises.range;

import org.junit.jupiter.api.Test;

class WhyDeadlineTest {
  @Test
  void theSentenceNamesStartTargetsPausesAndDeadline() {
    Promise promise =
        Promises.g17(SpanReading.PROGRESSIVE, range("2026-06-01T09:00", "2026-06-02T09:00"));
    long start = at("2026-06-01T08:00");
    ClockHistory history =
        ClockHistory.begun("c1", start, Level.TWO)
            .with(Promises.pause("p1", range("2026-06-01T09:10", "2026-06-01T09:40"), start));
    long now = at("2026-06-01T10:00");
    ClockReading reading = Clocks.read(promise, history, now, now);
    assertThat(WhyDeadline.chinese(promise, reading))
        .isEqualTo(
            "06-01 08:00 起算；2 级、非关键时段限 4 小时；06-01 09:00 起 2 级、关键时段限 2 小时；"
                + "已计时 1 小时 30 分，用去 50.0 %；经批准暂停 30 分；应于 06-01 11:00 前完成");
    assertThat(WhyDeadline.english(promise, reading))
        .isEqualTo(
            "counted from 06-01 08:00; level 2, usual time: 4 h; from 06-01 09:00 level 2, key"
                + " period: 2 h; 1 h 30 min counted, 50.0 % used; stood 30 min as agreed; due 06-01"
                + " 11:00");
  }
}
