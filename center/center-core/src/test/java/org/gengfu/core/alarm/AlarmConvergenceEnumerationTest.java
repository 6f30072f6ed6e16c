package org.gengfu.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.core.alarm.AlarmLife.KEY;
import static org.gengfu.core.alarm.AlarmLife.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmInput.Acknowledge;
import org.gengfu.core.alarm.AlarmInput.Exceed;
import org.gengfu.core.alarm.AlarmInput.Merge;
import org.gengfu.core.alarm.AlarmInput.ProofOfLife;
import org.gengfu.core.alarm.AlarmInput.Return;
import org.gengfu.core.alarm.AlarmInput.SeverityIs;
import org.gengfu.core.alarm.AlarmInput.Shelve;
import org.gengfu.core.alarm.AlarmInput.SourceBack;
import org.gengfu.core.alarm.AlarmInput.TimePassed;
import org.gengfu.core.alarm.AlarmInput.Unshelve;
import org.junit.jupiter.api.Test;

/**
 * Every interleaving, up to a length, of what edge and center can do to one alarm while they cannot
 * hear each other, with every place at which one of them may hear the other in between. After each,
 * they exchange accounts in every order: all ends are one. Who saw what is told by an oracle that
 * follows the people, not the words.
 */
class AlarmConvergenceEnumerationTest {
  private static final Duration TEN = Duration.ofSeconds(10);

  /** What can happen; the first letter tells where. */
  private enum Act {
    E_EXCEED,
    E_RETURN,
    E_WORSE,
    E_ACK,
    C_ACK,
    C_PROOF,
    C_LIST_WITHOUT,
    C_ASKED_AGAIN,
    E_TELLS_C,
    C_TELLS_E
  }

  /**
   * Somebody's acknowledgement, as a person remembers it.
   *
   * @param known the evidence that the side knew
   * @param raised the occurrences that waited there, by raise time
   */
  private record Memory(
      Instant at, Set<Observation> known, List<Instant> raised, Severity worst, boolean asked) {}

  private record Node(AlarmState edge, AlarmState center, List<Memory> memories, String path) {}

  @Test
  void withoutDelays() {
    explore(AlarmPolicy.EDGE.withDelays(Duration.ZERO, Duration.ZERO), 5);
  }

  @Test
  void withDelays() {
    explore(AlarmPolicy.EDGE.withDelays(Duration.ofSeconds(1), Duration.ofSeconds(2)), 4);
  }

  /** Both sides know that the alarm is there; then each act takes a second. */
  private static void explore(AlarmPolicy policy, int length) {
    Exceed raise = new Exceed(START.minusSeconds(60), 0, Severity.MAJOR, null, null, true);
    AlarmState active = after(AlarmState.initial(KEY, policy), raise, START);
    List<Node> level = List.of(new Node(active, active, List.of(), ""));
    int ends = 0;
    for (int i = 1; i <= length; i++) {
      Instant now = START.plusSeconds(i);
      Set<List<Object>> known = new HashSet<>();
      List<Node> next = new ArrayList<>();
      for (Node node : level) {
        for (Act act : Act.values()) {
          Node after = act(node, act, now);
          if (known.add(List.of(after.edge(), after.center(), after.memories()))) {
            converge(after, now.plus(TEN), i < length);
            next.add(after);
          }
        }
      }
      level = next;
      ends += next.size();
    }
    assertThat(ends).isGreaterThan(1_000);
  }

  private static Node act(Node node, Act act, Instant now) {
    AlarmState edge = after(node.edge(), new TimePassed(), now);
    AlarmState center = after(node.center(), new TimePassed(), now);
    List<Memory> memories = new ArrayList<>(node.memories());
    switch (act) {
      case E_EXCEED ->
          edge = after(edge, new Exceed(now, 0, Severity.MAJOR, null, null, true), now);
      case E_RETURN -> edge = after(edge, new Return(now, 0, true), now);
      case E_WORSE -> edge = after(edge, new SeverityIs(now, 0, Severity.CRITICAL, true), now);
      case E_ACK -> {
        remember(edge, now, memories);
        edge = after(edge, new Acknowledge("cai", "on site", 0, Word.Side.EDGE), now);
      }
      case C_ACK -> {
        remember(center, now, memories);
        center = after(center, new Acknowledge("an", "", 0), now);
      }
      case C_PROOF -> center = after(center, new ProofOfLife(now, "camera"), now);
      case C_LIST_WITHOUT -> center = after(center, new SourceBack(now, null), now);
      case C_ASKED_AGAIN -> {
        if (center.condition().isActive()) {
          List<Instant> raised = List.of(center.occurrences().getLast().span().raised());
          memories.add(new Memory(now, Set.of(), raised, Severity.MAJOR, true));
        }
        center = after(center, new Shelve(TEN, false, "r", "an", TEN), now);
        center = after(center, new Unshelve("an"), now);
      }
      case E_TELLS_C -> center = after(center, new Merge(AlarmAccount.of(edge)), now);
      case C_TELLS_E -> edge = after(edge, new Merge(AlarmAccount.of(center)), now);
    }
    return new Node(edge, center, List.copyOf(memories), node.path() + " " + act);
  }

