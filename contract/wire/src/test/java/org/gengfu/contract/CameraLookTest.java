package org.gengfu.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.gengfu.contract.SparkplugSamples.NOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraLookTest {
  private static CameraLook look(List<RungState> ladder, List<String> faults) {
    return new CameraLook("c", NOW, 0, Duration.ZERO, ladder, Seen.GOOD, Seen.GOOD, faults, null);
  }

  @Test
  void aLadderHasEveryRungOnceLowestFirst() {
    List<RungState> ladder = new ArrayList<>(LookSamples.look("c").ladder());
    Collections.swap(ladder, 1, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> look(ladder, List.of()))
        .withMessageContaining("rung ACCEPTED stands where SESSION belongs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> look(ladder.subList(0, 6), List.of()))
        .withMessageContaining("6 rungs");
  }

  @Test
  void theTopIsTheHighestRungThatIsGood() {
    assertThat(LookSamples.look("c").top()).contains(CameraRung.FLOWING);
    assertThat(LookSamples.look("c").rung(CameraRung.PICTURE).seen()).isEqualTo(Seen.BAD);
  }

  @Test
  void onlyWhatIsGoodHasNoReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RungState(CameraRung.LINK, Seen.BAD, CameraReason.NONE, "", NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RungState(CameraRung.LINK, Seen.GOOD, CameraReason.CUT, "", NOW));
  }

  @Test
  void aDetailIsOneLineOfAtMostItsBound() {
    assertThat(detail("a\nb\u0000c\uD83D")).isEqualTo("a b c ");
    assertThat(detail("w".repeat(200))).isEqualTo("w".repeat(200));
    assertThat(detail("w".repeat(201))).isEqualTo("w".repeat(199) + "…");
    assertThat(detail("😀".repeat(150))).hasSizeLessThanOrEqualTo(200).endsWith("😀…");
  }

  private static String detail(String text) {
    return new RungState(CameraRung.LINK, Seen.GOOD, CameraReason.NONE, text, NOW).detail();
  }

  @Test
  void faultsAreCodesAndBounded() {
    List<RungState> ladder = LookSamples.look("c").ladder();
    for (String bad : List.of("", "-a", "a-", "a--b", "A", "a b", "黑", "a".repeat(41))) {
      assertThatIllegalArgumentException().isThrownBy(() -> look(ladder, List.of(bad)));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> look(ladder, Collections.nCopies(33, "black")));
  }

  @Test
  void aThumbnailIsAJpegOfItsBoundAndNobodyChangesIt() {
    byte[] bytes = LookSamples.jpeg(Thumbnail.MAX_BYTES);
    Thumbnail thumbnail = new Thumbnail(bytes, 320, 180, Thumbnail.Why.DAILY);
    bytes[9] = 1;
    thumbnail.jpeg()[9] = 1;
    assertThat(thumbnail.jpeg()[9]).isZero();
    assertThat(thumbnail)
        .isEqualTo(
            new Thumbnail(LookSamples.jpeg(Thumbnail.MAX_BYTES), 320, 180, Thumbnail.Why.DAILY))
        .isNotEqualTo(new Thumbnail(bytes, 320, 180, Thumbnail.Why.DAILY));
    for (byte[] bad :
        List.of(new byte[0], new byte[9], LookSamples.jpeg(Thumbnail.MAX_BYTES + 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Thumbnail(bad, 320, 180, Thumbnail.Why.DAILY));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Thumbnail(LookSamples.jpeg(9), 0, 180, Thumbnail.Why.DAILY));
  }
}
