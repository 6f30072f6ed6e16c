package org.gengfu.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.core.alarm.AlarmLife.KEY;
import static org.gengfu.core.alarm.AlarmLife.at;
import static org.gengfu.core.alarm.AlarmLife.back;
import static org.gengfu.core.alarm.AlarmLife.exceed;
import static org.gengfu.core.alarm.AlarmLife.kinds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmChange.Verdict;
import org.gengfu.core.alarm.AlarmInput.Acknowledge;
import org.gengfu.core.alarm.AlarmInput.Merge;
import org.gengfu.core.alarm.AlarmInput.OutOfServiceOff;
import org.gengfu.core.alarm.AlarmInput.OutOfServiceOn;
import org.gengfu.core.alarm.AlarmInput.ProofOfLife;
import org.gengfu.core.alarm.AlarmInput.Purge;
import org.gengfu.core.alarm.AlarmInput.SeverityIs;
import org.gengfu.core.alarm.AlarmInput.SourceBack;
import org.gengfu.core.alarm.AlarmInput.Suppress;
import org.gengfu.core.alarm.AlarmInput.TimePassed;
import org.gengfu.core.alarm.AlarmInput.Unsuppress;
import org.gengfu.core.alarm.Occurrence.Acknowledgement;
import org.gengfu.core.alarm.Word.Side;
import org.junit.jupiter.api.Test;

/** Two sides, one history; and what several causes, work orders and wrong clocks do. */
class AlarmAccountTest {
  private static final AlarmPolicy EDGE = AlarmPolicy.EDGE;

