package org.gengfu.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.core.alarm.AlarmLife.at;
import static org.gengfu.core.alarm.AlarmLife.back;
import static org.gengfu.core.alarm.AlarmLife.exceed;
import static org.gengfu.core.alarm.AlarmLife.kinds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmInput.Acknowledge;
import org.gengfu.core.alarm.AlarmInput.Configure;
import org.gengfu.core.alarm.AlarmInput.Exceed;
import org.gengfu.core.alarm.AlarmInput.OutOfServiceOn;
import org.gengfu.core.alarm.AlarmInput.Return;
import org.gengfu.core.alarm.AlarmInput.Shelve;
import org.gengfu.core.alarm.AlarmInput.SourceBack;
import org.gengfu.core.alarm.AlarmInput.SourceLost;
import org.gengfu.core.alarm.AlarmInput.Suppress;
import org.gengfu.core.alarm.AlarmInput.TimePassed;
import org.gengfu.core.alarm.AlarmInput.Unsuppress;
import org.junit.jupiter.api.Test;

class AlarmMachineTest {
  private static final AlarmPolicy EDGE = AlarmPolicy.EDGE;
  private static final AlarmPolicy DELAYED =
      EDGE.withDelays(Duration.ofSeconds(3), Duration.ofSeconds(10));

  private static Span present(AlarmLife life) {
    return life.state.current().orElseThrow().span();
  }

  /** Delays decide whether, never when. */
  @Test
  void raiseAndClearTimesAreTheFirstInstants() {
    AlarmLife life = new AlarmLife(DELAYED).then(1, exceed(0));
    assertThat(AlarmMachine.nextDeadline(life.state)).contains(at(3));
    life.then(3, new TimePassed());
    assertThat(present(life).raised()).isEqualTo(at(0));
    life.then(20, back(20));
    assertThat(AlarmMachine.nextDeadline(life.state)).contains(at(30));
    life.then(31, new TimePassed());
    assertThat(present(life).cleared()).isEqualTo(at(20));
    assertThat(life.state.display()).isEqualTo(DisplayState.RETURNED_UNACKNOWLEDGED);
  }

  @Test
  void aShortExceedIsFleetingAndNoOccurrence() {
    AlarmLife life = new AlarmLife(DELAYED).then(0, exceed(0));
    assertThat(kinds(life.get(2, back(2))))
        .containsExactly("Observed", "ConditionMoved", "Fleeting");
    assertThat(life.state.occurrences()).isEmpty();
    assertThat(life.state.isAnnunciated()).isFalse();
  }

  @Test
  void aReturnWithinTheOffDelayIsAToggleAndNoNewOccurrence() {
    AlarmLife life = new AlarmLife(DELAYED).then(0, exceed(0)).then(5, back(5)).then(8, exceed(8));
    assertThat(present(life).toggles()).isEqualTo(1);
    assertThat(present(life).number()).isEqualTo(1);
    assertThat(present(life).isOpen()).isTrue();
  }

  /**
   * OPC UA Part 9, condition branches: an occurrence that nobody saw is not lost by the next one.
   */
  @Test
  void anUnseenOccurrenceStaysAsABranch() {
    AlarmLife life =
        new AlarmLife(EDGE).then(0, exceed(0)).then(100, back(100)).then(200, exceed(200));
    assertThat(present(life).number()).isEqualTo(2);
    assertThat(life.state.branches()).hasSize(1);
    life.get(201, new Acknowledge("an", "the first", 1));
    assertThat(life.state.branches()).isEmpty();
    assertThat(life.state.isUnacknowledged()).isTrue();
    life.get(202, new Acknowledge("an", "", 0));
    assertThat(life.state.display()).isEqualTo(DisplayState.ACKNOWLEDGED);
  }

