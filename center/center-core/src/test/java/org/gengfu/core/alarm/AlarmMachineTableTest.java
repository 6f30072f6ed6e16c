package org.gengfu.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gengfu.core.alarm.AlarmLife.at;
import static org.gengfu.core.alarm.AlarmLife.back;
import static org.gengfu.core.alarm.AlarmLife.exceed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmInput.Acknowledge;
import org.gengfu.core.alarm.AlarmInput.Close;
import org.gengfu.core.alarm.AlarmInput.Configure;
import org.gengfu.core.alarm.AlarmInput.Merge;
import org.gengfu.core.alarm.AlarmInput.OutOfServiceOff;
import org.gengfu.core.alarm.AlarmInput.OutOfServiceOn;
import org.gengfu.core.alarm.AlarmInput.ProofOfLife;
import org.gengfu.core.alarm.AlarmInput.Purge;
import org.gengfu.core.alarm.AlarmInput.Reset;
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
 * Every state with every input, against {@code alarm-table.txt}: a line holds state, input, the
 * facts, and then condition, latch, operator and display of what comes of it. What the machine says
 * now stands in {@code target/alarm-table.txt}, to be read before it is taken over.
 */
class AlarmMachineTableTest {
  private static final AlarmPolicy PLAIN =
      AlarmPolicy.EDGE
          .withDelays(Duration.ofSeconds(10), Duration.ofSeconds(10))
          .withOperator(false, Duration.ofHours(1));
  private static final AlarmPolicy LATCHING = PLAIN.withOperator(true, Duration.ofHours(1));
  private static final long NOW = 100;
  private static final Word SEEN =
      new Word(
          at(NOW),
          Word.Kind.SEEN,
          Word.Side.EDGE,
          "cai",
          "on site",
          at(50),
          at(50),
          at(50),
          Severity.MAJOR);
  private static final List<Observation> RETURN =
      List.of(Observation.returned(at(99), 0, ClearCause.DEVICE));

  private static Map<String, AlarmState> states() {
    Map<String, AlarmState> states = new LinkedHashMap<>();
    states.put("NORMAL", life(PLAIN).state);
    states.put("PENDING_RAISE", pendingRaise().state);
    states.put("ACTIVE", active(PLAIN).state);
    states.put("ACTIVE_ACKED", active(PLAIN).then(80, ack()).state);
    states.put("PENDING_CLEAR", active(PLAIN).then(95, back(95)).state);
    states.put("RETURNED", returned(PLAIN).state);
    states.put("SETTLED", returned(PLAIN).then(90, ack()).state);
    states.put("ACTIVE_LATCHED", active(LATCHING).state);
    states.put("LATCHED", returned(LATCHING).state);
    states.put("LATCHED_ACKED", returned(LATCHING).then(90, ack()).state);
    states.put("UNKNOWN_NORMAL", life(PLAIN).then(98, lost(98)).state);
    states.put("UNKNOWN_PENDING_RAISE", pendingRaise().then(98, lost(98)).state);
    states.put("UNKNOWN_ACTIVE", active(PLAIN).then(98, lost(98)).state);
    states.put("UNKNOWN_PENDING_CLEAR", active(PLAIN).then(95, back(95)).then(98, lost(98)).state);
    states.put("SHELVED", active(PLAIN).then(90, shelve(Duration.ofHours(1), false)).state);
    states.put("ONE_SHOT", active(PLAIN).then(90, shelve(Duration.ofHours(1), true)).state);
    states.put("SUPPRESSED", active(PLAIN).then(90, new Suppress("r1", "i1")).state);
    states.put(
        "OUT_OF_SERVICE", active(PLAIN).then(90, new OutOfServiceOn("w1", at(7_200), "bo")).state);
    states.put(
        "ARCHIVED", returned(PLAIN).then(90, ack()).then(90 + 31 * 86_400, new Purge(false)).state);
    return states;
  }

  private static Map<String, AlarmInput> inputs() {
    Map<String, AlarmInput> inputs = new LinkedHashMap<>();
    inputs.put("EXCEED", exceed(NOW));
    inputs.put("RETURN", back(NOW));
    inputs.put("SEVERITY_UP", new SeverityIs(at(NOW), 0, Severity.CRITICAL, true));
    inputs.put("SEVERITY_DOWN", new SeverityIs(at(NOW), 0, Severity.MINOR, true));
    inputs.put("TIME_PASSED", new TimePassed());
    inputs.put("DELAY_OVER", new TimePassed());
    inputs.put("HOUR_OVER", new TimePassed());
    inputs.put("DAY_OVER", new TimePassed());
    inputs.put("ACK", ack());
    inputs.put("MERGE_SEEN", new Merge(new AlarmAccount(AlarmLife.KEY, List.of(), List.of(SEEN))));
    inputs.put("MERGE_RETURN", new Merge(new AlarmAccount(AlarmLife.KEY, RETURN, List.of())));
    inputs.put("RESET", new Reset("an"));
    inputs.put("CLOSE", new Close("an", "done"));
    inputs.put("SHELVE", shelve(Duration.ofHours(2), false));
    inputs.put("SHELVE_TOO_LONG", shelve(Duration.ofHours(9), false));
    inputs.put("UNSHELVE", new Unshelve("an"));
    inputs.put("SUPPRESS", new Suppress("r2", "i2"));
    inputs.put("UNSUPPRESS", new Unsuppress("r1"));
    inputs.put("OUT_OF_SERVICE_ON", new OutOfServiceOn("w2", at(3_600), "bo"));
    inputs.put("OUT_OF_SERVICE_TOO_LONG", new OutOfServiceOn("w2", at(31 * 86_400), "bo"));
    inputs.put("OUT_OF_SERVICE_OFF", new OutOfServiceOff("bo"));
    inputs.put("SOURCE_LOST", lost(NOW));
    inputs.put("SOURCE_BACK_LISTED", new SourceBack(at(NOW), exceed(97)));
    inputs.put("SOURCE_BACK_NOT_LISTED", new SourceBack(at(NOW), null));
    inputs.put("PROOF_OF_LIFE", new ProofOfLife(at(NOW), "switch-1"));
    inputs.put("PURGE", new Purge(false));
    inputs.put("PURGE_MONTH_OVER", new Purge(false));
    inputs.put("PURGE_MONTH_OVER_INCIDENT", new Purge(true));
    inputs.put("CONFIGURE", new Configure(PLAIN.withOperator(false, Duration.ZERO)));
    return inputs;
  }

