package org.gengfu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.gengfu.contract.Severity;
import org.gengfu.document.Documents;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.Test;

/** What the settings say, and what they must not. */
class NotifyPolicyTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static Problems problems(String text) {
    Problems problems = new Problems();
    NotifyPolicy.read(Documents.parse("center.yaml", text, problems), problems);
    return problems;
  }

  @Test
  void theFirstRouteThatFitsIsTaken() {
    NotifyPolicy policy = Policies.town();
    Notice power = Policies.notice("I2", 2, Policies.NOON);
    assertThat(policy.route(power, Policies.NOON)).map(Route::id).contains("power");
    Notice elsewhere =
        new Notice("I2", 2, "S0500", "G7", "", "", power.what(), "", power.at(), power.notBefore());
    assertThat(policy.route(elsewhere, Policies.NOON)).map(Route::id).contains("rest");
    assertThat(policy.channels().get("call").limits()).isEmpty();
    assertThat(policy.channels().get("mail").keyed()).isTrue();
  }

  @Test
  void aPlaceOrAnItemMaySayAnotherLevelThanTheSeverity() {
    NotifyPolicy policy =
        Policies.read(
            """
            pages: https://center.example/
            levels:
              - {sites: [S04*], severities: [major, critical], level: 1}
              - {items: [G10], level: 2}
            """);
    assertThat(policy.pages()).isEqualTo("https://center.example");
    assertThat(policy.level(Severity.MAJOR, "S0412", "")).isEqualTo(1);
    assertThat(policy.level(Severity.MINOR, "S0412", "G10")).isEqualTo(2);
    assertThat(policy.level(Severity.MINOR, "S0412", "")).isEqualTo(3);
    assertThat(policy.level(Severity.WARNING, "S0500", "")).isEqualTo(4);
    assertThat(
            problems("pages: center\nlevels: [{level: 9}, {level: 1, severities: [bad]}]\n").list())
        .hasSize(3);
  }

  @Test
  void hoursGoOverMidnight() {
    Hours night = new Hours(Set.of(DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.of(7, 0));
    assertThat(night.covers(Instant.parse("2026-11-22T13:59:59Z"), CHINA)).isFalse();
    assertThat(night.covers(Instant.parse("2026-11-22T14:00:00Z"), CHINA)).isTrue();
    assertThat(night.covers(Instant.parse("2026-11-22T22:59:59Z"), CHINA)).isTrue();
    assertThat(night.covers(Instant.parse("2026-11-22T23:00:00Z"), CHINA)).isFalse();
    assertThat(night.covers(Instant.parse("2026-11-23T14:00:00Z"), CHINA)).isFalse();
    assertThat(night.endAfter(Instant.parse("2026-11-22T15:00:00Z"), CHINA))
        .isEqualTo("2026-11-22T23:00:00Z");
  }

  /** Berlin, 2026-10-25: 02:30 comes twice, the night has an hour more. */
  @Test
  void hoursFollowTheClocksOfTheZone() {
    Hours night = Hours.daily(LocalTime.of(22, 0), LocalTime.of(7, 0));
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(night.endAfter(Instant.parse("2026-10-24T20:00:00Z"), berlin))
        .isEqualTo("2026-10-25T06:00:00Z");
  }

  @Test
  void aWholeDayIsLeftAfterAWeekAtMost() {
    Hours always = Hours.daily(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    assertThat(always.covers(Policies.NOON, CHINA)).isTrue();
    assertThat(Duration.between(Policies.NOON, always.endAfter(Policies.NOON, CHINA)))
        .isLessThanOrEqualTo(Duration.ofDays(8));
  }

  @Test
  void everyErrorSaysWhereAndWhatToDo() {
    Problems problems =
        problems(
            """
            zone: Moon
            shifts: [{id: day, from: "25:00", to: "20:00", days: [someday]}]
            channels:
              - {id: sms, kind: pigeon}
              - {id: "a b", kind: mail}
              - {id: ok, kind: mail, limits: [{count: 0, per: 1m}]}
              - {id: fine, kind: mail}
              - {id: call, kind: voice}
            receivers:
              - {id: li, addresses: {fax: "1"}}
              - {id: wang, addresses: {fine: "w@x.example", call: "1"}}
            duties: [{id: wang, turns: [{shift: never, to: [wang]}]}]
            routes:
              - {id: r, levels: [5], ladder: [{after: 1m, to: [nobody], via: [fine]}]}
              - {id: s, ladder: [{to: [wang], via: [fine]}, {to: [wang], via: [fine]}]}
              - {id: t, ladder: [{to: [wang], via: [call]}]}
              - {id: u, ladder: []}
            failures: {at: soon, to: [wang], via: [fine]}
            quite: 1
            """);
    assertThat(problems.list())
        .extracting(Problem::message)
        .contains(
            "no time zone: Moon",
            "no time of a day: 25:00",
            "no day: someday",
            "no id: a b",
            "no channel fax",
            "no shift never",
            "no level",
            "no receiver or duty nobody",
            "a further step needs after:",
            "a ladder has 1 to 16 steps",
            "no time of a day: soon",
            "unknown key \"quite\"");
    assertThat(problems.list())
        .allMatch(each -> each.mark().file().equals("center.yaml") && !each.fix().isEmpty());
    assertThat(problems.toString()).contains("center.yaml:1:7: NOTIFY no time zone: Moon");
    assertThat(problems.warnings())
        .extracting(Problem::message)
        .containsExactly("route t calls by voice below level 1");
  }
}
