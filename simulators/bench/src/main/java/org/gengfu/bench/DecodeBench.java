package org.gengfu.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.gengfu.edge.pipeline.DevicePipeline;

/**
 * {@code bench decode}: readings decoded per second of processor time, on one thread, through the
 * whole way of a reading: the driver's decoding of an answer, then the edge's pipeline (sentinel,
 * scale, plausible range, quality, deadband, alarm rule) to a reading. No wire, no disk. Prints a
 * Markdown section. Options: {@code --rounds N}, {@code --seconds N}.
 */
public final class DecodeBench {
  /** Points of a device, all brought by one answer. */
  static final int POINTS = 100;

  private static final int POLLS_PER_LOOK = 256;
  private static final long WARM_UP_SECONDS = 6;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private DecodeBench() {}

  /** A protocol's answers, decoded and put through the pipeline of one device. */
  interface Device {
    /** Takes the answer of one poll. */
    DevicePipeline.Result poll(int number, Instant at);

    /** What it is, for people. */
    String title();
  }

  private record Round(double perCpuSecond, double reportedShare, double bytesEach) {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(arguments);
    System.out.println(Machine.heading("Decoding (`./gengfu bench decode`)"));
    System.out.printf(
        Locale.ROOT,
        "%nOne thread, %d points an answer; %d rounds of %d s of processor time; median"
            + " (least–greatest). Processor time of the thread alone; memory is what it allocated."
            + "%n%n",
        POINTS,
        options.rounds(),
        options.seconds());
    System.out.println(
        "| answers | readings decoded per CPU-second | ns a reading | reported | bytes a reading |");
    System.out.println("|---|---|---|---|---|");
    List<Device> devices = new ArrayList<>();
    for (int changing : new int[] {10, 100}) {
      devices.add(new ModbusAnswers(changing));
      devices.add(new SnmpAnswers(changing));
    }
    for (Device device : devices) {
      run(device, WARM_UP_SECONDS, 0);
    }
    for (Device device : devices) {
      measure(device, options);
    }
  }

  private static void measure(Device device, Options options) {
    List<Double> rates = new ArrayList<>();
    List<Double> nanos = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    for (int i = 0; i < options.rounds(); i++) {
      Round round = run(device, options.seconds(), 1 + i);
      rates.add(round.perCpuSecond());
      nanos.add(1e9 / round.perCpuSecond());
      shares.add(100 * round.reportedShare());
      bytes.add(round.bytesEach());
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %.0f %% | %.0f |%n",
        device.title(),
        Spread.of(rates).cell("%,.0f"),
        Spread.of(nanos).cell("%.0f"),
        Spread.of(shares).median(),
        Spread.of(bytes).median());
  }

  private static Round run(Device device, long seconds, int round) {
    Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(1_000_000L * round);
    long polls = 0;
    long reported = 0;
    long memory = allocated();
    long start = THREADS.getCurrentThreadCpuTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    long now = start;
    while (now < end) {
      for (int i = 0; i < POLLS_PER_LOOK; i++) {
        at = at.plusMillis(100);
        reported += device.poll((int) polls++, at).readings().size();
      }
      now = THREADS.getCurrentThreadCpuTime();
    }
    double readings = (double) polls * POINTS;
    return new Round(
        readings / ((now - start) / 1e9), reported / readings, (allocated() - memory) / readings);
  }

  private static long allocated() {
    return THREADS instanceof com.sun.management.ThreadMXBean sun
        ? sun.getCurrentThreadAllocatedBytes()
        : 0;
  }
}
