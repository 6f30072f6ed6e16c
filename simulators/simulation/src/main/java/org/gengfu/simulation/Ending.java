package org.gengfu.simulation;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.alarm.Condition;
import org.gengfu.core.alarm.Occurrence;
import org.gengfu.core.incident.StateHash;

/** What must hold once nothing fails any more and everybody has heard everybody. */
final class Ending {
  private final Center center;
  private final List<EdgeSide> edges;
  private final Promises promises;

  Ending(Center center, List<EdgeSide> edges, Promises promises) {
    this.center = center;
    this.edges = edges;
    this.promises = promises;
  }

  /** Checks, and gives the hash of the correlator's state. */
  String check() {
    promises.step(() -> "the end");
    center.checkAll();
    for (EdgeSide edge : edges) {
      edge.watched().forEach(key -> together(edge, key));
    }
    for (AlarmState alarm : center.live()) {
      promises.hold(
          Suppressing.causes(alarm).isEmpty(), () -> "nothing is hidden without a cause: " + alarm);
    }
    promises.hold(
        center.zombies().isEmpty(),
        () -> "no alarm lasts for the correlator that is over: " + center.zombies());
    String hash = StateHash.of(center.memory().incidents());
    promises.hold(
        StateHash.of(center.journal().fromTheBeginning()).equals(hash),
        () -> "all facts since the beginning lead to the state");
    promises.hold(
        center.journal().alarmsFromTheBeginning().equals(center.memory().alarms()),
        () -> "A7: all facts since the beginning lead to the alarms");
    return hash;
  }

  /** Both sides say the same of an alarm, and what is so. */
  private void together(EdgeSide edge, AlarmKey key) {
    AlarmState there = edge.state(key);
    AlarmState here = center.alarm(key);
    if (here == null) {
      promises.hold(
          there.timeline().observations().isEmpty(), () -> "the center has heard of " + there);
      return;
    }
    promises.hold(
        here.condition() instanceof Condition.Normal, () -> "what is over is over: " + here);
    promises.hold(
        shared(there).equals(shared(here)),
        () -> "both sides converge:\n  edge   " + shared(there) + "\n  center " + shared(here));
  }

  private static List<Object> shared(AlarmState state) {
    List<Object> shared = new ArrayList<>(List.of(state.condition(), state.words()));
    for (Occurrence occurrence : state.occurrences()) {
      shared.add(occurrence.span());
      shared.add("" + occurrence.acknowledgement());
    }
    return shared;
  }

  /** Some hours later the correlator keeps nothing any more. */
  void checkForgotten() {
    promises.hold(
        center.memory().incidents().episodes().isEmpty()
            && center.memory().incidents().timers().isEmpty(),
        () ->
            "what is over is forgotten: "
                + center.memory().incidents().incidents().values()
                + center.memory().incidents().episodes().values()
                + center.memory().incidents().timers().keys());
  }
}
