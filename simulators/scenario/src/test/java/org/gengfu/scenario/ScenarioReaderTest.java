package org.gengfu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Problems;
import org.gengfu.register.TableSheets;
import org.gengfu.scenario.Expectation.AlarmSeen;
import org.gengfu.scenario.Expectation.Period;
import org.gengfu.scenario.post.ReceiverKind;
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
  @ValueSource(
      strings = {
        "mains-failure",
        "center-outage",
        "dead-slave",
        "cameras",
        "feeder-storm",
        "four-hour-window",
        "inspection-round",
        "radio-window",
        "camera-window",
        "coverage-window"
      })
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
  void readsWhatIsWaitedForAndWhatTimeCountsAs() throws IOException {
    Scenario scenario =
        read(
            HEAD
                + """
                timeline:
                  - {at: 0s, do: {await: {cameras: all, within: 90s}}}
                  - {at: 5s, do: {kill: room-a}, as: dead}
                  - {at: 9s, do: {start: room-a}, as: back}
                  - {at: 9s, do: {await: {devices: [a-*], looks: 6, from: back, sameHour: 2m, within: 3m}}}
                expect:
                  - {outage: {trust: 45s, from: dead, to: back}, within: 60s}
                  - {counts: {device: a, as: down}, after: dead, until: back, within: 9s}
                  - {list: not-observed, after: dead, until: back, within: 20s}
                """);
    Action.Await first = (Action.Await) scenario.timeline().getFirst().action();
    assertThat(first.means("any")).isTrue();
    assertThat(first.looks()).isEqualTo(1);
    Action.Await last = (Action.Await) scenario.timeline().getLast().action();
    assertThat(last.means("a-1")).isTrue();
    assertThat(last.means("b-1")).isFalse();
    assertThat(last.sameHour()).isEqualTo(Duration.ofMinutes(2));
    assertThat(scenario.expectations())
        .containsExactly(
            new Expectation.Outage(Duration.ofSeconds(45), "dead", "back", Duration.ofSeconds(60)),
            new Expectation.Counts("a", "down", "dead", "back", Duration.ofSeconds(9)),
            new Expectation.Listed("not-observed", "dead", "back", Duration.ofSeconds(20)));
  }

  @Test
  void readsWhatHangsOnWhatAndWhoIsTold() throws IOException {
    Scenario scenario =
        read(
            HEAD
                + """
                receivers: [{id: duty, kind: mail}, {id: desk, kind: webhook}]
                drawing:
                  nodes: [{id: "f:1", type: feeder, site: s, name: 馈线, attributes: {autonomy: 90}}]
                  edges: [{from: "f:1", relation: POWERS, to: [e/m, e/n]}]
                timeline: [{at: 5s, do: {fault: mains.off}, as: dark}]
                expect:
                  - {incident: {root: "f:1", inferred: true, members: {atLeast: 4}}, after: dark, within: 90s, tree: {e/m: "f:1"}}
                  - {incidents: {count: 2}}
                  - {explained: all}
                  - {messages: {receiver: duty, count: 1, says: 馈线}}
                """);
    assertThat(scenario.receivers())
        .containsExactly(
            Map.entry("duty", ReceiverKind.MAIL), Map.entry("desk", ReceiverKind.WEBHOOK));
    assertThat(Edits.of(scenario.drawing()))
        .containsExactly(
            Map.of(
                "op",
                "node",
                "id",
                "f:1",
                "type",
                "feeder",
                "site",
                "s",
                "name",
                "馈线",
                "attributes",
                Map.of("autonomy", "90")),
            Map.of("op", "edge", "from", "f:1", "relation", "POWERS", "to", "e/m"),
            Map.of("op", "edge", "from", "f:1", "relation", "POWERS", "to", "e/n"));
    assertThat(scenario.expectations())
        .containsExactly(
            new Expectation.IncidentSeen(
                "f:1",
                true,
                new Expectation.Within("dark", Duration.ofSeconds(90)),
                4,
                100_000,
                Map.of("e/m", "f:1")),
            new Expectation.IncidentCount(2),
            new Expectation.Explained(),
            new Expectation.MessageCount("duty", 1, "馈线"));
    assertThat(problems(HEAD + "expect: [{messages: {receiver: duti, count: 1}}]"))
        .contains("there is no receiver duti");
    assertThat(problems(HEAD + "drawing: {edges: [{from: a, relation: POWER, to: [b]}]}"))
        .contains("there is no relation POWER");
  }

  @Test
  void awaitingMustSayWhomAndHowLong() throws IOException {
    assertThat(problems(HEAD + "timeline: [{at: 1s, do: {await: {within: 1s}}}]"))
        .contains("no camera is named");
    assertThat(problems(HEAD + "timeline: [{at: 1s, do: {await: {cameras: all}}}]"))
        .contains("\"within\" is missing");
    assertThat(
            problems(
                HEAD
                    + "timeline: [{at: 1s, do: {await: {cameras: all, from: later, within: 1s}}},"
                    + " {at: 2s, do: {kill: center}, as: later}]"))
        .contains("no earlier step is called later");
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

  @Test
  void readsErrandsPhonesAndAnswers() throws IOException {
    Scenario scenario =
        read(
            HEAD
                + """
                prepare:
                  - {put: technicians/wang, body: {name: 王工, skills: [ups], home: {lat: 34.02, lon: 113.8}}}
                  - {post: stock/import, book: {备件: [{序列号: R1, 备件型号: R}, {序列号: R2, 价格: 12.5}]}}
                phones: [{id: wang, behind: 90s}]
                timeline:
                  - {at: 5s, do: {phone: wang, act: take, node: a/ups, fields: {proof: qr}, within: 40s}, as: taken}
                  - {at: 6s, do: {signal: wang, on: false}}
                  - {at: 7s, do: {resend: wang}}
                  - {at: 8s, do: {phone: wang, photo: wang-after-1, kind: after, node: a/ups}}
                  - {at: 9s, do: {desk: supervise, node: a/ups}}
                  - {at: 9s, do: {ask: {get: coverage, list: uncovered, count: 1}, within: 5s}, as: flagged}
                expect:
                  - {answer: {get: clocks, list: clocks, where: {kind: respond}, field: stopped, near: taken, within: 2s}}
                  - {answer: {get: orders, list: orders, count: 1}}
                """);
    assertThat(scenario.errands())
        .containsExactly(
            new Errand(
                "PUT",
                "technicians/wang",
                Map.of(
                    "name",
                    "王工",
                    "skills",
                    List.of("ups"),
                    "home",
                    Map.of("lat", new BigDecimal("34.02"), "lon", new BigDecimal("113.8"))),
                List.of()),
            new Errand(
                "POST",
                "stock/import",
                Map.of(),
                List.of(
                    new TableSheets.Sheet(
                        "备件",
                        List.of("序列号", "备件型号", "价格"),
                        List.of(List.of("R1", "R", ""), List.of("R2", "", "12.5"))))));
    assertThat(scenario.phones()).containsExactly(new PhonePart("wang", Duration.ofSeconds(90)));
    assertThat(scenario.timeline())
        .extracting(step -> step.action().text())
        .containsExactly(
            "wang: take",
            "wang has no signal",
            "wang sends all again",
            "wang: photograph wang-after-1",
            "desk: supervise",
            "answered: uncovered: 1");
    assertThat(scenario.timeline())
        .extracting(step -> step.action().waits())
        .containsExactly(true, false, false, true, true, true);
    assertThat(problems(HEAD + "prepare: [{post: x}]")).contains("\"body\" is missing");
    assertThat(problems(HEAD + "timeline: [{at: 1s, do: {ask: {get: x, count: 0}}}]"))
        .contains("\"within\" is missing");
    assertThat(scenario.expectations()).hasSize(2);
  }

  @Test
  void saysWhichPhoneThereIsNot() throws IOException {
    Path file = folder.resolve("wrong.yaml");
    Files.writeString(
        file, HEAD + "timeline: [{at: 1s, do: {phone: li, act: take, node: a/ups}}]\n");
    Problems problems = new Problems();
    assertThat(ScenarioReader.read(file, problems)).isNull();
    assertThat(problems.list()).hasSize(1);
    assertThat(problems.list().getFirst().toString()).contains("there is no phone li");
  }
}
