package org.gengfu.core.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.core.inspection.Samples.hour;
import static org.gengfu.core.inspection.Samples.item;
import static org.gengfu.core.inspection.Samples.look;
import static org.gengfu.core.inspection.Samples.stop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gengfu.core.inspection.RoundFact.Refused.Why;
import org.gengfu.core.inspection.RoundState.Stage;
import org.junit.jupiter.api.Test;

/** Rounds: what is answered, when they are finished, and who is told when they are not. */
class RoundMachineTest {
  private static final String ID = "H@2026-11-23";
  private static final CheckItem HEAT =
      item("heat", CheckItem.Kind.VALUE, "ambient.temperature", 18.0, 28.0);

  private Rounds rounds = Rounds.NONE;

  private List<RoundFact> take(RoundInput input, Instant now) {
    List<RoundFact> facts = RoundMachine.decide(rounds, input, now);
    facts.forEach(fact -> rounds = RoundMachine.apply(rounds, fact));
    return facts;
  }

  private void planned(boolean signed) {
    Round round =
        Samples.round(
            List.of(stop("a", 34, 113), stop("b", 34.1, 113)), List.of(look(), HEAT), signed);
    assertThat(take(new RoundInput.Plan(round), hour(-30))).hasSize(1);
  }

  private static Answer answer(String node, String item, String value, String measure) {
    return new Answer(node, item, value, measure, "li", hour(1));
  }

  private List<RoundFact> found(Answer... answers) {
    return take(new RoundInput.Found(ID, List.of(answers)), hour(2));
  }

  private static RoundInput.Finish finish(String signature) {
    return new RoundInput.Finish(ID, "li", List.of("李", "王"), signature, hour(3));
  }

  private static Why why(List<RoundFact> facts) {
    assertThat(facts).hasSize(1);
    return ((RoundFact.Refused) facts.getFirst()).why();
  }

  @Test
  void aRoundIsPlannedOnce() {
    planned(false);
    Round again = Samples.round(List.of(stop("z", 1, 1)), List.of(look()), false);
    assertThat(take(new RoundInput.Plan(again), hour(1))).isEmpty();
    assertThat(rounds.round(ID).round().stops()).hasSize(2);
  }

  @Test
  void everyItemOfEveryStopIsAnsweredBeforeItIsFinished() {
    planned(true);
    assertThat(why(take(finish("张"), hour(3)))).isEqualTo(Why.CONFLICT);
    found(
        answer("a", "look", "ok", ""),
        answer("a", "heat", "21.5", ""),
        answer("b", "look", "ok", ""));
    assertThat(((RoundFact.Refused) take(finish("张"), hour(3)).getFirst()).detail())
        .isEqualTo("heat at b has no answer");
    found(answer("b", "heat", "31", ""));
    assertThat(((RoundFact.Refused) take(finish("张"), hour(3)).getFirst()).detail())
        .contains("not normal");
    found(answer("b", "heat", "31", "清洗滤网"));
    assertThat(((RoundFact.Refused) take(finish(""), hour(3)).getFirst()).detail())
        .contains("signs");
    assertThat(take(finish("张"), hour(3))).hasOnlyElementsOfType(RoundFact.Finished.class);
    assertThat(rounds.round(ID).stage(hour(4))).isEqualTo(Stage.DONE);
    assertThat(rounds.round(ID).abnormal()).isEqualTo(1);
    assertThat(rounds.round(ID).finished().late()).isFalse();
  }

  /** Phones without signal send what they have sent already. */
  @Test
  void theSameAgainChangesNothing() {
    planned(false);
    all();
    assertThat(found(answer("a", "look", "ok", ""))).isEmpty();
    take(finish(""), hour(3));
    assertThat(take(finish(""), hour(9))).isEmpty();
    assertThat(found(answer("a", "look", "ok", ""))).isEmpty();
    assertThat(why(found(answer("a", "look", "bad", "x")))).isEqualTo(Why.CONFLICT);
  }

  private void all() {
    found(
        answer("a", "look", "ok", ""),
        answer("a", "heat", "21.5", ""),
        answer("b", "look", "ok", ""),
        answer("b", "heat", "22", ""));
  }

  @Test
  void whatIsWrongIsRefusedAndNothingOfItIsKept() {
    planned(false);
    assertThat(why(found(answer("a", "look", "ok", ""), answer("a", "heat", "warm", ""))))
        .isEqualTo(Why.WRONG);
    assertThat(why(found(answer("c", "look", "ok", "")))).isEqualTo(Why.UNKNOWN);
    assertThat(why(found(answer("a", "smell", "ok", "")))).isEqualTo(Why.UNKNOWN);
    assertThat(why(found(answer("a", "look", "fine", "")))).isEqualTo(Why.WRONG);
    assertThat(why(take(new RoundInput.Found("H@1999-01-01", List.of()), hour(1))))
        .isEqualTo(Why.UNKNOWN);
    Answer early = answer("a", "look", "ok", "");
    assertThat(why(take(new RoundInput.Found(ID, List.of(early)), hour(-1))))
        .isEqualTo(Why.CONFLICT);
    assertThat(rounds.round(ID).answers()).isEmpty();
  }

  @Test
  void whatAPersonSaidIsNotOverwrittenByADevice() {
    planned(false);
    found(answer("a", "heat", "22", ""));
    Answer device = new Answer("a", "heat", "29", "", Answer.TELEMETRY, hour(2));
    assertThat(found(device)).isEmpty();
    assertThat(rounds.round(ID).answer("a", "heat").value()).isEqualTo("22");
  }

