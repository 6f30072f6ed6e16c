package org.gengfu.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.core.alarm.AlarmLife.KEY;
import static org.gengfu.core.alarm.AlarmLife.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmInput.Acknowledge;
import org.gengfu.core.alarm.AlarmInput.Exceed;
import org.gengfu.core.alarm.AlarmInput.OutOfServiceOff;
import org.gengfu.core.alarm.AlarmInput.OutOfServiceOn;
import org.gengfu.core.alarm.AlarmInput.ProofOfLife;
import org.gengfu.core.alarm.AlarmInput.Purge;
import org.gengfu.core.alarm.AlarmInput.Reset;
import org.gengfu.core.alarm.AlarmInput.Return;
import org.gengfu.core.alarm.AlarmInput.SeverityIs;
import org.gengfu.core.alarm.AlarmInput.Shelve;
import org.gengfu.core.alarm.AlarmInput.SourceBack;
import org.gengfu.core.alarm.AlarmInput.SourceLost;
import org.gengfu.core.alarm.AlarmInput.Suppress;
import org.gengfu.core.alarm.AlarmInput.TimePassed;
import org.gengfu.core.alarm.AlarmInput.Unshelve;
import org.gengfu.core.alarm.AlarmInput.Unsuppress;
import org.junit.jupiter.api.Test;

/**
 * Every life of an alarm up to a depth, with two operators, two rules and two work orders, against
 * {@link RegionModel} and the promises A1 to A7, A10 and A11 after each step. Every step takes a
 * millisecond, a {@code TICK} ten seconds.
 */
class AlarmRegionsEnumerationTest {
  private static final Duration TEN = Duration.ofSeconds(10);
  private static final Duration FIFTEEN = Duration.ofSeconds(15);

  private record Node(AlarmState state, RegionModel model, String path) {}

  private static AlarmPolicy policy(Duration delay, boolean latching) {
    AlarmPolicy edge = AlarmPolicy.EDGE;
    return new AlarmPolicy(
        delay,
        delay,
        latching,
        FIFTEEN,
        Duration.ofSeconds(25),
        2,
        Duration.ofSeconds(60),
        FIFTEEN,
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        edge.maxAhead(),
        edge.maxBehind(),
        Duration.ZERO,
        "1");
  }

  private static Exceed exceed(Instant now, Severity severity) {
    return new Exceed(now, 0, severity, null, null, true);
  }

  /** What the source, time and the people of the third region can do. */
  private static Map<String, Function<Instant, AlarmInput>> few() {
    Map<String, Function<Instant, AlarmInput>> few = new LinkedHashMap<>();
    few.put("EXCEED", now -> exceed(now, Severity.MAJOR));
    few.put("RETURN", now -> new Return(now, 0, true));
    few.put("WORSE", now -> new SeverityIs(now, 0, Severity.CRITICAL, true));
    few.put("TICK", now -> new TimePassed());
    few.put("ACK an", now -> new Acknowledge("an", "", 0));
    few.put("LOST", SourceLost::new);
    few.put("BACK with it", now -> new SourceBack(now, exceed(now, Severity.MAJOR)));
    few.put("BACK without", now -> new SourceBack(now, null));
    few.put("PROOF", now -> new ProofOfLife(now, "camera"));
    few.put("ONE-SHOT", now -> new Shelve(FIFTEEN, true, "r", "an", TEN.plus(TEN)));
    return few;
  }

