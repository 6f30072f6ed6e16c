package org.gengfu.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.scenario.proof.Stored;
import org.gengfu.scenario.watch.CenterClient.ShownDevice;
import org.gengfu.scenario.watch.LookRun;
import org.gengfu.scenario.watch.Sighting;
import org.gengfu.scenario.watch.SimulatorClient.PointLedger;

/**
 * Everything that a judgement rests on, gathered when the run was over.
 *
 * @param start when the timeline began
 * @param end when it ended; what was served until then must be stored
 * @param steps when each labelled step happened
 * @param alarms what the stream of events said of alarms, in order
 * @param states what stream and pages said of devices, in order
 * @param lost sightings that did not fit into the diary
 * @param shown the devices as the center shows them at the end
 * @param ledgers what was served, by device and point
 * @param store what is stored, by device and point
 * @param looks what the center keeps of each camera's looks, oldest first, by device
 */
record Evidence(
    Instant start,
    Instant end,
    Map<String, Instant> steps,
    List<Sighting.Alarm> alarms,
    List<Sighting.State> states,
    long lost,
    List<ShownDevice> shown,
    Map<String, Map<String, PointLedger>> ledgers,
    Map<String, Map<String, List<Stored>>> store,
    Map<String, List<LookRun>> looks) {

  /** When a step happened; the end of the run when it never did. */
  Instant step(String label) {
    return steps.getOrDefault(label, end);
  }

  List<Stored> stored(String device, String point) {
    return store.getOrDefault(device, Map.of()).getOrDefault(point, List.of());
  }

  /** An instant as seconds since the start. */
  String clock(Instant instant) {
    return String.format(
        Locale.ROOT, "%.2f s", Duration.between(start, instant).toMillis() / 1000.0);
  }
}