  @Test
  void aMissedRoundEscalatesAndMayStillBeMadeLate() {
    planned(false);
    assertThat(RoundMachine.nextDeadline(rounds)).contains(hour(18));
    assertThat(take(new RoundInput.TimePassed(), hour(17.9))).isEmpty();
    assertThat(take(new RoundInput.TimePassed(), hour(18)))
        .containsExactly(new RoundFact.Escalated(ID, RoundStep.SOON, hour(18), false));
    assertThat(take(new RoundInput.TimePassed(), hour(24)))
        .containsExactly(new RoundFact.Escalated(ID, RoundStep.MISSED, hour(24), false));
    assertThat(rounds.round(ID).stage(hour(24))).isEqualTo(Stage.MISSED);
    assertThat(take(new RoundInput.TimePassed(), hour(60)))
        .containsExactly(new RoundFact.Escalated(ID, RoundStep.STILL_MISSED, hour(60), true));
    assertThat(RoundMachine.nextDeadline(rounds)).isEmpty();
    all();
    RoundInput.Finish late = new RoundInput.Finish(ID, "li", List.of("李"), "", hour(61));
    assertThat(((RoundFact.Finished) take(late, hour(61)).getFirst()).late()).isTrue();
  }

  /** Made in a basement at 22:00, sent the next morning: it was in time. */
  @Test
  void aRoundIsFinishedWhenItWasMadeNotWhenThatArrived() {
    planned(false);
    all();
    RoundInput.Finish sent = new RoundInput.Finish(ID, "li", List.of("李"), "", hour(22));
    assertThat(((RoundFact.Finished) take(sent, hour(32)).getFirst()).late()).isFalse();
  }

  /** A phone whose clock is ahead does not make it later than it can be. */
  @Test
  void nothingIsFinishedInTheFuture() {
    planned(false);
    all();
    RoundInput.Finish ahead = new RoundInput.Finish(ID, "li", List.of("李"), "", hour(99));
    assertThat(((RoundFact.Finished) take(ahead, hour(5)).getFirst()).at()).isEqualTo(hour(5));
  }

  @Test
  void telemetryFillsInWhatItKnowsAndNoMore() {
    planned(false);
    found(answer("b", "heat", "19", ""));
    Map<String, KnownValue> known =
        Map.of(
            "a/ambient.temperature", new KnownValue("23.5", true, hour(1.9)),
            "b/ambient.temperature", new KnownValue("24.5", true, hour(1.9)));
    Prefill.Values values =
        (node, point) -> java.util.Optional.ofNullable(known.get(node + "/" + point));
    assertThat(Prefill.of(rounds.round(ID), values, hour(2)))
        .containsExactly(new Answer("a", "heat", "23.5", "", Answer.TELEMETRY, hour(1.9)));
    assertThat(Prefill.of(rounds.round(ID), values, hour(3))).as("too old").isEmpty();
    assertThat(Prefill.of(rounds.round(ID), values, hour(1))).as("of the future").isEmpty();
    Prefill.Values bad =
        (node, point) -> java.util.Optional.of(new KnownValue("23.5", false, hour(1.9)));
    assertThat(Prefill.of(rounds.round(ID), bad, hour(2))).as("not good").isEmpty();
  }

  @Provide
  Arbitrary<List<Object[]>> histories() {
    Arbitrary<RoundInput> inputs =
        Arbitraries.of(
            new RoundInput.TimePassed(),
            new RoundInput.Found(ID, List.of(answer("a", "look", "ok", ""))),
            new RoundInput.Found(ID, List.of(answer("a", "heat", "40", "x"))),
            new RoundInput.Found(
                ID, List.of(answer("b", "look", "ok", ""), answer("b", "heat", "20", ""))),
            finish(""));
    return Combinators.combine(inputs, Arbitraries.doubles().between(0, 20))
        .as((input, hours) -> new Object[] {input, hours})
        .list()
        .ofMaxSize(12);
  }

  /** Whatever comes in whatever order: steps once each and never early, one end, one replay. */
  @Property(tries = 500)
  void stepsAreToldOnceAndTheSameFactsGiveTheSameState(
      @ForAll("histories") List<Object[]> history) {
    rounds = Rounds.NONE;
    planned(false);
    Rounds replayed = rounds;
    double hours = 0;
    Map<RoundStep, Integer> told = new EnumMap<>(RoundStep.class);
    int finished = 0;
    List<RoundFact> facts = new ArrayList<>();
    for (Object[] each : history) {
      hours += (double) each[1];
      for (RoundFact fact : take((RoundInput) each[0], hour(hours))) {
        facts.add(fact);
        if (fact
            instanceof RoundFact.Escalated(String id, RoundStep step, Instant at, boolean late)) {
          assertThat(finished).isZero();
          assertThat(step.atMillis(Samples.day())).isLessThanOrEqualTo(at.toEpochMilli());
          assertThat(told.merge(step, 1, Integer::sum)).isOne();
        } else if (fact instanceof RoundFact.Finished) {
          finished++;
        }
      }
    }
    assertThat(finished).isLessThanOrEqualTo(1);
    for (RoundFact fact : facts) {
      replayed = RoundMachine.apply(replayed, fact);
    }
    assertThat(replayed).isEqualTo(rounds);
  }
}
