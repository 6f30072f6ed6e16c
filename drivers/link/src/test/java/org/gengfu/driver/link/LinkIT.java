package org.gengfu.driver.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gengfu.driver.Bus;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.link.LinkBlock;
import org.gengfu.profile.link.LinkSource.Measure;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Against the kernel's own echo and TCP stack. */
class LinkIT {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private static LinkBlock block(LinkBlock.Method method, int port) {
    return new LinkBlock(
        method, port, Duration.ofMillis(100), WAIT, Duration.ofMillis(500), 2, 40, true);
  }

  private static Probe probed(Prober prober, String target, LinkBlock block) throws Exception {
    CompletableFuture<Probe> done = new CompletableFuture<>();
    prober.probe(target, block, done::complete);
    return done.get(45, TimeUnit.SECONDS);
  }

  /** Skips the test, or fails it where peers are required. */
  private static void impossible() {
    String message = "this machine allows no ICMP: set net.ipv4.ping_group_range, or run as root";
    if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
      Assertions.fail(message);
    }
    Assumptions.abort(message);
  }

  @Test
  void theKernelAnswersEchoOverBothVersions() throws Exception {
    IcmpProber prober = new IcmpProber();
    try {
      Probe four = probed(prober, "127.0.0.1", block(LinkBlock.Method.ICMP, 0));
      if (four instanceof Probe.Impossible) {
        impossible();
      }
      assertThat(four).isInstanceOf(Probe.Answered.class);
      if (InetAddress.getByName("::1").isReachable(200)) {
        assertThat(probed(prober, "::1", block(LinkBlock.Method.ICMP, 0)))
            .isInstanceOf(Probe.Answered.class);
      }
      assertThat(probed(prober, "no-such-host.invalid", block(LinkBlock.Method.ICMP, 0)))
          .isInstanceOf(Probe.Lost.class);
    } finally {
      prober.close();
    }
  }

  @Test
  void aHandshakeIsAnAnswerAndSoIsARefusal() throws Exception {
    TcpProber prober = new TcpProber();
    int port;
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
      assertThat(probed(prober, "127.0.0.1", block(LinkBlock.Method.TCP, port)))
          .isInstanceOf(Probe.Answered.class);
    }
    assertThat(probed(prober, "127.0.0.1", block(LinkBlock.Method.TCP, port)))
        .isInstanceOf(Probe.Answered.class);
    LinkBlock strict = new LinkBlock(LinkBlock.Method.TCP, port, WAIT, WAIT, WAIT, 2, 0, false);
    assertThat(probed(prober, "127.0.0.1", strict)).isInstanceOf(Probe.Lost.class);
    prober.close();
  }

  @Test
  void aBusTellsWindowsAndThatTheTargetIsThere() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Map<String, Measure> measures = new LinkedHashMap<>();
      measures.put("reachable", Measure.REACHABLE);
      measures.put("rtt.mean", Measure.RTT_MEAN);
      measures.put("loss", Measure.LOSS);
      LinkPlan plan =
          new LinkPlan("127.0.0.1", block(LinkBlock.Method.TCP, server.getLocalPort()), measures);
      List<List<RawValue>> windows = new ArrayList<>();
      CountDownLatch two = new CountDownLatch(2);
      Bus bus = new LinkDriver().open(() -> "link test");
      bus.thread()
          .execute(() ->
              bus.listen(
                  List.of(plan),
                  (device, points, outcome, time) -> {
                    if (points.size() == 3 && outcome instanceof ReadOutcome.Values(var values)) {
                      windows.add(values);
                      two.countDown();
                    }
                  }));
      assertThat(two.await(30, TimeUnit.SECONDS)).isTrue();
      bus.close();
      assertThat(windows.getFirst().get(0)).isEqualTo(new RawValue.Whole(1));
      assertThat(windows.getFirst().get(1)).isInstanceOf(RawValue.Real.class);
      assertThat(windows.getFirst().get(2)).isEqualTo(new RawValue.Real(0));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