  private static Map<String, Function<Instant, AlarmInput>> all() {
    Map<String, Function<Instant, AlarmInput>> all = new LinkedHashMap<>(few());
    all.put("BETTER", now -> new SeverityIs(now, 0, Severity.MINOR, true));
    all.put("ACK bo", now -> new Acknowledge("bo", "", 0));
    all.put("RESET", now -> new Reset("an"));
    all.put("CLOSE", now -> new AlarmInput.Close("an", ""));
    all.put("SHELVE", now -> new Shelve(FIFTEEN, false, "r", "an", TEN.plus(TEN)));
    all.put(
        "SHELVE long", now -> new Shelve(TEN.plus(FIFTEEN), false, "r", "an", TEN.plus(FIFTEEN)));
    all.put("UNSHELVE", now -> new Unshelve("an"));
    all.put("SUPPRESS r1 i1", now -> new Suppress("r1", "i1"));
    all.put("SUPPRESS r1 i2", now -> new Suppress("r1", "i2"));
    all.put("SUPPRESS r2 i1", now -> new Suppress("r2", "i1"));
    all.put("UNSUPPRESS r1 i1", now -> new Unsuppress("r1", "i1"));
    all.put("UNSUPPRESS r2 i1", now -> new Unsuppress("r2", "i1"));
    all.put("OUT w1", now -> new OutOfServiceOn("w1", now.plus(FIFTEEN), "bo"));
    all.put("OUT w2", now -> new OutOfServiceOn("w2", now.plus(FIFTEEN), "bo"));
    all.put("IN w1", now -> new OutOfServiceOff("w1", "bo"));
    all.put("PURGE", now -> new Purge(false));
    return all;
  }

  @Test
  void everyInputInEveryStateThatThreeOthersLeadTo() {
    String raise = "EXCEED,TICK";
    String seenAndBack = raise + ",ACK an,RETURN,TICK";
    for (boolean latching : List.of(false, true)) {
      for (String begin : List.of("", raise, seenAndBack)) {
        explore(policy(TEN, latching), all(), begin, 3);
      }
    }
  }

  @Test
  void everyLifeOfSourceTimeAndOperatorWithDelays() {
    explore(policy(TEN, false), few(), "", 5);
  }

  @Test
  void everyLifeOfSourceTimeAndOperatorWithoutDelays() {
    explore(policy(Duration.ZERO, true), few(), "", 5);
  }

  private static void explore(
      AlarmPolicy policy,
      Map<String, Function<Instant, AlarmInput>> alphabet,
      String begin,
      int depth) {
    Node first = new Node(AlarmState.initial(KEY, policy), new RegionModel(policy), "");
    Map<Instant, List<Node>> level = new TreeMap<>(Map.of(START, List.of(first)));
    for (String name : begin.isEmpty() ? new String[0] : begin.split(",")) {
      level = next(level, Map.of(name, all().get(name)));
    }
    for (int i = 0; i < depth; i++) {
      level = next(level, alphabet);
    }
    long nodes = level.values().stream().mapToLong(List::size).sum();
    assertThat(nodes).as("states at the end").isGreaterThan(50);
    level.values().forEach(AlarmRegionsEnumerationTest::checkInventory);
  }

  /** One level deeper; lives that lead to the same state at the same time go on as one. */
  private static Map<Instant, List<Node>> next(
      Map<Instant, List<Node>> level, Map<String, Function<Instant, AlarmInput>> alphabet) {
    Map<Instant, List<Node>> next = new TreeMap<>();
    Map<Instant, Set<AlarmState>> known = new TreeMap<>();
    level.forEach((time, nodes) -> {
      for (Node node : nodes) {
        alphabet.forEach((name, input) -> {
          if (node.state().archived()) {
            return;
          }
          Instant now = time.plus(name.equals("TICK") ? TEN : Duration.ofMillis(1));
          Node after = step(node, name, input.apply(now), now);
          if (known.computeIfAbsent(now, ignored -> new HashSet<>()).add(after.state())) {
            next.computeIfAbsent(now, ignored -> new ArrayList<>()).add(after);
          }
        });
      }
    });
    return next;
  }

  private static Node step(Node node, String name, AlarmInput input, Instant now) {
    String path = node.path() + "," + name;
    List<AlarmFact> facts = AlarmMachine.decide(node.state(), input, now);
    AlarmState after = node.state();
    AlarmState replayed = node.state();
    for (AlarmFact fact : facts) {
      after = AlarmMachine.apply(after, fact);
      replayed = AlarmMachine.apply(replayed, AlarmFactText.read(AlarmFactText.write(fact)));
    }
    check(replayed.equals(after), "A7", path);
    check(AlarmMachine.decide(node.state(), input, now).equals(facts), "A9", path);
    RegionModel model = node.model().copy();
    model.step(input, now);
    if (!model.view().equals(view(after))) {
      assertThat(view(after)).as(path).isEqualTo(model.view());
    }
    promises(after, input, facts, now, path);
    return new Node(after, model, path);
  }

