package org.gengfu.center.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.IncidentState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People edit the drawing while an incident lasts: it stays one, and explained. */
class EditAmidIncidentTest {
  private final WatchFixture house = new WatchFixture();
  private FieldDesk desk;
  private long seq;

  @BeforeEach
  void draw() throws Exception {
    desk = desk();
    List<HandEdit> edits = new ArrayList<>();
    edits.add(new HandEdit.Node("S1", "switch", "hall-1", Map.of()));
    for (int i = 1; i <= 4; i++) {
      edits.add(new HandEdit.Node("C" + i, "camera", "hall-1", Map.of()));
      edits.add(new HandEdit.Edge("S1", Relation.CARRIES, "C" + i, null));
    }
    edit(edits.toArray(HandEdit[]::new));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private FieldDesk desk() {
    return new FieldDesk(house.watch, house.database, key -> "", key -> "", house.clock);
  }

  private void edit(HandEdit... edits) throws Exception {
    assertThat(desk.edit(List.of(edits)).outcome().refused()).isEmpty();
  }

  private void raise(String node, String type) throws Exception {
    AlarmKey key = new AlarmKey(node, type, "");
    AlarmEvent event =
        new AlarmEvent(key, AlarmEvent.Change.RAISE, house.clock.millis(), "e", ++seq);
    house.watch.decide(new IncidentInput.Transition(event));
    house.clock.advance(Duration.ofSeconds(5));
    house.watch.decide(new IncidentInput.TimePassed());
  }

  private IncidentState state() {
    return house.watch.picture().incidents();
  }

  private String edge(String camera) {
    GraphEdge edge =
        desk.graph().into(camera).stream().filter(GraphEdge::stands).findFirst().orElseThrow();
    return EdgeIds.of(edge);
  }

  @Test
  void membersKeepTheirCauseAndNewAlarmsFollowTheNewDrawing() throws Exception {
    raise("S1", "switch_unreachable");
    raise("C1", "camera_offline");
    raise("C2", "camera_offline");
    assertThat(state().incidents().size()).isEqualTo(1);

    edit(
        new HandEdit.WithdrawEdge(edge("C1")),
        new HandEdit.EndEdge(edge("C2"), null),
        new HandEdit.WithdrawEdge(edge("C4")));
    assertThat(state().incidents().size()).isEqualTo(1);
    Incident incident = state().incidents().values().getFirst();
    List<Episode> members = state().members(incident);
    assertThat(members).hasSize(3);
    assertThat(members.getFirst().key().resource()).isEqualTo("S1");
    for (Episode member : members.subList(1, 3)) {
      assertThat(member.reason()).as("why %s", member.key()).isNotNull();
      assertThat(member.reason().path().nodes()).contains("S1", member.key().resource());
      assertThat(member.reason().graphVersion()).isLessThan(desk.graph().version());
    }

    raise("C3", "camera_offline");
    raise("C4", "camera_offline");
    assertThat(state().members(state().incident(incident.id()))).hasSize(4);
    assertThat(state().incidents().size()).isEqualTo(2);

    // No alarm machine stands behind these alarms, so a center that starts waits for their end.
    List<Episode> before = state().members(state().incident(incident.id()));
    house.restart();
    assertThat(state().members(state().incident(incident.id()))).isEqualTo(before);
    assertThat(state().incidents().size()).isEqualTo(2);
    assertThat(state().graph().version()).isEqualTo(desk.graph().version());
  }

  @Test
  void aListThatRedrawsEverythingAmidAnIncidentIsTakenAsAWhole() throws Exception {
    raise("S1", "switch_unreachable");
    raise("C1", "camera_offline");
    byte[] list =
        FieldFiles.book(
            List.of("S2,switch,,hall-1,", "S1,switch,,,是"),
            List.of("S2,承载,C1,,,", "S2,承载,C2,,,", "S2,承载,C3,,,", "S2,承载,C4,,,"));
    FieldPlan.Outcome outcome = desk.put(FieldListReader.read(list));
    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.ended()).isEqualTo(4);
    assertThat(state().incidents().size()).isEqualTo(1);
    assertThat(state().members(state().incidents().values().getFirst())).hasSize(2);
    assertThat(desk.plan(FieldListReader.read(list)).edits()).isEmpty();
  }
}
