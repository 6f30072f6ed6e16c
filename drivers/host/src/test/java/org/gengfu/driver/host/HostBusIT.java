package org.gengfu.driver.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.Driver;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.host.HostSource;
import org.gengfu.profile.host.HostSource.Measure;
import org.junit.jupiter.api.Test;

/** The machine that runs the tests, as its kernel tells. */
class HostBusIT {
  private static final List<Measure> ALWAYS_KNOWN =
      List.of(
          Measure.MEMORY_USED, Measure.MEMORY_AVAILABLE, Measure.UPTIME, Measure.OPERATING_SYSTEM);

  private static MapNode node(String text, Problems problems) {
    MapNode node = Documents.parse("edge.yaml", text, problems);
    return node == null ? MapNode.empty(new org.gengfu.document.Mark("edge.yaml", 1, 1)) : node;
  }

  @Test
  void thisMachineHasMemoryADiskAndThisProcess() throws Exception {
    HostDriver driver = new HostDriver();
    Problems problems = new Problems();
    Driver.BusSettings settings = driver.busSettings(node("driver: host\n", problems), problems);
    assertThat(problems.list()).isEmpty();
    assertThat(settings).isNotNull();
    List<HostSource> sources =
        new java.util.ArrayList<>(
            ALWAYS_KNOWN.stream().map(measure -> new HostSource(measure, "")).toList());
    sources.add(new HostSource(Measure.DISK_USED, "/"));
    sources.add(new HostSource(Measure.PROCESSES, "java"));
    sources.add(new HostSource(Measure.TEMPERATURE, "no sensor has this name"));
    List<String> names = sources.stream().map(source -> source.measure().name()).toList();
    HostPlan.Look look = new HostPlan.Look(names, sources, Duration.ofSeconds(1));
    CompletableFuture<ReadOutcome> answer = new CompletableFuture<>();
    try (Bus bus = driver.open(settings == null ? () -> "none" : settings)) {
      bus.thread()
          .execute(() -> bus.read(new HostPlan(java.util.Map.of()), look, answer::complete));
      ReadOutcome outcome = answer.get(20, TimeUnit.SECONDS);
      assertThat(outcome).isInstanceOf(ReadOutcome.Values.class);
      List<RawValue> values =
          outcome instanceof ReadOutcome.Values(List<RawValue> all) ? all : List.of();
      assertThat(values.get(0)).isInstanceOf(RawValue.Real.class);
      assertThat(values.get(4) instanceof RawValue.Real(double used) ? used : -1)
          .isBetween(0.0, 100.0);
      assertThat(values.get(5) instanceof RawValue.Whole(long count) ? count : 0).isPositive();
      assertThat(values.get(6)).isInstanceOf(RawValue.Absent.class);
    }
  }

  @Test
  void aRootThatDoesNotExistIsRefusedWithItsPlace() {
    Problems problems = new Problems();
    MapNode node = node("driver: host\nroot: /no/such/folder\n", problems);
    assertThat(new HostDriver().busSettings(node, problems)).isNull();
    assertThat(problems.list())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.toString()).startsWith("edge.yaml:2:7: host.root"));
  }
}
