package org.gengfu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.SpanReading;
import org.gengfu.core.contract.Commitment;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.contract.Measure;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.core.contract.PaperTerm;
import org.gengfu.core.contract.Party;
import org.gengfu.core.contract.Scoring;
import org.gengfu.core.contract.StopWay;
import org.gengfu.core.paper.PaperDuty;
import org.gengfu.core.paper.PaperPeriod;
import org.junit.jupiter.api.Test;

class ContractTextTest {
  private static final String HEAD =
      """
      contract: c
      name: 示例
      from: "2026-01-01"
      """;
  private static final String ITEM =
      """
      items:
        - id: a
          name: {zh: 甲, en: A}
          devices: [{types: [camera], attributes: {project: [Y058]}}]
          promises:
            - {kind: restore, levels: {1: {usual: 4h, key: 2h}, 2: 8h}, stops: [swap]}
      """;

  @Test
  void anItemIsReadWithItsTimes() {
    ContractEdition edition = read(HEAD + "reading: fixed-at-start\n" + ITEM);
    assertThat(edition.from()).isEqualTo(Instant.parse("2025-12-31T16:00:00Z"));
    assertThat(edition.name().en()).isEqualTo("示例");
    Commitment commitment = edition.items().getFirst().commitments().getFirst();
    assertThat(commitment.id()).isEqualTo("a/restore");
    assertThat(commitment.promise().targets().get(Level.ONE).keyMillis()).isEqualTo(7_200_000);
    assertThat(commitment.promise().targets()).containsOnlyKeys(Level.ONE, Level.TWO);
    assertThat(commitment.promise().reading()).isEqualTo(SpanReading.FIXED_AT_START);
    assertThat(commitment.stops()).containsExactly(StopWay.SWAP);
    assertThat(edition.items().getFirst().repairs()).isEqualTo(Party.OWN);
    assertThat(
            edition
                .items()
                .getFirst()
                .selectors()
                .getFirst()
                .fits(new NodeFacts("n", "camera", "", "", "", Map.of("project", "Y058"))))
        .isTrue();
  }

  // A report calendar that is misread makes papers late, or not owed at all.
  @Test
  void regularPapersAreReadWithTheirDays() {
    ContractEdition edition =
        read(
            HEAD
                + """
                papers:
                  - {id: weekly, every: week, day: 1, source: L11, mailTo: [office@city.example, li.wei@city.example]}
                  - {id: sheet, kind: score, every: quarter, workday: 5, counted: contract}
                """
                + ITEM);
    PaperDuty weekly = edition.papers().getFirst().duty();
    assertThat(weekly.id()).isEqualTo("c.weekly");
    assertThat(edition.papers().getFirst().mailTo())
        .containsExactly("office@city.example", "li.wei@city.example");
    assertThat(edition.papers().getLast().mailTo()).isEmpty();
    assertThat(weekly.kind()).isEqualTo(PaperDuty.Kind.SERVICE);
    assertThat(weekly.due()).isEqualTo(new PaperDuty.Due.Day(1));
    PaperDuty sheet = edition.papers().getLast().duty();
    assertThat(sheet.kind()).isEqualTo(PaperDuty.Kind.SCORE);
    assertThat(sheet.period()).isEqualTo(PaperPeriod.QUARTER);
    assertThat(sheet.due()).isEqualTo(new PaperDuty.Due.WorkDay(5));
    assertThat(sheet.own()).isTrue();
    assertThat(said(errors(HEAD + "papers: [{id: a, every: week}]\n" + ITEM)))
        .contains("one of them");
    assertThat(said(errors(HEAD + "papers: [{id: a, every: week, day: 1, workday: 1}]\n" + ITEM)))
        .contains("one of them");
    String twice = "papers: [{id: a, every: week, day: 1}, {id: a, every: year, day: 1}]\n";
    assertThat(said(errors(HEAD + twice + ITEM))).contains("there twice");
    String to = "papers: [{id: a, every: week, day: 1, mailTo: [%s]}]\n";
    for (String wrong :
        List.of("office", "a@b", "a b@city.example", "a@city.example\r\nBcc: x@y.z")) {
      String quoted = "\"" + wrong.replace("\r\n", "\\r\\n") + "\"";
      assertThat(said(errors(HEAD + to.formatted(quoted) + ITEM)))
          .as(wrong)
          .contains("no mail address");
    }
    String odd = "papers: [{id: a, every: decade, day: 1, calendar: moon}]\n";
    assertThat(errors(HEAD + odd + ITEM)).hasSize(2);
  }

