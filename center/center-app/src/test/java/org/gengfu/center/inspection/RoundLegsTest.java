package org.gengfu.center.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.calendar.WorkCalendar;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.inspection.Frequency;
import org.gengfu.core.inspection.InspectionPlan;
import org.gengfu.core.inspection.Round;
import org.gengfu.core.inspection.RoundWindow;
import org.gengfu.core.inspection.Stop;
import org.gengfu.core.inspection.Words;
import org.junit.jupiter.api.Test;

class RoundLegsTest {
  private static final RoundWindow DAY =
      new RoundWindow("2026-11-23", new TimeRange(0, 86_400_000));

  private static InspectionPlan plan(int checks) {
    List<CheckItem> items = new ArrayList<>();
    for (int i = 0; i < checks; i++) {
      Words text = new Words("查" + i, "c" + i);
      items.add(
          new CheckItem(
              "c" + i, text, CheckItem.Kind.CHECK, List.of(), "", List.of(), null, null, null));
    }
    return new InspectionPlan(
        "c/room/day",
        1,
        "c",
        "room",
        "",
        new Words("日检", "Daily"),
        InspectionPlan.Kind.ON_SITE,
        new Frequency.Daily(1),
        WorkCalendar.always(ZoneId.of("Asia/Shanghai")),
        KeyPeriods.NONE,
        TimeRange.ALWAYS,
        items,
        0,
        20,
        false);
  }

  private static List<Stop> stops(int sites, int each) {
    List<Stop> stops = new ArrayList<>();
    for (int site = 0; site < sites; site++) {
      for (int i = 0; i < each; i++) {
        String node = "e/s%02d-%02d".formatted(site, i);
        stops.add(new Stop(node, new Words(node, node), "ups", "s%02d".formatted(site), null));
      }
    }
    return stops;
  }

  // An order holds 200 answers; a longer round would never be complete.
  @Test
  void aLongWayIsCutBetweenSites() {
    List<Round> rounds = RoundLegs.of(plan(6), DAY, stops(4, 15));
    assertThat(rounds)
        .extracting(Round::id)
        .containsExactly("c/room/day@2026-11-23", "c/room/day@2026-11-23/2");
    assertThat(rounds).allSatisfy(round -> assertThat(round.needed()).isEqualTo(180));
    assertThat(rounds.getFirst().stops()).extracting(Stop::site).containsOnly("s00", "s01");
    assertThat(RoundLegs.whole(rounds.getLast().id())).isEqualTo(rounds.getFirst().id());
  }

  @Test
  void aLargeSiteIsCutWithinItself() {
    List<Round> rounds = RoundLegs.of(plan(6), DAY, stops(1, 70));
    assertThat(rounds).extracting(Round::needed).containsExactly(198, 198, 24);
    assertThat(rounds.stream().flatMap(round -> round.stops().stream()).distinct()).hasSize(70);
  }

  @Test
  void whereNothingStandsIsNoRound() {
    assertThat(RoundLegs.of(plan(6), DAY, List.of())).isEmpty();
  }
}
