package org.gengfu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.gengfu.document.Problems;
import org.gengfu.scenario.Expectation.AlarmSeen;
import org.gengfu.scenario.Expectation.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {
  private static final Path SCENARIOS = Path.of("../scenarios");
  private static final String HEAD =
      """
      room: r.yaml
      center: c.yaml
      edges: [{id: room-a, template: e.yaml}]
      """;

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    for (String name : new String[] {"r.yaml", "c.yaml", "e.yaml"}) {
      Files.writeString(folder.resolve(name), "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mains-failure", "center-outage", "dead-slave", "cameras"})
  void theScenariosOfTheHouseAreRead(String name) {
    Problems problems = new Problems();
    Scenario scenario = ScenarioReader.read(SCENARIOS.resolve(name + ".yaml"), problems);
    assertThat(problems.list()).isEmpty();
    assertThat(scenario.name()).isEqualTo(name);
    assertThat(scenario.expectations()).isNotEmpty();
    assertThat(scenario.length()).isLessThanOrEqualTo(Duration.ofSeconds(240));
  }

  @Test
  void readsWhatItSays() throws IOException {
    Scenario scenario =
        read(
            HEAD
                + """
                timeline:
                  - {at: 20s, do: {kill: center}}
                  - {at: 5s, do: {fault: leak, value: 3}, as: wet}
                  - {at: 6s, do: {wire: {device: a, mode: slow, time: 2s}}}
                expect:
                  - {alarm: {device: a, id: leak, active: true}, after: wet, when: {leak.detected: true, x: {below: 3}}, order: 2}
                  - {period: {devices: [a, b], point: c, every: 2s}, from: 30s}
                """);
    assertThat(scenario.timeline()).extracting(Step::label).containsExactly("wet", "", "");
    assertThat(scenario.timeline().getFirst().action())
        .isEqualTo(new Action.Fault("leak", "", 3.0));
    assertThat(((Action.Wire) scenario.timeline().get(1).action()).fields())
        .containsEntry("mode", "slow")
        .containsEntry("time", "2s");
    AlarmSeen alarm = (AlarmSeen) scenario.expectations().getFirst();
    assertThat(alarm.within()).isEqualTo(Duration.ofSeconds(2));
    assertThat(alarm.cause().tests()).hasSize(2);
    assertThat(((Period) scenario.expectations().getLast()).share()).isEqualTo(0.1);
  }

  @Test
  void saysWhereSomethingIsWrong() throws IOException {
    assertThat(problems(HEAD + "timeline: [{at: 1s, do: {kil: center}}]"))
        .contains("scenario.yaml:4:25: NO_ACTION");
    assertThat(problems(HEAD + "timeline: [{at: 1s, do: {kill: centre}}]"))
        .contains("4:32: UNKNOWN")
        .contains("center, room-a");
    assertThat(problems(HEAD + "timeline: [{do: {kill: center}}]")).contains("\"at\" is missing");
    assertThat(problems(HEAD + "timeline: [{at: 1s, do: {wire: {mode: slow}}}]"))
        .contains("no device is named");
    assertThat(problems(HEAD + "expect: [{seen: down, after: x}]")).contains("UNKNOWN_STEP");
    assertThat(problems(HEAD + "expect: [{never: dwon}]")).contains("down");
    assertThat(problems(HEAD + "expect: [{count: about}]")).contains("Write exact");
    assertThat(problems(HEAD + "expect: [{quiet: true, extra: 1}]")).contains("UNKNOWN_KEY");
    assertThat(problems(HEAD + "expect: [{}]")).contains("NO_EXPECTATION");
    assertThat(problems("room: none.yaml\n")).contains("NO_FILE").contains("\"center\" is missing");
    assertThat(
            problems(
                HEAD
                    + "timeline: [{at: 1s, do: {kill: center}, as: k}, {at: 2s, do: {start: center}, as: k}]"))
        .contains("two steps are called k");
  }

  private Scenario read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), text);
    Problems problems = new Problems();
    Scenario scenario = ScenarioReader.read(file, problems);
    assertThat(problems.list()).isEmpty();
    return scenario;
  }

  private String problems(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), text);
    Problems problems = new Problems();
    assertThat(ScenarioReader.read(file, problems)).isNull();
    return problems.toString();
  }
}
