package org.gengfu.center.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gengfu.center.store.StoreException;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmAccount;
import org.gengfu.core.alarm.AlarmChange;
import org.gengfu.core.alarm.AlarmFact;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmMachine;
import org.gengfu.core.alarm.AlarmPolicy;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.alarm.Occurrence;
import org.gengfu.core.alarm.Visibility;
import org.gengfu.core.alarm.Word;
import org.junit.jupiter.api.Test;

/** What the journal and the projections hold must be exactly what the machine said. */
class CoreJsonTest {
  private static final AlarmKey KEY = new AlarmKey("room-a/th-1", "temperatureHigh", "");
  private static final Instant T0 = Instant.parse("2026-11-22T07:00:00Z");

  /** Every kind of input, so that all regions of the state are filled. */
  private static final List<AlarmInput> INPUTS =
      List.of(
          new AlarmInput.Exceed(T0, 0, Severity.MAJOR, 28.5, 27.0, false),
          new AlarmInput.Acknowledge("wang", "看到了", 0),
          new AlarmInput.Return(T0.plusSeconds(60), 0, false),
          new AlarmInput.Exceed(T0.plusSeconds(90), 0, Severity.CRITICAL, 31.5, null, false),
          new AlarmInput.Exceed(T0.minusSeconds(300), 0, Severity.MINOR, null, null, true),
          new AlarmInput.Return(T0.minusSeconds(200), 0, true),
          new AlarmInput.Shelve(Duration.ofHours(1), true, "work", "wang", Duration.ofHours(8)),
          new AlarmInput.Suppress("r1", "incident-1"),
          new AlarmInput.OutOfServiceOn("wo-1", T0.plusSeconds(9_000), "wang"),
          new AlarmInput.SourceLost(T0.plusSeconds(100)),
          new AlarmInput.SourceBack(T0.plusSeconds(200), null),
          new AlarmInput.Merge(
              new AlarmAccount(
                  KEY,
                  List.of(),
                  List.of(
                      new Word(
                          T0.plusSeconds(95),
                          Word.Kind.SEEN,
                          Word.Side.EDGE,
                          "li",
                          "",
                          T0.plusSeconds(90),
                          T0.plusSeconds(90),
                          T0.plusSeconds(95),
                          Severity.CRITICAL)))),
          new AlarmInput.Close("wang", "done"),
          new AlarmInput.Unshelve("wang"),
          new AlarmInput.Unsuppress("r1"),
          new AlarmInput.OutOfServiceOff("wang"),
          new AlarmInput.TimePassed());

  @Test
  void statesAndChangesComeBackEqual() {
    AlarmPolicy slow = AlarmPolicy.EDGE.withDelays(Duration.ofSeconds(5), Duration.ofSeconds(5));
    for (AlarmPolicy policy : List.of(AlarmPolicy.EDGE, slow)) {
      AlarmState state = AlarmState.initial(KEY, policy);
      Instant now = T0;
      for (AlarmInput input : INPUTS) {
        now = now.plusSeconds(20);
        for (AlarmFact fact : AlarmMachine.decide(state, input, now)) {
          AlarmChange change = fact.change();
          assertThat(CoreJson.change(CoreJson.kind(change), CoreJson.write(change)))
              .isEqualTo(change);
          state = AlarmMachine.apply(state, fact);
        }
        assertThat(CoreJson.read(CoreJson.write(state), AlarmState.class)).isEqualTo(state);
      }
      assertThat(state.occurrences()).isNotEmpty();
    }
  }

  /**
   * Rows and states of the releases before there were words, causes by rule and several work
   * orders, as they stand in the field.
   */
  @Test
  void whatOlderReleasesStoredStaysReadable() {
    assertThat(
            CoreJson.change(
                "alarm.acknowledged",
                "{\"numbers\":[1],\"by\":{\"user\":\"wang\",\"at\":\"2026-11-22T07:00:20Z\","
                    + "\"comment\":\"\"}}"))
        .isEqualTo(
            new AlarmChange.Acknowledged(
                new TreeSet<>(List.of(1)),
                new Occurrence.Acknowledgement("wang", T0.plusSeconds(20), ""),
                null));
    assertThat(
            CoreJson.change(
                "alarm.unshelved", "{\"why\":\"EXPIRED\",\"user\":\"\",\"announcedAgain\":true}"))
        .isEqualTo(new AlarmChange.Unshelved(AlarmChange.EndCause.EXPIRED, "", true, null));
    assertThat(CoreJson.change("alarm.realarmed", "{\"number\":2,\"escalation\":1}"))
        .isEqualTo(new AlarmChange.Realarmed(2, 1, null));
    assertThat(CoreJson.change("alarm.unsuppressed", "{\"rule\":\"r1\"}"))
        .isEqualTo(new AlarmChange.Unsuppressed("r1", ""));
    assertThat(CoreJson.change("alarm.put-back", "{\"why\":\"USER\",\"user\":\"wang\"}"))
        .isEqualTo(new AlarmChange.PutBack(AlarmChange.EndCause.USER, "wang", ""));

    AlarmState state = AlarmState.initial(KEY, AlarmPolicy.EDGE);
    String now = CoreJson.write(state);
    String old = now.replace("\"words\":[],", "");
    assertThat(old).isNotEqualTo(now);
    assertThat(CoreJson.read(old, AlarmState.class)).isEqualTo(state);
    String hidden =
        old.replace("\"suppressions\":{}", "\"suppressions\":{\"r1\":\"incident-1\"}")
            .replace(
                "\"outOfService\":[]",
                "\"outOfService\":{\"workOrder\":\"wo-1\",\"until\":\"2026-11-22T09:00:00Z\","
                    + "\"user\":\"wang\"}");
    Visibility visibility = CoreJson.read(hidden, AlarmState.class).visibility();
    assertThat(visibility.suppressions().get("r1")).containsExactly("incident-1");
    assertThat(visibility.outOfService())
        .containsExactly(new Visibility.OutOfService("wo-1", T0.plusSeconds(7_200), "wang"));
    String shown = old.replace("\"outOfService\":[]", "\"outOfService\":null");
    assertThat(CoreJson.read(shown, AlarmState.class)).isEqualTo(state);
  }

  @Test
  void kindsAreNamesWithDashes() {
    assertThat(CoreJson.kind(new AlarmChange.SourceHeard(T0))).isEqualTo("alarm.source-heard");
    assertThat(CoreJson.dashed("NOT_OBSERVED")).isEqualTo("not-observed");
  }

  /** PostgreSQL's jsonb refuses NUL; one bad text of a device must not stop every commit. */
  @Test
  void nulCharactersAreLeftOut() {
    assertThat(CoreJson.write(Map.of("a", "x\0y\0\0z"))).isEqualTo("{\"a\":\"xyz\"}");
    assertThat(CoreJson.write(Map.of("a", "x\\u0000y"))).isEqualTo("{\"a\":\"x\\\\u0000y\"}");
  }

  @Test
  void whatIsNotOursIsRefused() {
    assertThatThrownBy(() -> CoreJson.change("alarm.invented", "{}"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("alarm.invented");
    assertThatThrownBy(() -> CoreJson.read("{\"key\":1}", AlarmState.class))
        .isInstanceOf(StoreException.class);
  }
}
