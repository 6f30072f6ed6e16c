package org.gengfu.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.gengfu.core.alarm.AlarmKey;
import org.junit.jupiter.api.Test;

/** Faults that the seeded simulation found; the seeds are those of the day when it did. */
class FoundBySimulationTest {
  private final Run run = new Run(new Town(2).build(1, 2, 6, 0).graph());
  private long seq;

  private void raise(String node, String type, int second) {
    put(node, type, AlarmEvent.Change.RAISE, second);
  }

  private void clear(String node, String type, int second) {
    put(node, type, AlarmEvent.Change.CLEAR, second);
  }

  private void put(String node, String type, AlarmEvent.Change change, int second) {
    long te = Town.START + second * 1_000L;
    AlarmEvent event = new AlarmEvent(new AlarmKey(node, type, ""), change, te, "e", seq++);
    run.put(new IncidentInput.Transition(event), te + 100);
    until(second + 10);
  }

  private void until(int second) {
    run.until(Town.START + second * 1_000L);
    Sound.check(run.state());
  }

  private void put(IncidentInput.ByHand hand, int second) {
    run.put(hand, Town.START + second * 1_000L);
    Sound.check(run.state());
  }

  private Incident at(String node) {
    return run.state().incidents().values().stream()
        .filter(one -> run.state().episode(one.root()).key().resource().equals(node))
        .findFirst()
        .orElseThrow();
  }

  /** Seed 2: the inferred root lost the child that was named, was taken back, and was missing. */
  @Test
  void aChildOfAnInferredRootMayBeNamedInItsPlace() {
    raise("M0", "mains_fail", 0);
    raise("M1", "mains_fail", 20);
    until(200);
    long id = at("F0").id();
    put(new IncidentInput.Reroot(id, "M0", "an", "a digger"), 210);
    assertThat(at("M0").id()).isEqualTo(id);
    assertThat(run.state().members(at("M0"))).hasSize(3);
    clear("M0", "mains_fail", 400);
    clear("M1", "mains_fail", 410);
    until(600);
    assertThat(at("M0").open()).isFalse();
  }

  /** Seeds 7 and 330: a root without an alarm stood for a day after all was over. */
  @Test
  void aRootThatWasNamedIsOverWithWhatHangsOnIt() {
    raise("S0", "switch_unreachable", 0);
    clear("S0", "switch_unreachable", 60);
    until(200);
    put(new IncidentInput.Reroot(at("S0").id(), "pole-7", "an", "seen on site"), 210);
    until(400);
    assertThat(run.state().episode(2).active()).isFalse();
    assertThat(at("pole-7").open()).isFalse();
    raise("S1", "switch_unreachable", 500);
    put(new IncidentInput.Reroot(at("S1").id(), "pole-8", "an", "seen on site"), 520);
    assertThat(run.state().episode(4).active()).isTrue();
    put(new IncidentInput.Split(3, "an", "not the pole"), 530);
    assertThat(run.state().episode(4).active()).as("nothing hangs on it").isFalse();
  }

  /** Seed 315: two roots were named one above the other, and the upper one never ended. */
  @Test
  void aRootThatWasNamedAboveAnotherIsOverWithIt() {
    raise("S0", "switch_unreachable", 0);
    put(new IncidentInput.Reroot(at("S0").id(), "pole-7", "an", "seen on site"), 10);
    put(new IncidentInput.Reroot(at("pole-7").id(), "street", "an", "a digger"), 20);
    assertThat(run.state().episode(3).active()).isTrue();
    put(new IncidentInput.Split(1, "an", "two matters"), 30);
    assertThat(run.state().episode(2).active()).as("nothing hangs on the pole").isFalse();
    assertThat(run.state().episode(3).active()).as("nor on the street").isFalse();
    until(200);
    assertThat(at("street").open()).isFalse();
    assertThat(at("S0").open()).isTrue();
  }

  /** What lasted was split off: what is over alone ends the root. */
  @Test
  void aRootThatWasNamedIsOverWhenWhatLastsIsSplitOff() {
    raise("S0", "switch_unreachable", 0);
    raise("S1", "switch_unreachable", 400);
    put(new IncidentInput.Reroot(at("S0").id(), "pole-7", "an", "seen on site"), 410);
    put(new IncidentInput.Merge(at("S1").id(), at("pole-7").id(), "an", "the same pole"), 420);
    clear("S0", "switch_unreachable", 500);
    until(700);
    assertThat(run.state().episode(3).active()).as("one of two lasts").isTrue();
    put(new IncidentInput.Split(2, "an", "not the pole"), 710);
    assertThat(run.state().episode(3).active()).as("all that hangs on it is over").isFalse();
    until(900);
    assertThat(at("pole-7").open()).isFalse();
  }

  /** Seed 783: a person put an inferred root below another one, and it lasted for ever. */
  @Test
  void anInferredRootThatWasPutBelowAnotherIsOverWithWhatHangsOnIt() {
    raise("elsewhere", "mains_fail", 0);
    raise("M0", "mains_fail", 5);
    raise("M1", "mains_fail", 25);
    until(200);
    Episode inferred = run.state().episode(at("F0").root());
    put(new IncidentInput.Merge(at("F0").id(), at("elsewhere").id(), "an", "one line"), 210);
    clear("M0", "mains_fail", 400);
    assertThat(run.state().episode(inferred.number()).active()).as("M1 lasts").isTrue();
    put(new IncidentInput.Split(at("M1", inferred), "an", "its own fuse"), 420);
    assertThat(run.state().episode(inferred.number()).active()).isFalse();
  }

  private long at(String node, Episode cause) {
    return run.state().effectsOf(cause.number()).stream()
        .filter(effect -> effect.key().resource().equals(node))
        .findFirst()
        .orElseThrow()
        .number();
  }

  /** Seed 1947: what outlasted its cause was named as the root, and the incident was resolved. */
  @Test
  void whatOutlastsItsCauseMayBeNamedAsTheRoot() {
    raise("S0", "switch_unreachable", 0);
    raise("C0_1", "camera_offline", 30);
    clear("S0", "switch_unreachable", 60);
    until(800);
    assertThat(at("C0_1").residualOf()).isEqualTo(at("S0").id());
    long id = at("S0").id();
    put(new IncidentInput.Reroot(id, "C0_1", "an", "it was the camera"), 810);
    until(2_000);
    assertThat(run.state().incident(id).open()).as("the camera lasts").isTrue();
    clear("C0_1", "camera_offline", 2_010);
    until(2_300);
    assertThat(run.state().incident(id).open()).isFalse();
  }

  /** Seeds 3 and 84: what hung on a residual counted nowhere, and then the residual never ended. */
  @Test
  void aResidualLastsWithWhatHangsOnIt() {
    raise("U0", "ups_fault", 0);
    raise("S0", "switch_unreachable", 20);
    raise("C0_1", "camera_offline", 80);
    clear("U0", "ups_fault", 100);
    until(800);
    Incident residual = at("S0");
    assertThat(residual.residualOf()).isEqualTo(at("U0").id());
    clear("S0", "switch_unreachable", 810);
    until(1_000);
    assertThat(run.state().incident(residual.id()).open()).as("the camera lasts").isTrue();
    until(1_600);
    assertThat(at("C0_1").residualOf()).as("a matter of its own").isEqualTo(at("U0").id());
    assertThat(run.state().incident(residual.id()).open()).isFalse();
    clear("C0_1", "camera_offline", 1_700);
    until(40_000);
    assertThat(run.state().episodes().isEmpty()).as("all is forgotten").isTrue();
  }
}
