package org.gengfu.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;
import org.junit.jupiter.api.Test;

/** Facts, inputs and states are the same after they were written and read. */
class IncidentTextTest {
  private static final int CAMERAS = 6;
  private static final long END = Town.START + 20_000_000;

  private static Town busy(long seed) {
    Town town = new Town(seed).build(2, 4, CAMERAS, 1_200);
    for (int n = 0; n < 4; n++) {
      town.mains(n, CAMERAS, 0, 3_000_000, 1_200_000);
    }
    town.switchFault(102, CAMERAS, 500_000, 900_000);
    town.alarm("E103", "edge_offline", 500_000, 900_000, 5, 9);
    town.alarm("T103_1", "data_stale", 500_000, 900_000, 60, 90);
    return town;
  }

  /** A run in which everything happens that can: loss, doubles, edits, hands, lists, proofs. */
  static Run eventful(long seed) {
    Town town = busy(seed);
    Run run = new Run(town.graph());
    Random random = new Random(seed);
    List<Run.Message> messages = town.messages(0.05, 0.05, 0.05);
    for (int i = 0; i < messages.size(); i++) {
      Run.Message message = messages.get(i);
      run.put(new IncidentInput.Transition(message.event()), message.arrivalMillis());
      if (i % 9 == 0) {
        run.put(other(run.state(), random, message), message.arrivalMillis());
      }
    }
    return run;
  }

  static IncidentInput other(IncidentState state, Random random, Run.Message message) {
    AlarmEvent event = message.event();
    List<Long> ids = state.incidents().keys();
    List<Long> episodes = state.episodes().keys();
    long incident = ids.isEmpty() ? 7 : ids.get(random.nextInt(ids.size()));
    long episode = episodes.isEmpty() ? 7 : episodes.get(random.nextInt(episodes.size()));
    long te = event.teMillis();
    String odd = "why? =&%,\n因为 " + random.nextInt();
    GraphEdge edge = GraphEdge.always("S0", Relation.CARRIES, "new-" + random.nextInt(3));
    return switch (random.nextInt(11)) {
      case 0 -> new IncidentInput.TimePassed();
      case 1 -> new IncidentInput.Snapshot(event.source(), te, List.of(event, event.at(te - 5)));
      case 2 -> new IncidentInput.Refresh(event.key(), te);
      case 3 -> new IncidentInput.ProofOfLife(event.key(), te + 900_000);
      case 4 ->
          new IncidentInput.GraphChanged(
              List.of(
                  new GraphEdit.NodeDrawn(
                      new GraphNode(
                          "new-1", "camera", odd, new TreeMap<>(Map.of("a,b", odd, "c", "")))),
                  new GraphEdit.EdgeDrawn(edge),
                  new GraphEdit.EdgeEnded(edge, te, te),
                  new GraphEdit.EdgeWithdrawn(edge, te)));
      case 5 -> new IncidentInput.RulesChanged(RuleText.starter());
      case 6 -> new IncidentInput.Merge(incident, ids.isEmpty() ? 8 : ids.getFirst(), "li", odd);
      case 7 -> new IncidentInput.Split(episode, "li", odd);
      case 8 -> new IncidentInput.Reroot(incident, "A" + random.nextInt(2), "li", odd);
      case 9 -> new IncidentInput.Split(episode, "", odd);
      default -> new IncidentInput.Transition(event.at(te + 1));
    };
  }

  @Test
  void everyFactOfEventfulRunsIsTheSameAfterItWasWrittenAndRead() {
    Set<String> kinds = new TreeSet<>();
    for (long seed = 1; seed <= 15; seed++) {
      for (IncidentFact fact : eventful(seed).until(END).facts()) {
        kinds.add(fact.getClass().getSimpleName());
        String line = IncidentFactText.write(fact);
        assertThat(line).doesNotContain("\n");
        assertThat(IncidentFactText.read(line)).isEqualTo(fact);
        assertThat(IncidentFactText.write(IncidentFactText.read(line))).isEqualTo(line);
      }
    }
    assertThat(kinds).as("kinds that the runs bring").hasSizeGreaterThan(20);
  }

