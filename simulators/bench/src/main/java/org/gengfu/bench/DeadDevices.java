package org.gengfu.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The edge agent as a process with 100 Modbus TCP devices at a period of 1 s, five of them silent;
 * the server says in which intervals the other 95 were asked. A silent device is a port whose
 * connections nobody accepts.
 */
final class DeadDevices {
  private static final int DEVICES = 100;
  private static final int DEAD = 5;
  private static final int PERIOD_MICROS = 1_000_000;

  private final Workshop workshop;
  private final int seconds;

  DeadDevices(Workshop workshop, int seconds) {
    this.workshop = workshop;
    this.seconds = seconds;
  }

  void run() throws IOException, InterruptedException {
    Path edge = Workshop.root().resolve("edge-agent/target");
    String classPath = edge.resolve("classes") + ":" + edge.resolve("lib") + "/*";
    try (Peer server = new Peer(List.of(workshop.server()));
        ServerSocket silent = new ServerSocket(0, 64, InetAddress.getByName("0.0.0.0"))) {
      int port = Integer.parseInt(server.await("PORT"));
      Path config = configuration(port, silent.getLocalPort());
      List<String> command = new ArrayList<>(Workshop.java(classPath, "org.gengfu.edge.EdgeMain"));
      command.addAll(List.of("--config", config.toString()));
      try (Peer agent = new Peer(command)) {
        agent.await("READY");
        Thread.sleep(10_000);
        server.tell("reset");
        double cpu = agent.cpuSeconds();
        Thread.sleep(1000L * seconds);
        cpu = agent.cpuSeconds() - cpu;
        server.tell("report");
        print(report(server), cpu, agent.peakMegabytes());
      }
    }
  }

  /** How one device was asked; intervals in microseconds. */
  record Asked(long count, long low, long high, long mean) {}

  private static List<Asked> report(Peer server) throws IOException {
    List<Asked> devices = new ArrayList<>();
    for (String line = server.line(); !line.equals("END"); line = server.line()) {
      String[] words = line.split(" ", -1);
      devices.add(
          new Asked(
              Long.parseLong(words[3]),
              Long.parseLong(words[5]),
              Long.parseLong(words[7]),
              Long.parseLong(words[9])));
    }
    return devices;
  }

  private void print(List<Asked> devices, double cpuSeconds, long megabytes) {
    long low = devices.stream().mapToLong(Asked::low).min().orElse(0);
    long high = devices.stream().mapToLong(Asked::high).max().orElse(0);
    long requests = devices.stream().mapToLong(Asked::count).sum();
    double meanOff =
        devices.stream()
            .mapToDouble(device -> Math.abs(device.mean() - PERIOD_MICROS) / (double) PERIOD_MICROS)
            .max()
            .orElse(1);
    boolean held = devices.size() == DEVICES - DEAD && low >= 900_000 && high <= 1_100_000;
    System.out.println();
    System.out.printf(
        Locale.ROOT,
        "Dead devices: the edge agent's own process, %d devices at 1 s, %d of them silent, %d s."
            + " The other %d were asked %d times; shortest interval %.0f ms, longest %.0f ms; greatest"
            + " difference of a device's mean interval from its period %.2f %%. **%s.** The agent used %.1f %% of"
            + " one processor and %d MB.%n",
        DEVICES,
        DEAD,
        seconds,
        devices.size(),
        requests,
        low / 1000.0,
        high / 1000.0,
        100 * meanOff,
        held
            ? "Every interval was within 10 % of the period"
            : "Not every interval was within 10 %",
        100 * cpuSeconds / seconds,
        megabytes);
  }

  private Path configuration(int port, int silentPort) throws IOException {
    Path profiles = Files.createDirectories(workshop.folder().resolve("profiles"));
    Files.writeString(profiles.resolve("bench-registers.yaml"), profile());
    StringBuilder text = new StringBuilder();
    text.append("edge: bench\n");
    text.append("uplink: {host: stock, brokers: [\"tcp://127.0.0.1:1\"]}\n");
    text.append("outbox: {folder: outbox, maxBytes: 64MiB, maxAge: 1d}\n");
    text.append("profiles: [profiles]\n");
    text.append("status: {port: 0}\n");
    text.append("buses:\n");
    for (int i = 1; i <= DEVICES; i++) {
      text.append(
          "  - {id: host-%d, driver: modbus, transport: tcp, host: 127.0.1.%d, port: %d, devices: [{id: d-%d, profile: bench-registers, unit: 1}]}\n"
              .formatted(i, i, i <= DEAD ? silentPort : port, i));
    }
    Path config = workshop.folder().resolve("edge.yaml");
    Files.writeString(config, text);
    return config;
  }

  private static String profile() {
    StringBuilder text =
        new StringBuilder(
            """
            profile: bench-registers
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
    for (int i = 0; i < 100; i++) {
      text.append(
          "  register.r%d: {title: {zh: 寄存器, en: Register}, at: \"holding:%d\", poll: fast}\n"
              .formatted(i, i));
    }
    return text.toString();
  }
}
