package org.gengfu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One notice after another, as a day in a control room has them. */
class NotifierTest {
  private final Run day = new Run(Policies.town(), Policies.NOON);
  private final Run night = new Run(Policies.town(), Policies.NIGHT);

  @Test
  void levelOneCallsWhoeverIsOnDutyAlsoAtNight() {
    day.raise("I1", 1);
    night.raise("I1", 1);
    assertThat(day.sentKeys()).containsExactly("I1|0|li|call", "I1|0|li|sms");
    assertThat(night.sentKeys()).containsExactly("I1|0|wang|call", "I1|0|wang|sms");
    Message sms = day.sent.get(1);
    assertThat(sms.title()).isEqualTo("一级 人民路机柜 市电 停电");
    assertThat(sms.text()).isEqualTo("一级 人民路机柜 市电 停电\n时间 11-22 12:00\n工单 WO-7\n请确认收到\n");
    assertThat(sms.values()).containsEntry("place", "人民路机柜").containsEntry("order", "WO-7");
  }

  @Test
  void aSubjectIsToldOnce() {
    day.raise("I1", 1);
    assertThat(day.tell(new NotifyInput.Raise(Policies.notice("I1", 1, day.now))))
        .containsExactly(new NotifyFact.Ignored("I1", "it was told already"));
    assertThat(day.sent).hasSize(2);
  }

  @Test
  void withoutReceiptTheLadderIsClimbedStepByStep() {
    day.raise("I1", 1);
    day.accept();
    day.until(Policies.NOON.plus(Duration.ofMinutes(10)).minusMillis(1));
    assertThat(day.sent).hasSize(2);
    day.until(Policies.NOON.plus(Duration.ofHours(5)));
    assertThat(day.sentKeys())
        .containsExactly(
            "I1|0|li|call",
            "I1|0|li|sms",
            "I1|1|chief|call",
            "I1|1|chief|sms",
            "I1|2|chief|call",
            "I1|2|li|call");
    assertThat(day.sent.get(2).title())
        .isEqualTo("Escalation 1, no answer for 10 min: Level 1 人民路机柜 市电 mains failed");
    assertThat(day.facts(NotifyFact.Climbed.class)).noneMatch(NotifyFact.Climbed::late);
  }

  @Test
  void aReceiptEndsTheLadder() {
    day.raise("I1", 1);
    day.accept();
    day.tell(new NotifyInput.Receipt("I1", "li"));
    day.until(Policies.NOON.plus(Duration.ofHours(5)));
    assertThat(day.sent).hasSize(2);
    assertThat(day.tell(new NotifyInput.Receipt("I1", "wang")).getFirst())
        .isEqualTo(new NotifyFact.Ignored("I1", "it is closed"));
  }

  @Test
  void stepsMissedWhileTheProgramWasDownAreTakenOnceAndSayThatTheyAreLate() {
    day.raise("I1", 1);
    day.accept();
    day.now = Policies.NOON.plus(Duration.ofHours(2));
    day.tell(new NotifyInput.TimePassed());
    assertThat(day.facts(NotifyFact.Climbed.class).stream().skip(1))
        .hasSize(2)
        .allMatch(NotifyFact.Climbed::late);
    assertThat(day.sent.get(2).title()).startsWith("Late. Escalation 1, no answer for 120 min");
    day.tell(new NotifyInput.TimePassed());
    assertThat(day.facts(NotifyFact.Climbed.class)).hasSize(3);
  }

  @Test
  void quietHoursHoldLevelTwoUntilMorning() {
    night.raise("I2", 2);
    night.until(Instant.parse("2026-11-22T22:59:59Z"));
    assertThat(night.sentKeys()).doesNotContain("I2|0|li|sms");
    night.until(Instant.parse("2026-11-22T23:00:00Z"));
    assertThat(night.sentKeys()).contains("I2|0|li|sms");
  }