  private static void remember(AlarmState state, Instant now, List<Memory> memories) {
    List<Span> waiting =
        state.occurrences().stream()
            .filter(occurrence -> !occurrence.isAcknowledged())
            .map(Occurrence::span)
            .toList();
    if (!waiting.isEmpty()) {
      Severity worst = waiting.stream().map(Span::severity).max(Severity::compareTo).orElseThrow();
      Set<Observation> known = Set.copyOf(state.timeline().observations());
      memories.add(
          new Memory(now, known, waiting.stream().map(Span::raised).toList(), worst, false));
    }
  }

  /**
   * @param thorough true for exchanges that begin at nothing or happen twice, too
   */
  private static void converge(Node node, Instant now, boolean thorough) {
    AlarmState edge = after(node.edge(), new TimePassed(), now);
    AlarmState center = after(node.center(), new TimePassed(), now);
    AlarmAccount ofEdge = AlarmAccount.of(edge);
    AlarmAccount ofCenter = AlarmAccount.of(center);
    AlarmState both = after(center, new Merge(ofEdge), now);
    AlarmState other = after(edge, new Merge(ofCenter), now);
    String expected = shared(both);
    List<AlarmState> ends = new ArrayList<>(List.of(other));
    if (thorough) {
      AlarmState none = AlarmState.initial(KEY, center.policy());
      ends.add(after(after(other, new Merge(AlarmAccount.of(both)), now), merge(edge), now));
      ends.add(after(after(none, new Merge(ofEdge), now), new Merge(ofCenter), now));
      ends.add(after(after(none, new Merge(ofCenter), now), new Merge(ofEdge), now));
    }
    for (AlarmState end : ends) {
      if (!shared(end).equals(expected)) {
        assertThat(shared(end)).as(node.path()).isEqualTo(expected);
      }
    }
    if (!AlarmAccount.of(both).equals(ofEdge.merge(ofCenter))) {
      throw new AssertionError("the account is not the union of both:" + node.path());
    }
    List<Occurrence> occurrences = both.occurrences();
    for (int i = 0; i < occurrences.size(); i++) {
      boolean seen = oracle(node.memories(), both, i);
      if (seen != occurrences.get(i).isAcknowledged()) {
        throw new AssertionError("occurrence " + (i + 1) + " of" + node.path() + "\n" + expected);
      }
    }
  }

  private static Merge merge(AlarmState state) {
    return new Merge(AlarmAccount.of(state));
  }

  /** Somebody saw it, and nothing happened since that he could not know and that asks again. */
  private static boolean oracle(List<Memory> memories, AlarmState end, int index) {
    Span span = end.occurrences().get(index).span();
    return memories.stream()
        .anyMatch(memory ->
            !memory.asked()
                && isMeant(memory, span)
                && span.severity().compareTo(memory.worst()) <= 0
                && isTold(memory, span, end)
                && memories.stream()
                    .noneMatch(later ->
                        later.asked()
                            && isMeant(later, span)
                            && !later.at().isBefore(memory.at())));
  }

  /** One of the occurrences that waited lies in this one, or this one lay between two of them. */
  private static boolean isMeant(Memory memory, Span span) {
    Instant cleared = span.cleared();
    Instant first = memory.raised().getFirst();
    Instant last = memory.raised().getLast();
    boolean within = !span.raised().isBefore(first) && !span.raised().isAfter(last);
    boolean around = !span.raised().isAfter(first) && (cleared == null || cleared.isAfter(first));
    return within || around;
  }

  /** Every rise of this occurrence's severity is older than something that the person knew. */
  private static boolean isTold(Memory memory, Span span, AlarmState end) {
    Instant newest =
        memory.known().stream().map(Observation::eventTime).max(Instant::compareTo).orElseThrow();
    Severity severity = null;
    for (Observation seen : end.timeline().observations()) {
      Instant cleared = span.cleared();
      Instant counts = span.raised().plus(end.policy().onDelay());
      Instant over = cleared == null ? Instant.MAX : cleared.plus(end.policy().offDelay());
      boolean listed = wasListedAsOver(end, span);
      over = listed && span.cause() == ClearCause.DEVICE ? cleared : over;
      boolean inside =
          switch (seen.kind()) {
            case RETURN -> false;
            case EXCEED -> !seen.eventTime().isBefore(span.raised());
            case SEVERITY -> !seen.eventTime().isBefore(counts);
          };
      if (inside && seen.eventTime().isBefore(over)) {
        boolean counted = !seen.eventTime().isBefore(counts);
        boolean rose = severity != null && seen.severity().compareTo(severity) > 0;
        if (rose && counted && seen.eventTime().isAfter(newest)) {
          return false;
        }
        severity = seen.severity();
      }
    }
    return true;
  }

  /** True when a list ended it before the device did: then only the time until then counts. */
  private static boolean wasListedAsOver(AlarmState end, Span span) {
    return end.timeline().observations().stream()
        .anyMatch(seen ->
            seen.cause() == ClearCause.RECONCILED
                && !seen.eventTime().isBefore(span.raised())
                && span.cleared() != null
                && seen.eventTime().isBefore(span.cleared()));
  }

  /** What both sides must agree on. */
  private static String shared(AlarmState state) {
    Stream<String> occurrences =
        state.occurrences().stream()
            .map(occurrence -> occurrence.span() + " " + occurrence.acknowledgement());
    return state.condition() + "\n" + String.join("\n", occurrences.toList()) + state.words();
  }

  private static AlarmState after(AlarmState state, AlarmInput input, Instant now) {
    AlarmState next = state;
    for (AlarmFact fact : AlarmMachine.decide(state, input, now)) {
      next = AlarmMachine.apply(next, fact);
    }
    return next;
  }
}
