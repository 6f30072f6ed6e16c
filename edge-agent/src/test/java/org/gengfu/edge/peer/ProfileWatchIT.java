package org.gengfu.edge.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Profiles that change under a running agent, seen on its status page; no broker is there. */
@Timeout(180)
class ProfileWatchIT {
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final long LOOK_NANOS = 50_000_000L;
  private static final String SCALE = "scale: 0.1";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void aBrokenProfileKeepsTheOldOneAMendedOneIsTakenAndOtherBusesGoOn() throws Exception {
    Path profiles = Files.createDirectory(folder.resolve("profiles"));
    Path changing = profile(profiles, "th-modbus");
    profile(profiles, "th-other");
    try (Sensor one = Sensor.start(0, 215);
        Sensor two = Sensor.start(0, 180)) {
      Path config =
          EdgeProcess.config(
              folder,
              "tcp://127.0.0.1:9",
              List.of(
                  "profiles: [profiles]",
                  "buses:",
                  bus("changing", one, "th-modbus"),
                  bus("untouched", two, "th-other")));
      try (EdgeProcess edge = EdgeProcess.start(config, folder.resolve("edge.log"))) {
        await(edge, status -> questions(status, "changing") > 3);
        await(edge, status -> questions(status, "untouched") > 3);
        String good = Files.readString(changing);

        write(changing, good.replaceFirst("scale:", "scalle:"));
        String refused = await(edge, status -> status.contains("UNKNOWN_KEY"));
        assertThat(refused).containsPattern("th-modbus\\.yaml:[0-9]+:[0-9]+: UNKNOWN_KEY");
        long before = questions(refused, "changing");
        await(edge, status -> questions(status, "changing") > before + 2);

        long untouched = questions(status(edge), "untouched");
        write(changing, good.replaceFirst("version: [0-9.]+", "version: 9.9.9"));
        String taken =
            await(edge, status -> !status.contains("UNKNOWN_KEY") && reopened(status, before));
        assertThat(questions(taken, "untouched")).isGreaterThanOrEqualTo(untouched);
        assertThat(Files.readString(folder.resolve("edge.log")))
            .contains("1 of 2 buses opened anew");
      }
    }
  }

  /** A bus that was opened anew counts from nothing. */
  private static boolean reopened(String status, long before) {
    return questions(status, "changing") < before;
  }

  private static Path profile(Path profiles, String id) throws IOException {
    String text = Files.readString(Path.of("../device-profiles/environment/th-modbus.yaml"));
    assertThat(text).contains(SCALE);
    return Files.writeString(
        profiles.resolve(id + ".yaml"),
        text.replaceFirst("profile: th-modbus", "profile: " + id)
            .replaceFirst("(?m)^aliases:.*$", ""));
  }

  /** As editors do it: beside the old one, then put in its place. */
  private static void write(Path file, String text) throws IOException {
    Path next = Files.writeString(file.resolveSibling("next.tmp"), text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String bus(String id, Sensor sensor, String profile) {
    return """
      - id: %s
        driver: modbus
        transport: tcp
        host: 127.0.0.1
        port: %d
        devices:
          - {id: %s-1, profile: %s, unit: 1, polling: {fast: 200ms, normal: 200ms}}
    """
        .formatted(id, sensor.port(), id, profile)
        .stripTrailing();
  }

  private static long questions(String status, String bus) {
    Matcher matcher =
        Pattern.compile("\"bus\":\"" + bus + "\"[^}]*\"questions\":([0-9]+)").matcher(status);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
  }

  private String status(EdgeProcess edge) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(edge.address() + "/status")).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private String await(EdgeProcess edge, Predicate<String> wanted)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    String status = status(edge);
    while (!wanted.test(status)) {
      assertThat(System.nanoTime()).as(status).isLessThan(until);
      LockSupport.parkNanos(LOOK_NANOS);
      status = status(edge);
    }
    return status;
  }
}
