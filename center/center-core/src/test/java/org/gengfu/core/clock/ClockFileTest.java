package org.gengfu.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which words of people count for a clock. */
class ClockFileTest {
  private static final long T0 = 1_780_000_000_000L;
  private static final ClockWord WORD = new ClockWord("li", T0, "");

  private static ClockFile opened(PromiseKind kind) {
    ClockSubject subject =
        new ClockSubject("00000000000000aa", "c", 1, "i/p", kind, "e/n", "x", "", null, null);
    return ClockFile.opened(new ClockFact.Opened("c-1", subject, T0, Level.TWO));
  }

  private static ClockFact marked(ClockMark.What what, long atMillis) {
    return new ClockFact.Marked("c-1", new ClockMark(what, atMillis, "li", ""));
  }

  /** What was done before it turned out that nothing was mended does not mend it. */
  @Test
  void aSwapThatDidNotMendDoesNotStopTheClockAgain() {
    ClockFile again =
        opened(PromiseKind.RESTORE)
            .after(marked(ClockMark.What.SWAPPED, T0 + 10))
            .after(new ClockFact.Stopped("c-1", T0 + 10, "swap", "", WORD))
            .after(new ClockFact.Reopened("c-1", new ClockWord("center", T0 + 20, "")));
    assertThat(again.open()).isTrue();
    assertThat(again.mark(ClockMark.What.SWAPPED)).isEmpty();
    ClockFile swapped = again.after(marked(ClockMark.What.SWAPPED, T0 + 30));
    assertThat(swapped.mark(ClockMark.What.SWAPPED))
        .hasValueSatisfying(mark -> assertThat(mark.atMillis()).isEqualTo(T0 + 30));
    ClockFile respond =
        opened(PromiseKind.RESPOND)
            .after(marked(ClockMark.What.ACCEPTED, T0 + 10))
            .after(new ClockFact.Stopped("c-1", T0 + 10, "restored", "", WORD))
            .after(new ClockFact.Reopened("c-1", new ClockWord("center", T0 + 20, "")));
    assertThat(respond.mark(ClockMark.What.ACCEPTED)).isPresent();
  }

  /** A device that fails every night for a year: nothing is refused, and the clock still stops. */
  @Test
  void aClockThatIsOpenedAgainAndAgainCanAlwaysBeStopped() {
    ClockFile file = opened(PromiseKind.RESTORE);
    for (int night = 1; night <= 365; night++) {
      long at = T0 + night * 1_000L;
      ClockMark swapped = new ClockMark(ClockMark.What.SWAPPED, at, "li", "s" + night);
      assertThat(file.isNews(swapped)).isTrue();
      file = file.after(new ClockFact.Marked("c-1", swapped));
      assertThat(file.mark(ClockMark.What.SWAPPED)).contains(swapped);
      file = file.after(new ClockFact.Stopped("c-1", at, "swap", "", new ClockWord("li", at, "")));
      assertThat(file.open()).isFalse();
      file = file.after(new ClockFact.Reopened("c-1", new ClockWord("center", at + 500, "")));
      assertThat(file.open()).isTrue();
    }
    assertThat(file.history().stops()).hasSize(ClockHistory.MOST);
    assertThat(file.history().undoneMillis()).hasValue(T0 + 365_000);
    assertThat(file.marks()).hasSizeLessThanOrEqualTo(ClockFile.MOST_MARKS);
    assertThat(file.mark(ClockMark.What.SWAPPED)).isEmpty();
  }

  /** The center's clock was put back by an hour between the stop and its being taken back. */
  @Test
  void aStopIsTakenBackAlsoWhenTheCentersClockWasPutBack() {
    ClockFile again =
        opened(PromiseKind.RESTORE)
            .after(
                new ClockFact.Stopped(
                    "c-1", T0 + 10, "telemetry", "", new ClockWord("center", T0 + 3_600_000, "")))
            .after(new ClockFact.Reopened("c-1", new ClockWord("center", T0 + 20, "")));
    assertThat(again.open()).isTrue();
    assertThat(again.history().stop(T0 + 3_600_000)).isNull();
  }

  /** Of several words about when the client told of it the last one counts. */
  @Test
  void theLastWordAboutTheClientsCallCounts() {
    ClockMark first = new ClockMark(ClockMark.What.REPORTED, T0 - 50, "li", "");
    ClockFile file = opened(PromiseKind.RESPOND);
    assertThat(file.isNews(first)).isTrue();
    ClockFile told = file.after(new ClockFact.Marked("c-1", first));
    assertThat(told.isNews(first)).isFalse();
    ClockFile corrected = told.after(marked(ClockMark.What.REPORTED, T0 - 80));
    assertThat(corrected.reported().orElseThrow().atMillis()).isEqualTo(T0 - 80);
    ClockFile begun = corrected.after(new ClockFact.Begun("c-1", T0 - 80, WORD));
    assertThat(begun.history().startMillis()).isEqualTo(T0 - 80);
    assertThat(begun.history().levelAt(T0 - 80)).isEqualTo(Level.TWO);
    assertThat(begun.after(new ClockFact.Begun("c-1", T0 + 5, WORD)).history().startMillis())
        .isEqualTo(T0 + 5);
  }
}
