package org.gengfu.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.AlarmExtra;
import org.gengfu.profile.Conversion;
import org.gengfu.profile.CounterRule;
import org.gengfu.profile.CounterRule.Kind;
import org.gengfu.profile.CounterRule.Reset;
import org.gengfu.profile.Decode;
import org.gengfu.profile.DerivedSource;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.Extract;
import org.gengfu.profile.FactRow;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ProfileExtra;
import org.gengfu.profile.RateSource;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.Window;
import org.junit.jupiter.api.Test;

/** What is lost, refused or passed over, and what hangs on it. */
class LossTest {
  private static final ReadOutcome REFUSED =
      new ReadOutcome.DeviceError(2, "no", ReadOutcome.DeviceError.Kind.REFUSED);
  private static final ResolvedPoint RATE =
      Made.point("rate", ValueKind.REAL, "1", new RateSource("x", Duration.ofSeconds(1)));
  private static final ResolvedPoint OTHER = Made.point("y", ValueKind.WHOLE, "1");

  private static Decode decode(boolean drop, Decode.ScaleFrom factor, CounterRule rule) {
    return new Decode(
        -1, -1, null, null, null, drop, factor, Conversion.NONE, null, rule, java.util.Set.of());
  }

  private static Rig counter(Decode decode, ResolvedPoint... more) {
    List<ResolvedPoint> points = new java.util.ArrayList<>();
    points.add(Made.decoded(Made.point("x", ValueKind.WHOLE, "1"), decode));
    points.add(RATE);
    points.addAll(List.of(more));
    return new Rig(Made.profile(points, List.of()));
  }

  private static final CounterRule PLAIN = new CounterRule(Kind.COUNTER, 32, Reset.NEVER);