  @Test
  void lateEvidenceRevisesThePast() {
    AlarmLife life = new AlarmLife(EDGE).then(100, exceed(100)).then(101, exceed(130));
    assertThat(present(life).number()).isEqualTo(1);
    List<AlarmChange> changes = life.get(140, back(120));
    assertThat(kinds(changes)).containsExactly("Observed", "Cleared", "Raised");
    assertThat(life.state.occurrences())
        .extracting(occurrence -> occurrence.span().raised())
        .containsExactly(at(100), at(130));

    changes = life.get(150, exceed(90));
    assertThat(kinds(changes)).containsExactly("Observed", "Revised");
    assertThat(life.state.occurrences())
        .extracting(occurrence -> occurrence.span().raised())
        .containsExactly(at(90), at(130));
    assertThat(life.state.condition()).isInstanceOf(Condition.Active.class);
  }

  /** What was acknowledged stays so when only its history changes. */
  @Test
  void aRevisedPastKeepsWhatPeopleDid() {
    AlarmLife life =
        new AlarmLife(EDGE)
            .then(100, exceed(100))
            .then(110, new Acknowledge("an", "seen", 0))
            .then(120, exceed(90));
    assertThat(present(life).raised()).isEqualTo(at(90));
    assertThat(life.state.display()).isEqualTo(DisplayState.ACKNOWLEDGED);
  }

  @Test
  void evidenceThatCanNoLongerBePlacedIsIgnored() {
    AlarmLife life = new AlarmLife(EDGE);
    for (int i = 0; i <= Timeline.MAX_OBSERVATIONS; i++) {
      life.get(1_000L * (i + 1), i % 2 == 0 ? exceed(1_000L * (i + 1)) : back(1_000L * (i + 1)));
    }
    assertThat(life.state.timeline().observations()).hasSize(Timeline.MAX_OBSERVATIONS);
    AlarmState before = life.state;
    assertThat(kinds(life.get(back(500)))).containsExactly("Ignored");
    assertThat(life.state).isEqualTo(before);
  }

  @Test
  void theSameEvidenceTwiceChangesNothing() {
    AlarmLife life = new AlarmLife(EDGE).then(0, exceed(0));
    AlarmState before = life.state;
    assertThat(kinds(life.get(5, exceed(0)))).containsExactly("Ignored");
    assertThat(life.state).isEqualTo(before);
  }

  /** A clock ten years ahead must not pin the alarm to the future. */
  @Test
  void aClockFarAheadCountsAsNow() {
    AlarmLife life = new AlarmLife(EDGE);
    Instant ahead = at(0).plus(Duration.ofDays(3_650));
    life.get(10, new Exceed(ahead, 1, Severity.MAJOR, null, null, false));
    assertThat(present(life).raised()).isEqualTo(at(10));
    life.get(20, new Return(at(20), 2, false));
    assertThat(life.state.condition()).isInstanceOf(Condition.Normal.class);
  }

  /** A device that starts in 1970 and says it live says it now; a backlog may be old. */
  @Test
  void aLiveMessageFromLongAgoCountsAsNow() {
    AlarmLife life = new AlarmLife(EDGE).then(0, exceed(0)).then(10, back(10));
    life.get(20, new Exceed(Instant.EPOCH, 1, Severity.MAJOR, null, null, false));
    assertThat(present(life).raised()).isEqualTo(at(20));
    assertThat(life.state.condition()).isInstanceOf(Condition.Active.class);
    AlarmLife backlog = new AlarmLife(EDGE);
    backlog.get(20, new Exceed(at(-90_000), 1, Severity.MAJOR, null, null, true));
    assertThat(present(backlog).raised()).isEqualTo(at(-90_000));
  }

  /** A gone edge says nothing of its devices; delays stand still until it is back. */
  @Test
  void aLostSourceNeitherRaisesNorClears() {
    AlarmLife life = new AlarmLife(DELAYED).then(0, exceed(0)).then(1, new SourceLost(at(1)));
    life.get(1_000, new TimePassed());
    assertThat(life.state.occurrences()).isEmpty();
    assertThat(AlarmMachine.nextDeadline(life.state)).isEmpty();
    life.get(1_001, new SourceBack(at(1_001), exceed(0)));
    life.get(1_001, new TimePassed());
    assertThat(present(life).raised()).isEqualTo(at(0));
  }

