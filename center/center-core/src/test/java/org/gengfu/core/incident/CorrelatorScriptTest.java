package org.gengfu.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Mains, UPS, switch, sixty cameras: one incident at the mains, whatever the battery holds. */
class CorrelatorScriptTest {
  private static final int CAMERAS = 60;

  @Property(tries = 60)
  void oneIncidentAtTheMains(
      @ForAll @IntRange(min = 10, max = 480) int autonomyMinutes,
      @ForAll @LongRange(min = 1, max = 1_000_000) long seed,
      @ForAll boolean autonomyIsDrawn,
      @ForAll boolean lossy) {
    int seconds = autonomyMinutes * 60;
    Town town = new Town(seed).build(1, 3, CAMERAS, autonomyIsDrawn ? seconds : 0);
    town.mains(0, CAMERAS, 0, seconds * 1000L + 3_600_000, seconds * 1000L);
    // A camera of another cabinet fails while the first cabinet's go.
    town.alarm("C1_7", "camera_offline", seconds * 1000L, seconds * 1000L + 900_000, 60, 90);
    List<Run.Message> messages = town.messages(lossy ? 0.05 : 0, 0.01, 0.02);
    Run run = new Run(town.graph()).hear(messages);
    run.until(messages.getLast().arrivalMillis() + 1_200_000);

    Sound.check(run.state());
    Map<String, List<TreeSet<Long>>> groups = run.groups();
    long bystander =
        messages.stream()
            .filter(m -> m.event().key().resource().equals("C1_7"))
            .filter(m -> m.event().change() == AlarmEvent.Change.RAISE)
            .count();
    assertThat(groups.keySet())
        .as("roots, seed %d", seed)
        .isEqualTo(bystander == 0 ? Set.of("M0") : Set.of("C1_7", "M0"));
    groups.forEach((root, incidents) -> assertThat(incidents).as(root).hasSize(1));
  }

  @Property(tries = 20)
  void anyOrderOfArrivalComesToTheSame(@ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
    Town town = new Town(seed).build(1, 2, CAMERAS, 1_800);
    town.mains(0, CAMERAS, 0, 5_400_000, 1_800_000);
    List<Run.Message> messages = town.messages();
    Collections.shuffle(messages, new Random(seed));
    long last = Town.START + 6_000_000;
    Run run = new Run(town.graph());
    messages.forEach(m -> run.put(new IncidentInput.Transition(m.event()), last));
    run.until(last + 1_200_000);
    Sound.check(run.state());
    assertThat(run.groups().keySet()).containsExactly("M0");
    assertThat(run.groups().get("M0")).hasSize(1);
  }

  @Example
  void itIsSaidInASentence() {
    Town town = new Town(7).build(1, 1, CAMERAS, 1_800);
    town.mains(0, CAMERAS, 0, 5_400_000, 1_800_000);
    List<Run.Message> messages = town.messages();
    Run run = new Run(town.graph());
    run.hear(messages.subList(0, messages.size() / 2)).until(Town.START + 2_400_000);
    Incident incident = run.state().incidents().values().getFirst();
    String said = Sentence.of(run.state(), incident, ZoneOffset.UTC, Sentence.Language.EN);
    assertThat(said)
        .startsWith("60 camera_offline ← switch_unreachable S0 ← ups_on_battery U0 ← ")
        .contains("mains_fail M0 since ");
    assertThat(Sentence.of(run.state(), incident, ZoneOffset.UTC, Sentence.Language.ZH))
        .startsWith("60 个camera_offline ← ")
        .contains("起");
    for (Episode member : run.state().members(incident)) {
      assertThat(Sentence.of(member, Sentence.Language.EN)).contains(member.key().resource());
    }
    assertThat(Telling.from(run.state(), incident))
        .isAfterOrEqualTo(Instant.ofEpochMilli(incident.openedMillis()));
  }
}
