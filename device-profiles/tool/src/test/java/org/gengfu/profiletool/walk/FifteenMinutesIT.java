package org.gengfu.profiletool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carries out docs/integrators/fifteen-minutes.md, as its reader would. */
class FifteenMinutesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  /** Everything that the page shows is run, with free ports and a folder of the test's own. */
  @Test
  void thePageLeadsFromATableToALiveValueAndAPageOfDocumentation() throws Exception {
    Path root = root();
    String page = Files.readString(root.resolve("docs/integrators/fifteen-minutes.md"));
    Path mine = folder.resolve("mine");
    for (Map.Entry<String, String> change : changes(page, mine).entrySet()) {
      page = page.replace(change.getKey(), change.getValue());
    }
    GuidePage guide = GuidePage.parse(page);
    assertThat(guide.steps()).hasSizeGreaterThan(12);

    String last = "";
    try (Shell shell = new Shell(root, folder)) {
      for (GuidePage.Step step : guide.steps()) {
        switch (step) {
          case GuidePage.Commands commands -> {
            for (String line : commands.lines()) {
              int code = shell.run(line);
              assertThat(code).as("%s\n%s", line, shell.shown()).isZero();
              last = line;
            }
          }
          case GuidePage.WrittenFile file -> Files.writeString(Path.of(file.name()), file.text());
          case GuidePage.Seen seen -> seen(shell, last, seen);
        }
      }
    }
    assertThat(mine.resolve("docs/room-sensor.html")).exists();
    assertThat(Files.readString(mine.resolve("docs/room-sensor.md")))
        .contains("ambient.temperature");
    assertThat(Files.readString(mine.resolve("room-sensor.report"))).contains("kept");
  }

  /** Waits for what a running program shows; asks a status page again until it shows it. */
  private static void seen(Shell shell, String line, GuidePage.Seen seen) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!seen.texts().stream().allMatch(shown(shell)::contains) && System.nanoTime() < end) {
      if (line.startsWith("curl")) {
        shell.again(line);
      } else if (!shell.alive()) {
        break;
      }
      shell.await();
    }
    assertThat(shell.shown()).as(line).contains(seen.texts());
  }

  private static String shown(Shell shell) throws IOException {
    return shell.shown();
  }

  private static Map<String, String> changes(String page, Path mine) throws IOException {
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put("mine/", mine + "/");
    changes.put("mkdir -p mine", "mkdir -p " + mine);
    for (String port : new String[] {"15020", "15021", "15022"}) {
      assertThat(page).contains(port);
      changes.put(port, Integer.toString(free()));
    }
    return changes;
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (here != null && !Files.exists(here.resolve("gengfu"))) {
      here = here.getParent();
    }
    return Path.of(String.valueOf(here));
  }
}
