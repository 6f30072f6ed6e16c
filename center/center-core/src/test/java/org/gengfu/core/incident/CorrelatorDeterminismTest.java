package org.gengfu.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.FieldGraph;
import org.junit.jupiter.api.Test;

/** The same events come to the same state: shuffled, restarted, shifted, doubled. */
class CorrelatorDeterminismTest {
  private static final int CAMERAS = 12;
  private static final long END = Town.START + 20_000_000;

  private static Town busy() {
    Town town = new Town(5).build(2, 6, CAMERAS, 1_200);
    for (int n = 0; n < 6; n++) {
      town.mains(n, CAMERAS, 0, 3_000_000, 1_200_000); // the first feeder
    }
    town.switchFault(102, CAMERAS, 500_000, 900_000);
    town.mains(104, CAMERAS, 700_000, 2_500_000, 1_200_000);
    for (int i = 0; i < 10; i++) {
      town.alarm("C103_4", "camera_offline", i * 200_000L, i * 200_000L + 80_000, 30, 40);
    }
    return town;
  }

  private static Run run(FieldGraph graph, List<Run.Message> messages) {
    return new Run(graph).hear(messages).until(END);
  }

  @Test
  void twentyShufflesWithinTheReorderTimeComeToOneHash() {
    Town town = busy();
    List<Run.Message> messages = town.messages();
    Set<String> hashes = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      Run run = run(town.graph(), Town.shuffled(messages, seed));
      Sound.check(run.state());
      hashes.add(run.hash());
    }
    assertThat(hashes).hasSize(1);
  }

  @Test
  void twentyRestartsAtRandomPointsComeToOneHash() {
    Town town = busy();
    List<Run.Message> messages = town.messages(0.04, 0.01, 0.02);
    String straight = run(town.graph(), messages).hash();
    Random points = new Random(11);
    for (int turn = 0; turn < 20; turn++) {
      int at = points.nextInt(messages.size());
      Run before = new Run(town.graph()).hear(messages.subList(0, at));
      IncidentState replayed =
          IncidentState.of(town.graph(), RuleText.starter(), CorrelatorPolicy.USUAL);
      for (IncidentFact fact : before.facts()) {
        replayed = Correlator.apply(replayed, fact);
      }
      assertThat(StateHash.of(replayed)).as("at %d", at).isEqualTo(before.hash());
      Run after = before.hear(messages.subList(at, messages.size())).until(END);
      assertThat(after.hash()).as("from %d", at).isEqualTo(straight);
    }
  }

  @Test
  void aShiftInTimeChangesNoGroup() {
    Town town = busy();
    List<Run.Message> messages = town.messages(0.04, 0, 0.02);
    Set<TreeSet<Long>> groups = groups(run(town.graph(), messages));
    long shift = 86_400_000L * 3;
    List<Run.Message> later = new ArrayList<>();
    for (Run.Message message : messages) {
      AlarmEvent event = message.event();
      later.add(
          new Run.Message(message.arrivalMillis() + shift, event.at(event.teMillis() + shift)));
    }
    Run shifted = new Run(town.graph()).hear(later).until(END + shift);
    assertThat(groups(shifted)).isEqualTo(groups);
  }

  @Test
  void newNamesChangeNoGroup() {
    Town town = busy();
    List<Run.Message> messages = town.messages(0.04, 0, 0.02);
    UnaryOperator<String> name = id -> new StringBuilder(id).reverse() + "-z";
    List<Run.Message> renamed = new ArrayList<>();
    for (Run.Message message : messages) {
      AlarmEvent event = message.event();
      String node = name.apply(event.key().resource());
      AlarmKey key = new AlarmKey(node, event.key().type(), event.key().qualifier());
      renamed.add(
          new Run.Message(
              message.arrivalMillis(),
              new AlarmEvent(key, event.change(), event.teMillis(), node, event.seq())));
    }
    assertThat(groups(run(town.renamed(name), renamed)))
        .isEqualTo(groups(run(town.graph(), messages)));
  }

  @Test
  void everyMessageTwiceIsAsOnce() {
    Town town = busy();
    List<Run.Message> messages = town.messages();
    List<Run.Message> twice = new ArrayList<>();
    for (Run.Message message : messages) {
      twice.add(message);
      twice.add(message);
    }
    assertThat(groups(run(town.graph(), twice))).isEqualTo(groups(run(town.graph(), messages)));
  }

  @Test
  void theFeederIsInferredAndItsBystandersStayApart() {
    Town town = busy();
    Run run = run(town.graph(), town.messages());
    assertThat(run.groups().keySet()).containsExactlyInAnyOrder("F0", "S102", "M104", "C103_4");
    run.groups().forEach((root, incidents) -> assertThat(incidents).as(root).hasSize(1));
  }

  @Test
  void anEpisodeKeepsItsIdWhereItIsTheSameAlarmAtTheSameTime() {
    AlarmKey key = new AlarmKey("C1", "camera_offline", "");
    Run one = new Run(FieldGraph.EMPTY);
    one.hear(
        List.of(
            new Run.Message(
                Town.START, new AlarmEvent(key, AlarmEvent.Change.RAISE, Town.START, "e", 1))));
    one.until(Town.START + 60_000);
    Run other = new Run(FieldGraph.EMPTY);
    other.hear(
        List.of(
            new Run.Message(
                Town.START, new AlarmEvent(key, AlarmEvent.Change.RAISE, Town.START, "other", 9))));
    other.until(Town.START + 90_000);
    assertThat(one.state().incidents().keys()).isEqualTo(other.state().incidents().keys());
  }

  private static Set<TreeSet<Long>> groups(Run run) {
    return run.groups().values().stream().flatMap(List::stream).collect(Collectors.toSet());
  }
}
