package org.gengfu.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which clocks that ended are remembered. */
class ClockStateTest {
  private static final long T0 = 1_780_000_000_000L;

  private static ClockFile ended(String id, String matter, long atMillis) {
    ClockSubject subject =
        new ClockSubject(matter, "c", 1, "i/p", PromiseKind.RESPOND, "", "x", "", null, null);
    return ClockFile.opened(new ClockFact.Opened(id, subject, T0, Level.TWO))
        .after(
            new ClockFact.Stopped(id, atMillis, "action", "", new ClockWord("li", atMillis, "")));
  }

  /** The response of a matter that lasts for months is not owed again because it was long ago. */
  @Test
  void whatEndedOfAMatterThatLastsIsNotForgotten() {
    List<ClockFile> files = new ArrayList<>();
    files.add(ended("first", "over", T0));
    files.add(ended("second", "lasts", T0 + 1));
    files.add(ended("third", "over", T0 + 2));
    for (int i = 0; i < ClockState.MOST_ENDED - 1; i++) {
      files.add(ended("n" + i, "over", T0 + 1_000 + i));
    }
    ClockState all = ClockState.of(files);
    ClockState trimmed = all.trimmed(subject -> subject.incident().equals("lasts"));
    assertThat(trimmed.ended().size()).isEqualTo(ClockState.MOST_ENDED);
    assertThat(trimmed.file("first")).isNull();
    assertThat(trimmed.file("second")).isNotNull();
    assertThat(trimmed.file("third")).isNull();
    assertThat(trimmed.of("lasts")).hasSize(1);
    assertThat(trimmed.trimmed(subject -> false)).isSameAs(trimmed);
  }
}
