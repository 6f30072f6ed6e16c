package org.gengfu.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.Birth;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.SpareDefinition;
import org.gengfu.contract.WriteDefinition;
import org.junit.jupiter.api.Test;

/** A birth says what a profile says of writes, commands and parts. */
class WriteDefinitionsTest {
  private final Birth birth =
      new DevicePipeline(
              Profiles.of(
                  """
                  points:
                    setpoint:
                      title: {zh: 设定, en: Set point}
                      quantity: temperature
                      at: holding:40
                      scale: 0.1
                      setting: true
                      write: {min: 16, max: 30, step: 0.5, role: engineer, readBack: 3s, momentary: 1s, back: 16, confirm: true, approval: administrator}
                    supply: {title: {zh: 送风, en: Supply}, quantity: temperature, at: input:12}
                    label: {title: {zh: 标签, en: Label}, at: holding:700, type: string, length: 4, write: {maxLength: 8, role: operator}}
                  alarms:
                    warm: {when: supply > 30, severity: minor, type: environmental, text: {zh: 热, en: Warm}, action: {zh: 看, en: Look}, spares: [F-1]}
                  commands:
                    reset:
                      title: {zh: 复位, en: Reset}
                      role: operator
                      confirm: true
                      approval: engineer
                      steps:
                        - {write: {point: setpoint, value: 20}}
                        - {wait: 2s}
                        - {expect: supply < 20, within: 5s}
                  asset:
                    spares: [{part: F-1, maker: Example, for: {zh: 滤网, en: Filter}, substitutes: [F-2]}, {part: G-1, for: {zh: 阀, en: Valve}}]
                  """),
              "d")
          .birth(Instant.EPOCH, Map.of());

  private PointDefinition point(String id) {
    return birth.points().stream()
        .filter(each -> each.point().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSettingSaysItsRangeAndWhoMaySetIt() {
    assertThat(point("setpoint").setting()).isTrue();
    assertThat(point("setpoint").write())
        .isEqualTo(
            new WriteDefinition(
                "engineer", true, "administrator", 16.0, 30.0, 0.5, 0, Duration.ofSeconds(4)));
  }

  @Test
  void aTextSaysItsLengthAndNoRange() {
    WriteDefinition write = point("label").write();
    assertThat(write).isNotNull();
    assertThat(write.maxLength()).isEqualTo(8);
    assertThat(write.min()).isNull();
    assertThat(write.max()).isNull();
  }

  // The center waits this long for the outcome before it says that nobody knows.
  @Test
  void aCommandSaysHowLongItTakes() {
    assertThat(point("Commands/reset").isCommand()).isTrue();
    assertThat(point("Commands/reset").write())
        .isEqualTo(
            new WriteDefinition(
                "operator", true, "engineer", null, null, null, 0, Duration.ofSeconds(10)));
  }

  @Test
  void whatCannotBeWrittenHasNoRule() {
    assertThat(point("supply").writable()).isFalse();
    assertThat(point("supply").write()).isNull();
  }

  @Test
  void anAlarmNamesItsPartsAndNoOthers() {
    assertThat(birth.alarms().getFirst().spares())
        .containsExactly(
            new SpareDefinition(
                "F-1", "Example", Map.of("zh", "滤网", "en", "Filter"), List.of("F-2")));
  }
}
