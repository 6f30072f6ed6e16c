package org.gengfu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gengfu.driver.rtsp.decode.DecodePool;
import org.gengfu.driver.rtsp.picture.PictureFault;
import org.gengfu.sim.camera.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The small form of the picture benchmark: by day, in fog, at night in rain. */
@Timeout(300)
class PictureTrialTest {
  @TempDir Path folder;

  @Test
  void everyClipIsJudgedAsWhatItIs() {
    Confusion confusion = new Confusion();
    List<String> misses = new ArrayList<>();
    List<Scene.Kind> kinds = List.of(Scene.Kind.CROSSING, Scene.Kind.FOG, Scene.Kind.NIGHT_RAIN);
    try (DecodePool pool = new DecodePool(1, folder, Duration.ofSeconds(60));
        PictureTrial trial = new PictureTrial(pool, misses::add)) {
      kinds.forEach(kind -> trial.run(kind, 4, confusion));
    }
    assertThat(misses).isEmpty();
    assertThat(confusion.clips()).isEqualTo(57);
    for (PictureFault fault : PictureFault.values()) {
      assertThat(confusion.clips(fault)).as(fault.name()).isEqualTo(3);
      assertThat(confusion.recall(fault)).as(fault.name()).isEqualTo(1);
      assertThat(confusion.falseAlarms(fault)).as(fault.name()).isZero();
    }
  }

  @Test
  void theMatrixCountsWhatWasMissedAndWhatWasNotThere() {
    Confusion confusion = new Confusion();
    confusion.add(null, Set.of());
    confusion.add(null, Set.of(PictureFault.DARK));
    confusion.add(PictureFault.DARK, Set.of(PictureFault.DARK, PictureFault.BLURRED));
    confusion.add(PictureFault.DARK, Set.of());
    assertThat(confusion.recall(PictureFault.DARK)).isEqualTo(0.5);
    assertThat(confusion.falseAlarms(PictureFault.DARK)).isEqualTo(0.5);
    assertThat(confusion.falseAlarms(PictureFault.BLURRED)).isEqualTo(0.25);
    assertThat(confusion.table())
        .contains("| sane | 2 | 1 | 0.5000 |  | dark 1 |")
        .contains("| dark | 2 | 1 | 0.5000 | 0.5000 | blurred 1 |");
  }
}
