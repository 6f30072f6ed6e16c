package org.gengfu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gengfu.contract.Severity;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.PromiseKind;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.contract.IncidentFacts;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.core.contract.Owed;
import org.gengfu.core.contract.Party;
import org.gengfu.core.contract.Scoring;
import org.junit.jupiter.api.Test;

class ContractExamplesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final ContractBook BOOK = book();

  private static ContractBook book() {
    List<ContractEdition> editions = new ArrayList<>();
    for (String name : ContractExamples.names()) {
      ContractText.Reading reading =
          ContractText.read(name + ".yaml", ContractExamples.text(name), 1, null);
      assertThat(reading.errors()).as(name).isEmpty();
      editions.add(Objects.requireNonNull(reading.edition()));
    }
    return ContractBook.of(editions);
  }

  // Each row of the times that the tenders ask for stands in one of the examples.
  @Test
  void everyRowOfTimesIsThere() {
    Set<String> sources = new TreeSet<>();
    for (String contract : BOOK.ids()) {
      BOOK.at(contract, NOW)
          .orElseThrow()
          .items()
          .forEach(item -> sources.addAll(List.of(item.source().split(" "))));
    }
    assertThat(sources)
        .containsAll(IntStream.rangeClosed(1, 38).mapToObj(row -> "G" + row).toList());
  }

  // What was not said is known: nothing of it is an accident of our writing.
  @Test
  void theirWarningsAreThoseOfTheTenders() {
    List<String> warnings = new ArrayList<>();
    for (String name : ContractExamples.names()) {
      ContractText.read(name, ContractExamples.text(name), 1, null)
          .warnings()
          .forEach(remark -> warnings.add(remark.text().en()));
    }
    assertThat(warnings)
        .allMatch(text ->
            text.contains("has no time of its own")
                || text.contains("online-police/restore gives less time at level 2")
                || text.contains("hold the same devices"));
  }

  @Test
  void aRadioStationHasTwoHoursAndDecidesEarly() {
    List<Owed> owed = owed(node("rbs", "radio.baseStation", Map.of()), "rbs_link_down");
    assertThat(millis(owed, PromiseKind.RESTORE)).isEqualTo(2 * 3_600_000L);
    assertThat(owed.getFirst().bound().held().item().steps().getFirst().afterMillis())
        .isEqualTo(45 * 60_000L);
  }

  @Test
  void aLeasedCameraIsTheCarriersForADay() {
    NodeFacts camera = node("camera", "video.camera", Map.of("owner", "中国联通"));
    List<Owed> owed = owed(camera, "camera_offline");
    assertThat(millis(owed, PromiseKind.RESTORE)).isEqualTo(24 * 3_600_000L);
    assertThat(owed.getFirst().bound().held().item().repairs()).isEqualTo(Party.CARRIER);
    assertThat(owed.getFirst().bound().held().item().repairs().isOurs()).isFalse();
  }

  // 1 h at the dispatch centre is shorter than the general times for its power.
  @Test
  void theStrictestOfSeveralItemsWins() {
    NodeFacts ups = node("ups", "power.ups", Map.of("system", "dispatch-120"));
    List<Owed> owed = owed(ups, "ups_fault");
    assertThat(millis(owed, PromiseKind.RESTORE)).isEqualTo(3_600_000L);
    assertThat(millis(owed, PromiseKind.RESPOND)).isEqualTo(10 * 60_000L);
    assertThat(millis(owed, PromiseKind.SPARE_REPLACE)).isEqualTo(4 * 3_600_000L);
    assertThat(millis(owed, PromiseKind.ARRIVE)).isEqualTo(30 * 60_000L);
  }

  @Test
  void theExchangesLevelsFollowWhatFailed() {
    NodeFacts gateway = node("device", "", Map.of("system", "police-voice", "role", "gateway"));
    Owed respond =
        owed(gateway, "device_unreachable").stream()
            .filter(each -> each.bound().commitment().kind() == PromiseKind.RESPOND)
            .findFirst()
            .orElseThrow();
    assertThat(respond.level()).isEqualTo(Level.THREE);
    assertThat(
            Objects.requireNonNull(
                    respond.bound().commitment().promise().targets().get(Level.THREE))
                .keyMillis())
        .isEqualTo(20 * 60_000L);
  }

  // J3: who repairs an instrument of the exhaust stations calibrates it.
  @Test
  void theInstrumentsOfExhaustStationsAreCalibrated() {
    ContractItem fixed = BOOK.at("xuchang", NOW).orElseThrow().item("tail-gas-fixed").orElseThrow();
    Map<String, String> station = Map.of("system", "tail-gas", "mounting", "fixed");
    Map<String, String> analyser = Map.of("system", "tail-gas", "role", "analyser");
    assertThat(fixed.calibrates(node("device", "", analyser))).isTrue();
    assertThat(fixed.calibrates(node("ups", "", station))).isFalse();
  }

  @Test
  void theScoreSheetHasAHundredPoints() {
    Scoring scoring = BOOK.at("sichuan", NOW).orElseThrow().scoring();
    assertThat(scoring).isNotNull();
    assertThat(scoring.full()).isEqualTo(100);
  }

  private static NodeFacts node(String type, String kind, Map<String, String> attributes) {
    return new NodeFacts(
        "e/n", type, kind, "s", attributes.getOrDefault(NodeFacts.OWNER, ""), attributes);
  }

  private static List<Owed> owed(NodeFacts node, String type) {
    return BOOK.owed(new IncidentFacts(node, type, Severity.MAJOR, 1), NOW);
  }

  private static long millis(List<Owed> owed, PromiseKind kind) {
    return owed.stream()
        .filter(each -> each.bound().commitment().kind() == kind)
        .mapToLong(each ->
            Objects.requireNonNull(each.bound().commitment().promise().targets().get(each.level()))
                .usualMillis())
        .findFirst()
        .orElseThrow();
  }
}