  // Without a date of its own a contract says nothing of since when its papers are owed.
  @Test
  void theDaySinceWhichPapersAreOwedIsRead() {
    String papers = "papers: [{id: a, every: week, day: 1}]\n";
    assertThat(read(HEAD + papers + ITEM).papers().getFirst().since()).isNull();
    String since = "papersSince: \"2026-06-01\"\n";
    PaperTerm term = read(HEAD + since + papers + ITEM).papers().getFirst();
    Instant day = Instant.parse("2026-05-31T16:00:00Z");
    assertThat(term.since()).isEqualTo(day);
    assertThat(term.orSince(day.plusSeconds(9)).since()).isEqualTo(day);
    assertThat(term.isOwed(day)).isFalse();
    assertThat(term.isOwed(day.plusMillis(1))).isTrue();
    assertThat(errors(HEAD + "papersSince: soon\n" + papers + ITEM)).hasSize(1);
  }

  // Not everything that an item holds measures: its power supply is not calibrated.
  @Test
  void anItemSaysWhatIsCalibratedAfterARepair() {
    String item =
        ITEM.replace(
            "  promises:", "  calibrated: [{attributes: {role: analyser}}]\n    promises:");
    ContractItem read = read(HEAD + item).items().getFirst();
    assertThat(read.calibrates(node("analyser"))).isTrue();
    assertThat(read.calibrates(node("ups"))).isFalse();
    assertThat(read(HEAD + ITEM).items().getFirst().calibrates(node("analyser"))).isFalse();
    assertThat(said(errors(HEAD + item.replace("[{attributes: {role: analyser}}]", "yes"))))
        .contains("\"calibrated\" must be all, or a list");
  }

  private static NodeFacts node(String role) {
    return new NodeFacts("n", "device", "", "", "", Map.of("role", role));
  }

  // A line that loses points for several things; a word that cannot be counted would never take
  // any.
  @Test
  void aScoreLineSaysWhatElseTakesPoints() {
    String scoring =
        """
        scoring:
          rules:
            - {id: documents, points: 100, measure: late-paper, each: 2, also: {incomplete-paper: 1, late-report: 2}, text: 文档}
        """;
    Scoring read = read(HEAD + scoring + ITEM).scoring();
    assertThat(read).isNotNull();
    assertThat(read.rules().getFirst().also())
        .containsOnly(Map.entry(Measure.INCOMPLETE_PAPER, 1), Map.entry(Measure.LATE_REPORT, 2));
    assertThat(said(errors(HEAD + scoring.replace("late-report", "judged") + ITEM)))
        .contains("unknown key \"judged\"");
    assertThat(said(errors(HEAD + scoring.replace("late-report", "late-paper") + ITEM)))
        .contains("unknown key \"late-paper\"");
    assertThat(said(errors(HEAD + scoring.replace("late-paper", "judged") + ITEM)))
        .contains("takes points for each event");
  }

  // A misspelt key would silently take a promise away.
  @Test
  void anUnknownKeyIsRefusedWithTheKnownOnes() {
    List<Remark> errors = errors(HEAD + ITEM.replace("stops", "stop"));
    assertThat(errors).hasSize(1);
    assertThat(errors.getFirst().line()).isEqualTo(9);
    assertThat(errors.getFirst().column()).isEqualTo(67);
    assertThat(errors.getFirst().text().en()).contains("unknown key \"stop\"").contains("stops");
    assertThat(errors.getFirst().text().zh()).startsWith("不认识的键");
  }

  @Test
  void whatIsMissingIsTold() {
    assertThat(codes(errors("contract: c\n"))).contains("MISSING");
    assertThat(said(errors(HEAD + "items: [{id: a, name: A, promises: [{kind: restore}]}]\n")))
        .contains("this promises no time");
  }

  @Test
  void aCalendarThatIsNotThereIsRefused() {
    assertThat(said(errors(HEAD + ITEM.replace("kind: restore,", "kind: restore, calendar: x,"))))
        .contains("\"calendar\" names \"x\"")
        .contains("7x24");
  }

  @Test
  void aCalendarWithoutHoursIsRefused() {
    assertThat(said(errors(HEAD + "calendars: {c: {workday: [], restday: []}}\n" + ITEM)))
        .contains("no hours at all");
  }

  // Their common time is key once; that two were entered is more likely a slip than a wish.
  @Test
  void keyPeriodsThatOverlapAreAWarning() {
    String keys =
        """
        keyPeriods:
          - {from: "2026-09-28", to: "2026-10-08", name: 国庆}
          - {from: "2026-10-07T20:00", to: "2026-10-09", name: 演练}
        """;
    ContractText.Reading reading = ContractText.read("c.yaml", HEAD + keys + ITEM, 1, null);
    assertThat(said(reading.warnings())).contains("'国庆' and '演练' overlap");
    ContractEdition edition = reading.edition();
    assertThat(edition).isNotNull();
    assertThat(edition.keys().union()).hasSize(1);
  }

