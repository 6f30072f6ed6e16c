package org.gengfu.driver.camera.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.driver.camera.verdict.VerdictRows.BEGUN;
import static org.gengfu.driver.camera.verdict.VerdictRows.CLEAN;
import static org.gengfu.driver.camera.verdict.VerdictRows.ENDED;
import static org.gengfu.driver.camera.verdict.VerdictRows.decoded;
import static org.gengfu.driver.camera.verdict.VerdictRows.ladder;
import static org.gengfu.driver.camera.verdict.VerdictRows.sight;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.RungState;
import org.gengfu.contract.Seen;
import org.gengfu.driver.onvif.Recordings;
import org.gengfu.driver.rtsp.picture.Finding;
import org.gengfu.driver.rtsp.picture.PictureFault;
import org.gengfu.driver.rtsp.wire.Rung;
import org.gengfu.driver.rtsp.wire.VisitOutcome;
import org.gengfu.profile.camera.CameraBlock.OnlineAt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictsTest {
  static Stream<VerdictRows.Row> rows() {
    return VerdictRows.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyOutcomeHasItsVerdict(VerdictRows.Row row) {
    Verdict verdict = Verdicts.of(row.sight(), OnlineAt.FLOWING);
    assertThat(letters(verdict)).isEqualTo(row.seen());
    assertThat(verdict.telling().reason()).hasToString(row.telling());
    assertThat(Verdicts.of(row.sight(), OnlineAt.SESSION).online()).isEqualTo(row.atSession());
    for (RungState state : verdict.ladder()) {
      assertThat(state.time()).as(state.rung().name()).isBetween(BEGUN, ENDED);
    }
  }

  private static String letters(Verdict verdict) {
    StringBuilder letters = new StringBuilder();
    for (RungState state : verdict.ladder().subList(0, CameraRung.PICTURE.ordinal() + 1)) {
      letters.append(letter(state.seen())).append(' ');
    }
    return letters + "/ " + letter(verdict.online()) + " " + letter(verdict.intact());
  }

  private static char letter(Seen seen) {
    return switch (seen) {
      case GOOD -> 'g';
      case BAD -> 'b';
      case NOT_OBSERVED -> '-';
    };
  }

  @Test
  void eachRungHasItsOwnTime() {
    Verdict verdict =
        Verdicts.of(
            sight(new VisitOutcome.NoStream(ladder(Rung.OPENED), "10 s", CLEAN)), OnlineAt.FLOWING);
    assertThat(verdict.rung(CameraRung.LINK).time()).isEqualTo(BEGUN.plusMillis(100));
    assertThat(verdict.rung(CameraRung.OPENED).time()).isEqualTo(BEGUN.plusMillis(400));
    assertThat(verdict.rung(CameraRung.FLOWING).time()).isEqualTo(ENDED);
    assertThat(verdict.top()).isEqualTo(4);
  }

  @Test
  void aFaultIsNamedWithItsMeasure() {
    Verdict verdict =
        Verdicts.of(
            decoded(Pictures.decoded(false), new Finding(PictureFault.LOW_CONTRAST, 20.5, 28)),
            OnlineAt.FLOWING);
    assertThat(verdict.faults()).containsExactly("low-contrast");
    assertThat(verdict.rung(CameraRung.PICTURE).detail())
        .isEqualTo("low-contrast 20.50 limit 28.00");
  }

  private static RungState recording(Recordings recordings, Duration offset) {
    Sight sane = decoded(Pictures.decoded(false));
    Sight.Recorded told =
        new Sight.Recorded.Told(recordings, offset, Duration.ofDays(1), BEGUN.minusSeconds(60));
    Sight sight = new Sight(sane.stream(), sane.session(), sane.picture(), told, ENDED);
    Verdict verdict = Verdicts.of(sight, OnlineAt.FLOWING);
    assertThat(verdict.intact()).as("recording does not enter").isEqualTo(Seen.GOOD);
    return verdict.rung(CameraRung.RECORDING);
  }

  // By the camera's own clock, or a wrong clock would be an old recording.
  @Test
  void recordingsHaveARungAndATimeOfTheirOwn() {
    Instant recent = BEGUN.minusSeconds(3_600);
    RungState good = recording(new Recordings(recent, recent, 3), Duration.ZERO);
    assertThat(good.seen()).isEqualTo(Seen.GOOD);
    assertThat(good.time()).isEqualTo(BEGUN.minusSeconds(60));
    assertThat(recording(new Recordings(null, null, 0), Duration.ZERO).reason())
        .hasToString("RECORDING_NONE");
    Instant old = BEGUN.minus(Duration.ofDays(2));
    assertThat(recording(new Recordings(old, old, 3), Duration.ZERO).reason())
        .hasToString("RECORDING_OLD");
    assertThat(recording(new Recordings(old, old, 3), Duration.ofDays(-2)).seen())
        .isEqualTo(Seen.GOOD);
  }
}
