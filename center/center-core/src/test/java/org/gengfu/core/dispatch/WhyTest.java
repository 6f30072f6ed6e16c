package org.gengfu.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gengfu.core.dispatch.Shortage.Advice;
import org.gengfu.core.dispatch.Why.Choice;
import org.gengfu.core.dispatch.Why.Obstacle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhyTest {
  private static final WhyText ZH = new WhyText(true, id -> "<" + id + ">");
  private static final WhyText EN = new WhyText(false, id -> "<" + id + ">");

  @Test
  void namesTheThreeNextBestWithWhatTheyCostMore() {
    Town town = new Town();
    for (int k = 0; k < 5; k++) {
      town.technician("t" + k, 0, 10 * k, List.of("power"), Map.of());
    }
    town.technician("camera", 0, 0, List.of("camera"), Map.of());
    Problem problem = town.order("w", 0, 0, "power", List.of(), 240).problem();
    Why why = Why.of(problem, Planner.plan(problem), "w").orElseThrow();

    Choice chosen = why.chosen();
    assertThat(chosen).isNotNull();
    assertThat(chosen.technician()).isEqualTo("t0");
    assertThat(why.next()).extracting(Choice::technician).containsExactly("t1", "t2", "t3");
    assertThat(why.next()).isSortedAccordingTo(Comparator.comparing(Choice::more));
    assertThat(why.next().getFirst().more().work()).isEqualTo(2 * 10 * 60);
    assertThat(why.unable()).isEqualTo(Map.of(Obstacle.SKILL, 1));
    assertThat(EN.next(why.next().getFirst())).isEqualTo("working time +20 min");
    assertThat(ZH.chosen(chosen)).isEqualTo("代价最小；路上 0 分钟；距超时余量 195 分钟");
    assertThat(why.shortage()).isNull();
  }

  @Test
  void saysThatNoPartIsFreeAndWhatToDo() {
    Problem problem =
        new Town()
            .technician("t", 0, 0, List.of("power"), Map.of())
            .order("w", 0, 10, "power", List.of("rectifier"), 240)
            .problem();
    Plan plan = Planner.plan(problem);
    Why why = Why.of(problem, plan, "w").orElseThrow();

    assertThat(plan.unassigned()).containsExactly("w");
    assertThat(why.chosen()).isNull();
    assertThat(why.unable()).isEqualTo(Map.of(Obstacle.PART, 1));
    Shortage shortage = why.shortage();
    assertThat(shortage).isNotNull();
    assertThat(shortage.advice())
        .containsExactly(
            new Advice.Borrow(List.of("rectifier")),
            new Advice.Buy("rectifier"),
            new Advice.StandbyUnit());
    assertThat(ZH.shortage(shortage)).isEqualTo("没有可用的备件");
    assertThat(ZH.unable(why)).isEqualTo("1 人拿不到备件");
  }

  /** Known in the order's first minute: not after the technician stands in the warehouse. */
  @Test
  void saysThatThePartCannotBeThereInTime() {
    Town town =
        new Town()
            .technician("t", 0, 0, List.of("power"), Map.of())
            .warehouse("far", 0, 60, Map.of("rectifier", 1))
            .order("w", 0, 10, "power", List.of("rectifier"), 90);
    OpenOrder lesser =
        new Town().order("v", 0, 1, "power", List.of("rectifier"), 900).orders.get(0);
    town.orders.add(
        new OpenOrder(
            "v",
            lesser.place(),
            new TreeSet<>(),
            1,
            lesser.skus(),
            "far",
            0,
            0,
            null,
            null,
            List.of(),
            4,
            null,
            0));
    Shortage shortage = Shortage.of(town.problem(), "w").orElseThrow();

    // 60 there, 5 to hand out, 50 back, 30 of work: 145.
    assertThat(shortage.soonestMillis()).isEqualTo(Town.NOW + 145 * Town.MINUTE);
    assertThat(shortage.lateMillis()).isEqualTo(55 * Town.MINUTE);
    assertThat(shortage.advice()).first().isEqualTo(new Advice.TakeOver("v", "far", 4));
    assertThat(EN.shortage(shortage)).isEqualTo("the soonest part (<far>) would be 55 min late");
    assertThat(EN.advice(shortage.advice().getFirst()))
        .isEqualTo("take the part kept for order v (level 4) at <far>");
  }

  /** Who gave it back is not asked again; whom a person named goes, also without the skill. */
  @Test
  void aPersonsWordAndARefusalHold() {
    Town town =
        new Town()
            .technician("near", 0, 0, List.of("power"), Map.of())
            .technician("far", 0, 40, List.of("power"), Map.of())
            .technician("other", 0, 20, List.of("camera"), Map.of())
            .order("w", 0, 0, "power", List.of(), 240);
    OpenOrder plain = town.orders.getFirst();

    town.orders.set(0, with(plain, null, "near"));
    Problem refused = town.problem();
    Why why = Why.of(refused, Planner.plan(refused), "w").orElseThrow();
    assertThat(why.chosen()).isNotNull().extracting(Choice::technician).isEqualTo("far");
    assertThat(why.unable()).isEqualTo(Map.of(Obstacle.REFUSED, 1, Obstacle.SKILL, 1));
    assertThat(EN.unable(why)).isEqualTo("1 gave it back; 1 lack a skill");

    town.orders.set(0, with(plain, "other", "near"));
    Problem named = town.problem();
    why = Why.of(named, Planner.plan(named), "w").orElseThrow();
    assertThat(why.chosen()).isNotNull().extracting(Choice::technician).isEqualTo("other");
    assertThat(why.unable()).isEqualTo(Map.of(Obstacle.NAMED, 2));
    assertThat(ZH.unable(why)).isEqualTo("2 人：已由人工指定他人");
  }

  private static OpenOrder with(OpenOrder order, @Nullable String named, String refusedBy) {
    return new OpenOrder(
        order.id(),
        order.place(),
        order.skills(),
        1,
        order.skus(),
        null,
        order.typicalMillis(),
        order.ninetiethMillis(),
        null,
        order.endBy(),
        List.of(),
        order.level(),
        null,
        0,
        named,
        new TreeSet<>(List.of(refusedBy)));
  }

  @Test
  void chancesFollowTheNormalDistribution() {
    double variance = Chances.variance(600);
    assertThat(Chances.percentOver(600, variance)).isEqualTo(10);
    assertThat(Chances.percentOver(0, variance)).isEqualTo(50);
    assertThat(Chances.percentOver(-600, variance)).isEqualTo(90);
    assertThat(Chances.percentOver(5_000, variance)).isZero();
    assertThat(Chances.percentOver(-1, 0)).isEqualTo(100);
  }

  @Test
  void stabilityWeighsWhatIsGainedAgainstWhoMoves() {
    Cost known = new Cost(0, 0, 0, 36_000, 0, 0);
    assertThat(Stability.USUAL.worth(known, new Cost(0, 0, 0, 35_000, 10, 0))).isTrue();
    assertThat(Stability.USUAL.worth(known, new Cost(0, 0, 0, 35_000, 20, 0))).isFalse();
    assertThat(Stability.USUAL.worth(known, new Cost(0, 0, 0, 35_500, 0, 0))).isFalse();
    assertThat(Stability.USUAL.worth(known, new Cost(0, 1, 0, 0, 0, 0))).isFalse();
    assertThat(Stability.USUAL.worth(new Cost(0, 5, 0, 0, 0, 0), known)).isTrue();
  }
}
