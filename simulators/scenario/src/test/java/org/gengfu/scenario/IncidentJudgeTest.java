package org.gengfu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.scenario.Expectation.Explained;
import org.gengfu.scenario.Expectation.IncidentCount;
import org.gengfu.scenario.Expectation.IncidentSeen;
import org.gengfu.scenario.Expectation.MessageCount;
import org.gengfu.scenario.Expectation.Within;
import org.gengfu.scenario.post.Delivered;
import org.gengfu.scenario.watch.ShownIncident;
import org.gengfu.scenario.watch.ShownIncident.Member;
import org.gengfu.scenario.watch.Sighting;
import org.junit.jupiter.api.Test;

class IncidentJudgeTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final Map<String, String> TREE = Map.of("m", "f", "u", "m");
  private static final IncidentSeen FEEDER =
      new IncidentSeen("f", true, new Within("off", Duration.ofSeconds(60)), 3, 9, TREE);

  private final List<Sighting.Incident> sightings = new ArrayList<>();
  private final List<ShownIncident> shown = new ArrayList<>();
  private final List<Delivered> delivered = new ArrayList<>();
  private final List<Member> members =
      new ArrayList<>(
          List.of(
              member("1", "", "f", List.of()),
              member("2", "1", "m", List.of("f", "m")),
              member("3", "2", "u", List.of("m", "u")),
              member("4", "3", "u", List.of("u"))));

  @Test
  void anIncidentInTimeWithItsTreeHolds() {
    see(50, "f", true);
    show("f");
    assertThat(judge(FEEDER).held()).isTrue();
    assertThat(judge(new IncidentCount(1)).held()).isTrue();
    assertThat(judge(new Explained()).seen()).isEqualTo("4 members do");
  }

  @Test
  void oneThatIsLateOrSaidByItselfOrTwiceDoesNot() {
    show("f");
    assertThat(judge(FEEDER).seen()).contains("never seen; there are f (4)");
    see(50, "f", false);
    assertThat(judge(FEEDER).held()).as("not inferred").isFalse();
    see(5, "f", true);
    assertThat(judge(FEEDER).held()).as("before its cause").isFalse();
    see(71, "f", true);
    assertThat(judge(FEEDER).seen()).contains("late");
    sightings.clear();
    see(50, "f", true);
    show("f");
    assertThat(judge(FEEDER).seen()).contains("2 of them are left");
    assertThat(judge(new IncidentCount(1)).held()).isFalse();
  }

  @Test
  void whatWasMergedIsNoneOfItsOwn() {
    shown.add(new ShownIncident("b", "merged", "m", false, List.of("一", "one"), List.of()));
    show("f");
    assertThat(judge(new IncidentCount(1)).held()).isTrue();
    assertThat(judge(new Explained()).held()).isTrue();
  }

  @Test
  void aTreeOfAnotherShapeDoesNotHold() {
    see(50, "f", true);
    members.set(2, member("3", "1", "u", List.of("f", "u")));
    show("f");
    assertThat(judge(FEEDER).seen()).contains("u mains_fail hangs on f, not on m");
    shown.clear();
    members.remove(3);
    members.remove(2);
    show("f");
    assertThat(judge(FEEDER).seen()).contains("u is not a member").contains("3 to 9 members");
  }

  @Test
  void whatDoesNotSayWhyIsNamed() {
    members.set(0, new Member("1", "", "x", "t", "", 0, List.of(), List.of("因", "because")));
    members.set(1, new Member("2", "1", "m", "t", "", 0, List.of(), List.of("因", "because")));
    members.set(2, new Member("3", "9", "u", "t", "r", 1, List.of(), List.of("因", "")));
    members.set(3, member("4", "2", "u", List.of("u", "m")));
    show("f");
    assertThat(judge(new Explained()).seen())
        .contains("5 things")
        .contains("x t is a root, but the incident's is f")
        .contains("m t names no rule")
        .contains("u t does not say why")
        .contains("u t hangs on what is no member")
        .contains("names the way [u, m] from m");
    members.add(member("5", "", "z", List.of()));
    show("f");
    assertThat(judge(new Explained()).held()).isFalse();
    shown.clear();
    assertThat(judge(new Explained()).held()).as("of nothing").isFalse();
  }

  @Test
  void messagesAreCountedByReceiver() {
    MessageCount one = new MessageCount("duty", 1, "馈线");
    assertThat(judge(one).seen()).isEqualTo("none");
    assertThat(judge(new MessageCount("duty", 0, "")).held()).isTrue();
    deliver("duty", "馈线停电");
    deliver("desk", "潮湿");
    assertThat(judge(one).held()).isTrue();
    deliver("duty", "馈线停电");
    assertThat(judge(one).held()).isFalse();
    assertThat(judge(new MessageCount("desk", 1, "馈线")).held()).isFalse();
  }

  private Verdict judge(Expectation expectation) {
    Evidence evidence =
        new Evidence(
            START,
            at(200),
            Map.of("off", at(10)),
            List.of(),
            List.of(),
            0,
            List.of(),
            Map.of(),
            Map.of(),
            Evidence.Cameras.NONE,
            new Evidence.Incidents(sightings, shown, delivered),
            Map.of());
    return Judgement.of(List.of(expectation), evidence).getFirst();
  }

  private void see(long second, String root, boolean inferred) {
    sightings.add(new Sighting.Incident(at(second), "a", "open", root, inferred, 3));
  }

  private void show(String root) {
    String id = "a" + shown.size();
    shown.add(new ShownIncident(id, "open", root, true, List.of("一句", "a sentence"), members));
  }

  private void deliver(String receiver, String title) {
    delivered.add(new Delivered(receiver, at(60), title, title + "\n"));
  }

  private static Member member(String episode, String parent, String node, List<String> way) {
    return new Member(
        episode, parent, node, "mains_fail", "rule", 1, way, List.of("因为", "because"));
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }
}
