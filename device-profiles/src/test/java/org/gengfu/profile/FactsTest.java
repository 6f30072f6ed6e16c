package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.profile.ProfileRig.ids;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a device has follows from what it says of itself. */
class FactsTest {
  private static final String POINTS =
      """
      points:
        kind: {title: {zh: 型, en: Kind}, at: input:0, enum: {1: {id: air, label: {zh: 风, en: Air}}, 2: {id: water, label: {zh: 水, en: Water}}}}
        fw: {title: {zh: 固件, en: Firmware}, at: input:1, type: string, length: 4}
        flow: {title: {zh: 流量, en: Flow}, at: input:10, when: kind == water}
        fan: {title: {zh: 风机, en: Fan}, at: input:11, when: kind == air}
        newer: {title: {zh: 新, en: Newer}, at: input:12, since: "2.1"}
        older: {title: {zh: 旧, en: Older}, at: input:13, until: "1.9"}
        named: {title: {zh: 名, en: Named}, at: input:14, when: asset.firmware matches "^V2"}
      asset: {firmware: fw}
      alarms:
        stuck: {when: flow < 1, severity: major, type: other, text: {zh: 警, en: A}, action: {zh: 看, en: Look}}
      """;

  @TempDir Path folder;
  private ProfileRig rig;

  @BeforeEach
  void open() {
    rig = new ProfileRig(folder).profile(POINTS);
  }

  private static DeviceFacts facts(double kind, String firmware) {
    return new DeviceFacts(
        Map.of("kind", new Operand.Number(kind), "fw", new Operand.Text(firmware)), Map.of());
  }

  @Test
  void whatIsNotKnownYetIsAskedFor() {
    ResolvedProfile profile = rig.resolve("{}");
    assertThat(profile.complete()).isFalse();
    assertThat(ids(profile.facts())).containsExactly("kind", "fw");
    assertThat(ids(profile.points())).containsExactly("kind", "fw", "newer", "older");
    assertThat(profile.alarms()).isEmpty();
    assertThat(profile.asset()).containsExactly(Map.entry("firmware", "fw"));
  }

  @Test
  void knownFactsDecide() {
    ResolvedProfile water = rig.resolve("{}", facts(2, "V2.10 rc1"));
    assertThat(water.complete()).isTrue();
    assertThat(ids(water.points())).containsExactly("kind", "fw", "flow", "newer", "named");
    assertThat(water.alarms()).extracting(ResolvedAlarm::id).containsExactly("stuck");
    assertThat(water.point("newer").info().gate()).isEqualTo("since 2.1");
    ResolvedProfile air = rig.resolve("{}", facts(1, "v1.9.7"));
    assertThat(ids(air.points())).containsExactly("kind", "fw", "fan", "older");
    assertThat(water.notes()).isEmpty();
  }

  /** A device that does not tell its firmware keeps what only some firmware has, and it is said. */
  @Test
  void anUnknownFirmwareKeepsThePointAndSaysSo() {
    DeviceFacts facts =
        new DeviceFacts(Map.of("kind", new Operand.Number(1)), Map.of(), Set.of("fw"));
    ResolvedProfile profile = rig.resolve("{}", facts);
    assertThat(profile.complete()).isTrue();
    assertThat(ids(profile.points())).containsExactly("kind", "fw", "fan", "newer", "older");
    assertThat(profile.point("older").info().gate()).isEqualTo("until 1.9 (firmware unknown)");
    assertThat(profile.notes())
        .containsExactly("the firmware is unknown; points that only some firmware has are kept");
  }

  /** Documents, generated simulators and golden tests see everything. */
  @Test
  void theSpecimenHasEverything() {
    ResolvedProfile specimen = rig.library().find("p").standard();
    assertThat(specimen.complete()).isTrue();
    assertThat(ids(specimen.points()))
        .containsExactly("kind", "fw", "flow", "fan", "newer", "older", "named");
  }

  @Test
  void factsThatAreNoPointsArePlannedToo() {
    ResolvedProfile profile = rig.resolve("{}");
    assertThat(ids(profile.planned())).containsExactly("kind", "fw", "newer", "older");
  }

  @Test
  void aComputedPointDecidesNothing() {
    rig.profile(
        "points: {x: {title: {zh: 值, en: X}, at: input:0}, y: {title: {zh: 值, en: Y}, at: input:1, when: d > 1}}\n"
            + "derived: {d: {title: {zh: 值, en: D}, expr: x + 1}}\n");
    assertThat(rig.complaints())
        .singleElement()
        .asString()
        .contains("\"d\" is computed; what exists must follow from what is read");
  }

  /** Points of the full set are there when the site wants them. */
  @Test
  void theSiteChoosesTheLevel() {
    rig.profile(
        "level: basic\npoints: {x: {title: {zh: 值, en: X}, at: input:0}, y: {title: {zh: 值, en: Y}, at: input:1, level: full}}\n");
    assertThat(ids(rig.resolve("{}").points())).containsExactly("x");
    assertThat(ids(rig.resolve("level: full\n").points())).containsExactly("x", "y");
  }

  /** A fact that nobody polls by itself is asked for first, like one that is no point. */
  @Test
  void aFactThatIsAskedForOnDemandIsAskedForFirst() {
    rig.profile(
        "points:\n  model: {title: {zh: 型, en: Model}, at: input:0, poll: on-demand}\n"
            + "  own: {title: {zh: 期, en: Own}, at: input:1, period: 5m}\n"
            + "  x: {title: {zh: 值, en: X}, at: input:2, when: model == 3 and own > 1}\n");
    ResolvedProfile profile = rig.resolve("{}");
    assertThat(profile.planned())
        .extracting(ResolvedPoint::id, ResolvedPoint::poll)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("model", PollClass.STATIC),
            org.assertj.core.groups.Tuple.tuple("own", PollClass.ON_DEMAND));
    assertThat(profile.point("model").poll()).isEqualTo(PollClass.ON_DEMAND);
  }

  private static final String SCALED =
      "level: basic\npoints:\n"
          + "  a: {title: {zh: 值, en: A}, at: input:0, scale: {point: f}}\n"
          + "  b: {title: {zh: 值, en: B}, at: input:1, scale: {point: g}}\n"
          + "  c: {title: {zh: 值, en: C}, at: input:2, scale: {point: h}}\n"
          + "  f: {title: {zh: 因, en: F}, at: input:3}\n"
          + "  g: {title: {zh: 因, en: G}, at: input:4, level: full}\n"
          + "  h: {title: {zh: 因, en: H}, at: input:5, when: big}\n"
          + "params: {big: {type: flag, default: true}}\n"
          + "derived: {d: {title: {zh: 值, en: D}, expr: c + 1}}\n";

  /** A factor that nobody wants to see is still needed by those that it belongs to. */
  @Test
  void aFactorIsPlannedAsLongAsItsValuesAre() {
    rig.profile(SCALED);
    ResolvedProfile profile = rig.resolve("points: {f: {enabled: false}}\nparams: {big: false}\n");
    assertThat(ids(profile.points())).containsExactlyInAnyOrder("a", "b", "f", "g");
    assertThat(profile.notes()).containsExactly("c is left out: its factor h is not there");
  }
}
