package org.gengfu.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * {@code bench sweep}: cameras seen per second against GStreamer's RTSP server, 1080p, beside one
 * {@code ffmpeg} process a camera and beside the bare decoding of key frames that lie in memory.
 * Each visit ends with a key frame, decoded and scaled down and measured, by FFmpeg's own filters
 * there; ours makes a thumbnail as well. Prints a Markdown section. Options: {@code --rounds N}
 * (3), {@code --seconds N} a round (5).
 */
public final class SweepBench {
  private static final int CAMERAS = 500;
  private static final int[] GROUP_SECONDS = {1, 2};

  private SweepBench() {}

  /** One contender's round. */
  record Round(double perSecond, double cpuMillisEach, long failed) {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = arguments.length == 0 ? new Options(3, 5, "all") : Options.of(arguments);
    System.out.println(Machine.heading("Camera sweep (`./gengfu bench sweep`)"));
    System.out.printf(
        Locale.ROOT,
        "%nGStreamer's RTSP server on the same two processors, %d streams of 1,920 x 1,080 at 25"
            + " pictures a second, encoded before; %d rounds of %d s each, median (least–greatest)."
            + " Ours: one agent's thread, two decoders, %d visits at once; ffmpeg: %d processes at"
            + " once, told not to probe, with `%s`; ours has measures of its own (mean, spread, colour,"
            + " blur, noise, stripes, edges, cells) and makes a JPEG. Both skip the loop filter.%n%n",
        SweepServer.MOUNTS,
        options.rounds(),
        options.seconds(),
        SweepOurs.VISITS,
        SweepTheirs.PROCESSES,
        SweepTheirs.FILTERS);
    System.out.println(
        "| key frame every | ours, visits/s | ours, CPU ms a visit | ffmpeg, visits/s | ffmpeg, CPU"
            + " ms a visit | ours : ffmpeg | key frames decoded/s from memory | ours : that | ours"
            + " failed | server, share of a processor |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    try (Scratch scratch = Scratch.make("sweep")) {
      for (int seconds : GROUP_SECONDS) {
        SweepClip clip = SweepClip.make(scratch.folder(), seconds);
        try (SweepServer server = SweepServer.start(scratch.folder(), clip);
            SweepOurs ours = new SweepOurs(scratch.folder(), server)) {
          measure(options, seconds, server, ours, clip);
          if (seconds == GROUP_SECONDS[0]) {
            whole(ours);
          }
        }
      }
      LATER.forEach(System.out::println);
    }
  }

  private static final List<String> LATER = new ArrayList<>();

  private static void measure(
      Options options, int seconds, SweepServer server, SweepOurs ours, SweepClip clip)
      throws IOException, InterruptedException {
    ours.hold();
    ours.run(3);
    List<Double> own = new ArrayList<>();
    List<Double> ownCpu = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> theirCpu = new ArrayList<>();
    List<Double> pure = new ArrayList<>();
    List<Double> ratio = new ArrayList<>();
    List<Double> share = new ArrayList<>();
    List<Double> served = new ArrayList<>();
    long failed = 0;
    for (int i = 0; i < options.rounds(); i++) {
      double before = server.cpuSeconds();
      Round mine = ours.run(options.seconds());
      served.add((server.cpuSeconds() - before) / options.seconds());
      Round other = SweepTheirs.run(server, options.seconds());
      double bare = ours.pure(clip.keyFrame(), options.seconds());
      own.add(mine.perSecond());
      ownCpu.add(mine.cpuMillisEach());
      theirs.add(other.perSecond());
      theirCpu.add(other.cpuMillisEach());
      pure.add(bare);
      ratio.add(mine.perSecond() / other.perSecond());
      share.add(mine.perSecond() / bare);
      failed += mine.failed();
    }
    System.out.printf(
        Locale.ROOT,
        "| %d s | %s | %s | %s | %s | %s | %s | %s | %d | %s |%n",
        seconds,
        Spread.of(own).cell("%.0f"),
        Spread.of(ownCpu).cell("%.1f"),
        Spread.of(theirs).cell("%.1f"),
        Spread.of(theirCpu).cell("%.0f"),
        Spread.of(ratio).cell("%.1f"),
        Spread.of(pure).cell("%.0f"),
        Spread.of(share).cell("%.2f"),
        failed,
        Spread.of(served).cell("%.2f"));
  }

  private static void whole(SweepOurs ours) throws InterruptedException {
    long start = System.nanoTime();
    long seen = ours.visits(CAMERAS);
    double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    LATER.add(
        String.format(
            Locale.ROOT,
            "%n%,d visits (key frame every 1 s) took %.1f s; %,d gave a picture. Memory: the agent's"
                + " heap holds %.0f KiB more for each visit under way that has its key frame; a"
                + " decoder's process takes %d MB at its peak.",
            CAMERAS,
            seconds,
            seen,
            ours.heapEach() / 1_024,
            ours.decoderMegabytes()));
  }
}
