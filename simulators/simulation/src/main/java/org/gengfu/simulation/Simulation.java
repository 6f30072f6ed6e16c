package org.gengfu.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.incident.CorrelatorPolicy;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.RuleText;

/**
 * One run of the whole core: a city with faults, edges with clocks of their own, lines that lose,
 * double, delay and are cut, a center that crashes, people on both sides. One seed is one run; each
 * part draws from a stream of its own. One thread.
 */
public final class Simulation {
  private static final long START = 1_700_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final long DAY = 1_440 * MINUTE;

  /** So long before the end nothing fails any more, so that all can come together. */
  private static final long HEALED = 210 * MINUTE;

  private final Streams streams;
  private final long end;
  private final int days;
  private final Agenda agenda = new Agenda(START);
  private final Promises promises = new Promises();
  private final World world;
  private final List<EdgeSide> edges = new ArrayList<>();
  private final Messages messages;
  private final Center center;
  private final People people;

  private Simulation(long seed, int days) {
    this.streams = new Streams(seed);
    this.days = days;
    this.end = START + days * DAY;
    City city = City.of(streams.of("city"));
    this.world = World.of(city, streams.of("world"), START, days);
    this.messages = new Messages(agenda, streams.of("gateway"), promises);
    IncidentState first =
        IncidentState.of(city.graph(), RuleText.starter(), CorrelatorPolicy.USUAL);
    this.center = new Center(first, agenda, streams.of("center"), messages, promises);
    Random lines = streams.of("lines");
    double loss = new double[] {0, 0.02, 0.05, 0.2}[lines.nextInt(4)];
    for (Map.Entry<String, List<AlarmKey>> watched : City.watched().entrySet()) {
      String name = watched.getKey();
      EdgeSide edge =
          new EdgeSide(
              name,
              watched.getValue(),
              world,
              agenda,
              streams.of("edge " + name),
              new Network(agenda, streams.of("line " + name), loss),
              promises);
      edges.add(edge);
      center.knows(edge);
    }
    this.people = new People(center, edges, agenda, streams.of("people"));
  }

  /**
   * Runs a seed.
   *
   * @param days simulated days, 1 and up
   * @throws PromiseBrokenException with the last steps and how to repeat it
   */
  public static Outcome run(long seed, int days) {
    Simulation simulation = new Simulation(seed, days);
    try {
      return simulation.run(seed);
    } catch (RuntimeException broken) {
      throw new PromiseBrokenException(
          ("seed %d broke a promise in step %d, %s into the run: %s%nthe last steps:%n%s"
                  + "repeat it: ./gengfu bench simulate --seeds 1 --from %d --days %d")
              .formatted(
                  seed,
                  simulation.promises.steps(),
                  Duration.ofMillis(simulation.agenda.now() - START),
                  broken.getMessage(),
                  simulation.promises.lastSteps(),
                  seed,
                  days),
          broken);
    }
  }

  private Outcome run(long seed) {
    planWorld();
    planWeather();
    planTalk();
    people.plan(START, end - HEALED, days);
    agenda.at(end - HEALED, this::heal);
    agenda.until(end);
    Ending ending = new Ending(center, edges, promises);
    String hash = ending.check();
    agenda.until(end + 300 * MINUTE);
    ending.checkForgotten();
    return new Outcome(
        seed,
        world.faults(),
        promises.steps(),
        center.journal().transactions(),
        center.journal().lines(),
        center.restarts(),
        messages.begun(),
        hash);
  }

  /** Edges notice what changes some time later, and die without power. */
  private void planWorld() {
    Random random = streams.of("noticing");
    for (long at : world.changes()) {
      for (EdgeSide edge : edges) {
        boolean runs = world.runs(edge.name(), at);
        if (runs != world.runs(edge.name(), at - 1)) {
          agenda.at(at, () -> edge.power(runs));
        }
        for (AlarmKey key : edge.watched()) {
          if (world.isTrue(key, at) != world.isTrue(key, at - 1)) {
            agenda.at(at + noticing(key, random), () -> edge.look(key));
          }
        }
      }
    }
  }

  private static long noticing(AlarmKey key, Random random) {
    return switch (key.type()) {
      case "switch_unreachable" -> Streams.between(random, 20_000, 60_000);
      case "camera_offline" -> Streams.between(random, 60_000, 180_000);
      case "temperature_high" -> Streams.between(random, 1_000, 60_000);
      default -> Streams.between(random, 1_000, 9_000);
    };
  }

  /** Lines are cut, clocks jump, alarms become worse. */
  private void planWeather() {
    Random random = streams.of("weather");
    for (int i = 0; i < 3 * days; i++) {
      EdgeSide edge = Streams.pick(random, edges);
      long from = Streams.between(random, START, end - HEALED);
      long to = from + Streams.between(random, MINUTE, 90 * MINUTE);
      boolean keeps = random.nextBoolean();
      agenda.at(from, () -> edge.line().cut(keeps));
      agenda.at(to, () -> edge.line().mend());
      agenda.at(to + 2_000, edge::connect);
      agenda.at(to + 20_000, edge::account);
    }
    for (int i = 0; i < 2 * days; i++) {
      EdgeSide edge = Streams.pick(random, edges);
      long most = random.nextBoolean() ? 60_000 : 60 * MINUTE;
      long skew = Streams.between(random, -most, most);
      long from = Streams.between(random, START, end - HEALED);
      agenda.at(from, () -> edge.skew(skew));
      agenda.at(from + 60 * MINUTE, () -> edge.skew(skew / 100));
    }
    for (int i = 0; i < 6 * days; i++) {
      EdgeSide edge = Streams.pick(random, edges);
      AlarmKey key = Streams.pick(random, edge.watched());
      agenda.at(Streams.between(random, START, end - HEALED), () -> edge.worsen(key));
    }
  }

  /** What goes on by itself: sending again, lists, accounts, and noticing who is silent. */
  private void planTalk() {
    for (EdgeSide edge : edges) {
      Silence silence = new Silence(edge);
      long first = Math.floorMod(edge.name().hashCode(), 60) * 1_000L;
      for (long at = START + first; at < end; at += MINUTE) {
        agenda.at(at, () -> silence.minute(center));
      }
      for (long at = START + first + 180 * MINUTE; at < end; at += 180 * MINUTE) {
        agenda.at(at, edge::list);
        agenda.at(at + 5_000, edge::account);
      }
      for (long before = 100; before >= 40; before -= 20) {
        agenda.at(end - before * MINUTE, edge::account);
      }
      agenda.at(end - 30 * MINUTE, edge::list);
      agenda.at(end - 25 * MINUTE, edge::account);
    }
  }

  /** How long an edge has not been heard. */
  private static final class Silence {
    private final EdgeSide edge;
    private int minutes;

    Silence(EdgeSide edge) {
      this.edge = edge;
    }

    void minute(Center center) {
      boolean silent = !edge.isUp() || edge.line().isCut();
      minutes = silent ? minutes + 1 : 0;
      if (minutes >= 2) {
        center.loses(edge);
      } else if (!silent) {
        edge.sendAgain();
      }
    }
  }

  private void heal() {
    center.calm();
    for (EdgeSide edge : edges) {
      edge.calm();
      edge.line().heal();
      agenda.in(2 * MINUTE, edge::connect);
    }
  }
}