  @Test
  void whoIsNotInTheListIsOverUntilItsOwnReturnSaysWhen() {
    AlarmLife life =
        new AlarmLife(EDGE)
            .then(10, exceed(10))
            .then(20, new SourceLost(at(20)))
            .then(100, new SourceBack(at(100), null));
    assertThat(present(life).cleared()).isEqualTo(at(20));
    assertThat(present(life).cause()).isEqualTo(ClearCause.RECONCILED);

    life.get(101, back(25));
    assertThat(present(life).cleared()).isEqualTo(at(25));
    assertThat(present(life).cause()).isEqualTo(ClearCause.DEVICE);
    assertThat(present(life).number()).isEqualTo(1);
  }

  @Test
  void theBacklogAfterAGapTellsWhatHappenedInIt() {
    AlarmLife life =
        new AlarmLife(EDGE)
            .then(10, exceed(10))
            .then(20, new SourceLost(at(20)))
            .then(100, new SourceBack(at(100), exceed(70)));
    assertThat(life.state.condition()).isInstanceOf(Condition.Active.class);
    life.then(101, back(30)).then(102, exceed(70));
    assertThat(life.state.occurrences())
        .extracting(occurrence -> occurrence.span().raised())
        .containsExactly(at(10), at(70));
  }

  /** The edge's on-delay was running while it made its list. */
  @Test
  void anAlarmThatBeganJustBeforeTheListIsNotSwallowedByIt() {
    AlarmLife life =
        new AlarmLife(EDGE).then(10, exceed(10)).then(50, new SourceBack(at(50), null));
    life.get(54, new Exceed(at(49), 7, Severity.MAJOR, null, null, false));
    assertThat(life.state.condition()).isInstanceOf(Condition.Active.class);
    assertThat(present(life).number()).isEqualTo(2);
  }

  @Test
  void chatterIsPutAsideForAWhileAndStillRecorded() {
    AlarmLife life = new AlarmLife(EDGE);
    List<AlarmChange> changes = List.of();
    for (int i = 0; i < 3; i++) {
      life.get(10L * i, exceed(10L * i));
      changes = life.get(10L * i + 5, back(10L * i + 5));
    }
    assertThat(kinds(changes)).endsWith("Chattered", "Shelved");
    assertThat(life.state.display()).isEqualTo(DisplayState.SHELVED);
    life.get(40, exceed(40));
    assertThat(present(life).number()).isEqualTo(4);
    assertThat(life.state.isAnnunciated()).isFalse();
    life.get(25 + 600, new TimePassed());
    assertThat(life.state.isAnnunciated()).isTrue();
  }

  @Test
  void aBacklogOfOldChatterPutsNothingAsideToday() {
    AlarmLife life = new AlarmLife(EDGE);
    for (int i = 0; i < 5; i++) {
      life.get(86_400, exceed(10L * i));
      life.get(86_400, back(10L * i + 5));
    }
    assertThat(life.state.visibility().shelf()).isNull();
    assertThat(present(life).number()).isEqualTo(5);
  }

  @Test
  void aSuppressionEndsOnlyWithTheLastOfItsCauses() {
    AlarmLife life =
        new AlarmLife(EDGE)
            .then(0, exceed(0))
            .then(1, new Suppress("mains", "i1"))
            .then(2, new Suppress("ups", "i2"))
            .then(3, new Unsuppress("mains"));
    assertThat(life.state.isAnnunciated()).isFalse();
    life.get(4, new Unsuppress("ups"));
    assertThat(life.state.isAnnunciated()).isTrue();
  }

  @Test
  void moreSuppressionsThanTheBoundAreRefused() {
    AlarmLife life = new AlarmLife(EDGE);
    for (int i = 0; i < Visibility.MAX_SUPPRESSIONS; i++) {
      life.get(1, new Suppress("r" + i, "i"));
    }
    assertThat(kinds(life.get(1, new Suppress("one more", "i")))).containsExactly("Refused");
  }

