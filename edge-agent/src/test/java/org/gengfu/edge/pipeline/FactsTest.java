package org.gengfu.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Reading;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.AlarmExtra;
import org.gengfu.profile.AlarmSeverity;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.FactRow;
import org.gengfu.profile.Manual;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ProfileExtra;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedEvent;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a device says of itself, and the profile that comes of it. */
class FactsTest {
  private static final ResolvedPoint X = Made.point("x", ValueKind.WHOLE, "1");
  private static final ResolvedPoint Y = Made.point("y", ValueKind.WHOLE, "1");
  private static final ResolvedAlarm HIGH = Made.alarm("a", "x > 5", AlarmExtra.NONE);
  private static final ReadOutcome REFUSED =
      new ReadOutcome.DeviceError(2, "no such address", ReadOutcome.DeviceError.Kind.REFUSED);

  private static ResolvedProfile asking(String... facts) {
    List<ResolvedPoint> asked =
        java.util.Arrays.stream(facts).map(id -> Made.point(id, ValueKind.WHOLE, "1")).toList();
    return Made.profile(List.of(X), List.of(HIGH)).with(ProfileExtra.NONE.withFacts(asked, false));
  }

  private static DevicePipeline.Result answer(
      DevicePipeline pipeline, double second, List<String> points, RawValue... values) {
    return pipeline.accept(points, new ReadOutcome.Values(List.of(values)), Rig.at(second));
  }

  @Test
  void factsAreToldWhenTheLastOfThemIsKnownAndOnlyWhenTheyChanged() {
    DevicePipeline pipeline = new DevicePipeline(asking("count", "ports"), "d");
    RawValue table = new RawValue.Rows(List.of(new RawValue.Row("7", Map.of("name", "eth0"))));
    assertThat(answer(pipeline, 0, List.of("count"), new RawValue.Whole(3)).facts()).isNull();
    DeviceFacts facts = answer(pipeline, 1, List.of("ports"), table).facts();
    assertThat(facts)
        .isEqualTo(
            new DeviceFacts(
                Map.of("count", new Operand.Number(3)),
                Map.of("ports", List.of(new FactRow("7", Map.of("name", "eth0"))))));
    answer(pipeline, 2, List.of("count"), new RawValue.Whole(3));
    assertThat(answer(pipeline, 3, List.of("ports"), table).facts()).isNull();
    answer(pipeline, 4, List.of("count"), new RawValue.Whole(4));
    assertThat(answer(pipeline, 5, List.of("ports"), table).facts()).isNotNull();
  }

  @Test
  void aFactThatTheDeviceDoesNotGiveIsMissing() {
    DevicePipeline pipeline = new DevicePipeline(asking("count", "firmware"), "d");
    answer(pipeline, 0, List.of("count"), new RawValue.Absent("noSuchInstance"));
    DeviceFacts facts = pipeline.accept(List.of("firmware"), REFUSED, Rig.at(1)).facts();
    assertThat(facts).isEqualTo(new DeviceFacts(Map.of(), Map.of(), Set.of("count", "firmware")));
  }

  @Test
  void silenceIsNoFact() {
    Rig rig = new Rig(asking("x"));
    assertThat(rig.silence(0).silence(1).silence(2).facts).isEmpty();
    assertThat(rig.whole(3, 1).facts).hasSize(1);
  }

  /** The alarm of yesterday is not cleared because a module was plugged in. */
  @Test
  void theSuccessorKeepsWhatStandsAndWhatIsKnown() {
    Rig rig = new Rig(asking("count"));
    rig.whole(0, 9);
    ResolvedAlarm stricter = Made.alarm("a", "x > 4", AlarmExtra.NONE);
    ResolvedAlarm fresh = Made.alarm("b", "y > 1", AlarmExtra.NONE);
    ResolvedProfile next = Made.profile(List.of(X, Y), List.of(stricter, fresh));

    DevicePipeline after = rig.pipeline.successor(next, DeviceFacts.NONE);

    Birth birth = after.birth(Rig.at(1), Map.of());
    assertThat(birth.active())
        .extracting(each -> each.alarm() + each.eventTime())
        .containsExactly("a" + Rig.at(0));
    assertThat(birth.readings()).extracting(Reading::point).containsExactly("x");
    DevicePipeline.Result same = answer(after, 2, List.of("x"), new RawValue.Whole(9));
    assertThat(same.readings()).isEmpty();
    assertThat(same.online()).isNull();
    DevicePipeline.Result ended = answer(after, 3, List.of("x"), new RawValue.Whole(1));
    assertThat(ended.alarms())
        .extracting(each -> each.alarm() + each.active())
        .containsExactly("afalse");
  }

