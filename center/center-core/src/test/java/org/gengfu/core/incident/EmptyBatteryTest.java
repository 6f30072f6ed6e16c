package org.gengfu.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.AlarmEvent.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A UPS is no longer on battery when mains are back, and also when its battery is empty. */
class EmptyBatteryTest {
  private static final long START = Town.START;
  private static final AlarmKey MAINS = new AlarmKey("m", "mains_fail", "");
  private static final AlarmKey BATTERY = new AlarmKey("u", "ups_on_battery", "");
  private static final AlarmKey LOW = new AlarmKey("u", "ups_low_battery", "");
  private static final AlarmKey BYPASS = new AlarmKey("u", "bypass", "");

  private Run run;
  private long seq;

  @BeforeEach
  void mainsFail() {
    run = new Run(FieldGraph.EMPTY.with(GraphEdge.always("m", Relation.POWERS, "u")));
    hears(MAINS, Change.RAISE, 0);
    hears(BATTERY, Change.RAISE, 1);
    hears(LOW, Change.RAISE, 1_500);
    hears(BATTERY, Change.CLEAR, 1_800);
  }

  @Test
  void anEmptyBatteryDoesNotBringMainsBack() {
    run.until(at(1_900));
    assertThat(episode(BATTERY).active()).isFalse();
    assertThat(episode(MAINS).active()).isTrue();
  }

  @Test
  void aFullBatteryProvesThatMainsAreBack() {
    hears(LOW, Change.CLEAR, 9_000);
    run.until(at(9_100));
    Episode.End end = episode(MAINS).end();
    assertThat(end).isNotNull();
    assertThat(end.why()).isEqualTo(Episode.Why.CONTRADICTED);
  }

  @Test
  void aUpsThatStartsAgainOverItsBypassBelongsToTheSameIncident() {
    hears(MAINS, Change.CLEAR, 3_600);
    hears(BYPASS, Change.RAISE, 3_602);
    hears(BYPASS, Change.CLEAR, 3_606);
    run.until(at(3_700));
    assertThat(run.state().incidents().size()).isEqualTo(1);
    Reason reason = episode(BYPASS).reason();
    assertThat(reason).isNotNull();
    assertThat(reason.rule()).isEqualTo("low-bypass");
  }

  private Episode episode(AlarmKey key) {
    return run.state().episodes().values().stream()
        .filter(episode -> episode.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private void hears(AlarmKey key, Change change, int second) {
    run.put(
        new IncidentInput.Transition(new AlarmEvent(key, change, at(second), "e", ++seq)),
        at(second));
    run.until(at(second) + 20_000);
  }

  private static long at(int second) {
    return START + second * 1_000L;
  }
}
