package org.gengfu.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gengfu.core.alarm.AlarmKey;
import org.junit.jupiter.api.Test;

/** What a person decides stays decided. */
class HandRulesTest {
  private static final String WHO = "operator";

  private final Town town = new Town(2).build(1, 2, 6, 0);
  private final Run run = new Run(town.graph());
  private long seq;

  private void raise(String node, String type, long te) {
    AlarmEvent event =
        new AlarmEvent(
            new AlarmKey(node, type, ""), AlarmEvent.Change.RAISE, Town.START + te, "e", seq++);
    run.put(new IncidentInput.Transition(event), Town.START + te + 100);
    run.until(Town.START + te + 10_000);
    Sound.check(run.state());
  }

  private List<Incident> incidents() {
    return run.state().incidents().values();
  }

  private Incident at(String node) {
    return incidents().stream()
        .filter(one -> run.state().episode(one.root()).key().resource().equals(node))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void mergedIncidentsStayMergedWhenACauseComes() {
    raise("C0_1", "camera_offline", 0);
    raise("C1_1", "camera_offline", 20_000);
    run.put(
        new IncidentInput.Merge(at("C1_1").id(), at("C0_1").id(), WHO, "same van hit both"),
        Town.START + 40_000);
    Sound.check(run.state());
    assertThat(incidents()).hasSize(1);
    raise("S1", "switch_unreachable", 50_000);
    assertThat(run.state().members(at("C0_1"))).hasSize(2);
    assertThat(at("S1").root()).isEqualTo(3);
  }

  @Test
  void aSplitAlarmIsNotTakenBack() {
    raise("S0", "switch_unreachable", 0);
    raise("C0_1", "camera_offline", 20_000);
    assertThat(incidents()).hasSize(1);
    run.put(new IncidentInput.Split(2, WHO, "its mast fell"), Town.START + 40_000);
    Sound.check(run.state());
    assertThat(incidents()).hasSize(2);
    raise("A0", "switch_unreachable", 50_000);
    assertThat(run.state().episode(2).reason()).isNull();
    assertThat(run.state().episode(1).reason()).isNotNull();
  }

  @Test
  void anotherRootMayBeNamedWithOrWithoutAnAlarmOfItsOwn() {
    raise("S0", "switch_unreachable", 0);
    raise("C0_1", "camera_offline", 20_000);
    long id = at("S0").id();
    run.put(new IncidentInput.Reroot(id, "pole-7", WHO, "seen on site"), Town.START + 40_000);
    Sound.check(run.state());
    assertThat(at("pole-7").id()).isEqualTo(id);
    assertThat(run.state().members(at("pole-7"))).hasSize(3);
    run.put(
        new IncidentInput.Reroot(id, "C0_1", WHO, "it shorted the switch"), Town.START + 50_000);
    Sound.check(run.state());
    assertThat(incidents()).hasSize(1);
    assertThat(run.state().episode(incidents().getFirst().root()).key().resource())
        .isEqualTo("C0_1");
  }

  @Test
  void whatCannotBeDoneIsRefusedWithAReason() {
    raise("S0", "switch_unreachable", 0);
    run.put(new IncidentInput.Split(1, WHO, "because"), Town.START);
    run.put(new IncidentInput.Split(1, WHO, " "), Town.START);
    run.put(new IncidentInput.Merge(1, 2, WHO, "because"), Town.START);
    run.put(new IncidentInput.Reroot(at("S0").id(), "S0", WHO, "because"), Town.START);
    assertThat(run.facts()).filteredOn(IncidentFact.Refused.class::isInstance).hasSize(4);
    Sound.check(run.state());
  }
}