  private static long second(String input) {
    return switch (input) {
      case "DELAY_OVER" -> NOW + 10;
      case "HOUR_OVER" -> NOW + 3_600;
      case "DAY_OVER" -> NOW + 86_400;
      case "PURGE_MONTH_OVER", "PURGE_MONTH_OVER_INCIDENT" -> NOW + 31 * 86_400;
      default -> NOW;
    };
  }

  @Test
  void everyStateWithEveryInput() throws IOException {
    List<String> lines = new ArrayList<>();
    states()
        .forEach((stateName, state) ->
            inputs()
                .forEach((name, input) ->
                    lines.add(stateName + " " + name + ": " + cell(state, input, second(name)))));
    try (InputStream table = getClass().getResourceAsStream("alarm-table.txt")) {
      String expected = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(Path.of("target", "alarm-table.txt"), String.join("\n", lines) + "\n");
      assertThat(String.join("\n", lines)).isEqualTo(expected.strip());
    }
  }

  /** A new kind of input must get its column. */
  @Test
  void theTableHasEveryKindOfInput() {
    Set<String> used = new TreeSet<>();
    inputs().values().forEach(input -> used.add(input.getClass().getSimpleName()));
    Set<String> kinds = new TreeSet<>();
    for (Class<?> kind : AlarmInput.class.getPermittedSubclasses()) {
      if (kind.isRecord()) {
        kinds.add(kind.getSimpleName());
      } else {
        for (Class<?> evidence : kind.getPermittedSubclasses()) {
          kinds.add(evidence.getSimpleName());
        }
      }
    }
    assertThat(used).isEqualTo(kinds);
  }

  /** The states of the table are what their names say. */
  @Test
  void theTableHasEveryCondition() {
    Set<Class<?>> used = new java.util.HashSet<>();
    states().values().forEach(state -> used.add(state.condition().getClass()));
    assertThat(used)
        .containsExactlyInAnyOrder(
            Condition.Normal.class,
            Condition.PendingRaise.class,
            Condition.Active.class,
            Condition.PendingClear.class,
            Condition.Unknown.class);
  }

  private static String cell(AlarmState state, AlarmInput input, long second) {
    if (state.archived()) {
      assertThatThrownBy(() -> AlarmMachine.decide(state, input, at(second)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(state.key().toString());
      return "impossible";
    }
    AlarmState next = state;
    List<String> facts = new ArrayList<>();
    for (AlarmFact fact : AlarmMachine.decide(state, input, at(second))) {
      next = AlarmMachine.apply(next, fact);
      facts.add(fact.change().getClass().getSimpleName());
    }
    return String.join(" ", facts)
        + " -> "
        + condition(next.condition())
        + (next.latched() ? " LATCHED" : "")
        + (next.isUnacknowledged() ? " UNACKED" : "")
        + (next.branches().isEmpty() ? "" : " +" + next.branches().size())
        + (next.archived() ? " ARCHIVED" : " " + next.display());
  }

  private static String condition(Condition condition) {
    return switch (condition) {
      case Condition.Normal ignored -> "Normal";
      case Condition.PendingRaise ignored -> "PendingRaise";
      case Condition.Active ignored -> "Active";
      case Condition.PendingClear ignored -> "PendingClear";
      case Condition.Unknown unknown -> "Unknown(" + condition(unknown.last()) + ")";
    };
  }

  private static AlarmLife life(AlarmPolicy policy) {
    return new AlarmLife(policy);
  }

  private static AlarmLife pendingRaise() {
    return life(PLAIN).then(95, exceed(95));
  }

  private static AlarmLife active(AlarmPolicy policy) {
    return life(policy).then(50, exceed(50)).then(60, new TimePassed());
  }

  private static AlarmLife returned(AlarmPolicy policy) {
    return active(policy).then(70, back(70)).then(80, new TimePassed());
  }

  private static Acknowledge ack() {
    return new Acknowledge("an", "seen", 0);
  }

  private static SourceLost lost(long second) {
    return new SourceLost(at(second));
  }

  private static Shelve shelve(Duration length, boolean oneShot) {
    return new Shelve(length, oneShot, "noise", "an", Duration.ofHours(24));
  }
}
