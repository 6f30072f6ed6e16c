package org.gengfu.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.GraphPath;
import org.gengfu.core.graph.GraphText;
import org.gengfu.core.graph.Relation;
import org.junit.jupiter.api.Test;

/**
 * Journals that were written stay readable: one fact, input and edit of each kind against rows that
 * were stored when the form was made. A row here is never changed; new ones are added.
 */
class IncidentFrozenTextTest {
  private static final AlarmKey KEY = new AlarmKey("edge-1/cam 7", "camera_offline", "a&b=c");
  private static final AlarmKey MAINS = new AlarmKey("M1", "mains_fail", "");
  private static final AlarmEvent EVENT =
      new AlarmEvent(KEY, AlarmEvent.Change.RAISE, 1_700_000_000_123L, "edge-1", 42);
  private static final Reason REASON =
      new Reason(
          3,
          MAINS,
          "mains-switch",
          2,
          CauseRule.Kind.SERVICE,
          new GraphPath(List.of("M1", "U1"), List.of(Relation.POWERS)),
          17,
          new Reason.Lag(-5, -60_000, 90_000, 65_000),
          List.of(new Reason.Rejected(9, MAINS, "other", 7, Reason.Why.TOO_LATE)),
          "");
  private static final Incident INCIDENT =
      new Incident(0xfedcba9876543210L, 5, 1_700_000_000_123L, 0, Incident.OPEN);
  private static final Timer TIMER =
      new Timer(1_700_000_060_000L, Timer.Kind.INFER, 8, "F1", "silent-feeder");
  private static final GraphEdge EDGE =
      new GraphEdge("F1", Relation.CARRIES, "M,1", new TimeRange(5, 90), Known.since(7));
  private static final IncidentInput.ByHand MERGE = new IncidentInput.Merge(1, -1, "li", "同一原因");

  private static List<IncidentFact> facts() {
    return List.of(
        new IncidentFact.Held(EVENT),
        new IncidentFact.Taken(EVENT, true),
        new IncidentFact.Ignored(EVENT, IncidentFact.Ignored.Cause.NO_ROOM),
        new IncidentFact.Refused("what", "why"),
        new IncidentFact.Advanced(Long.MIN_VALUE),
        new IncidentFact.Raised(Episode.raised(7, EVENT), 42),
        new IncidentFact.Raised(
            Episode.inferred(8, MAINS, 9, new Episode.Inference("silent", 1, 9, 10, 3, false))
                .ended(new Episode.End(11, Episode.Why.REVOKED))
                .with(REASON, true)
                .withEffects(2, 1)
                .withResidual(-2),
            0),
        new IncidentFact.Repeated(7, EVENT),
        new IncidentFact.Confirmed(8, EVENT),
        new IncidentFact.Seen(7, 10),
        new IncidentFact.Ended(7, new Episode.End(12, Episode.Why.CLEARED)),
        new IncidentFact.ClearKept(EVENT),
        new IncidentFact.Linked(7, REASON, false),
        new IncidentFact.Linked(7, null, true),
        new IncidentFact.Removed(8),
        new IncidentFact.Scheduled(TIMER),
        new IncidentFact.Fired(TIMER),
        new IncidentFact.DecidedByHand(MERGE),
        new IncidentFact.GraphEdited(new GraphEdit.EdgeDrawn(EDGE)),
        new IncidentFact.RulesEdited(rules()),
        new IncidentFact.Opened(INCIDENT, 0),
        new IncidentFact.ResidualOpened(INCIDENT.resolved(99), 7),
        new IncidentFact.Merged(1, 2, 3),
        new IncidentFact.Rerooted(1, 3),
        new IncidentFact.Dissolved(1),
        new IncidentFact.Resolved(1, 99),
        new IncidentFact.Reopened(1),
        new IncidentFact.Forgotten(1, List.of(3L, 7L)));
  }

  private static RuleBook rules() {
    return RuleText.parse(
        3,
        """
        cause id=a version=1 cause=x effect=y via=POWERS,CARRIES hops=0..2 lag=-60s..10h limit=1.2*autonomy+15m typical=5s clear=1m kind=VISIBILITY  # clocks, 60 s
        infer id=b version=2 parent=edge type=z via=REPORTS_VIA children=ups,mains effects=x,y least=2 share=0.5 window=400s settle=2m
        """);
  }

