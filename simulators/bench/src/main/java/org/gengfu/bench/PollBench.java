package org.gengfu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code bench poll}: what a Modbus TCP request costs our driver and a C client on libmodbus, in
 * turns, against a libmodbus server; and whether dead devices slow the others down. Prints a
 * Markdown section. Needs gcc and libmodbus-dev. Options: {@code --rounds N}, {@code --seconds N}
 * (a round, flat out), {@code --only flat|steady|dead}.
 */
public final class PollBench {
  private static final int DEVICES = 100;
  private static final int REGISTERS = 100;
  private static final int STEADY = 1000;

  /** Seconds flat out before a client of ours counts as what it is after an hour: compiled. */
  private static final String WARM_UP = "10";

  /** Seconds at the measured rate before the measurement. */
  private static final int SETTLE = 5;

  private final Workshop workshop;
  private final int rounds;
  private final int seconds;

  private PollBench(Workshop workshop, int rounds, int seconds) {
    this.workshop = workshop;
    this.rounds = rounds;
    this.seconds = seconds;
  }

  /** What one client did in one round. */
  record Round(long requests, double cpuSeconds, double wallSeconds, long errors, long megabytes) {
    double perCpuSecond() {
      return requests / cpuSeconds;
    }

    double microsEach() {
      return cpuSeconds * 1e6 / requests;
    }
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.of(arguments);
    Path folder = Files.createTempDirectory("gengfu-bench-poll");
    Workshop workshop = new Workshop(folder);
    workshop.compile();
    PollBench bench = new PollBench(workshop, options.rounds(), options.seconds());
    System.out.println(Machine.heading("Polling (`./gengfu bench poll`)"));
    if (options.wants("flat")) {
      bench.cost("Flat out", 0, bench.seconds);
    }
    if (options.wants("steady")) {
      bench.cost("Steady, " + STEADY + " requests/s in all", STEADY, 2 * bench.seconds);
    }
    if (options.wants("dead")) {
      new DeadDevices(workshop, 4 * bench.seconds).run();
    }
  }

  private void cost(String title, int rate, int measured) throws IOException, InterruptedException {
    List<Round> ours = new ArrayList<>();
    List<Round> theirs = new ArrayList<>();
    try (Peer server = new Peer(List.of(workshop.server()))) {
      String port = server.await("PORT");
      for (int i = 0; i < rounds; i++) {
        ours.add(round(workshop.ourClient(), List.of(WARM_UP), port, rate, measured));
        theirs.add(round(List.of(workshop.theirClient()), List.of(), port, rate, measured));
      }
    }
    print(title, ours, theirs);
  }

  private static Round round(
      List<String> client, List<String> more, String port, int rate, int measured)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(client);
    command.addAll(
        List.of(port, String.valueOf(DEVICES), String.valueOf(rate), String.valueOf(REGISTERS)));
    command.addAll(more);
    try (Peer peer = new Peer(command)) {
      peer.await("READY");
      Thread.sleep(1000L * SETTLE);
      long[] before = count(peer);
      double cpuBefore = peer.cpuSeconds();
      long start = System.nanoTime();
      Thread.sleep(1000L * measured);
      long[] after = count(peer);
      double cpu = peer.cpuSeconds() - cpuBefore;
      double wall = (System.nanoTime() - start) / 1e9;
      return new Round(after[0] - before[0], cpu, wall, after[1] - before[1], peer.peakMegabytes());
    }
  }

  private static long[] count(Peer peer) throws IOException {
    peer.tell("count");
    String[] words = peer.await("COUNT").split(" ", -1);
    return new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])};
  }

  private static void print(String title, List<Round> ours, List<Round> theirs) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i).perCpuSecond() / theirs.get(i).perCpuSecond());
    }
    System.out.println();
    System.out.printf(
        Locale.ROOT,
        "%s: %d devices, %d registers a request; %d rounds of %.0f s in turns; median (least–greatest).%n%n",
        title,
        DEVICES,
        REGISTERS,
        ours.size(),
        ours.getFirst().wallSeconds());
    System.out.println(
        "| client | CPU µs a request | requests per CPU-second | requests/s | peak MB | errors |");
    System.out.println("|---|---|---|---|---|---|");
    System.out.println(row("our driver (one selector, every register decoded to a value)", ours));
    System.out.println(row("libmodbus in C, a thread per connection", theirs));
    System.out.println();
    System.out.println(
        "Ratio of requests per CPU-second, ours to libmodbus: **"
            + Spread.of(ratios).cell("%.2f")
            + "**");
  }

  private static String row(String name, List<Round> rounds) {
    return "| %s | %s | %s | %s | %d | %d |"
        .formatted(
            name,
            Spread.of(rounds.stream().map(Round::microsEach).toList()).cell("%.1f"),
            Spread.of(rounds.stream().map(Round::perCpuSecond).toList()).cell("%.0f"),
            Spread.of(rounds.stream().map(r -> r.requests() / r.wallSeconds()).toList())
                .cell("%.0f"),
            rounds.stream().mapToLong(Round::megabytes).max().orElse(0),
            rounds.stream().mapToLong(Round::errors).sum());
  }
}