  /** Nobody failed to answer what nobody was told: the ladder counts from the morning on. */
  @Test
  void theLadderWaitsForQuietHours() {
    Notice power =
        new Notice(
            "I2",
            2,
            "S0412",
            "G7",
            "人民路机柜",
            "UPS",
            new Notice.Words("电池", "battery"),
            "",
            night.now,
            night.now,
            new Notice.Words("12 台摄像机", "12 cameras"),
            "https://c.example/i/2");
    night.tell(new NotifyInput.Raise(power));
    night.until(Instant.parse("2026-11-22T23:59:59Z"));
    assertThat(night.sentKeys()).containsExactly("I2|0|li|sms");
    assertThat(night.sent.getFirst().text()).contains("影响 12 台摄像机\n详情 https://c.example/i/2\n");
    night.until(Instant.parse("2026-11-23T00:00:00Z"));
    assertThat(night.sentKeys()).containsExactly("I2|0|li|sms", "I2|1|chief|mail");
    assertThat(night.facts(NotifyFact.Climbed.class)).noneMatch(NotifyFact.Climbed::late);
  }

  /** A clock that was an hour ahead and is put right holds no limit longer than it is. */
  @Test
  void aClockThatIsPutBackHoldsNoLimitForLong() {
    day.now = Policies.NOON.plus(Duration.ofHours(3));
    for (int i = 0; i < 4; i++) {
      day.raise("I" + i, 1);
      day.accept();
    }
    day.now = Policies.NOON;
    day.raise("I9", 1);
    assertThat(day.facts(NotifyFact.ClockBack.class)).hasSize(1);
    assertThat(day.sentKeys()).doesNotContain("I9|0|li|sms");
    day.now = Policies.NOON.plus(Duration.ofHours(1));
    day.tell(new NotifyInput.TimePassed());
    assertThat(day.sentKeys()).contains("I9|0|li|sms");
  }

  @Test
  void whatTheNetworkReportsAsArrivedIsDelivered() {
    day.raise("I1", 1);
    day.accept();
    day.tell(new NotifyInput.Reported("I1|0|li|sms", true, "status 0x00"));
    assertThat(day.parcel("I1|0|li|sms").state()).isEqualTo(Parcel.State.DELIVERED);
    day.tell(new NotifyInput.Withdraw("I1", "wrong", true));
    assertThat(day.sentKeys()).contains("I1|w|li|sms");
  }

  @Test
  void aStateThatWasWrittenDownIsTheSameAgain() {
    day.raise("I1", 1);
    day.raise("I3", 3);
    java.util.Map<String, List<Instant>> used = new java.util.TreeMap<>();
    day.state.used().each((scope, times) -> used.put(scope, times) == null);
    NotifyState again =
        NotifyState.restored(
            day.state.tales().values(),
            day.state.parcels().values(),
            used,
            day.state.failures(),
            day.state.moreFailures(),
            day.state.listed());
    assertThat(again.timers().keys()).isEqualTo(day.state.timers().keys());
    assertThat(again.lanes().keys()).isEqualTo(day.state.lanes().keys());
    assertThat(again.open()).isEqualTo(day.state.open());
    assertThat(again.flying().values()).isEqualTo(day.state.flying().values());
    day.now = day.now.plusSeconds(60);
    assertThat(day.notifier.decide(again, new NotifyInput.TimePassed(), day.now))
        .isEqualTo(day.notifier.decide(day.state, new NotifyInput.TimePassed(), day.now));
  }

  @Test
  void manyOfOneLaneGoAsOne() {
    for (int i = 0; i < 60; i++) {
      day.raise("I" + (100 + i), 3);
    }
    assertThat(day.sent).isEmpty();
    day.until(Policies.NOON.plus(Duration.ofMinutes(1)));
    assertThat(day.sent).hasSize(2).allMatch(each -> each.kind() == Message.Kind.DIGEST);
    assertThat(day.sent.get(0).members()).hasSize(Notifier.MAX_DIGEST);
    assertThat(day.sent.get(1).members()).hasSize(10);
    assertThat(day.sent.get(0).text()).startsWith("50条通知合并\n三级 人民路机柜 市电 停电\n");
    assertThat(day.parcel("I100|0|li|sms").state()).isEqualTo(Parcel.State.SENT);
  }

