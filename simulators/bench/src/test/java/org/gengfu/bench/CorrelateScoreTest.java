package org.gengfu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrelateScoreTest {
  private static final Set<Long> RAISES = Set.of(1L, 2L, 3L, 4L);

  @TempDir Path folder;

  @BeforeEach
  void truth() throws IOException {
    // 5 is a clear and does not count; an uplink cut's root may be either end.
    Files.writeString(
        folder.resolve("truth_alarms.csv"), "seq,incident_id\n1,a\n2,a\n5,a\n3,b\n4,b\n");
    Files.writeString(
        folder.resolve("truth_incidents.csv"),
        "incident_id,kind,root_node,start_ts\na,uplink_cut,AG1>S1,0\nb,mains_fail,M1,0\n");
  }

  private CorrelateScore score(Map<Long, String> found, Map<String, String> roots)
      throws IOException {
    return CorrelateScore.of(folder, RAISES, found, roots);
  }

  @Test
  void theTruthScoresOne() throws IOException {
    CorrelateScore score =
        score(Map.of(1L, "x", 2L, "x", 3L, "y", 4L, "y"), Map.of("x", "S1", "y", "M1"));
    assertThat(score.pairF1()).isEqualTo(1);
    assertThat(score.exact()).isEqualTo(1);
    assertThat(score.root()).isEqualTo(1);
    assertThat(score.compression()).isEqualTo(0.5).isEqualTo(score.trueCompression());
    assertThat(score.wrong()).isEmpty();
  }

  @Test
  void oneIncidentForAllIsNoSuccess() throws IOException {
    CorrelateScore score = score(Map.of(1L, "x", 2L, "x", 3L, "x", 4L, "x"), Map.of("x", "M1"));
    assertThat(score.pairRecall()).isEqualTo(1);
    assertThat(score.pairPrecision()).isEqualTo(2 / 6.0);
    assertThat(score.exact()).isZero();
    assertThat(score.root()).isEqualTo(0.5);
    assertThat(score.compression()).isGreaterThan(score.trueCompression());
  }

  @Test
  void whatIsInNoIncidentCountsAlone() throws IOException {
    CorrelateScore score = score(Map.of(1L, "x", 3L, "y", 4L, "y"), Map.of("x", "AG1", "y", "M1"));
    assertThat(score.exact()).isEqualTo(0.5);
    assertThat(score.pairRecall()).isEqualTo(0.5);
  }
}