  private static ResolvedEvent event(String id, @Nullable AlarmSeverity severity, String... ends) {
    return new ResolvedEvent(
        id,
        "trap",
        "1.3.6.1.4.1.32473." + id.length(),
        null,
        "",
        severity,
        "EQUIPMENT",
        Map.of(),
        Map.of("en", id),
        Map.of(),
        List.of(ends));
  }

  /** A trap says that it begins, another one that it is over. */
  @Test
  void anEventRaisesItsAlarmUntilOneComesThatClearsIt() {
    ResolvedProfile profile =
        Made.profile(List.of(X), List.of())
            .with(
                events(event("onBattery", AlarmSeverity.MAJOR), event("mains", null, "onBattery")));
    DevicePipeline pipeline = new DevicePipeline(profile, "d");
    assertThat(heard(pipeline, 0, "onBattery")).containsExactly("+onBattery");
    assertThat(heard(pipeline, 1, "onBattery")).isEmpty();
    Birth birth = pipeline.birth(Rig.at(2), Map.of());
    assertThat(birth.alarms()).extracting(each -> each.alarm()).containsExactly("onBattery");
    assertThat(birth.active()).hasSize(1);
    assertThat(heard(pipeline, 3, "mains")).containsExactly("-onBattery");
    assertThat(heard(pipeline, 4, "onBattery")).containsExactly("+onBattery");
    assertThat(pipeline.reset("onBattery", Rig.at(5)).alarms()).hasSize(1);
  }

  private static List<String> heard(DevicePipeline pipeline, double second, String event) {
    ReadOutcome came = new ReadOutcome.Values(List.of(new RawValue.Whole(1)));
    return pipeline.hear(List.of(event), came, Rig.at(second)).alarms().stream()
        .map(each -> (each.active() ? "+" : "-") + each.alarm())
        .toList();
  }

  private static ProfileExtra events(ResolvedEvent... events) {
    return extra(Map.of(), List.of(events));
  }

  private static ProfileExtra extra(Map<String, String> asset, List<ResolvedEvent> events) {
    ProfileExtra e = ProfileExtra.NONE;
    return new ProfileExtra(
        e.facts(),
        true,
        e.targets(),
        e.commands(),
        e.setup(),
        e.spares(),
        asset,
        events,
        e.identify(),
        e.sim(),
        e.notes(),
        new Manual("RFC 1628", "section 2"));
  }

  @Test
  void whatIdentifiesTheDeviceGoesIntoItsBirth() {
    ResolvedPoint serial = Made.point("serialNo", ValueKind.TEXT, "1");
    ResolvedProfile profile =
        Made.profile(List.of(serial), List.of())
            .with(extra(Map.of("serial", "serialNo"), List.of()));
    DevicePipeline pipeline = new DevicePipeline(profile, "d");
    DevicePipeline.Result first =
        answer(pipeline, 0, List.of("serialNo"), new RawValue.Text("A-17 "));
    assertThat(first.renamed()).isTrue();
    assertThat(pipeline.birth(Rig.at(1), Map.of("room", "r")).properties())
        .containsEntry("serial", "A-17")
        .containsEntry("manual", "RFC 1628")
        .containsEntry("manualPage", "section 2")
        .containsEntry("room", "r");
    assertThat(answer(pipeline, 2, List.of("serialNo"), new RawValue.Text("A-17")).renamed())
        .isFalse();
  }
}