  @Test
  void theOldestUnseenOccurrenceGoesWhenThereAreTooMany() {
    AlarmLife life = new AlarmLife(EDGE);
    for (int i = 0; i < 200; i++) {
      life.get(1_000L * i, exceed(1_000L * i));
      life.get(1_000L * i + 500, back(1_000L * i + 500));
    }
    assertThat(life.state.occurrences())
        .hasSizeLessThanOrEqualTo(AlarmState.MAX_BRANCHES + Timeline.MAX_OBSERVATIONS / 2 + 2);
    assertThat(present(life).number()).isEqualTo(200);
  }

  /** What was decided under the old delays is not decided again under the new ones. */
  @Test
  void newDelaysDoNotChangeThePast() {
    AlarmLife life = new AlarmLife(EDGE).then(10, exceed(10)).then(12, back(12));
    life.get(13, new Configure(EDGE.withDelays(Duration.ofMinutes(1), Duration.ofMinutes(1))));
    assertThat(present(life).raised()).isEqualTo(at(10));
    life.get(20, exceed(20));
    assertThat(present(life).number()).isEqualTo(1);
    assertThat(life.state.condition()).isInstanceOf(Condition.PendingRaise.class);
  }

  @Test
  void theRoleBoundsTheShelf() {
    AlarmLife life = new AlarmLife(EDGE).then(0, exceed(0));
    Shelve long2 = new Shelve(Duration.ofHours(2), false, "noise", "an", Duration.ofHours(1));
    assertThat(kinds(life.get(1, long2))).containsExactly("Refused");
    assertThat(kinds(life.get(1, new OutOfServiceOn("w1", at(0), "bo"))))
        .containsExactly("Refused");
  }

  /** Found by the simulation: a timer that stood still was overdue once the source was back. */
  @Test
  void whatIsOverdueWhenTheSourceIsBackHappensAtOnce() {
    AlarmLife life =
        new AlarmLife(EDGE.withOperator(false, Duration.ofMinutes(5)))
            .then(0, exceed(0))
            .then(10, new Acknowledge("an", "", 0))
            .then(20, new SourceLost(at(20)));
    List<AlarmChange> changes = life.get(100_000, new SourceBack(at(100_000), exceed(0)));
    assertThat(kinds(changes)).containsExactly("SourceHeard", "BecameStale", "Realarmed");
    assertThat(life.state.isUnacknowledged()).isTrue();
  }

  @Test
  void aBacklogRaiseFromLongAgoIsStaleAtOnce() {
    AlarmLife life = new AlarmLife(EDGE);
    assertThat(kinds(life.get(100_000, exceed(0)))).endsWith("BecameStale");
    assertThat(AlarmMachine.nextDeadline(life.state)).isEmpty();
  }

  @Test
  void theRecordTellsWhatListsNeed() {
    AlarmDescription description =
        new AlarmDescription(
            "hall-1/room-1/ups-1",
            AlarmDescription.EventType.named("EQUIPMENT"),
            "",
            Map.of("en", "on battery"),
            Map.of());
    AlarmLife life = new AlarmLife(EDGE);
    assertThat(AlarmRecord.of(life.state, description)).isEmpty();
    life.then(12, exceed(10)).then(15, new SourceLost(at(15)));
    AlarmRecord record = AlarmRecord.of(life.state, description).orElseThrow();
    assertThat(record.raisedTime()).isEqualTo(at(10));
    assertThat(record.receivedTime()).isEqualTo(at(12));
    assertThat(record.cleared()).isFalse();
    assertThat(record.observed()).isFalse();
    assertThat(record.observedValue()).isEqualTo(1.0);
    assertThat(record.limit()).isEqualTo(0.5);
    assertThat(record.eventType()).isEqualTo(AlarmDescription.EventType.EQUIPMENT);
    assertThat(AlarmDescription.EventType.named("nonsense"))
        .isEqualTo(AlarmDescription.EventType.OTHER);
  }
}
