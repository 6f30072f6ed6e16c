package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a device is recognised, and versions of firmware. */
class IdentificationTest {
  @TempDir Path folder;

  private List<Identification> rules(String text) {
    ProfileRig rig = new ProfileRig(folder).profile("identify:\n" + text);
    return rig.resolve("{}").identify();
  }

  @Test
  void everythingMustMatchAndExceptMustNot() {
    Identification rule =
        rules(
                "  - {modbus: {at: holding:0, type: string, length: 4, regex: ^X200}, fc43: {object: 0, regex: ACME},"
                    + " except: {modbus: {at: holding:9, equals: 0x10}}, priority: 200}\n")
            .getFirst();
    Map<String, String> seen = Map.of("register.holding:0+4", "X200i", "fc43.0", "ACME Ltd");
    assertThat(rule.score(seen)).isEqualTo(200_040);
    assertThat(rule.score(Map.of("register.holding:0+4", "X200i"))).isZero();
    assertThat(
            rule.score(
                Map.of(
                    "register.holding:0+4", "X200i", "fc43.0", "ACME", "register.holding:9", "16")))
        .isZero();
    assertThat(((RegisterSource) rule.all().getFirst().source()).registers()).isEqualTo(4);
  }

  /** Of two that match, the one that says more wins; a longer identifier says more. */
  @Test
  void theNearerOneWins() {
    List<Identification> rules =
        rules(
            "  - {sysObjectId: 1.3.6.1.4.1.99}\n  - {sysObjectId: 1.3.6.1.4.1.99.7}\n"
                + "  - {sysDescr: Switch, reply: {request: QMD, regex: \"^#\"}, onvif: {model: X, manufacturer: Y}}\n");
    Map<String, String> seen = Map.of("sysObjectId", ".1.3.6.1.4.1.99.7.2");
    assertThat(rules.get(1).score(seen)).isGreaterThan(rules.get(0).score(seen)).isPositive();
    assertThat(rules.get(0).score(Map.of("sysObjectId", "1.3.6.1.4.1.991"))).isZero();
    assertThat(
            rules
                .get(2)
                .score(
                    Map.of(
                        "sysDescr",
                        "A Switch",
                        "reply.QMD",
                        "#1",
                        "onvif.model",
                        "X",
                        "onvif.manufacturer",
                        "Y")))
        .isEqualTo(100_080);
  }

  @Test
  void eventsTellAndClear() {
    ProfileRig rig =
        new ProfileRig(folder)
            .profile(
                """
                points: {x: {title: {zh: 值, en: X}, at: input:0}}
                events:
                  lost: {trap: 1.3.6.1.4.1.9, severity: major, type: communications, text: {zh: 断, en: Lost}, action: {zh: 看, en: Look}}
                  back: {topic: tns1:Device/Back, text: {zh: 通, en: Back}, clears: [lost, high]}
                  door: {at: discrete:5, text: {zh: 门, en: Door}}
                  call: {frame: "^FF68", point: x, text: {zh: 呼, en: Call}}
                alarms: {high: {when: x > 1, severity: major, type: other, text: {zh: 警, en: A}, action: {zh: 看, en: Look}}}
                """);
    List<ResolvedEvent> events = rig.resolve("{}").events();
    assertThat(events)
        .extracting(ResolvedEvent::trigger)
        .containsExactly("trap", "topic", "modbus", "frame");
    assertThat(events.get(0).severity()).isEqualTo(AlarmSeverity.MAJOR);
    assertThat(events.get(1).clears()).containsExactly("lost", "high");
    assertThat(((RegisterSource) events.get(2).source()).address()).isEqualTo(5);
    assertThat(events.get(3).point()).isEqualTo("x");
  }

  @Test
  void eventsThatNothingTellsAreErrors() {
    ProfileRig rig =
        new ProfileRig(folder)
            .profile(
                "events:\n  a: {text: {zh: 甲, en: A}}\n  b: {trap: 1.3.6, text: {zh: 乙, en: B}, clears: nobody}\n");
    assertThat(rig.complaints())
        .anySatisfy(t -> assertThat(t).contains("nothing says how the event \"a\" is told"))
        .anySatisfy(t -> assertThat(t).contains("there is no event or alarm \"nobody\""))
        .hasSize(2);
  }

  @Test
  void versionsAreNumbers() {
    assertThat(version("V2.04.1 build 7")).isEqualTo(version("2.4.1"));
    assertThat(version("2.10")).isGreaterThan(version("2.9"));
    assertThat(version("2")).isEqualTo(version("2.0.0")).hasSameHashCodeAs(version("2.0"));
    assertThat(version("9.9.3").until(version("9.9"))).isTrue();
    assertThat(version("9.10").until(version("9.9"))).isFalse();
    assertThat(version("2.0.1").since(version("2.1"))).isFalse();
    assertThat(FirmwareVersion.parse("unknown")).isNull();
  }

  /** What is until a version is not since a later one. */
  @Property
  void sinceAndUntilAgree(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 12) Integer> a,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 12) Integer> b) {
    FirmwareVersion x = version(String.join(".", a.stream().map(String::valueOf).toList()));
    FirmwareVersion y = version(String.join(".", b.stream().map(String::valueOf).toList()));
    assertThat(x.since(y)).isEqualTo(x.compareTo(y) >= 0);
    assertThat(Integer.signum(x.compareTo(y))).isEqualTo(-Integer.signum(y.compareTo(x)));
    if (!x.until(y)) {
      assertThat(x.since(y)).isTrue();
    }
  }

  private static FirmwareVersion version(String text) {
    FirmwareVersion version = FirmwareVersion.parse(text);
    assertThat(version).as(text).isNotNull();
    return version;
  }
}