  @Test
  void timesInKeyPeriodsWithoutAnyAreAWarning() {
    assertThat(said(warnings(HEAD + ITEM))).contains("no key period is named");
  }

  @Test
  void anItemWithoutDevicesOrTimesIsAWarning() {
    String silent = HEAD + "items: [{id: a, name: A}]\n";
    assertThat(said(warnings(silent)))
        .contains("names no devices")
        .contains("has no time of its own");
  }

  // Whoever has two hours to answer cannot restore within one.
  @Test
  void aResponseThatIsLongerThanTheRepairIsRefused() {
    String item =
        """
        items:
          - id: a
            name: A
            devices: all
            promises: [{kind: respond, within: 2h}, {kind: restore, within: 1h}]
        """;
    assertThat(said(errors(HEAD + item))).contains("a/respond has more time than a/restore");
  }

  @Test
  void twoItemsThatSpeakOfTheSameDevicesAreCompared() {
    String two =
        """
        items:
          - {id: a, name: A, devices: [{types: [ups]}], promises: [{kind: restore, within: 1h}]}
          - {id: b, name: B, owner: X, repairs: carrier, devices: [{types: [ups]}], promises: [{kind: restore, within: 2h}]}
        """;
    assertThat(said(warnings(HEAD + two)))
        .contains("a/restore and b/restore hold the same devices with different times")
        .contains("others mend them");
  }

  @Test
  void aGraverLevelWithMoreTimeIsAWarning() {
    assertThat(said(warnings(HEAD + ITEM.replace("2: 8h", "2: 1h"))))
        .contains("less time at level 2 than at a graver one");
  }

  @Test
  void aCarrierNeedsAName() {
    assertThat(said(errors(HEAD + ITEM.replace("devices:", "repairs: carrier\n    devices:"))))
        .contains("nobody says which");
  }

  @Test
  void itemsAndPromisesAreThereOnce() {
    assertThat(said(errors(HEAD + "items: [{id: a, name: A}, {id: a, name: A}]\n")))
        .contains("item a is there twice");
    assertThat(said(errors(HEAD + ITEM + "      - {kind: restore, within: 1h}\n")))
        .contains("a/restore is there twice");
  }

  @Test
  void anExclusionMustSayWhatItExcludes() {
    assertThat(said(errors(HEAD + ITEM + "exclusions: [{id: x, text: t}]\n")))
        .contains("would exclude everything");
  }

  // An edition holds from a day within the contract's own time.
  @Test
  void anEditionBeginsWithinTheContract() {
    String text = HEAD + "until: \"2027-01-01\"\n" + ITEM;
    Instant june = Instant.parse("2026-06-01T00:00:00Z");
    ContractEdition later = ContractText.read("c", text, 2, june).edition();
    assertThat(later).isNotNull();
    assertThat(later.from()).isEqualTo(june);
    assertThat(later.edition()).isEqualTo(2);
    assertThat(ContractText.read("c", text, 2, Instant.parse("2027-01-01T00:00:00Z")).edition())
        .isNull();
  }

  @Test
  void rubbishIsRefusedWithoutAnException() {
    for (String text : List.of("", "- a", "{", "\u0000", "a: &x 1\n", "contract: [1, 2]\n")) {
      assertThat(ContractText.read("c", text, 1, null).errors()).as(text).isNotEmpty();
    }
  }

  private static ContractEdition read(String text) {
    ContractText.Reading reading = ContractText.read("c.yaml", text, 1, null);
    assertThat(reading.errors()).isEmpty();
    ContractEdition edition = reading.edition();
    assertThat(edition).isNotNull();
    return edition;
  }

  private static List<Remark> errors(String text) {
    ContractText.Reading reading = ContractText.read("c.yaml", text, 1, null);
    assertThat(reading.edition()).isNull();
    return reading.errors();
  }

  private static List<Remark> warnings(String text) {
    ContractText.Reading reading = ContractText.read("c.yaml", text, 1, null);
    assertThat(reading.errors()).isEmpty();
    return reading.warnings();
  }

  private static List<String> codes(List<Remark> remarks) {
    return remarks.stream().map(Remark::code).toList();
  }

  private static String said(List<Remark> remarks) {
    return String.join("\n", remarks.stream().map(remark -> remark.text().en()).toList());
  }
}
