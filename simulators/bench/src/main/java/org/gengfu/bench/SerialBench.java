package org.gengfu.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.driver.serial.SerialDriver;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.SerialBlock;
import org.jspecify.annotations.Nullable;

/**
 * {@code bench serial}: how much of what 9600 baud allow our driver puts to use, on 16 pseudo
 * terminals with 8 devices each, which are asked one after the other without a pause. The simulator
 * paces questions and answers as a line of that rate would. Prints a Markdown section. Options:
 * {@code --seconds N}, {@code --lines N}, {@code --baud N}.
 */
public final class SerialBench {
  private static final int DEVICES = 8;
  private static final int SETTLE_SECONDS = 5;

  /** SOI, VER to CID2, LENGTH, CHKSUM and EOI of a question without data. */
  private static final int QUESTION_BYTES = 18;

  /** Start bit, eight data bits, stop bit. */
  private static final int BITS = 10;

  private SerialBench() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int seconds = option(arguments, "--seconds", 30);
    int lines = option(arguments, "--lines", 16);
    int baud = option(arguments, "--baud", 9_600);
    Path folder = Files.createTempDirectory("gengfu-bench-serial");
    ResolvedProfile profile = profile(folder);
    System.out.println(Machine.heading("Serial lines (`./gengfu bench serial`)"));
    List<SerialBenchLine> running = new ArrayList<>();
    try (SerialDriver driver = new SerialDriver()) {
      for (int i = 0; i < lines; i++) {
        running.add(SerialBenchLine.start(driver, profile, folder, i, baud, DEVICES));
      }
      Thread.sleep(1000L * SETTLE_SECONDS);
      measure(running, seconds, baud, exchangeBytes(profile));
      running.forEach(SerialBenchLine::close);
    }
  }

  private static void measure(List<SerialBenchLine> lines, int seconds, int baud, int bytes)
      throws InterruptedException {
    long[] before = lines.stream().mapToLong(SerialBenchLine::answers).toArray();
    long errorsBefore = lines.stream().mapToLong(SerialBenchLine::errors).sum();
    long cpuBefore = cpuNanos();
    long start = System.nanoTime();
    Thread.sleep(1000L * seconds);
    double wall = (System.nanoTime() - start) / 1e9;
    double cpu = (cpuNanos() - cpuBefore) / 1e9;
    List<Double> used = new ArrayList<>();
    long answers = 0;
    for (int i = 0; i < before.length; i++) {
      long count = lines.get(i).answers() - before[i];
      answers += count;
      used.add(100.0 * count * bytes * BITS / baud / wall);
    }
    long errors = lines.stream().mapToLong(SerialBenchLine::errors).sum() - errorsBefore;
    System.out.printf(
        Locale.ROOT,
        "%n%d pseudo terminals at %d baud, %d devices each, %.0f s; a question of %d and an answer"
            + " of %d bytes (frame of YD/T 1363.3, eleven values), the next question as soon as the"
            + " answer is decoded. Driver and simulator share one process.%n%n",
        lines.size(),
        baud,
        DEVICES,
        wall,
        QUESTION_BYTES,
        bytes - QUESTION_BYTES);
    System.out.println(
        "| lines | answers/s | utilisation of a line, median (least–greatest) | CPU | errors |");
    System.out.println("|---|---|---|---|---|");
    System.out.printf(
        Locale.ROOT,
        "| %d | %.1f | **%s %%** | %.0f %% of one core | %d |%n",
        lines.size(),
        answers / wall,
        Spread.of(used).cell("%.1f"),
        100 * cpu / wall,
        errors);
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static int exchangeBytes(ResolvedProfile profile) {
    SerialBlock block = (SerialBlock) profile.protocol();
    Answer answer = block.answer("analog");
    if (answer == null) {
      throw new IllegalStateException("the benchmark's profile has no answer");
    }
    return QUESTION_BYTES + answer.example().length();
  }

  private static ResolvedProfile profile(Path folder) throws IOException {
    Path profiles = Files.createDirectory(folder.resolve("profiles"));
    try (var in = SerialBench.class.getResourceAsStream("bench-serial.yaml")) {
      if (in == null) {
        throw new IllegalStateException("bench-serial.yaml is missing beside SerialBench");
      }
      Files.copy(in, profiles.resolve("bench-serial.yaml"));
    }
    Problems problems = new Problems();
    @Nullable ResolvedProfile profile =
        ProfileLibrary.load(profiles, problems)
            .resolve(
                "bench-serial",
                Map.of(),
                null,
                DeviceFacts.NONE,
                new Mark("bench", 1, 1),
                problems);
    if (profile == null) {
      throw new IllegalStateException(problems.toString());
    }
    return profile;
  }

  /** A map as a configuration file would hold it. */
  static MapNode node(String yaml) {
    Problems problems = new Problems();
    MapNode node = Documents.parse("bench", yaml, problems);
    if (node == null || !problems.isEmpty()) {
      throw new IllegalStateException(problems.toString());
    }
    return node;
  }

  private static int option(String[] arguments, String name, int fallback) {
    int value = fallback;
    for (int i = 0; i < arguments.length; i += 2) {
      String given = i + 1 < arguments.length ? arguments[i + 1] : "";
      if (!List.of("--seconds", "--lines", "--baud").contains(arguments[i])
          || !given.matches("[1-9][0-9]{0,6}")) {
        throw new IllegalArgumentException(
            "known are --seconds N, --lines N and --baud N, not " + arguments[i] + " " + given);
      }
      value = arguments[i].equals(name) ? Integer.parseInt(given) : value;
    }
    return value;
  }
}
