package org.gengfu.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The real center as a process of its own, with embedded stores in a folder that is thrown away.
 */
final class CenterProcess implements AutoCloseable {
  static final String GROUP = "gengfu";
  static final String HOST = "gengfu-center";
  static final String PASSWORD = "bench-edge-password";
  private static final long END_SECONDS = 30;

  private final Path folder;
  private final Process process;
  private final URI mqtt;
  private final URI http;
  private final String oneTimePassword;

  private CenterProcess(Path folder, Process process, URI mqtt, URI http, String oneTimePassword) {
    this.folder = folder;
    this.process = process;
    this.mqtt = mqtt;
    this.http = http;
    this.oneTimePassword = oneTimePassword;
  }

  /**
   * Starts a center that knows these edges and waits until it is ready.
   *
   * @throws IOException when it does not start; its output is in the message
   */
  static CenterProcess start(List<String> edges) throws IOException {
    Path folder = Files.createTempDirectory("gengfu-bench-center");
    Path settings = folder.resolve("center.yaml");
    Path password = folder.resolve("admin.password");
    Files.writeString(folder.resolve("edge.password"), PASSWORD + "\n");
    Files.writeString(settings, settings(edges));
    ProcessBuilder builder = new ProcessBuilder(command(settings));
    builder.environment().put("GENGFU_ADMIN_PASSWORD_FILE", password.toString());
    builder.redirectError(folder.resolve("center.log").toFile());
    Process process = builder.start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    URI mqtt = null;
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("MQTT ")) {
        mqtt = URI.create(line.substring("MQTT ".length()).strip());
      } else if (line.startsWith("READY ") && mqtt != null) {
        URI http = URI.create(line.substring("READY ".length()).strip());
        Thread.ofPlatform().daemon().start(() -> output.lines().forEach(ignored -> {}));
        String first = Files.exists(password) ? Files.readString(password).strip() : "";
        return new CenterProcess(folder, process, mqtt, http, first);
      }
    }
    throw new IOException(
        "the center did not start:\n" + Files.readString(folder.resolve("center.log")));
  }

  private static List<String> command(Path settings) {
    Path module = Workshop.root().resolve("center/center-app/target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-XX:-UseCompactObjectHeaders");
    command.addAll(extra());
    command.add("-cp");
    command.add(module.resolve("classes") + ":" + module.resolve("lib") + "/*");
    command.add("org.gengfu.center.CenterMain");
    command.add("--config");
    command.add(settings.toString());
    return command;
  }

  /** More arguments for the center's JVM, for profiling: {@code -Dgengfu.bench.center="..."}. */
  private static List<String> extra() {
    String text = System.getProperty("gengfu.bench.center", "");
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  private static String settings(List<String> edges) {
    StringBuilder text =
        new StringBuilder(
            """
            host: %s
            group: %s
            http: {address: 127.0.0.1, port: 0}
            mqtt: {address: 127.0.0.1, port: 0}
            data: data
            telemetry: {store: questdb}
            sites:
              - {id: bench, title: {zh: 测试, en: Bench}, rooms: [{id: room-1, title: {zh: 机房, en: Room}}]}
            edges:
            """
                .formatted(HOST, GROUP));
    for (String edge : edges) {
      text.append("  - {id: ")
          .append(edge)
          .append(", site: bench, room: room-1, passwordFile: edge.password}\n");
    }
    return text.toString();
  }

  URI mqtt() {
    return mqtt;
  }

  URI http() {
    return http;
  }

  /** The administrator's one-time password of the first start. */
  String oneTimePassword() {
    return oneTimePassword;
  }

  /** CPU time of the center, the PostgreSQL processes that it started included. */
  Duration cpu() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .flatMap(handle -> handle.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Resident memory of the center's JVM. */
  long residentMegabytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          / 1024;
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
