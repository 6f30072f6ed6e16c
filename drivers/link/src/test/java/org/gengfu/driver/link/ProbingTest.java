package org.gengfu.driver.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.link.LinkBlock;
import org.gengfu.profile.link.LinkSource.Measure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProbingTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final Probing probing = new Probing(plan());

  private static LinkPlan plan() {
    LinkBlock block =
        new LinkBlock(LinkBlock.Method.ICMP, 0, SECOND, SECOND, Duration.ofMinutes(1), 3, 40, true);
    Map<String, Measure> measures = new LinkedHashMap<>();
    measures.put("loss", Measure.LOSS);
    measures.put("reachable", Measure.REACHABLE);
    return new LinkPlan("192.0.2.1", block, measures);
  }

  private static List<RawValue> values(Probing.@Nullable Told told) {
    assertThat(told).isNotNull();
    return told != null && told.outcome() instanceof ReadOutcome.Values(List<RawValue> values)
        ? values
        : List.of();
  }

  @Test
  void comingAndGoingIsToldAtOnceAndOnlyOnce() {
    assertThat(values(probing.took(new Probe.Answered(1)))).containsExactly(new RawValue.Whole(1));
    assertThat(probing.took(new Probe.Answered(1))).isNull();
    assertThat(probing.took(new Probe.Lost("x"))).isNull();
    assertThat(probing.took(new Probe.Lost("x"))).isNull();
    Probing.Told gone = probing.took(new Probe.Lost("x"));
    assertThat(values(gone)).containsExactly(new RawValue.Whole(0));
    assertThat(gone == null ? List.of() : gone.points()).containsExactly("reachable");
    assertThat(probing.took(new Probe.Lost("x"))).isNull();
    assertThat(values(probing.took(new Probe.Answered(1)))).containsExactly(new RawValue.Whole(1));
  }

  @Test
  void aWindowTellsAllAndTheNextBeginsEmpty() {
    probing.took(new Probe.Answered(1));
    probing.took(new Probe.Lost("x"));
    assertThat(values(probing.ended()))
        .containsExactly(new RawValue.Real(50), new RawValue.Whole(1));
    assertThat(probing.ended()).isNull();
  }

  @Test
  void aMachineThatMayNotProbeKnowsNothingOfTheTarget() {
    assertThat(probing.took(new Probe.Impossible("not allowed"))).isNull();
    assertThat(values(probing.ended()))
        .containsExactly(new RawValue.Absent("not allowed"), new RawValue.Absent("not allowed"));
  }
}