  @Test
  void aStormOfLevelThreeLeavesRoomForLevelOne() {
    for (int i = 0; i < 9; i++) {
      day.raise("I" + i, 3);
      day.now = day.now.plusSeconds(60);
      day.tell(new NotifyInput.TimePassed());
      day.accept();
    }
    assertThat(day.sent).hasSize(3);
    day.raise("I99", 1);
    assertThat(day.sentKeys()).contains("I99|0|li|sms");
  }

  @Test
  void whatIsNotTakenIsTriedAgainLaterAndLaterThenListed() {
    day.raise("I1", 1);
    day.answer(new Sent.TryAgain("busy"));
    assertThat(day.parcel("I1|0|li|sms").timer()).isEqualTo(day.now.plusSeconds(30));
    day.now = day.now.plusSeconds(30);
    day.tell(new NotifyInput.TimePassed());
    day.answer(new Sent.TryAgain("busy"));
    assertThat(day.parcel("I1|0|li|sms").timer()).isEqualTo(day.now.plusSeconds(60));
    day.now = day.now.plusSeconds(60);
    day.tell(new NotifyInput.TimePassed());
    day.answer(new Sent.TryAgain("busy"));
    assertThat(day.parcel("I1|0|li|sms").state()).isEqualTo(Parcel.State.FAILED);
    assertThat(day.parcel("I1|0|li|sms").why()).isEqualTo("after 3 attempts: busy");
    day.tell(new NotifyInput.Receipt("I1", "li"));
    day.until(Instant.parse("2026-11-23T00:30:00Z"));
    Message list = day.sent.getLast();
    assertThat(list.kind()).isEqualTo(Message.Kind.FAILURES);
    assertThat(list.text()).contains("Notices that failed, 11-23 08:30: 3", "I1|0|li|sms after 3");
    assertThat(day.state.failures()).isEmpty();
  }

  @Test
  void whenNothingGetsThroughTheNextStepIsNotWaitedFor() {
    day.raise("I1", 1);
    day.answer(new Sent.Refused("number unknown"));
    assertThat(day.facts(NotifyFact.Climbed.class).getLast().why())
        .isEqualTo("nothing got through");
    assertThat(day.sentKeys()).contains("I1|1|chief|call");
  }

  @Test
  void whatMayHaveBeenSentIsNotSentAgain() {
    day.raise("I1", 1);
    day.now = day.now.plusSeconds(121);
    day.tell(new NotifyInput.TimePassed());
    assertThat(day.parcel("I1|0|li|sms").state()).isEqualTo(Parcel.State.UNKNOWN);
    assertThat(day.sentKeys()).containsOnlyOnce("I1|0|li|sms");
    day.tell(new NotifyInput.Told("I1|0|li|sms", 1, new Sent.Accepted("late")));
    assertThat(day.parcel("I1|0|li|sms").state()).isEqualTo(Parcel.State.SENT);
  }

  @Test
  void aWithdrawnNoticeIsToldToThoseWhoWereToldAndClimbsNoFurther() {
    day.raise("I1", 1);
    day.accept();
    day.tell(new NotifyInput.Withdraw("I1", "上级停电，见 I7", true));
    assertThat(day.sentKeys().subList(2, 4)).containsExactly("I1|w|li|call", "I1|w|li|sms");
    assertThat(day.sent.getLast().text())
        .isEqualTo("撤回：一级 人民路机柜 市电 停电\n时间 11-22 12:00\n工单 WO-7\n原因 上级停电，见 I7\n");
    day.until(Policies.NOON.plus(Duration.ofHours(5)));
    assertThat(day.sent).hasSize(4);
  }

  @Test
  void whatWasNotSentYetIsWithdrawnSilently() {
    day.raise("I3", 3);
    day.tell(new NotifyInput.Withdraw("I3", "cause found", true));
    day.until(Policies.NOON.plus(Duration.ofHours(5)));
    assertThat(day.sent).isEmpty();
  }

