package org.gengfu.sim.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** curl sees connections that are made, lost and refused (exit codes: curl(1)). */
@Timeout(120)
class CurlPeerIT {
  private static final Path CURL = Path.of("/usr/bin/curl");
  private static final int REFUSED = 7;
  private static final int TIMED_OUT = 28;

  /** A connection was made, and ended without an answer: nothing came, or a reset. */
  private static final Set<Integer> CONNECTED = Set.of(52, 56);

  @TempDir private Path folder;

  @BeforeAll
  static void findCurl() {
    if (!Files.isExecutable(CURL)) {
      String message = "curl is missing; install it: apt-get install curl";
      if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
        Assertions.fail(message);
      }
      Assumptions.abort(message);
    }
  }

  private int exit(int port) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    CURL.toString(),
                    "--silent",
                    "--noproxy",
                    "*",
                    "--connect-timeout",
                    "1",
                    "http://127.0.0.1:" + port + "/"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("curl.log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private void await(LinkRoom room, Set<Integer> wanted) throws IOException, InterruptedException {
    while (!wanted.contains(exit(room.port()))) {
      // The end changes its conduct a moment after it was told.
    }
  }

  @Test
  void whatTheEndIsToldToDoHappens() throws IOException, InterruptedException {
    try (LinkRoom room =
        LinkRoom.open(folder, "1s", "1s", "delay: 50ms, values: {reachable: true, loss: 0}")) {
      assertThat(exit(room.port())).isIn(CONNECTED);
      room.order("/wire", "{\"device\": \"gate\", \"mode\": \"silent\"}");
      await(room, Set.of(TIMED_OUT));
      room.order("/wire", "{\"device\": \"gate\", \"mode\": \"exception\"}");
      await(room, Set.of(REFUSED));
      room.order("/wire", "{\"device\": \"gate\", \"mode\": \"normal\"}");
      await(room, CONNECTED);
      room.order("/points", "{\"device\": \"gate\", \"values\": {\"reachable\": 0}}");
      await(room, Set.of(TIMED_OUT));
    }
  }
}