  private static void promises(
      AlarmState after, AlarmInput input, List<AlarmFact> facts, Instant now, String path) {
    check(after.key().equals(KEY), "A1", path);
    Visibility.Shelf shelf = after.visibility().shelf();
    check(shelf == null || shelf.until().isAfter(now), "A3 shelf", path);
    check(
        after.visibility().outOfService().stream().allMatch(o -> o.until().isAfter(now)),
        "A3 out of service",
        path);
    boolean people = facts.stream().anyMatch(f -> f.change() instanceof AlarmChange.Acknowledged);
    check(!people || input instanceof Acknowledge, "A4", path);
    boolean lost = input instanceof SourceLost;
    check(!lost || after.condition() instanceof Condition.Unknown, "A5", path);
    boolean idle = after.condition() instanceof Condition.Normal && input instanceof Reset;
    check(!idle || !after.latched(), "A6", path);
    boolean shown = after.visibility().isShown();
    check(!shown || !after.condition().isActive() || after.isAnnunciated(), "A11", path);
    check(
        AlarmMachine.nextDeadline(after).filter(due -> !due.isAfter(now)).isEmpty(),
        "nothing is overdue",
        path);
  }

  private static void check(boolean holds, String promise, String path) {
    if (!holds) {
      throw new AssertionError(promise + " is broken by " + path);
    }
  }

  private static void checkInventory(List<Node> nodes) {
    List<AlarmState> states = new ArrayList<>();
    for (Node node : nodes) {
      AlarmState state = node.state();
      AlarmKey own = new AlarmKey("edge/device-" + states.size(), "rule", "");
      states.add(
          new AlarmState(
              own,
              state.policy(),
              state.timeline(),
              state.condition(),
              state.latched(),
              state.occurrences(),
              state.visibility(),
              state.words(),
              state.changed(),
              state.archived()));
    }
    AlarmInventory inventory = AlarmInventory.of(states);
    long archived = states.stream().filter(AlarmState::archived).count();
    assertThat(inventory.byState().values().stream().mapToLong(count -> count).sum())
        .as("A10")
        .isEqualTo(states.size() - archived)
        .isEqualTo(inventory.live());
  }

  private static String view(AlarmState state) {
    StringBuilder text = new StringBuilder();
    boolean unknown = state.condition() instanceof Condition.Unknown;
    text.append(unknown ? "Unknown " : "");
    text.append(state.condition().known().getClass().getSimpleName());
    text.append(state.latched() ? " latched" : "").append(state.archived() ? " archived" : "");
    for (Occurrence occurrence : state.occurrences()) {
      Span span = occurrence.span();
      Occurrence.Acknowledgement seen = occurrence.acknowledgement();
      text.append('\n').append(span.raised()).append("..").append(span.cleared());
      text.append(' ').append(span.cause()).append(' ').append(span.severity());
      text.append(" toggles ").append(span.toggles());
      text.append(" seen ").append(seen == null ? null : seen.at());
      text.append(" escalation ").append(occurrence.escalation());
      text.append(occurrence.stale() ? " stale" : "");
    }
    Visibility visibility = state.visibility();
    Set<String> causes = new TreeSet<>();
    visibility
        .suppressions()
        .forEach((rule, all) -> all.forEach(cause -> causes.add(rule + "<" + cause)));
    Map<String, Instant> orders = new TreeMap<>();
    visibility.outOfService().forEach(order -> orders.put(order.workOrder(), order.until()));
    Visibility.Shelf shelf = visibility.shelf();
    text.append("\nshelf ").append(shelf == null ? null : shelf.until()).append(" rules ");
    text.append(causes).append(" orders ").append(orders);
    return text.append(" list ").append(state.isAnnunciated()).toString();
  }
}