  @Test
  void everyInputIsTheSameAfterItWasWrittenAndRead() {
    Run run = eventful(3);
    Random random = new Random(1);
    AlarmKey key = new AlarmKey("边/设备 & co", "t=1", "%41,");
    AlarmEvent event = new AlarmEvent(key, AlarmEvent.Change.CLEAR, -5, "", Long.MIN_VALUE);
    Set<Class<?>> kinds = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      IncidentInput input = other(run.state(), random, new Run.Message(1, event));
      kinds.add(input.getClass());
      assertThat(IncidentInputText.read(IncidentInputText.write(input))).isEqualTo(input);
    }
    assertThat(kinds).hasSize(10);
  }

  @Test
  void aRestartFromAStoredStateComesToTheStateOfTheOneThatRan() {
    Random points = new Random(21);
    for (long seed = 1; seed <= 12; seed++) {
      Town town = busy(seed);
      List<Run.Message> messages = town.messages(0.04, 0.01, 0.02);
      int at = points.nextInt(messages.size());
      Run live = eventful(seed); // edits and hands, then the messages again from there on
      List<String> lines = lines(live.state());
      IncidentState read = IncidentStateText.read(lines.iterator());
      assertThat(StateHash.of(read)).as("seed %d", seed).isEqualTo(live.hash());
      assertThat(lines(read)).isEqualTo(lines);
      assertThat(read.rules()).isEqualTo(live.state().rules());
      assertThat(read.policy()).isEqualTo(live.state().policy());
      Sound.check(read);
      Run restarted = new Run(read);
      List<Run.Message> rest = messages.subList(at, messages.size());
      assertThat(restarted.hear(rest).until(END).hash())
          .as("seed %d from %d", seed, at)
          .isEqualTo(live.hear(rest).until(END).hash());
    }
  }

  @Test
  void aReplayOfStoredFactsFromAStoredStateComesToTheStateOfTheOneThatRan() {
    Town town = busy(9);
    List<Run.Message> messages = town.messages(0.04, 0.01, 0.02);
    for (int at = 0; at < messages.size(); at += 17) {
      Run run = new Run(town.graph()).hear(messages.subList(0, at));
      IncidentState state = IncidentStateText.read(lines(run.state()).iterator());
      int before = run.facts().size();
      run.hear(messages.subList(at, messages.size()));
      for (IncidentFact fact : run.facts().subList(before, run.facts().size())) {
        state = Correlator.apply(state, IncidentFactText.read(IncidentFactText.write(fact)));
      }
      assertThat(StateHash.of(state)).as("at %d", at).isEqualTo(run.hash());
    }
  }

  @Test
  void aStoredStateThatIsTornOrChangedIsRefused() {
    List<String> lines = lines(eventful(2).state());
    for (int cut = 0; cut < lines.size(); cut += 7) {
      List<String> torn = lines.subList(0, cut);
      assertThatThrownBy(() -> IncidentStateText.read(torn.iterator()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("breaks off after line " + cut);
    }
    List<String> missing = new ArrayList<>(lines);
    missing.remove(5);
    assertThatThrownBy(() -> IncidentStateText.read(missing.iterator()))
        .hasMessageContaining("missing or too many");
    List<String> changed = new ArrayList<>(lines);
    changed.replaceAll(line -> line.replace("nextNumber=", "nextNumber=1"));
    assertThatThrownBy(() -> IncidentStateText.read(changed.iterator()))
        .hasMessageContaining("another state");
  }

  static List<String> lines(IncidentState state) {
    List<String> lines = new ArrayList<>();
    IncidentStateText.write(state, lines::add);
    return lines;
  }
}