  @Test
  void aMessageOnItsWayWhenItsNoticeIsWithdrawnIsWithdrawnAfterIt() {
    day.raise("I1", 1);
    day.tell(new NotifyInput.Withdraw("I1", "wrong", true));
    assertThat(day.sent).hasSize(2);
    day.accept();
    assertThat(day.sentKeys()).contains("I1|w|li|sms", "I1|w|li|call");
  }

  @Test
  void aWindowThatBeginsEndsTheLadderWithoutAWord() {
    day.raise("I1", 1);
    day.accept();
    day.tell(new NotifyInput.Withdraw("I1", "window MW-3", false));
    day.until(Policies.NOON.plus(Duration.ofHours(5)));
    assertThat(day.sent).hasSize(2);
  }

  @Test
  void aNoticeAboutTheWrongThingIsReplaced() {
    day.raise("I1", 1);
    day.accept();
    day.tell(
        new NotifyInput.Retarget("I1", Policies.notice("I7", 1, day.now), "cause is the mains"));
    assertThat(day.sentKeys()).contains("I1|w|li|sms", "I7|0|li|sms");
  }

  @Test
  void aSymptomWaitsForItsCause() {
    Notice notice = Policies.notice("I1", 1, day.now);
    Notice symptom =
        new Notice(
            "I1",
            1,
            "S0412",
            "G7",
            notice.place(),
            notice.device(),
            notice.what(),
            "",
            notice.at(),
            day.now.plusSeconds(180));
    day.tell(new NotifyInput.Raise(symptom));
    assertThat(day.sent).isEmpty();
    assertThat(day.notifier.nextDeadline(day.state, day.now)).contains(day.now.plusSeconds(180));
    day.until(Policies.NOON.plusSeconds(180));
    assertThat(day.sentKeys()).contains("I1|0|li|sms");
  }

  @Test
  void whatNoRouteFitsIsListed() {
    day.raise("I4", 4);
    assertThat(day.state.failures())
        .singleElement()
        .matches(each -> each.why().startsWith("no route fits"));
  }

  @Test
  void aReportOfTheNetworkThatNothingArrivedIsAFailure() {
    day.raise("I1", 1);
    day.accept();
    day.tell(new NotifyInput.Reported("I1|0|li|sms", false, "status 0x41"));
    assertThat(day.parcel("I1|0|li|sms").state()).isEqualTo(Parcel.State.FAILED);
    assertThat(day.facts(NotifyFact.Climbed.class)).hasSize(1);
    day.tell(new NotifyInput.Reported("I1|0|li|call", false, "not answered"));
    assertThat(day.facts(NotifyFact.Climbed.class)).hasSize(2);
  }

  @Test
  void aNoticeIsForgottenAWeekAfterItsLastStep() {
    day.raise("I1", 1);
    day.accept();
    day.until(Policies.NOON.plus(Duration.ofDays(8)));
    assertThat(day.state.tales().isEmpty()).isTrue();
    assertThat(day.state.timers().isEmpty()).isTrue();
    assertThat(day.state.parcels().isEmpty()).isTrue();
    assertThat(day.state.open()).isZero();
  }

  @Test
  void tooManyOfLevelThreeAreMissedWhileLevelOneStillGoes() {
    List<NotifyFact> facts = List.of();
    NotifyState full = night.state;
    night.tell(new NotifyInput.TimePassed());
    full = night.state;
    NotifyState crowded =
        new NotifyState(
            full.tales(),
            full.parcels(),
            full.lanes(),
            full.timers(),
            full.used(),
            Notifier.MAX_OPEN,
            full.flying(),
            full.failures(),
            0,
            full.listed());
    facts =
        night.notifier.decide(
            crowded, new NotifyInput.Raise(Policies.notice("I3", 3, night.now)), night.now);
    assertThat(facts).noneMatch(NotifyFact.Queued.class::isInstance);
    assertThat(facts).anyMatch(NotifyFact.Missed.class::isInstance);
    facts =
        night.notifier.decide(
            crowded, new NotifyInput.Raise(Policies.notice("I1", 1, night.now)), night.now);
    assertThat(facts).anyMatch(NotifyFact.Handed.class::isInstance);
  }
}