  private static AlarmAccount random(Random random) {
    List<Observation> evidence = new ArrayList<>();
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < random.nextInt(100); i++) {
      Instant te = at(random.nextInt(120));
      evidence.add(Observation.returned(te, random.nextInt(2), ClearCause.DEVICE));
      words.add(
          new Word(
              te,
              Word.Kind.values()[random.nextInt(2)],
              Side.values()[random.nextInt(2)],
              "u" + random.nextInt(2),
              "",
              at(0),
              te,
              te,
              Severity.MAJOR));
    }
    return new AlarmAccount(KEY, evidence, words);
  }

  @Property(tries = 300)
  void accountsMergeAsSetsDo(@ForAll long seed) {
    Random random = new Random(seed);
    AlarmAccount a = random(random);
    AlarmAccount b = random(random);
    AlarmAccount c = random(random);
    assertThat(a.merge(b)).isEqualTo(b.merge(a));
    assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
    assertThat(a.merge(a)).isEqualTo(a);
    assertThat(a.merge(b).merge(b)).isEqualTo(a.merge(b));
    assertThat(a.merge(b).evidence()).hasSizeLessThanOrEqualTo(Timeline.MAX_OBSERVATIONS);
    assertThat(a.merge(b).words()).hasSizeLessThanOrEqualTo(Words.MAX).isSorted();
  }

  /**
   * A8 with people: the pieces of one history in any order, in any portions, some of them twice.
   */
  @Property(tries = 150)
  void anyOrderOfHearingLeadsToTheSameEnd(@ForAll long seed) {
    Random random = new Random(seed);
    AlarmLife edge = new AlarmLife(EDGE.withDelays(Duration.ZERO, Duration.ofSeconds(5)));
    for (int second = 0; second < 60; second += 1 + random.nextInt(5)) {
      AlarmInput input =
          switch (random.nextInt(4)) {
            case 0 -> exceed(second);
            case 1 -> back(second);
            case 2 -> new SeverityIs(at(second), 0, Severity.values()[random.nextInt(5)], true);
            default -> new Acknowledge("cai", "", 0, Side.EDGE);
          };
      edge.get(second, input);
    }
    edge.get(120, new TimePassed());
    AlarmAccount account = AlarmAccount.of(edge.state);
    List<AlarmAccount> portions = new ArrayList<>();
    account.evidence().forEach(e -> portions.add(new AlarmAccount(KEY, List.of(e), List.of())));
    account.words().forEach(w -> portions.add(new AlarmAccount(KEY, List.of(), List.of(w))));
    portions.addAll(List.copyOf(portions).subList(0, portions.size() / 2));
    Collections.shuffle(portions, random);
    AlarmLife center = new AlarmLife(edge.first.policy());
    portions.forEach(portion -> center.get(120, new Merge(portion)));
    assertThat(center.state.words()).isEqualTo(edge.state.words());
    assertThat(center.state.condition()).isEqualTo(edge.state.condition());
    assertThat(seen(center)).isEqualTo(seen(edge));
  }

  private static List<Object> seen(AlarmLife life) {
    List<Object> seen = new ArrayList<>();
    life.state.occurrences().forEach(o -> seen.add(List.of(o.span(), "" + o.acknowledgement())));
    return seen;
  }

  private static AlarmLife raised() {
    return new AlarmLife(EDGE).then(10, exceed(10));
  }

  private static Verdict heard(List<AlarmChange> changes) {
    return changes.stream()
        .filter(AlarmChange.Heard.class::isInstance)
        .map(change -> ((AlarmChange.Heard) change).verdict())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFirstToAcknowledgeCountsAndTheOtherStaysInTheHistory() {
    AlarmLife edge = raised().then(20, new Acknowledge("cai", "on site", 0, Side.EDGE));
    AlarmLife center = raised().then(30, new Acknowledge("an", "", 0));
    List<AlarmChange> changes = center.get(40, new Merge(AlarmAccount.of(edge.state)));
    assertThat(heard(changes)).isEqualTo(Verdict.HOLDS);
    assertThat(kinds(changes)).containsExactly("Heard", "Agreed");
    assertThat(heard(edge.get(40, new Merge(AlarmAccount.of(center.state)))))
        .isEqualTo(Verdict.SECOND);
    assertThat(center.state.current().orElseThrow().acknowledgement())
        .isEqualTo(new Acknowledgement("cai", at(20), "on site"))
        .isEqualTo(edge.state.current().orElseThrow().acknowledgement());
    assertThat(kinds(center.get(50, new Merge(AlarmAccount.of(edge.state)))))
        .containsExactly("Ignored");
  }

  /** A doubt never hides an alarm. */
  @Test
  void atOneInstantAnExceedBeatsAReturnWhateverComesFirst() {
    for (boolean exceedFirst : List.of(true, false)) {
      AlarmLife life = new AlarmLife(EDGE).then(20, exceedFirst ? exceed(10) : back(10));
      life.get(21, exceedFirst ? back(10) : exceed(10));
      assertThat(life.state.condition()).isInstanceOf(Condition.Active.class);
    }
  }

  /** He could not know, so it is asked again. */
  @Test
  void whoDidNotKnowThatItBecameWorseHasNotSeenIt() {
    AlarmLife edge = raised().then(15, new SeverityIs(at(15), 1, Severity.CRITICAL, true));
    AlarmLife center = raised().then(30, new Acknowledge("an", "", 0));
    assertThat(heard(edge.get(40, new Merge(AlarmAccount.of(center.state)))))
        .isEqualTo(Verdict.BECAME_WORSE);
    center.get(40, new Merge(AlarmAccount.of(edge.state)));
    assertThat(center.state.isUnacknowledged()).isTrue();
    assertThat(edge.state.isUnacknowledged()).isTrue();
  }

  @Test
  void aWordBeforeItsEvidenceWaitsForIt() {
    AlarmLife edge = raised().then(20, new Acknowledge("cai", "", 0, Side.EDGE));
    AlarmAccount words = new AlarmAccount(KEY, List.of(), edge.state.words());
    AlarmLife center = new AlarmLife(EDGE);
    assertThat(heard(center.get(30, new Merge(words)))).isEqualTo(Verdict.NOTHING_YET);
    assertThat(kinds(center.get(31, exceed(10)))).contains("Raised", "Agreed");
    assertThat(center.state.display()).isEqualTo(DisplayState.ACKNOWLEDGED);
  }

  @Test
  void aWordFarAheadIsRefusedUntilItsTime() {
    AlarmLife edge = raised().then(86_400, new Acknowledge("cai", "", 0, Side.EDGE));
    AlarmLife center = raised();
    assertThat(kinds(center.get(20, new Merge(AlarmAccount.of(edge.state)))))
        .containsExactly("Refused");
    assertThat(heard(center.get(86_400, new Merge(AlarmAccount.of(edge.state)))))
        .isEqualTo(Verdict.HOLDS);
  }

  @Test
  void aRuleSuppressesUntilItsLastCauseIsClosed() {
    AlarmLife life =
        raised()
            .then(11, new Suppress("unreachable", "i1"))
            .then(12, new Suppress("unreachable", "i2"))
            .then(13, new Unsuppress("unreachable", "i1"));
    assertThat(life.state.display()).isEqualTo(DisplayState.SUPPRESSED);
    life.get(14, new Unsuppress("unreachable", "i2"));
    assertThat(life.state.isAnnunciated()).isTrue();
  }

  @Test
  void theEndOfOneWorkOrderDoesNotEndTheOther() {
    AlarmLife life =
        raised()
            .then(11, new OutOfServiceOn("w1", at(100), "bo"))
            .then(12, new OutOfServiceOn("w2", at(200), "bo"))
            .then(100, new TimePassed());
    assertThat(life.state.display()).isEqualTo(DisplayState.OUT_OF_SERVICE);
    life.get(101, new OutOfServiceOff("w2", "bo"));
    assertThat(life.state.isAnnunciated()).isTrue();
    assertThat(kinds(life.get(102, new OutOfServiceOn("", at(200), "bo"))))
        .containsExactly("Refused");
    for (int i = 0; i < Visibility.MAX_WORK_ORDERS; i++) {
      life.get(103, new OutOfServiceOn("w" + i, at(200), "bo"));
    }
    assertThat(kinds(life.get(104, new OutOfServiceOn("one more", at(200), "bo"))))
        .containsExactly("Refused");
  }

  /** An edge whose clock is ten years ahead gives its list: what comes later still counts. */
  @Test
  void aListFromTheFutureDoesNotPinTheAlarm() {
    AlarmLife life = raised().then(20, new SourceBack(at(20).plus(Duration.ofDays(3_650)), null));
    life.get(30, exceed(30));
    assertThat(life.state.condition()).isInstanceOf(Condition.Active.class);
    assertThat(life.state.current().orElseThrow().span().raised()).isEqualTo(at(30));
  }

  @Test
  void anOldProofContradictsNothing() {
    AlarmLife life = raised();
    assertThat(kinds(life.get(20, new ProofOfLife(at(5), "camera")))).containsExactly("Ignored");
    life.get(21, new ProofOfLife(at(20), "camera"));
    assertThat(life.state.current().orElseThrow().span().cause())
        .isEqualTo(ClearCause.CONTRADICTED);
  }

  @Test
  void anArchivedKeyBeginsAnewAndGoesOnCounting() {
    AlarmLife life = raised().then(20, back(20)).then(21, new Acknowledge("an", "", 0));
    life.get(21 + 31 * 86_400, new Purge(false));
    assertThat(life.state.archived()).isTrue();
    life.state = life.state.live();
    assertThat(kinds(life.get(back(20)))).containsExactly("Ignored");
    life.get(exceed(40 * 86_400));
    assertThat(AlarmInventory.of(List.of(life.state)).live()).isEqualTo(1);
    life.get(40 * 86_400, exceed(40 * 86_400));
    assertThat(life.state.current().orElseThrow().span().number()).isEqualTo(2);
  }

  /** Earlier rows are what the last release wrote; they name no word, cause or work order. */
  @Test
  void storedTextsOfOlderReleasesStayReadable() {
    String head =
        "&resource=room-a%2Fups-1&type=onBattery&qualifier=&eventTime=2026-03-01T08%3A00%3A00Z"
            + "&arrival=2026-03-01T08%3A00%3A00Z";
    assertThat(
            change(
                "change=Acknowledged"
                    + head
                    + "&numbers=1%2C2&user=an&time=2026-03-01T08%3A00%3A00Z&comment=seen"))
        .isEqualTo(
            new AlarmChange.Acknowledged(
                new TreeSet<>(List.of(1, 2)), new Acknowledgement("an", at(0), "seen"), null));
    assertThat(change("change=Realarmed" + head + "&number=3&escalation=2"))
        .isEqualTo(new AlarmChange.Realarmed(3, 2, null));
    assertThat(change("change=Unshelved" + head + "&why=EXPIRED&user=&announcedAgain=true"))
        .isEqualTo(new AlarmChange.Unshelved(AlarmChange.EndCause.EXPIRED, "", true, null));
    assertThat(change("change=Unsuppressed" + head + "&rule=r1"))
        .isEqualTo(new AlarmChange.Unsuppressed("r1", ""));
    assertThat(change("change=PutBack" + head + "&why=USER&user=bo"))
        .isEqualTo(new AlarmChange.PutBack(AlarmChange.EndCause.USER, "bo", ""));
  }

  private static AlarmChange change(String text) {
    return AlarmFactText.read(text).change();
  }

  /** What was acknowledged before there were words stays so whatever words come. */
  @Test
  void anAcknowledgementWithoutAWordHolds() {
    AlarmLife life = raised();
    Acknowledgement old = new Acknowledgement("an", at(11), "");
    life.state =
        AlarmMachine.apply(
            life.state,
            new AlarmFact(
                KEY,
                at(11),
                at(11),
                new AlarmChange.Acknowledged(new TreeSet<>(List.of(1)), old, null)));
    life.then(20, back(20)).then(30, exceed(30)).then(31, new Acknowledge("bo", "", 0));
    assertThat(life.state.occurrences().getFirst().acknowledgement()).isEqualTo(old);
    assertThat(life.state.isUnacknowledged()).isFalse();
  }
}
