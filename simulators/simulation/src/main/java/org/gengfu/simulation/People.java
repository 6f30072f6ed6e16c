package org.gengfu.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.IncidentState;

/** Operators, technicians on site and those who draw: they act at random. One thread. */
final class People {
  private static final Duration MOST = Duration.ofHours(4);

  private final Center center;
  private final List<EdgeSide> edges;
  private final Agenda agenda;
  private final Random random;

  People(Center center, List<EdgeSide> edges, Agenda agenda, Random random) {
    this.center = center;
    this.edges = edges;
    this.agenda = agenda;
    this.random = random;
  }

  void plan(long from, long to, int days) {
    for (int i = 0; i < 24 * days; i++) {
      agenda.at(Streams.between(random, from, to), this::operate);
    }
    for (int i = 0; i < 8 * days; i++) {
      agenda.at(Streams.between(random, from, to), () -> Streams.pick(random, edges).acknowledge());
    }
    for (int i = 0; i < 5 * days; i++) {
      agenda.at(Streams.between(random, from, to), this::decide);
      agenda.at(Streams.between(random, from, to), this::draw);
      agenda.at(Streams.between(random, from, to), this::prove);
    }
  }

  private Instant now() {
    return Instant.ofEpochMilli(agenda.now());
  }

  private void operate() {
    List<AlarmState> shown = new ArrayList<>();
    for (AlarmState alarm : center.live()) {
      if (alarm.condition().isActive() || alarm.isUnacknowledged()) {
        shown.add(alarm);
      }
    }
    if (!shown.isEmpty()) {
      AlarmKey key = Streams.pick(random, shown).key();
      AlarmInput input =
          switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> new AlarmInput.Acknowledge("an", "seen", 0);
            case 5, 6 ->
                new AlarmInput.Shelve(
                    Duration.ofMinutes(1 + random.nextInt(180)),
                    random.nextBoolean(),
                    "work",
                    "an",
                    MOST);
            case 7 -> new AlarmInput.Unshelve("an");
            case 8 -> new AlarmInput.Reset("an");
            case 9 ->
                new AlarmInput.OutOfServiceOn(
                    "w" + random.nextInt(3), now().plusSeconds(60 + random.nextInt(7_200)), "bo");
            case 10 -> new AlarmInput.OutOfServiceOff("bo");
            default -> new AlarmInput.Close("an", "done");
          };
      center.take(key, input);
    }
  }

  /** Somebody merges, parts or names another root. */
  private void decide() {
    IncidentState state = center.memory().incidents();
    List<Incident> incidents = state.incidents().values();
    List<Episode> episodes = state.episodes().values();
    if (incidents.isEmpty()) {
      return;
    }
    Incident one = Streams.pick(random, incidents);
    center.take(
        switch (random.nextInt(3)) {
          case 0 ->
              new IncidentInput.Merge(
                  one.id(), Streams.pick(random, incidents).id(), "an", "one matter");
          case 1 ->
              new IncidentInput.Split(Streams.pick(random, episodes).number(), "an", "two matters");
          default ->
              new IncidentInput.Reroot(
                  one.id(),
                  Streams.pick(random, episodes).key().resource(),
                  "an",
                  "it was this one");
        });
  }

  /** Somebody draws: an edge ends, is taken back, or comes. */
  private void draw() {
    FieldGraph graph = center.memory().incidents().graph();
    int n = random.nextInt(City.CABINETS);
    String node =
        random.nextBoolean() ? City.camera(n, random.nextInt(City.CAMERAS)) : City.lanSwitch(n);
    long now = agenda.now();
    GraphEdge edge = Streams.pick(random, graph.into(node));
    GraphEdit edit =
        switch (random.nextInt(3)) {
          case 0 -> new GraphEdit.EdgeEnded(edge, now, now);
          case 1 -> new GraphEdit.EdgeWithdrawn(edge, now);
          default -> new GraphEdit.EdgeDrawn(carries(n, now));
        };
    center.take(new IncidentInput.GraphChanged(List.of(edit)));
  }

  /** A new edge, perhaps one that closes a ring. */
  private GraphEdge carries(int n, long now) {
    String to =
        switch (random.nextInt(3)) {
          case 0 -> City.camera(n, random.nextInt(City.CAMERAS));
          case 1 -> City.CARRIER;
          default -> City.lanSwitch((n + 1) % City.CABINETS);
        };
    return new GraphEdge(
        City.lanSwitch(n),
        Relation.CARRIES,
        to,
        new TimeRange(now, TimeRange.LATEST),
        Known.since(now));
  }

  /** A camera gives pictures, so what would have taken it down cannot last. */
  private void prove() {
    int n = random.nextInt(City.CABINETS);
    AlarmKey camera = City.key(City.camera(n, random.nextInt(City.CAMERAS)), "camera_offline");
    AlarmKey carrier = City.key(City.lanSwitch(n), "switch_unreachable");
    AlarmState down = center.alarm(camera);
    if (down == null || !down.condition().isActive()) {
      center.take(new IncidentInput.ProofOfLife(camera, agenda.now()));
      AlarmState known = center.alarm(carrier);
      if (known != null && known.condition().isActive()) {
        center.take(carrier, new AlarmInput.ProofOfLife(now(), camera.resource()));
      }
    }
  }
}