  private static Reading last(Rig rig, String point) {
    return rig.readings.stream()
        .filter(reading -> reading.point().equals(point))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  @Test
  void aRateIsGoodAsLongAsItsCounterIs() {
    Rig refused = counter(decode(false, null, PLAIN)).whole(0, 10).whole(1, 20);
    assertThat(last(refused, "rate").value()).isEqualTo(new PointValue.Real(10));
    refused.outcome(2, REFUSED);
    assertThat(last(refused, "rate").quality()).isEqualTo(Quality.NOT_AVAILABLE);
    assertThat(refused.pipeline.operand("rate")).isNull();

    Rig silent = counter(decode(false, null, PLAIN), OTHER).whole(0, 10).whole(1, 20);
    for (int second = 2; second < 8; second++) {
      silent.silence(second);
      silent.keep(
          silent.pipeline.accept(
              List.of("y"),
              new ReadOutcome.Values(List.of(new RawValue.Whole(1))),
              Rig.at(second + 0.5)));
    }
    assertThat(last(silent, "rate").quality()).isEqualTo(Quality.STALE);
    assertThat(silent.online).containsExactly(true);
  }

  /** A device that starts again counts from 0: that is no wrap of a counter that was young. */
  @Test
  void aCounterThatIsResetIsNotWrapped() {
    CounterRule both = new CounterRule(Kind.COUNTER, 32, Reset.POWER_LOSS);
    Rig young = counter(decode(false, null, both)).whole(0, 1_000_000_000L).whole(10, 1000);
    assertThat(last(young, "rate").value()).isEqualTo(new PointValue.Real(100));
    Rig old = counter(decode(false, null, both)).whole(0, 4_294_967_290L).whole(10, 4);
    assertThat(last(old, "rate").value()).isEqualTo(new PointValue.Real(1));
    CounterRule wide = new CounterRule(Kind.COUNTER, 64, Reset.POWER_LOSS);
    Rig oldest = counter(decode(false, null, wide)).whole(0, -5).whole(10, 5);
    assertThat(last(oldest, "rate").value()).isEqualTo(new PointValue.Real(1));
  }

  @Test
  void aSampleThatIsPassedOverIsNoGrowth() {
    Rig rig = counter(decode(true, null, PLAIN)).whole(0, 100).whole(10, 200).whole(20, -32768);
    assertThat(last(rig, "rate").value()).isEqualTo(new PointValue.Real(10));
    assertThat(last(rig.whole(30, 400), "rate").value()).isEqualTo(new PointValue.Real(10));
  }

  @Test
  void theFactorOfACounterCountsForItsRate() {
    Decode decode = decode(false, new Decode.ScaleFrom("y", true), PLAIN);
    Rig rig = counter(decode, OTHER).whole(0, 1000, -2).whole(10, 3000, -2);
    assertThat(last(rig, "x").value()).isEqualTo(new PointValue.Whole(30));
    assertThat(last(rig, "rate").value()).isEqualTo(new PointValue.Real(2));
  }

  @Test
  void aCounterWithinATextHasARate() {
    Extract extract =
        new Extract(
            java.util.regex.Pattern.compile("n=([0-9]+)"), 1, null, List.of(), Extract.As.WHOLE);
    Decode decode =
        new Decode(
            -1,
            -1,
            extract,
            null,
            null,
            false,
            null,
            Conversion.NONE,
            null,
            PLAIN,
            java.util.Set.of());
    Rig rig = counter(decode).answer(0, List.of(new RawValue.Text("n=100")));
    rig.answer(10, List.of(new RawValue.Text("n=150")));
    assertThat(last(rig, "rate").value()).isEqualTo(new PointValue.Real(5));
  }

  private static Rig over(String point, Window.Of of, int seconds, String when) {
    Window window = new Window(point, Duration.ofSeconds(seconds), of, null);
    AlarmExtra extra = Made.extra(Map.of("window", window), List.of(), false, null);
    ResolvedPoint twice =
        Made.point("twice", ValueKind.REAL, "1", new DerivedSource(Made.expression("x * 2")));
    ResolvedPoint x =
        Made.decoded(Made.point("x", ValueKind.WHOLE, "1"), decode(true, null, PLAIN));
    return new Rig(Made.profile(List.of(x, twice, RATE), List.of(Made.alarm("a", when, extra))));
  }

  @Test
  void windowsSeeComputedPointsAndRates() {
    Rig computed = over("twice", Window.Of.AVERAGE, 10, "window > 15");
    for (int second = 0; second <= 10; second++) {
      computed.whole(second, 10);
    }
    assertThat(computed.transitions()).containsExactly("+a@10.0");

    Rig rate = over("rate", Window.Of.COUNT, 10, "window == 0");
    for (int second = 0; second <= 30; second++) {
      rate.whole(second, second);
    }
    assertThat(rate.transitions()).isEmpty();
  }

  /** A device that says nothing but its sentinel says nothing. */
  @Test
  void whatIsPassedOverIsNoDataEither() {
    Rig rig = over("x", Window.Of.COUNT, 10, "window == 0").whole(0, 5);
    for (int second = 1; second <= 10; second++) {
      rig.whole(second, -32768);
    }
    assertThat(rig.transitions()).containsExactly("+a@10.0");
  }

  @Test
  void anAverageBeginsAnewAfterALoss() {
    Rig rig = over("x", Window.Of.AVERAGE, 10, "window > 10");
    for (int second = 0; second <= 12; second++) {
      rig.whole(second, 5);
    }
    rig.silence(13).silence(14).silence(15).tick(100).whole(101, 50).whole(105, 50).tick(110.9);
    assertThat(rig.transitions()).isEmpty();
    assertThat(rig.pipeline.nextDeadline()).contains(Rig.at(111));
    assertThat(rig.tick(111).transitions()).containsExactly("+a@111.0");
  }

  private static ResolvedAlarm slow(String id, String when, String... suppressedBy) {
    ResolvedAlarm plain =
        Made.alarm(id, when, Made.extra(Map.of(), List.of(suppressedBy), false, null));
    return new ResolvedAlarm(
        id,
        plain.when(),
        null,
        List.of(),
        Duration.ofSeconds(30),
        Duration.ZERO,
        plain.severity(),
        "OTHER",
        Map.of(),
        Map.of(),
        plain.extra());
  }

  @Test
  void ofTwoThatAreDueAtOnceTheExplainedOneStaysQuiet() {
    Rig rig = Made.rig(slow("effect", "x > 5", "cause"), slow("cause", "x > 5")).whole(0, 9);
    assertThat(rig.tick(30).whole(60, 9).transitions()).containsExactly("+cause@0.0");
    assertThat(rig.whole(70, 1).transitions()).containsExactly("+cause@0.0", "-cause@70.0");
  }

  @Test
  void aRuleThatIsNewUnderAStandingCauseIsExplainedFromTheStart() {
    ResolvedAlarm cause = Made.alarm("cause", "x > 5", AlarmExtra.NONE);
    Rig rig = Made.rig(cause).whole(0, 9);
    ResolvedAlarm effect =
        Made.alarm("effect", "x > 5", Made.extra(Map.of(), List.of("cause"), false, null));
    ResolvedProfile next =
        Made.profile(List.of(Made.point("x", ValueKind.WHOLE, "1")), List.of(cause, effect));
    DevicePipeline after = rig.pipeline.successor(next, DeviceFacts.NONE);
    ReadOutcome nine = new ReadOutcome.Values(List.of(new RawValue.Whole(9)));
    assertThat(after.accept(List.of("x"), nine, Rig.at(1)).alarms()).isEmpty();
  }

  private static DevicePipeline made(DeviceFacts facts) {
    ResolvedProfile profile =
        Made.profile(List.of(OTHER), List.of())
            .with(
                ProfileExtra.NONE.withFacts(
                    List.of(
                        Made.point("count", ValueKind.WHOLE, "1"),
                        Made.point("ports", ValueKind.WHOLE, "1")),
                    true));
    return new DevicePipeline(profile, "d").successor(profile, facts);
  }

  private static DevicePipeline.Result ask(
      DevicePipeline pipeline, int second, RawValue count, RawValue ports) {
    ReadOutcome answers = new ReadOutcome.Values(List.of(count, ports));
    return pipeline.accept(List.of("count", "ports"), answers, Rig.at(second));
  }

  /** A card that starts, a walk that was given up: the ports do not vanish with their alarms. */
  @Test
  void aFactThatIsNotGivenOnceStaysWhatItWas() {
    DeviceFacts known =
        new DeviceFacts(
            Map.of("count", new Operand.Number(3)),
            Map.of("ports", List.of(new FactRow("1", Map.of("name", "eth0")))));
    DevicePipeline pipeline = made(known);
    RawValue absent = new RawValue.Absent("given up");
    RawValue table = new RawValue.Rows(List.of(new RawValue.Row("1", Map.of("name", "eth0"))));
    for (int round = 0; round < FactBook.MOST_DOUBTS; round++) {
      assertThat(ask(pipeline, round, new RawValue.Whole(-32768), absent).facts()).isNull();
      assertThat(pipeline.isInDoubt()).isTrue();
    }
    assertThat(ask(pipeline, 10, new RawValue.Whole(3), table).facts()).isNull();
    assertThat(pipeline.isInDoubt()).isFalse();

    for (int round = 0; round < FactBook.MOST_DOUBTS; round++) {
      assertThat(ask(pipeline, 20 + round, new RawValue.Whole(3), absent).facts()).isNull();
    }
    DeviceFacts gone = ask(pipeline, 30, new RawValue.Whole(3), absent).facts();
    assertThat(gone).isNotNull();
    assertThat(gone.missing()).containsExactly("ports");
    assertThat(pipeline.isInDoubt()).isFalse();
  }
}
