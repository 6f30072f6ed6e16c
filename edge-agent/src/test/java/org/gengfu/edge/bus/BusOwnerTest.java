package org.gengfu.edge.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.edge.bus.TestDevices.SETPOINT;
import static org.gengfu.edge.bus.TestDevices.TEMPERATURE;
import static org.gengfu.edge.bus.TestDevices.expression;
import static org.gengfu.edge.bus.TestDevices.point;
import static org.gengfu.edge.bus.TestDevices.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.driver.testkit.FakeBus;
import org.gengfu.driver.testkit.FakeBus.Asked;
import org.gengfu.driver.testkit.FakeBus.Reply;
import org.gengfu.driver.testkit.FakeDriver;
import org.gengfu.driver.testkit.FakeDriver.FakeSettings;
import org.gengfu.driver.testkit.ManualBusThread;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.WriteRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BusOwnerTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeDriver driver = new FakeDriver(START);
  private final ManualBusThread thread = driver.thread();
  private final FakeBus bus = (FakeBus) driver.open(new FakeSettings("line"));
  private final Notes notes = new Notes();
  private final ResolvedProfile plain = profile(point(TEMPERATURE, PollClass.FAST, null));

  private static final class Notes implements Sink {
    private final List<Reading> readings = new ArrayList<>();
    private final Map<String, List<Boolean>> online = new HashMap<>();

    @Override
    public void said(
        String device, List<Reading> said, List<AlarmEvent> alarms, @Nullable Boolean changed) {
      readings.addAll(said);
      if (changed != null) {
        online.computeIfAbsent(device, ignored -> new ArrayList<>()).add(changed);
      }
    }

    @Override
    public void renewed(String device) {}

    @Override
    public void outcome(CommandOutcome outcome) {}

    @Override
    public void looked(CameraLook look) {}
  }

  private BusOwner own(ResolvedProfile profile, Duration period, int count) {
    BusOwner owner =
        new BusOwner(
            Heirs.none(TestDevices.bus(driver, profile, period, count)),
            bus,
            notes,
            thread::now,
            () -> Duration.between(START, thread.now()).toNanos(),
            Runnable::run);
    owner.start();
    return owner;
  }

  private List<Duration> intervals(String device, Instant from) {
    List<Instant> times =
        bus.asked().stream()
            .filter(asked -> asked.device().equals(device) && !asked.at().isBefore(from))
            .map(Asked::at)
            .toList();
    List<Duration> intervals = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      intervals.add(Duration.between(times.get(i - 1), times.get(i)));
    }
    return intervals;
  }

  private void answersAfter(int count, Duration after) {
    for (int i = 0; i < count; i++) {
      ReadOutcome answer = new ReadOutcome.Values(List.of(new RawValue.Whole(215)));
      bus.reply("d-" + i, request -> new Reply(answer, after));
    }
  }

  @Test
  void everyDeviceIsAskedAtOnceAndThenInItsPeriodWithoutDrift() {
    own(plain, SECOND, 10);
    thread.advance(Duration.ofSeconds(100));

    for (int i = 0; i < 10; i++) {
      List<Duration> intervals = intervals("d-" + i, START.plusSeconds(5));
      assertThat(intervals).hasSizeBetween(94, 95).allMatch(each -> each.equals(SECOND));
    }
    assertThat(bus.asked().get(9).at()).isBefore(START.plusMillis(200));
  }

  @Test
  void anAnswerBecomesAReadingOfTheDevice() {
    bus.values("d-0", new RawValue.Whole(215));
    own(plain, SECOND, 1);
    thread.advance(Duration.ofMillis(10));

    assertThat(notes.readings)
        .containsExactly(
            new Reading(
                "d-0",
                TEMPERATURE,
                new PointValue.Real(21.5),
                "Cel",
                Quality.GOOD,
                START.plusMillis(10)));
    assertThat(notes.online).isEqualTo(Map.of("d-0", List.of(true)));
  }

  /** 30 slaves on one line, 5 of them dead, one that answers nonsense. */
  @Test
  void theHealthyKeepTheirPeriodWhileOthersAreDead() {
    answersAfter(30, Duration.ofMillis(40));
    for (int i = 0; i < 5; i++) {
      bus.silence("d-" + (6 * i), Duration.ofMillis(500));
    }
    ReadOutcome nonsense = new ReadOutcome.Malformed("bad CRC", "00ff");
    bus.reply("d-1", request -> new Reply(nonsense, Duration.ofMillis(300)));
    own(plain, Duration.ofSeconds(2), 30);
    thread.advance(Duration.ofMinutes(10));

    for (int i = 2; i < 30; i++) {
      if (i % 6 != 0) {
        List<Duration> intervals = intervals("d-" + i, START.plusSeconds(20));
        long mean = intervals.stream().mapToLong(Duration::toMillis).sum() / intervals.size();
        assertThat(mean).as("mean period of d-%d in ms", i).isBetween(1_800L, 2_200L);
        assertThat(intervals).allMatch(each -> each.compareTo(Duration.ofMillis(2_600)) < 0);
      }
    }
    long wasted =
        bus.asked().stream()
            .filter(asked -> asked.at().isAfter(START.plusSeconds(20)))
            .mapToLong(asked -> asked.device().matches("d-(0|6|12|18|24)") ? 500 : 0)
            .sum();
    assertThat(wasted).as("ms of 580 s given to the dead").isBetween(5_000L, 580_000L / 10);
    assertThat(notes.online.get("d-6")).containsExactly(false);
    assertThat(notes.online.get("d-2")).containsExactly(true);
  }

  /** The dead device's own place on the line is long enough for its silence. */
  @Test
  void theDeadAreTriedWhereNobodyWaitsForThem() {
    answersAfter(10, Duration.ofMillis(10));
    bus.silence("d-5", Duration.ofMillis(150));
    own(plain, SECOND, 10);
    thread.advance(Duration.ofMinutes(10));

    for (int i = 0; i < 10; i++) {
      if (i != 5) {
        assertThat(intervals("d-" + i, START.plusSeconds(20)))
            .as("d-%d", i)
            .allMatch(each -> each.equals(SECOND));
      }
    }
    assertThat(intervals("d-5", START.plusSeconds(130)))
        .hasSizeBetween(6, 8)
        .allMatch(each -> each.toSeconds() <= DeviceRest.MAX_SECONDS + 1);
  }

  /** A line that is full to the brim: the dead must not take what the living need. */
  @Test
  void aFullLineLosesAtMostTheShareOfTheDead() {
    answersAfter(25, Duration.ofMillis(38));
    for (int i = 0; i < 5; i++) {
      bus.silence("d-" + i, Duration.ofSeconds(1));
    }
    BusOwner owner = own(plain, SECOND, 25);
    thread.advance(Duration.ofMinutes(5));

    for (int i = 5; i < 25; i++) {
      List<Duration> intervals = intervals("d-" + i, START.plusSeconds(30));
      long mean = intervals.stream().mapToLong(Duration::toMillis).sum() / intervals.size();
      assertThat(mean).as("mean period of d-%d in ms", i).isBetween(900L, 1_100L);
    }
    assertThat(owner.figures().down()).isEqualTo(5);
  }

  @Test
  void aDeviceThatComesBackIsFoundAndKeepsItsPeriodAgain() {
    bus.silence("d-0", Duration.ofMillis(500));
    own(plain, SECOND, 2);
    thread.advance(Duration.ofMinutes(5));
    assertThat(notes.online.get("d-0")).containsExactly(false);
    answersAfter(1, Duration.ofMillis(10));
    Instant back = thread.now();

    thread.advance(Duration.ofSeconds(DeviceRest.MAX_SECONDS + 5));

    assertThat(notes.online.get("d-0")).containsExactly(false, true);
    assertThat(intervals("d-0", back.plusSeconds(DeviceRest.MAX_SECONDS)))
        .isNotEmpty()
        .allMatch(each -> each.equals(SECOND));
  }

  /** Noise of a babbling neighbour spoils an answer now and then. */
  @Test
  void aSpoiledAnswerIsAskedForAgainAtOnceAndThePhaseIsKept() {
    ReadOutcome noise = new ReadOutcome.Malformed("bad CRC", "00ff");
    ReadOutcome answer = new ReadOutcome.Values(List.of(new RawValue.Whole(215)));
    bus.reply(
        "d-0",
        request -> new Reply(bus.asked().size() == 10 ? noise : answer, Duration.ofMillis(10)));
    own(plain, SECOND, 1);
    thread.advance(Duration.ofSeconds(20));

    List<Duration> intervals = intervals("d-0", bus.asked().get(9).at());
    assertThat(intervals.getFirst()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    assertThat(intervals.get(1)).isEqualTo(SECOND.minus(intervals.getFirst()));
    assertThat(intervals.get(2)).isEqualTo(SECOND);
    assertThat(notes.online.get("d-0")).containsExactly(true);
  }

  @Test
  void aDeviceThatRefusesLivesAndIsNotRested() {
    ReadOutcome refusal =
        new ReadOutcome.DeviceError(
            2, "ILLEGAL DATA ADDRESS", ReadOutcome.DeviceError.Kind.REFUSED);
    bus.reply("d-0", request -> new Reply(refusal, Duration.ofMillis(10)));
    BusOwner owner = own(plain, SECOND, 1);
    thread.advance(Duration.ofSeconds(10));

    assertThat(intervals("d-0", START.plusSeconds(2))).allMatch(each -> each.equals(SECOND));
    assertThat(owner.figures().down()).isZero();
  }

  @Test
  void aLineThatIsTooSlowSkipsTurnsAndSaysSo() {
    answersAfter(10, Duration.ofMillis(300));
    BusOwner owner = own(plain, SECOND, 10);
    thread.advance(Duration.ofMinutes(1));

    assertThat(owner.figures().skippedTurns()).isPositive();
    assertThat(owner.figures().worstLatenessNanos()).isGreaterThan(SECOND.toNanos());
  }

  @Test
  void aCommandIsUnscaledAndReadBackSoon() {
    WriteRule rule =
        new WriteRule(16, 30, 0.5, "operator", expression("ambient.temperature > 10"), SECOND);
    bus.values("d-0", new RawValue.Whole(215), new RawValue.Whole(240));
    BusOwner owner =
        own(
            profile(
                point(TEMPERATURE, PollClass.FAST, null), point(SETPOINT, PollClass.FAST, rule)),
            Duration.ofSeconds(60),
            1);
    thread.advance(Duration.ofMillis(100));
    int before = bus.asked().size();

    owner.write("d-0", SETPOINT, new PointValue.Real(22.5), "");
    thread.advance(Duration.ofMillis(100));

    assertThat(bus.written()).containsExactly(new WriteRequest(SETPOINT, new RawValue.Whole(225)));
    assertThat(bus.asked().size()).isGreaterThan(before);
  }

  @Test
  void aCommandThatBreaksItsRuleIsNeverSent() {
    WriteRule rule =
        new WriteRule(16, 30, 0.5, "operator", expression("ambient.temperature > 30"), SECOND);
    bus.values("d-0", new RawValue.Whole(215), new RawValue.Whole(240));
    BusOwner owner =
        own(
            profile(
                point(TEMPERATURE, PollClass.FAST, null), point(SETPOINT, PollClass.FAST, rule)),
            SECOND,
            1);
    thread.advance(Duration.ofMillis(100));

    owner.write("d-0", SETPOINT, new PointValue.Real(22.5), "");
    owner.write("d-0", TEMPERATURE, new PointValue.Real(22.5), "");
    owner.write("d-0", "no.such", new PointValue.Real(22.5), "");
    owner.write("nobody", SETPOINT, new PointValue.Real(22.5), "");
    thread.advance(Duration.ofSeconds(5));

    assertThat(bus.written()).isEmpty();
    assertThat(intervals("d-0", START.plusSeconds(2))).isNotEmpty();
  }

  @Test
  void aClosedBusIsNotAskedAgain() {
    BusOwner owner = own(plain, SECOND, 3);
    thread.advance(Duration.ofSeconds(3));
    owner.close();
    int asked = bus.asked().size();
    thread.advance(Duration.ofSeconds(10));
    assertThat(bus.asked()).hasSize(asked);
    assertThat(owner.birth("d-0")).isCompletedExceptionally();
  }

  @Test
  void aBirthIsMadeOnTheBusThread() {
    BusOwner owner = own(plain, SECOND, 1);
    var birth = owner.birth("d-0");
    assertThat(birth).isNotDone();
    thread.advance(Duration.ofMillis(50));
    assertThat(birth.join().device()).isEqualTo("d-0");
  }
}
