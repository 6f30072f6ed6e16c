package org.gengfu.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code bench footprint}: the edge agent from its own run-time image with 100 Modbus TCP devices
 * and 2,000 points, each read and reported once a second to mosquitto: resident memory, processor
 * time, and the time from the start of the process to its first reading. Options: {@code --rounds
 * N}, {@code --seconds N} (each round).
 */
public final class FootprintBench {
  private static final int DEVICES = 100;
  private static final int POINTS = 20;
  private static final int GOAL_MEGABYTES = 96;
  private static final double GOAL_SECONDS = 1;
  private static final Pattern FIRST = Pattern.compile("\"firstReading\":\"([^\"]+)\"");
  private static final Pattern RECORDS = Pattern.compile("\"records\":(\\d+)");

  private final Workshop workshop;
  private final Path image;
  private final int seconds;

  private record Round(
      double firstSeconds, double megabytes, double peak, double cpu, long records) {}

  private FootprintBench(Workshop workshop, int seconds) {
    this.workshop = workshop;
    this.image = workshop.folder().resolve("image");
    this.seconds = seconds;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.of(arguments);
    Path folder = Files.createTempDirectory("gengfu-footprint");
    FootprintBench bench =
        new FootprintBench(new Workshop(folder), Math.max(20, options.seconds()));
    String heading = Machine.heading("Footprint (`./gengfu bench footprint`)");
    bench.prepare();
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < options.rounds(); i++) {
      rounds.add(bench.round(i));
    }
    System.out.println(heading);
    bench.print(rounds);
  }

  /** Makes the image; its training run polls the same devices. */
  private void prepare() throws IOException, InterruptedException {
    int brokerPort = freePort();
    try (ChangingServer server = new ChangingServer();
        Peer broker = broker(brokerPort)) {
      int port = server.port();
      Path script = Workshop.root().resolve("edge-agent/make-image.sh");
      Path config = configuration(-1, port, brokerPort);
      ProcessBuilder make =
          new ProcessBuilder(script.toString(), image.toString(), config.toString());
      make.environment().put("JAVA_HOME", System.getProperty("java.home"));
      if (make.inheritIO().start().waitFor() != 0) {
        throw new IOException("the image could not be made; build first: ./gengfu build");
      }
    }
  }

  private Round round(int number) throws IOException, InterruptedException {
    int brokerPort = freePort();
    try (ChangingServer server = new ChangingServer();
        Peer broker = broker(brokerPort)) {
      int port = server.port();
      Path config = configuration(number, port, brokerPort);
      Instant started = Instant.now();
      try (Peer agent =
          new Peer(
              List.of(
                  image.resolve("bin/gengfu-edge").toString(), "--config", config.toString()))) {
        String address = agent.await("READY");
        Thread.sleep(10_000);
        double cpu = agent.cpuSeconds();
        long records = number(RECORDS, status(address));
        Thread.sleep(1000L * seconds);
        cpu = agent.cpuSeconds() - cpu;
        String status = status(address);
        Matcher first = FIRST.matcher(status);
        if (!first.find()) {
          throw new IOException("the agent has no reading: " + status);
        }
        return new Round(
            Duration.between(started, Instant.parse(first.group(1))).toMillis() / 1000.0,
            (double) number(Pattern.compile("\"residentBytes\":(\\d+)"), status) / (1 << 20),
            agent.peakMegabytes(),
            100 * cpu / seconds,
            (number(RECORDS, status) - records) / seconds);
      }
    }
  }

  private Peer broker(int port) throws IOException {
    Path config = workshop.folder().resolve("mosquitto.conf");
    Files.writeString(
        config, "listener " + port + " 127.0.0.1\nallow_anonymous true\npersistence false\n");
    try {
      return new Peer(List.of("/usr/sbin/mosquitto", "-c", config.toString()));
    } catch (IOException e) {
      throw new IOException("mosquitto is missing: apt-get install mosquitto", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String status(String address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/status")).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static long number(Pattern pattern, String status) throws IOException {
    Matcher matcher = pattern.matcher(status);
    if (!matcher.find()) {
      throw new IOException("the status lacks " + pattern + ": " + status);
    }
    return Long.parseLong(matcher.group(1));
  }

  private Path configuration(int round, int port, int brokerPort) throws IOException {
    Path profiles = Files.createDirectories(workshop.folder().resolve("profiles"));
    Files.writeString(profiles.resolve("footprint.yaml"), profile());
    StringBuilder text = new StringBuilder();
    text.append("edge: footprint\n");
    text.append("uplink: {host: stock, brokers: [\"tcp://127.0.0.1:" + brokerPort + "\"]}\n");
    text.append("outbox: {folder: outbox-" + (round + 1) + ", maxBytes: 64MiB, maxAge: 1d}\n");
    text.append("profiles: [profiles]\nbuses:\n");
    for (int i = 1; i <= DEVICES; i++) {
      text.append(
          "  - {id: host-%d, driver: modbus, transport: tcp, host: 127.0.1.%d, port: %d, devices: [{id: d-%d, profile: footprint, unit: 1}]}\n"
              .formatted(i, i, port, i));
    }
    return Files.writeString(workshop.folder().resolve("edge.yaml"), text);
  }

  private static String profile() {
    StringBuilder text =
        new StringBuilder(
            """
            profile: footprint
            schema: 1
            version: 1.0.0
            kind: bench.registers
            title: {zh: 基准测试, en: Benchmark}
            illustrative: true
            source: {manual: made for a benchmark, page: none}
            protocol: modbus
            modbus:
              base: 0
              timing: {timeout: 500ms}
            polling: {fast: 1s, normal: 10s, slow: 1m}
            points:
            """);
    for (int i = 0; i < POINTS; i++) {
      text.append(
          "  register.r%d: {title: {zh: 寄存器, en: Register}, at: \"holding:%d\", poll: fast}\n"
              .formatted(i, i));
    }
    return text.toString();
  }

  private void print(List<Round> rounds) {
    Spread first = Spread.of(rounds.stream().map(Round::firstSeconds).toList());
    Spread memory = Spread.of(rounds.stream().map(Round::megabytes).toList());
    Spread peak = Spread.of(rounds.stream().map(Round::peak).toList());
    Spread cpu = Spread.of(rounds.stream().map(Round::cpu).toList());
    Spread records = Spread.of(rounds.stream().map(round -> (double) round.records()).toList());
    System.out.printf(
        Locale.ROOT,
        """

        The edge agent from its jlink image with an AOT cache, %d Modbus TCP devices whose values change at every poll, %,d points read
        and reported once a second to mosquitto, %d rounds of %d s. Middle (least–greatest) of the rounds.

        | what | measured | goal |
        |---|---|---|
        | resident memory at the end, MB | %s | %d |
        | resident memory at its peak, MB | %s | |
        | start of the process to the first reading in the outbox, s | %s | %.0f |
        | processor, %% of one core | %s | |
        | records (one device's poll each) a second to the broker | %s | |
        """,
        DEVICES,
        DEVICES * POINTS,
        rounds.size(),
        seconds,
        memory.cell("%.0f"),
        GOAL_MEGABYTES,
        peak.cell("%.0f"),
        first.cell("%.2f"),
        GOAL_SECONDS,
        cpu.cell("%.1f"),
        records.cell("%.0f"));
  }
}