  private static List<IncidentInput> inputs() {
    return List.of(
        new IncidentInput.Transition(EVENT),
        new IncidentInput.TimePassed(),
        new IncidentInput.Snapshot("edge-1", 5, List.of(EVENT, EVENT)),
        new IncidentInput.Snapshot("edge-1", 5, List.of()),
        new IncidentInput.Refresh(KEY, 5),
        new IncidentInput.ProofOfLife(KEY, 5),
        new IncidentInput.GraphChanged(edits()),
        new IncidentInput.RulesChanged(rules()),
        MERGE,
        new IncidentInput.Split(7, "li", "自己的"),
        new IncidentInput.Reroot(1, "F1", "li", "seen there"));
  }

  private static List<GraphEdit> edits() {
    return List.of(
        new GraphEdit.NodeDrawn(
            new GraphNode("U1", "ups", "", new TreeMap<>(Map.of("autonomy", "600", "b", "")))),
        new GraphEdit.EdgeDrawn(EDGE),
        new GraphEdit.EdgeEnded(EDGE, 20, 30),
        new GraphEdit.EdgeWithdrawn(EDGE, 30));
  }

  @Test
  void whatIsWrittenIsWhatWasWrittenThen() throws IOException {
    List<String> lines = new ArrayList<>();
    facts().forEach(fact -> lines.add(IncidentFactText.write(fact)));
    inputs().forEach(input -> lines.add(IncidentInputText.write(input)));
    edits().forEach(edit -> lines.add(GraphText.write(edit)));
    assertThat(lines).containsExactlyElementsOf(frozen());
  }

  @Test
  void whatWasWrittenThenIsReadAsItWasMeant() throws IOException {
    List<String> lines = frozen();
    List<Object> read = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("fact=")) {
        read.add(IncidentFactText.read(line));
      } else if (line.startsWith("input=")) {
        read.add(IncidentInputText.read(line));
      } else {
        read.add(GraphText.edit(line));
      }
    }
    List<Object> meant = new ArrayList<>(facts());
    meant.addAll(inputs());
    meant.addAll(edits());
    assertThat(read).containsExactlyElementsOf(meant);
  }

  @Test
  void everyKindOfFactIsFrozen() {
    Set<String> kinds = new TreeSet<>();
    facts().forEach(fact -> kinds.add(fact.getClass().getSimpleName()));
    assertThat(kinds)
        .hasSize(
            IncidentFact.class.getPermittedSubclasses().length
                - 1
                + IncidentFact.OfIncident.class.getPermittedSubclasses().length);
  }

  @Test
  void aBadLineIsRefusedAndSaysWhy() {
    String held = IncidentFactText.write(new IncidentFact.Held(EVENT));
    refused(held + "&more=1", "nobody knows field more");
    refused(held + "&seq=1", "field seq is there twice");
    refused(held.replace("&seq=42", ""), "field seq is missing");
    refused(held.replace("seq=42", "seq=4x"), "field seq cannot be read: 4x");
    refused(held.replace("change=RAISE", "change=LOUD"), "field change cannot be read: LOUD");
    refused(held.replace("cam+7", "cam%207"), "escaped in another way");
    refused(held.replace("cam+7", "cam%2"), "badly escaped");
    refused(held.replace("fact=Held", "fact=Holed"), "no kind of fact: Holed");
    refused("", "no name=value");
    refused("fact=Dissolved&incident=1", "no incident's id");
    refused("fact=Dissolved&incident=000000000000000G", "no incident's id");
    refused("fact=Taken&" + held.substring(10) + "&late=yes", "neither true nor false");
    refused("fact=Forgotten&incident=0000000000000001&membersCount=2&members=3", "has 1 values");
    assertThatThrownBy(() -> IncidentInputText.read("input=Guess"))
        .hasMessageContaining("no kind of input: Guess");
    assertThatThrownBy(() -> GraphText.edit("edit=Rubbed"))
        .hasMessageContaining("no kind of edit: Rubbed");
  }

  private static void refused(String line, String why) {
    assertThatThrownBy(() -> IncidentFactText.read(line))
        .as(line)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private static List<String> frozen() throws IOException {
    try (InputStream in = IncidentFrozenTextTest.class.getResourceAsStream("frozen-lines.txt")) {
      assertThat(in).as("frozen-lines.txt").isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
