package org.gengfu.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.scenario.post.Delivered;
import org.gengfu.scenario.proof.Stored;
import org.gengfu.scenario.watch.CenterClient.ShownDevice;
import org.gengfu.scenario.watch.Counted;
import org.gengfu.scenario.watch.LookRun;
import org.gengfu.scenario.watch.ShownIncident;
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
 * @param cameras what the center keeps and shows of cameras
 * @param incidents what it shows of incidents, and whom it told
 * @param answers what its interface answered at the end, by path
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
    Cameras cameras,
    Incidents incidents,
    Map<String, JsonNode> answers) {

  /**
   * What the center keeps and shows of cameras.
   *
   * @param looks each camera's looks, oldest first, by device
   * @param listed what their list said of them again and again, in order
   * @param counted what each one's time counts as, in order of time, by device
   */
  record Cameras(
      Map<String, List<LookRun>> looks,
      List<Sighting.Camera> listed,
      Map<String, List<Counted>> counted) {
    static final Cameras NONE = new Cameras(Map.of(), List.of(), Map.of());
  }

  /**
   * What the center shows of incidents, and whom it told.
   *
   * @param sightings what the stream of events said of them, in order
   * @param shown all of them at the end
   * @param delivered what the receivers got, in order of time
   */
  record Incidents(
      List<Sighting.Incident> sightings, List<ShownIncident> shown, List<Delivered> delivered) {
    static final Incidents NONE = new Incidents(List.of(), List.of(), List.of());
  }

  /** The same with this kept and shown of cameras. */
  Evidence with(Cameras other) {
    return new Evidence(
        start, end, steps, alarms, states, lost, shown, ledgers, store, other, incidents, answers);
  }

  Map<String, List<LookRun>> looks() {
    return cameras.looks();
  }

  /** When a step happened; the end of the run when it never did. */
  Instant step(String label) {
    return steps.getOrDefault(label, end);
  }

  /** When a step was begun, as {@link #step}: of a start, before its process was ready. */
  Instant begun(String label) {
    return steps.getOrDefault(Timeline.begun(label), step(label));
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
